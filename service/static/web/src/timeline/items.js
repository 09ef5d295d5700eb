// Developments on a timeline: from when to when each is drawn, and what is said of its dates.

import { iso, number } from "../calendar.js";
import { TODAY } from "../moment.js";
import { bounds } from "../words.js";

const today = number(TODAY);

/** The rows of an outline or a sketch as items with days at which they can be drawn: open ends reach to today. */
export function items({ columns, rows }) {
  return rows.map((row) => {
    const item = {};
    for (let index = 0; index < columns.length; index += 1) item[columns[index]] = row[index];
    const { starts_from: from, starts_by: by, ends_from: until, ends_by: end } = item;
    item.start = from ?? by ?? until ?? end ?? today;
    item.stop = Math.max(end ?? until ?? Math.max(today, by ?? item.start), item.start);
    item.sure_from = by ?? item.start;
    item.sure_to = until ?? item.stop;
    item.open = end === null;
    item.unsure = from !== by || until !== end;
    return item;
  });
}

const edge = (days) => (days === null ? null : iso(days));

/** When it was, in English. */
export const said = (item) => bounds({ starts_from: edge(item.starts_from), starts_by: edge(item.starts_by), ends_from: edge(item.ends_from), ends_by: edge(item.ends_by) });
