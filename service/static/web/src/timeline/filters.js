// The filters of the timeline: held in the address, each a native control.

import { ask } from "../api.js";
import { h } from "../dom.js";
import { remember } from "../moment.js";
import { DIMENSIONS, plain, STATUS } from "../words.js";

const FILTERS = ["actor", "kind", "dimension", "theatre", "status", "since", "until", "q"];

/** The filters that are set. */
export const filters = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name, value]) => FILTERS.includes(name) && value));

const choice = (options) => h("select", {}, h("option", { value: "" }, "all"), options.map((each) => h("option", { value: each }, plain(each))));

/** The kinds of developments, once they are known. */
function kinds(show) {
  const select = choice([]);
  ask("/v1/kinds").then((said) => {
    select.append(...said.kinds.map(({ kind }) => h("option", { value: kind }, plain(kind))));
    show(select);
  }, () => {});
  return select;
}

/** The form of the filters. */
export function filtering() {
  const shows = [];
  const field = (name, title, input) => {
    const show = () => (input.value = filters()[name] ?? "");
    input.addEventListener("change", () => remember({ [name]: input.value.trim() }));
    shows.push(show);
    show();
    return h("label", {}, title, " ", input);
  };
  const clear = h("button", { type: "button", onclick: () => remember(Object.fromEntries(FILTERS.map((name) => [name, null]))) }, "No filters");
  addEventListener("popstate", () => shows.forEach((show) => show()));
  return h(
    "form",
    { class: "filters row", role: "search", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    field("q", "Search", h("input", { type: "search" })),
    h(
      "details",
      { open: innerWidth > 960 },
      h("summary", {}, "Filters"),
      h(
        "div",
        { class: "row" },
        field("actor", "Actors", h("input", { type: "text", placeholder: "CHN,PRK", autocomplete: "off" })),
        field("kind", "Kind", kinds((select) => (select.value = filters().kind ?? ""))),
        field("dimension", "Dimension", choice(DIMENSIONS)),
        field("theatre", "Theatre", h("input", { type: "text", placeholder: "East Asia", autocomplete: "off" })),
        field("status", "Status", choice(Object.keys(STATUS))),
        field("since", "Since", h("input", { type: "date" })),
        field("until", "Until", h("input", { type: "date" })),
        clear,
      ),
    ),
  );
}
