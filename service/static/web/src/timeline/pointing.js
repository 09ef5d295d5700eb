// The drawing of a timeline by pointer: what is under it is named, and chosen by a click.

import { s } from "../dom.js";
import { LANE, TOP } from "./glyphs.js";
import { named } from "./naming.js";

/** How far beside a shape still counts as on it, and how wide the slimmest is taken to be. */
const [NEAR, SLIMMEST] = [2, 4];

/** Listen to the glass before a drawing; `shapes()` are those that are drawn, of which those with a title can be chosen. */
export function pointing({ svg, glass, width }, shapes, { pointed, chosen }) {
  const title = s("title", {});
  glass.append(title);

  function under(event) {
    const box = svg.getBoundingClientRect();
    const [left, top] = [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * width) / box.width];
    const lane = Math.floor((top - TOP) / LANE);
    return shapes().find((shape) => shape.lane === lane && shape.left - NEAR <= left && Math.max(shape.right, shape.left + SLIMMEST) + NEAR >= left && shape.item.title)?.item ?? null;
  }

  glass.addEventListener("pointermove", (event) => {
    const item = under(event);
    title.textContent = item ? named(item) : "";
    glass.classList.toggle("over", Boolean(item));
    pointed(item);
  });
  glass.addEventListener("pointerleave", () => pointed(null));
  glass.addEventListener("click", (event) => chosen(under(event)));
}
