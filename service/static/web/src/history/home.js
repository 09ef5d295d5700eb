// How the history is taken home and checked there.

import { h } from "../dom.js";

const base = `${location.origin}${document.documentElement.dataset.base ?? ""}`;

const command = (said) => h("pre", { tabindex: "0" }, said);

/** Put it into the page. */
export function home(place) {
  place.append(
    h(
      "section",
      { class: "panel full", "aria-labelledby": "home" },
      h("h2", { id: "home" }, "Take it home and check it there"),
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
