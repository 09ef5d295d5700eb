// Differences side by side: what each row says at the earlier moment and at the later one, under what made it so.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { bounds, day, many, plain, STATUS } from "../words.js";

const CAUSES = {
  "the world changed": "The world changed",
  "our record changed": "Our record changed",
  "a source published": "A source published",
};

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A value in words: developments by their titles, actors by their names, spans by their dates. */
function spoken(value, { name, developments }) {
  const again = (each) => spoken(each, { name, developments });
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.map(again).join(", ") || "nothing";
  if (typeof value === "object") return "starts_from" in value ? bounds(value) : Object.values(value).filter((each) => each !== null).map(again).join(" to ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (UUID.test(value)) return developments[value]?.title ?? "a development";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  return /^[A-Z]{3,}$/.test(value) ? name(value) : (STATUS[value] ?? plain(String(value)));
}

/** What a row is about: the values of its key. */
export const about = (row, words) => Object.values(row.key).filter((value) => value !== null).map((value) => spoken(value, words)).join(", ") || plain(row.table);

/** What a row says at one of the moments: the fields that differ, or that it is so at all; `when` stands before it where the columns have no heads. */
function side(row, form, words, mark, when) {
  const cell = (said) => h("td", { "data-when": when }, said);
  if (!form) return cell("not so");
  if (row.change !== "changed") return cell(h(mark, {}, form.valid ? bounds(form.valid) : "so"));
  return cell(h("ul", { class: "fields" }, row.fields.filter((field) => field !== "rests_on").map((field) => h("li", {}, `${plain(field)}: `, h(mark, {}, spoken(form[field], words))))));
}

const events = (row) =>
  row.events.length > 0 &&
  h("details", { class: "events" }, h("summary", {}, many(row.events.length, "event")), h("ul", {}, row.events.map((event) => h("li", {}, `${plain(event.event)} at position ${event.position} by ${event.author}`, event.reason && `: ${event.reason}`))));

const line = (row, words) =>
  h(
    "tr",
    { class: `difference ${row.change}` },
    h("th", { scope: "row" }, h("strong", {}, `${plain(row.change)}: `), resting(about(row, words), about(row, words), row.rests_on, words.developments), events(row)),
    side(row, row.before, words, "del", "Before: "),
    side(row, row.after, words, "ins", "After: "),
  );

/** A table for each cause that there is. */
export const sides = (said, words, earlier, later) =>
  Object.entries(CAUSES)
    .map(([cause, title]) => [title, said.differences.filter((row) => row.cause === cause)])
    .filter(([, rows]) => rows.length)
    .map(([title, rows]) =>
      h(
        "section",
        { "aria-label": title },
        h("h3", {}, `${title} (${rows.length})`),
        h("div", { class: "scrolls-wide", tabindex: "0", role: "region", "aria-label": `${title}, side by side` }, h("table", { class: "sides" }, h("thead", {}, h("tr", {}, ["What", earlier, later].map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, rows.map((row) => line(row, words))))),
      ),
    );
