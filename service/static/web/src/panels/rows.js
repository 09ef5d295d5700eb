// What panels share whose answer is a few rows.

import { h, s } from "../dom.js";
import { resting } from "../grounds.js";
import { actors, asked } from "../moment.js";
import { bounds, DIMENSIONS, many, plain } from "../words.js";

/** A question about the set of actors at the moment; null where no actor is named. */
export const asking = (path, argument) => () => (actors().length ? { path, query: { ...asked(), [argument]: actors().join(), grounds: "none" } } : null);

export const dates = { name: "valid", title: "When", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) };

export const column = (name, title = name) => ({ name, title, cell: (row) => plain(String(row[name] ?? "")) });

export const rests = (said, title) => ({ name: "rests_on", title: "Rests on", cell: (row) => resting(many(row.rests_on.length, "development"), title(row), row.rests_on, said.developments), text: (row) => row.rests_on.join(" ") });

/** Rows that are alike in what `key` says of them, as lists: those that are shown as one line, in the order of the first of each. */
export const alike = (rows, key) => [...Map.groupBy(rows, key).values()];

/** A bar, in parts where its value is of several dimensions. */
export function bar(value, most, parts = { all: value }) {
  let from = 0;
  const pieces = Object.entries(parts).map(([kind, part]) => {
    const piece = s("rect", { class: kind, x: from, y: 0, width: Math.max(0, (part / most) * 100 - 0.5), height: 10 });
    from += (part / most) * 100;
    return piece;
  });
  return s("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, pieces);
}

/** The dimensions of a row that count anything, as words. */
export const inWords = (row) => DIMENSIONS.filter((each) => row[each]).map((each) => `${each} ${row[each]}`).join(", ");

/** The first of some rows as a list, which says what it leaves to the table; no more are drawn than are shown. */
export const cut = (rows, most, item) => [...rows.slice(0, most).map(item), rows.length > most && h("li", { class: "more" }, `and ${rows.length - most} more in the table`)];
