// Lines side by side between two actors.

import { s } from "../dom.js";
import { open } from "../grounds.js";
import { RADIUS } from "./layout.js";

/** How far apart the outermost lines of a bundle may be. */
const MOST = RADIUS * 1.7;

/** The course of each line between two places, as many as `widths`; `at(share)` is a point on it. */
export function bundle([x1, y1], [x2, y2], widths) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const scale = Math.min(1, MOST / total);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  let edge = -(total * scale) / 2;
  return widths.map((width) => {
    const aside = edge + (width * scale) / 2;
    edge += width * scale;
    const inset = Math.sqrt(RADIUS ** 2 - Math.min(Math.abs(aside), RADIUS - 1) ** 2) + 3;
    const [from, to] = [inset, length - inset];
    const point = (along) => [x1 + ux * along - uy * aside, y1 + uy * along + ux * aside];
    return { path: `M${point(from)}L${point(to)}`, at: (share) => point(from + (to - from) * share), room: width * scale };
  });
}

/** Something of the graph that opens what it rests on, by pointer and by keyboard. */
export function opening(kind, label, ids, developments, ...content) {
  const reveal = () => open(label, ids, developments);
  return s(
    "g",
    { class: kind, tabindex: "0", role: "button", "aria-label": label, onclick: reveal, onkeydown: (event) => [" ", "Enter"].includes(event.key) && (event.preventDefault(), reveal()) },
    content,
    s("title", {}, label),
  );
}

/** A line of a bundle, with room around it to be pointed at. */
export const line = (course, kind, label, ids, developments, { width, markers } = {}, ...more) =>
  opening(
    kind,
    label,
    ids,
    developments,
    s("path", { class: "wide", d: course.path, "stroke-width": Math.max(course.room, 6) }),
    s("path", { class: "line", d: course.path, "stroke-width": width, ...markers }),
    more,
  );
