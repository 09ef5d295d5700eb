// One chart alone, in a page of somebody else's: with its source, its moment and the way back.

import { heard } from "./answers.js";
import { difference } from "./difference.js";
import { h } from "./dom.js";
import { growth } from "./history/growth.js";
import { theatres } from "./map.js";
import { address, follow } from "./moment.js";
import { panel } from "./panel.js";
import { alliance } from "./panels/alliance.js";
import { cohesion } from "./panels/cohesion.js";
import { cracks } from "./panels/cracks.js";
import { flows } from "./panels/flows.js";
import { reactions } from "./panels/reactions.js";
import { squeezed } from "./panels/squeezed.js";
import { embedded } from "./timeline.js";
import { told } from "./words.js";

const OF = { overview: [alliance, cohesion, squeezed, cracks, reactions, flows], map: [theatres], difference: [difference], history: [growth] };

const own = () => Object.fromEntries(new URLSearchParams(location.search));

/** Fill the page. */
export function embed(main) {
  const name = document.body.dataset.embed;
  const [page, [made]] = Object.entries(OF).map(([each, all]) => [each, all.filter((one) => one.name === name)]).find(([, found]) => found.length) ?? ["timeline", []];
  const moment = h("span", {});
  const back = h("a", { target: "_blank", rel: "noopener" }, "Open it there");
  const show = () => back.setAttribute("href", address(`/${page}`, own()));
  follow(show);
  show();
  heard((said) => (moment.textContent = `; what was so ${told(said)}`));
  if (made) panel(main, made);
  else embedded(main);
  main.append(h("p", { class: "origin" }, `Source: Entente at ${location.host}`, moment, ". ", back));
}
