// What the lines of the alliance graph mean, and what is between each pair in numbers.

import { h, s } from "../dom.js";
import { resting } from "../grounds.js";
import { DIMENSIONS, plain } from "../words.js";
import { OBLIGATIONS, readable } from "./obligations.js";

export const round = (value) => Math.round(value * 10) / 10;

/** How broad a line of cooperation is: by the root of its weight, so that a small one is still seen. */
export const breadth = (cooperation) => Math.min(12, 1 + 1.2 * Math.sqrt(cooperation));

const swatch = (kind, ...content) => s("svg", { class: `swatch ${kind}`, viewBox: "0 0 36 14", "aria-hidden": "true" }, content);

/** The key of what is drawn. */
export function legend(obligations, rows) {
  const owed = OBLIGATIONS.filter((each) => obligations.some((row) => row.obligation === each));
  const done = DIMENSIONS.filter((each) => rows.some((row) => row.done.some((deed) => deed.dimension === each)));
  return h(
    "ul",
    { class: "key" },
    owed.map((each) => h("li", { class: "of-obligations" }, swatch(`duty ${each}`, s("path", { class: "line", d: "M0,7H34", "marker-end": `url(#to-${each})` })), readable(each))),
    obligations.some((row) => !row.certain) && h("li", { class: "of-obligations" }, swatch("duty defense", s("path", { class: "line", d: "M0,7H34", "marker-end": "url(#maybe-defense)" })), "hollow head: on some readings of the dates"),
    done.map((each) => h("li", { class: "of-cooperation" }, swatch(`deed ${each}`, s("path", { class: "line", d: "M0,7H36", "stroke-width": 6 }), s("text", { x: 18, y: 11 }, each[0].toUpperCase())), `${each} cooperation`)),
    done.length > 0 && h("li", { class: "of-cooperation" }, swatch("deed", [10, 30, 60].map((value, nth) => s("path", { class: "line", d: `M${nth * 12 + 1},7h9`, "stroke-width": breadth(value) }))), "weighing 10, 30, 60"),
    rows.some((row) => row.found.length) && h("li", {}, swatch("crack", s("path", { class: "jag", d: "M14,0l-5,6l6,3l-5,5" })), "cracks, how many"),
  );
}

/** Each pair in a row, with every number of the graph. */
export function pairs(rows, name, obliged, deeds, cracked) {
  const cell = (row, dimension) => {
    const deed = row.done.find((each) => each.dimension === dimension);
    return h("td", { class: "number" }, deed ? resting(round(deed.cooperation), `${name(row.one)} and ${name(row.other)}, ${dimension}`, deed.rests_on, deeds) : "");
  };
  const known = rows.filter((row) => row.owed.length || row.done.length || row.found.length);
  return h(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": "Ties of each pair" },
    h(
      "table",
      { class: "pairs" },
      h("caption", {}, "Ties of each pair: obligations, cooperation by dimension, cracks"),
      h("thead", {}, h("tr", {}, ["Pair", "Owed", ...DIMENSIONS.map(plain), "Cracks"].map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", {}, known.map((row) => h("tr", {}, h("th", { scope: "row" }, `${row.one} and ${row.other}`), h("td", {}, row.owed.length ? resting(row.owed.map((duty) => readable(duty.obligation)).join(", "), `${name(row.one)} and ${name(row.other)}: obligations`, row.owed.flatMap((duty) => duty.found.flatMap((each) => each.rests_on)), obliged) : "none"), DIMENSIONS.map((each) => cell(row, each)), h("td", { class: "number" }, row.found.length ? resting(row.found.length, `${name(row.one)} and ${name(row.other)}: cracks`, row.found.flatMap((each) => each.rests_on), cracked) : "")))),
    ),
  );
}
