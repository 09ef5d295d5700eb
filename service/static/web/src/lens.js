// The lens: what stands with some sources alone, without some, or from those of a reliability and credibility.

import { named, tellSources } from "./answers.js";
import { h, id } from "./dom.js";
import { change, follow, moment } from "./moment.js";
import { CREDIBILITY, RELIABILITY } from "./words.js";

function choice(name, title, words) {
  const select = h("select", { onchange: () => change({ [name]: select.value || null }) }, h("option", { value: "" }, "any"), Object.entries(words).slice(0, 5).map(([code, said]) => h("option", { value: code }, `${code} or better: ${said}`)));
  const show = () => (select.value = moment()[name] ?? "");
  follow(show);
  show();
  return h("label", {}, title, " ", select);
}

/** A field for names of sources, which offers those that the answers shown rest on. */
function sources(name, title, list) {
  const field = h("input", { type: "text", list, autocomplete: "off", spellcheck: "false", placeholder: "one or more, with commas" });
  field.addEventListener("change", () => change({ [name]: field.value.trim().replaceAll(/\s*,\s*/g, ",") || null }));
  const show = () => (field.value = moment()[name] ?? "");
  follow(show);
  show();
  return h("label", {}, title, " ", field);
}

/** The lens as it stands, in words. */
function said() {
  const { sources, without, reliability, credibility } = moment();
  const parts = [sources && `only ${sources}`, without && `without ${without}`, reliability && `reliability ${reliability} or better`, credibility && `credibility ${credibility} or better`].filter(Boolean);
  return parts.length ? `Lens: ${parts.join(", ")}` : "Lens: all sources";
}

/** The lens with its state as its summary. */
export function lens() {
  const list = id("sources");
  const offered = h("datalist", { id: list });
  const summary = h("summary", {});
  const show = () => (summary.textContent = said());
  follow(show);
  show();
  named((names) => offered.replaceChildren(...names.map((value) => h("option", { value }))));
  return h(
    "details",
    { class: "lens", ontoggle: tellSources },
    summary,
    h(
      "div",
      { class: "row" },
      sources("sources", "Only sources", list),
      sources("without", "Without sources", list),
      choice("reliability", "Reliability", RELIABILITY),
      choice("credibility", "Credibility", CREDIBILITY),
      h("button", { type: "button", onclick: () => change({ sources: null, without: null, reliability: null, credibility: null }) }, "No lens"),
      offered,
    ),
  );
}
