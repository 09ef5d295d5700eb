// Developments on a timeline: from when to when each is drawn, and what is said of its dates.

import { TODAY } from "../moment.js";
import { day } from "../words.js";

export const DAY = 86_400_000;

export const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

const today = Math.round(Date.parse(TODAY) / DAY);

/** The rows of an outline or a sketch as items with days at which they can be drawn: open ends reach to today. */
export function items({ columns, rows }) {
  return rows.map((row) => {
    const item = Object.fromEntries(columns.map((name, index) => [name, row[index]]));
    const { starts_from: from, starts_by: by, ends_from: until, ends_by: end } = item;
    item.start = from ?? by ?? until ?? end ?? today;
    item.stop = Math.max(end ?? until ?? Math.max(today, by ?? item.start), item.start);
    item.sure = [by ?? item.start, until ?? item.stop];
    item.open = end === null;
    item.unsure = from !== by || until !== end;
    return item;
  });
}

/** When it was, in English. */
export function said({ starts_from: from, starts_by: by, ends_from: until, ends_by: end }) {
  if (from === null && by === null) return end === null ? "always" : `until ${day(iso(end))}`;
  const start = from === by ? day(iso(from)) : `some day from ${day(iso(from ?? by))} to ${day(iso(by))}`;
  if (end === null) return `since ${start}`;
  if (from === until && by === end) return from === by ? start : start.replace("some day", "some time");
  return `from ${start} to ${until === end ? day(iso(end)) : `some day from ${day(iso(until ?? end))} to ${day(iso(end))}`}`;
}
