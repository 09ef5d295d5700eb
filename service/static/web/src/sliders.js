// What moves the moment: a slider for the world, one for what was published or known, the set, certainty and the lens.

import { heard } from "./answers.js";
import { ask } from "./api.js";
import { iso, number, stepped, UNITS } from "./calendar.js";
import { h } from "./dom.js";
import { lens } from "./lens.js";
import { change, follow, moment, note, noted, TODAY } from "./moment.js";
import { slider } from "./slider.js";
import { day } from "./words.js";

const FIRST = "2014-01-01";

/** A slider over days. */
function days(name, title) {
  const value = () => number(moment()[name] ?? TODAY);
  const field = h("input", { type: "date" });
  field.addEventListener("change", () => field.value && change({ [name]: field.value }));
  const show = () => (field.value = iso(value()));
  follow(show);
  show();
  return slider({ name, title, field, units: UNITS, step: stepped, value, span: () => [number(FIRST), number(TODAY)], words: () => day(iso(value())), at: (to) => ({ [name]: iso(to) }) });
}

/** A slider over what the log knew: by position, or by the end of a day. */
function positions() {
  let [head, last] = [1, null];
  const said = () => moment().known_at;
  const exact = () => /^\d+$/.test(said() ?? "");
  const value = () => (exact() ? Number(said()) : said() && last ? last.position : head);
  const field = h("input", { type: "date" });
  field.addEventListener("change", () => field.value && change({ known_at: `${field.value}T23:59:59Z` }));
  const words = () => {
    const at = last?.position === value() && last.recorded_at ? `, recorded ${day(last.recorded_at.slice(0, 10))}, ${last.recorded_at.slice(11, 16)} UTC` : "";
    return `${said() ? "" : "now, "}event ${value()} of ${head}${at}`;
  };
  const made = slider({ name: "known_at", title: "Known by", field, units: ["1 event", "10 events", "100 events"], step: (from, unit, count) => from + count * parseInt(unit, 10), value, span: () => [0, head], words, at: (to) => ({ known_at: to >= head ? null : String(to) }) });
  const show = () => {
    field.value = (last?.recorded_at ?? (said() && !exact() ? said() : TODAY)).slice(0, 10);
    made.show();
  };
  heard(({ known_at }) => {
    last = known_at;
    head = Math.max(head, known_at.position);
    show();
  });
  ask("/v1/log", { limit: 1 }).then((log) => {
    head = log.head;
    show();
  }, () => {});
  show();
  return made;
}

/** Buttons of which one is pressed in. */
function radios(name, title, options, value, choose) {
  const inputs = Object.entries(options).map(([each, label]) => h("label", {}, h("input", { type: "radio", name, value: each, onchange: () => choose(each) }), label));
  const show = () => inputs.forEach((label) => (label.firstChild.checked = label.firstChild.value === value()));
  follow(show);
  show();
  return h("fieldset", { class: "switch", "data-switch": name }, h("legend", {}, title), inputs);
}

/** The second slider, which is of what was published or of what was known; the other one's value stands, and is said. */
function second() {
  const made = { published: days("published_by", "Published by"), known: positions() };
  const chosen = () => noted("axis") ?? (moment().known_at && !moment().published_by ? "known" : "published");
  const beside = h("p", { class: "beside" });
  const show = () => {
    for (const [name, { element }] of Object.entries(made)) element.hidden = name !== chosen();
    const [argument, other] = chosen() === "known" ? ["published_by", "published by"] : ["known_at", "known at"];
    const value = moment()[argument];
    beside.replaceChildren(...(value ? [`And ${other} ${/^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : /^\d+$/.test(value) ? `event ${value}` : value}. `, h("button", { type: "button", onclick: () => change({ [argument]: null }) }, "Let go")] : []));
    beside.hidden = !value;
  };
  const pick = radios("axis", "Seen by", { published: "what sources had published", known: "what this log knew" }, chosen, (value) => {
    note("axis", value);
    show();
  });
  follow(show);
  show();
  return h("div", {}, made.published.element, made.known.element, pick, beside);
}

function text(name, title, hint) {
  const field = h("input", { type: "text", placeholder: hint, autocomplete: "off", spellcheck: "false" });
  field.addEventListener("change", () => change({ [name]: field.value.trim().toUpperCase().replaceAll(/\s*,\s*/g, ",") || null }));
  const show = () => (field.value = moment()[name] ?? "");
  follow(show);
  show();
  return h("label", {}, title, " ", field);
}

/** All that moves the moment: put at the head of a page; `set` is whether the page is about a set of actors. */
export function sliders(place, { set = true } = {}) {
  place.append(
    h(
      "form",
      { class: "moment", "aria-label": "The moment", onsubmit: (event) => event.preventDefault() },
      h(
        "div",
        {},
        days("valid_on", "In the world").element,
        radios("certainty", "Dates", { possible: "possible: on some reading", certain: "certain: on every reading" }, () => moment().certainty, (certainty) => change({ certainty })),
      ),
      second(),
      h("div", { class: "row" }, set && text("actors", "Actors", "CHN,RUS,PRK"), h("button", { type: "button", onclick: () => change({ valid_on: null, published_by: null, known_at: null }) }, "Now"), lens()),
    ),
  );
}
