// A table of rows, as every chart has one beside it.

import { h } from "./dom.js";

/**
 * A table. `columns` are `{name, title, cell}`: `cell(row)` is text, a number or an element; numbers stand to the right.
 */
export function table(caption, columns, rows) {
  const cell = (column, row) => {
    const said = column.cell ? column.cell(row) : row[column.name];
    return h("td", { class: typeof said === "number" && "number" }, said === null || said === undefined ? "" : said instanceof Node ? said : String(said));
  };
  return h(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column.title)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((column) => cell(column, row))))),
    ),
  );
}
