// The span of a timeline that is shown, by keyboard: two days, and buttons to come closer or move.

import { iso, number } from "../calendar.js";
import { h } from "../dom.js";

/** Controls of a drawing; `shown(span)` is to be told what is shown, in days. */
export function spanning(chart) {
  const from = h("input", { type: "date", "aria-label": "Shown from" });
  const to = h("input", { type: "date", "aria-label": "Shown to" });
  const days = (field) => number(field.value);
  const set = () => from.value && to.value && days(to) > days(from) && chart().show(days(from), days(to));
  for (const field of [from, to]) field.addEventListener("change", set);
  const button = (label, does) => h("button", { type: "button", onclick: does }, label);
  return {
    element: h("p", { class: "row span-shown", role: "group", "aria-label": "The span shown" }, "Shown from ", from, " to ", to, button("Closer", () => chart().closer(1.5)), button("Further", () => chart().closer(1 / 1.5)), button("Earlier", () => chart().move(-0.4)), button("Later", () => chart().move(0.4)), button("Whole span", () => chart().whole())),
    shown([first, last]) {
      [from.value, to.value] = [iso(first), iso(last)];
    },
  };
}
