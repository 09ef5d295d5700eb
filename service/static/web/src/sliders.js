// The two sliders: when in the world, and what was known or published by then; with play, step, certainty and the lens.

import { h, id } from "./dom.js";
import { change, follow, moment, TODAY } from "./moment.js";
import { day } from "./words.js";

const DAY = 86_400_000;

const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

const PACE = 120;

/** A slider over days: a range, a date field, a step back and forth, and play. `name` is the argument that it sets. */
function slider({ name, title, first, last }) {
  const labelled = id(name);
  const value = () => moment()[name] ?? TODAY;
  const shown = h("output", {});
  const range = h("input", { type: "range", min: number(first), max: number(last), step: 1, "aria-labelledby": labelled });
  const field = h("input", { type: "date", min: first, max: last, "aria-labelledby": labelled });
  const play = h("button", { type: "button", class: "play", "aria-pressed": "false" }, "Play");
  const set = (days, replace) => change({ [name]: iso(Math.min(Math.max(days, number(first)), number(last))) }, { replace });

  range.addEventListener("input", () => set(Number(range.value), true));
  field.addEventListener("change", () => field.value && set(number(field.value)));

  let playing = 0;
  function pause() {
    clearInterval(playing);
    playing = 0;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }
  play.addEventListener("click", () => {
    if (playing) return pause();
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    if (number(value()) >= number(last)) set(number(first), true);
    playing = setInterval(() => {
      if (number(value()) >= number(last)) return pause();
      set(number(value()) + 7, true);
    }, PACE);
  });

  function show() {
    range.value = number(value());
    range.setAttribute("aria-valuetext", day(value()));
    field.value = value();
    shown.textContent = day(value());
  }
  follow(show);
  show();

  const step = (label, days) => h("button", { type: "button", "aria-label": label, onclick: () => set(number(value()) + days) }, days < 0 ? "‹" : "›");
  return h(
    "fieldset",
    { class: "slider", "data-slider": name },
    h("legend", { id: labelled }, title, " ", shown),
    h("div", { class: "row" }, step("A day back", -1), range, step("A day on", 1), field, play),
  );
}

function choice(name, title, options) {
  const select = h("select", { onchange: () => change({ [name]: select.value || null }) }, options.map(([value, label]) => h("option", { value }, label)));
  const show = () => (select.value = moment()[name] ?? options[0][0]);
  follow(show);
  show();
  return h("label", {}, title, " ", select);
}

function text(name, title, hint) {
  const field = h("input", { type: "text", placeholder: hint, autocomplete: "off", spellcheck: "false" });
  field.addEventListener("change", () => change({ [name]: field.value.trim().replaceAll(/\s*,\s*/g, ",") || null }));
  const show = () => (field.value = moment()[name] ?? "");
  follow(show);
  show();
  return h("label", {}, title, " ", field);
}

/** All that moves the moment: put at the head of a page. */
export function sliders(place, { first = "2014-01-01", last = TODAY } = {}) {
  place.append(
    h(
      "form",
      { class: "moment", "aria-label": "The moment", onsubmit: (event) => event.preventDefault() },
      slider({ name: "valid_on", title: "In the world:", first, last }),
      slider({ name: "published_by", title: "Published by:", first, last }),
      h(
        "div",
        { class: "row" },
        text("actors", "Actors", "CHN,RUS,PRK"),
        choice("certainty", "Dates", [["possible", "possible"], ["certain", "certain"]]),
        h(
          "details",
          { class: "lens" },
          h("summary", {}, "Lens"),
          text("known_at", "Known at", "a position or an instant"),
          text("sources", "Only sources", "example.org"),
          text("without", "Without sources", "example.org"),
          choice("reliability", "Reliability", [["", "any"], ...["A", "B", "C", "D", "E"].map((code) => [code, `${code} or better`])]),
          choice("credibility", "Credibility", [["", "any"], ...["1", "2", "3", "4", "5"].map((code) => [code, `${code} or better`])]),
        ),
        h("button", { type: "button", onclick: () => change({ valid_on: null, published_by: null, known_at: null }) }, "Now"),
      ),
    ),
  );
}
