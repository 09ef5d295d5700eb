// The day that is asked about, as a line in the drawing of a timeline.

import { iso } from "../calendar.js";
import { s } from "../dom.js";
import { day } from "../words.js";

/** The line, as high as it is told; `set` says which day it is, `show` where days stand. */
export function asking(height) {
  let at = 0;
  const element = s("g", { class: "now" }, s("line", { y1: 0, y2: height }), s("title", {}));
  return {
    element,
    set(days) {
      at = days;
      element.lastChild.textContent = `The day asked about: ${day(iso(at))}`;
    },
    show: (where) => element.setAttribute("transform", `translate(${where(at + 0.5).toFixed(1)},0)`),
  };
}
