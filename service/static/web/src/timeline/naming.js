// What items of a timeline are called, beside them where there is room.

import { s } from "../dom.js";
import { LANE, TOP } from "./glyphs.js";
import { said } from "./items.js";

/** The width of a letter, in about; the least room for a caption; and how far it stands from its item. */
const [LETTER, LEAST, GAP] = [6.2, 56, 8];

export const named = (item) => `${item.title}: ${said(item)}`;

const short = (title, room) => (title.length * LETTER <= room ? title : `${title.slice(0, Math.floor(room / LETTER) - 1)}…`);

const dates = ({ dimension, starts_from: from, starts_by: by, ends_from: until, ends_by: end }) => `${dimension} ${from} ${by} ${until} ${end}`;

/** What is known of strokes: both are in the same order, so that of those with the same dates the first is the first. */
export function matched(strokes, known) {
  const waiting = new Map();
  for (const item of known) {
    const key = dates(item);
    waiting.has(key) ? waiting.get(key).push(item) : waiting.set(key, [item]);
  }
  const found = new Map();
  const oldest = known.at(-1)?.starts_from ?? -Infinity;
  for (const stroke of strokes) {
    if ((stroke.starts_from ?? -Infinity) < oldest) break;
    const item = waiting.get(dates(stroke))?.shift();
    if (item) found.set(stroke, item);
  }
  return found;
}

/** Captions of shapes, `{item, lane, left, right}`: each in the gap up to the next in its lane, so that none covers anything. */
export function captions(shapes, width) {
  const next = new Map();
  const found = [];
  for (const { item, lane, left, right } of shapes.toReversed()) {
    const from = Math.max(right, left + 3, 0) + GAP;
    const room = (next.get(lane) ?? width) - from - GAP;
    next.set(lane, left);
    if (item.title && room >= LEAST && right > 0) found.push(s("text", { x: from, y: TOP + lane * LANE + 11.5 }, short(item.title, room)));
  }
  return found;
}

/** Put a frame around a shape; out of sight where there is none. */
export function frame(rect, shape) {
  rect.classList.toggle("seen", Boolean(shape));
  if (!shape) return;
  rect.setAttribute("x", shape.left - 2);
  rect.setAttribute("y", TOP + shape.lane * LANE);
  rect.setAttribute("width", Math.max(shape.right - shape.left, 4) + (shape.item.open ? 9 : 4));
}
