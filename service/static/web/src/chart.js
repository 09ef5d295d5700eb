// What charts share: an axis drawn into a group, and how much room there is.

import { select } from "d3-selection";

import { s } from "./dom.js";

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
