// A citation of what is shown: in words and for reference managers, with its moment and digest; and the chart alone.

import { address, ask } from "./api.js";
import { dialog } from "./dialog.js";
import { h } from "./dom.js";
import { failed } from "./failed.js";
import { address as page } from "./moment.js";
import { told } from "./words.js";

const FORMS = { bibtex: ["BibTeX", "bib"], csl: ["CSL-JSON", "json"], ris: ["RIS", "ris"], text: ["Text", "txt"] };

const entry = (term, ...said) => [h("dt", {}, term), h("dd", {}, said)];

/** What of an answer's address is cited: the question, and no matter of how it is told. */
function cited({ path, query: { grounds, ...query } = {} }) {
  return address(path, query).slice((document.documentElement.dataset.base ?? "").length);
}

/** A button that opens the citation of what is shown; `shown()` gives its title, question, answer and name as a chart. */
export const citing = (shown) => h("button", { type: "button", onclick: () => cite(shown()) }, "Cite");

function cite({ title, name, question, answer }) {
  const place = h("div", { role: "status" });
  dialog(`Cite: ${title}`, place, name && embedding(name));
  const prepared = { address: cited(question), title };
  const fill = async () => {
    place.replaceChildren(h("p", {}, "Asking for the citation ..."));
    try {
      const said = await ask("/v1/citations/prepared", prepared);
      place.replaceChildren(
        h("blockquote", { class: "citation", tabindex: "0", "aria-label": "The citation" }, said.text),
        h("p", { class: "row" }, Object.entries(FORMS).map(([format, [label, ending]]) => h("a", { href: address("/v1/citations/prepared", { ...prepared, format }), download: `entente.${ending}` }, label))),
        h("dl", { class: "card" }, entry("Moment", told(answer.moment)), entry("Permalink", h("a", { href: said.permalink }, `${location.origin}${said.permalink}`)), entry("SHA-256", h("code", {}, said.sha256))),
      );
    } catch (error) {
      failed(place, error, fill);
    }
  };
  fill();
}

/** How a page of somebody else shows the chart. */
function embedding(name) {
  const link = `${location.origin}${page(`/embed/${name}`, own())}`;
  return h(
    "details",
    {},
    h("summary", {}, "Show this chart in a page of your own"),
    h("p", {}, "The host of this service must allow your page to: ", h("code", {}, "ENTENTE_EMBED_ORIGINS"), ". ", h("a", { href: link }, "The chart alone")),
    h("pre", { tabindex: "0" }, `<iframe src="${link.replaceAll("&", "&amp;")}" title="Entente" width="720" height="560"></iframe>`),
  );
}

/** What the address holds beside the moment. */
const own = () => Object.fromEntries(new URLSearchParams(location.search));
