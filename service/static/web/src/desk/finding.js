// Finding the development that something is to be said about.

import { ask, Failed } from "../api.js";
import { h } from "../dom.js";
import { plain, STATUS, when } from "../words.js";

const BASE = document.documentElement.dataset.base ?? "";

const MOST = 10;

const item = ({ development, title, kind, when: said, status }) =>
  h("li", {}, h("a", { href: `${BASE}/desk?development=${development}&act=corrections` }, title), h("span", { class: "told" }, `${plain(kind)}, ${when(said)}; ${STATUS[status] ?? status}`));

/** A search whose finds lead to the forms about them. */
export function finding() {
  const field = h("input", { type: "search", "aria-label": "Words of its title, actors or sources" });
  const found = h("div", { role: "status" });
  const search = async (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    try {
      const { developments } = await ask("/v1/timeline", { q: field.value.trim(), limit: MOST });
      found.replaceChildren(developments.length ? h("ul", { class: "lines" }, developments.map(item)) : h("p", {}, "Nothing on record has these words."));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      found.replaceChildren(h("p", { class: "broken" }, error.message));
    }
  };
  return h("section", { class: "panel full", "aria-labelledby": "finding" }, h("h2", { id: "finding" }, "Correct, dispute or retract"), h("p", { class: "says" }, "Find the development, then say what is to be said of it."), h("form", { class: "row", role: "search", onsubmit: search }, field, h("button", { type: "submit" }, "Find it")), found);
}
