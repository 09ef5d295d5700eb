// What charts share: an axis drawn into a group.

import { select } from "d3-selection";

import { s } from "./dom.js";

/** A group with an axis of d3-axis, moved to its place. */
export function axis(made, x, y) {
  const group = s("g", { class: "axis", transform: `translate(${x},${y})` });
  select(group).call(made);
  return group;
}
