// What charts share: an axis drawn into a group, one of time, and how much room there is.

import { axisBottom } from "d3-axis";
import { select } from "d3-selection";
import { utcFormat } from "d3-time-format";

import { DAY } from "./calendar.js";
import { s } from "./dom.js";

const [TO_THE_MINUTE, TO_THE_SECOND] = [utcFormat("%H:%M"), utcFormat("%H:%M:%S")];

/** An axis of time with about so many ticks, told in UTC: within a day by a clock of 24 hours. */
export function times(scale, count) {
  const days = scale.tickFormat();
  const within = (at) => (at % 60_000 ? TO_THE_SECOND : TO_THE_MINUTE)(at);
  return axisBottom(scale).ticks(count).tickFormat((at) => (at % DAY ? within(at) : days(at)));
}

/** A group with an axis of d3-axis, moved to its place. */
export function axis(made, x, y) {
  const group = s("g", { class: "axis", transform: `translate(${x},${y})` });
  select(group).call(made);
  return group;
}

let measured = new WeakMap();
addEventListener("resize", () => (measured = new WeakMap()));

/**
 * How wide a drawing in a figure is, in its own units: so wide as it is shown, that its words stay readable on a phone.
 * It is measured once for a size of the window, as all that has changed in the page must be laid out for it.
 */
export function room(figure, most = 760) {
  const width = measured.get(figure) ?? figure.clientWidth;
  if (width) measured.set(figure, width);
  return Math.round(Math.min(most, Math.max(300, width || 640)));
}
