// How a development is drawn by its dates: solid for what is sure, hollow for what is not, with a tip where no end is known.

import { h, s } from "../dom.js";
import { DIMENSIONS } from "../words.js";

export const [TOP, LANE] = [8, 16];

const HEIGHT = 11;

/** How wide a tip is. */
const TIP = 5;

const box = (left, right, y, height) => {
  const width = Math.max(right - left, 2).toFixed(1);
  return `M${left.toFixed(1)},${y}h${width}v${height}h-${width}z`;
};

/** The paths of shapes, `{item, lane, left, right}`, by dimension: what is unsure, what is sure, and the tips of open ends. */
export function paths(shapes, where) {
  const found = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, ["", "", ""]]));
  for (const { item, lane, left, right } of shapes) {
    const path = found[item.dimension];
    const y = TOP + lane * LANE + 2;
    if (item.unsure) path[0] += box(left, right, y + 1.5, HEIGHT - 3);
    const [sureLeft, sureRight] = [Math.max(where(item.sure_from), left), Math.min(where(item.sure_to + 1), right)];
    if (sureRight > sureLeft) path[1] += box(sureLeft, sureRight, y, HEIGHT);
    if (item.open) path[2] += `M${right.toFixed(1)},${y}l${TIP},${HEIGHT / 2}l-${TIP},${HEIGHT / 2}z`;
  }
  return found;
}

/** The elements that the paths go into, by dimension. */
export const layers = () => DIMENSIONS.map((dimension) => ["unsure-span", "span", "tip"].map((kind) => s("path", { class: `${kind} ${dimension}` })));

const sample = (words, ...shapes) => h("li", {}, s("svg", { class: "swatch sample", viewBox: "0 0 36 14", "aria-hidden": "true" }, shapes), words);

const piece = (kind, d) => s("path", { class: kind, d });

/** What the drawing means. */
export const legend = () =>
  h(
    "ul",
    { class: "key" },
    DIMENSIONS.map((dimension) => h("li", {}, s("svg", { class: `swatch ${dimension}`, viewBox: "0 0 36 14", "aria-hidden": "true" }, piece("span", box(2, 34, 2, HEIGHT))), dimension)),
    sample("begins or ends some day within the hollow part", piece("unsure-span", box(2, 34, 3.5, HEIGHT - 3)), piece("span", box(12, 24, 2, HEIGHT))),
    sample("some day within it, nobody knows which", piece("unsure-span", box(2, 34, 3.5, HEIGHT - 3))),
    sample("no end is known: cut short", piece("span", box(2, 28, 2, HEIGHT)), piece("tip", `M28,2l${TIP},${HEIGHT / 2}l-${TIP},${HEIGHT / 2}z`)),
    h("li", { class: "now-key" }, "the day asked about"),
  );
