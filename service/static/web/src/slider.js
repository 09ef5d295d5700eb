// A slider: a range with its value in words, a field, steps back and forth, and play.

import { ahead } from "./ahead.js";
import { h, id } from "./dom.js";
import { change, follow } from "./moment.js";
import { player } from "./play.js";

const PACE = 150;

/** The longest move that is taken for a step: a year of days. */
const LONGEST = 366;

const busy = () => document.querySelector("[data-panel][aria-busy=true]") !== null;

/**
 * A slider. It is made of
 *   name, title   the argument that it sets, and what it is called
 *   span()        the first and last value of the range, as numbers
 *   value()       where it stands, as a number
 *   words()       the same in words
 *   at(number)    what of the moment is otherwise where it stands there
 *   field         an input beside it, kept by whoever made it
 *   units         what a step can be; `step(value, unit, count)` is the value that many on
 */
export function slider({ name, title, span, value, words, at, field, units, step }) {
  const labelled = id(name);
  const shown = h("output", {});
  const range = h("input", { type: "range", step: 1, "aria-labelledby": labelled });
  const unit = h("select", { "aria-label": `A step of ${title}` }, units.map((each) => h("option", {}, each)));
  field.setAttribute("aria-labelledby", labelled);
  const held = (to) => Math.min(Math.max(to, span()[0]), span()[1]);
  const move = (count, replace) => set(held(step(value(), unit.value, count)), replace);

  /** Move it, and have what the next step of the same length would show asked ahead. */
  function set(to, replace) {
    const length = to - value();
    change(at(to), { replace });
    if (length && Math.abs(length) <= LONGEST) ahead(at(held(to + length)));
  }
  range.addEventListener("input", () => set(Number(range.value), true));

  let ticking = 0;
  const play = player(
    () => {
      if (value() >= span()[1]) set(span()[0], true);
      ticking = setInterval(() => {
        if (value() >= span()[1]) return play.pause();
        if (!busy()) move(1, true);
      }, PACE);
    },
    () => clearInterval(ticking),
  );

  function show() {
    const [first, last] = span();
    range.min = Math.min(first, value());
    range.max = Math.max(last, value());
    range.value = value();
    range.setAttribute("aria-valuetext", words());
    shown.textContent = words();
  }
  follow(show);
  show();

  /** Whoever comes near is about to take a step. */
  function near() {
    if (near.to === value()) return;
    near.to = value();
    for (const count of [1, -1]) ahead(at(held(step(value(), unit.value, count))));
  }

  const arrow = (label, count, sign) => h("button", { type: "button", "aria-label": `${label}: ${title}`, title: label, onclick: () => move(count) }, sign);
  const element = h(
    "fieldset",
    { class: "slider", "data-slider": name, onpointerenter: near, onfocusin: near },
    h("legend", { id: labelled }, title, ": ", shown),
    h("div", { class: "row" }, arrow("A step back", -1, "‹"), range, arrow("A step on", 1, "›"), h("span", { class: "row" }, field, unit, play.button)),
  );
  return { element, show };
}
