// What a change would touch, in words: facts, answers about the same actors, and answers that were cited.

import { differing, sentence } from "../facts.js";
import { h } from "../dom.js";
import { many, plain } from "../words.js";

const LISTED = 30;

const closes = (row) => row.change === "ended" || (row.change === "changed" && !row.before?.published_to && Boolean(row.after?.published_to));

/** A list in English: "2 closed, 1 opened and 1 changed". */
const joined = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : (parts[0] ?? ""));

function facts(rows) {
  const closed = rows.filter(closes).length;
  const opened = rows.filter((row) => row.change === "added").length;
  const parts = [closed && `${many(closed, "fact")} would be closed`, opened && `${many(opened, "fact")} would be opened`, rows.length - closed - opened && `${many(rows.length - closed - opened, "fact")} would be changed`].filter(Boolean);
  return parts.length ? `${joined(parts)}.` : "No fact would be other than it is.";
}

function views(rows, name) {
  if (!rows.length) return "No answer about its actors would differ today.";
  const actors = [...new Set(rows.flatMap((row) => Object.values(row.question).filter(Array.isArray).flat()))].map(name);
  return `${many(rows.length, "answer")} about ${joined(actors)} would differ today: ${joined(rows.map((row) => `${row.view} in ${many(row.rows.length, "row")}`))}.`;
}

function citations(rows) {
  if (!rows.length) return "No cited answer rests on it.";
  const differ = rows.filter((row) => row.rows).length;
  return `${many(rows.length, "cited answer rests", "cited answers rest")} on it and ${rows.length === 1 ? "keeps its" : "keep their"} bytes; asked anew, ${differ === 0 ? "none" : differ} would differ.`;
}

const line = (row, name) => {
  const changed = row.change === "changed" ? differing(row.before, row.after) : [];
  const said = row.after ?? row.before ?? {};
  return h("li", {}, h("strong", {}, closes(row) ? "closed" : row.change === "added" ? "opened" : "changed"), " ", said.predicate ? sentence(said, name) : `${plain(row.table)}: ${Object.values(row.key).filter((each) => each !== null).map((each) => plain(String(each))).join(", ")}`, changed.length > 0 && h("ul", { class: "fields" }, changed.map((each) => h("li", {}, `${each.field}: `, h("del", {}, each.before), " ", h("ins", {}, each.after)))));
};

function details(title, rows, name) {
  return rows.length > 0 && h("details", {}, h("summary", {}, title), h("ul", {}, rows.slice(0, LISTED).map((row) => line(row, name)), rows.length > LISTED && h("li", {}, `and ${rows.length - LISTED} more`)));
}

/** The sentences, each with its rows to open. */
export function radius(said, name) {
  return h(
    "div",
    { class: "radius" },
    h("h3", {}, "What it would change"),
    h("ul", {}, [
      h("li", {}, facts(said.facts), details("Which facts", said.facts, name)),
      h("li", {}, views(said.views, name), said.views.map((view) => details(plain(view.view), view.rows, name))),
      h("li", {}, citations(said.citations), said.citations.length > 0 && h("ul", {}, said.citations.map((row) => h("li", {}, h("a", { href: row.permalink }, row.title ?? row.citation), `: ${row.rows === null ? "cannot be asked anew" : row.rows ? `${many(row.rows, "row")} would differ` : "would be the same"}`)))),
    ]),
  );
}
