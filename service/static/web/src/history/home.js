// How the history is taken home and checked there.

import { address } from "../api.js";
import { h } from "../dom.js";
import { follow, moment } from "../moment.js";

const base = `${location.origin}${document.documentElement.dataset.base ?? ""}`;

const WHOLE = { log: "every event", developments: "every version of every development", facts: "every version of every fact" };

/** Links to all of it up to the moment that is shown: what each is, in each format. */
function whole() {
  const link = (name, format) => {
    const made = h("a", { download: `${name}.${format}`, "aria-label": `${WHOLE[name]} as ${format.toUpperCase()}` }, format.toUpperCase());
    const show = () => made.setAttribute("href", address(`/v1/export/${name}`, { known_at: moment().known_at, format }));
    follow(show);
    show();
    return made;
  };
  return h("ul", {}, Object.entries(WHOLE).map(([name, words]) => h("li", {}, `${words}: `, link(name, "ndjson"), ", ", link(name, "csv"))));
}

const command = (said) => h("pre", { tabindex: "0" }, said);

/** Put it into the page. */
export function home(place) {
  place.append(
    h(
      "section",
      { class: "panel full", "aria-labelledby": "home" },
      h("h2", { id: "home" }, "Take it home and check it there"),
      h("p", {}, "The whole history, as far as the log knew it at the moment shown, to be worked with elsewhere:"),
      whole(),
      h("p", {}, "And with all that proves it:"),
      h("ol", { class: "ways" }, [
        h("li", {}, "Check this server from your own machine: every leaf, every checkpoint and the words it gives out.", command(`entente audit verify ${base}`)),
        h("li", {}, "Have its operator write the whole history down, as a directory or one file.", command("entente audit export history")),
        h("li", {}, "Check that, without this server, a network or a database.", command("entente audit verify history")),
        h("li", {}, "Play it again in an empty database and compare every projection with what this server states.", command("entente audit replay history")),
      ]),
      h("p", {}, "What each check proves, and what no log can prove (what was never recorded, and what was lost before anybody saw a checkpoint): ", h("a", { href: `${base}/docs/methods/audit` }, "how the audit works"), "."),
    ),
  );
}
