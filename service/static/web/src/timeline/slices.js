// The overview of a timeline: how many developments begin in each slice of its whole span.

import { DAY } from "../calendar.js";

const SLICES = 200;

/** A path of bars over the whole span, by the root of how many begin there, so that few are still seen. */
export function slices(items, overall, width, height) {
  const counts = new Float64Array(SLICES);
  const [from, to] = overall.domain().map((date) => date.getTime() / DAY);
  for (const item of items) counts[Math.min(SLICES - 1, Math.max(0, Math.floor(((item.start - from) / (to - from)) * SLICES)))] += 1;
  const most = counts.reduce((one, other) => Math.max(one, other), 1);
  const step = width / SLICES;
  return [...counts].map((value, index) => (value ? `M${(index * step).toFixed(1)},${height}v-${((value / most) ** 0.5 * (height - 6)).toFixed(1)}h${(step * 0.85).toFixed(1)}V${height}z` : "")).join("");
}
