// How a drawing is moved: by dragging it, by Ctrl and the wheel, by two fingers, or by one that begins sideways.

import { select } from "d3-selection";
import { zoom } from "d3-zoom";

/** The zoom of a drawing of a width and height, up to so many times as close; what is within `still` does not drag it. */
export function moving(svg, [width, height], closest, still) {
  const whole = [[0, 0], [width, height]];
  const drags = (event) => !event.button && !still?.contains(event.target);
  const zooming = zoom().scaleExtent([1, closest]).translateExtent(whole).extent(whole).filter((event) => (event.type === "wheel" ? event.ctrlKey : drags(event)));
  select(svg).call(zooming).on("dblclick.zoom", null);
  sideways(svg);
  return zooming;
}

/** Have a single finger move a drawing where it begins sideways, and else the page: the drawing does not hear of that. */
function sideways(svg) {
  let [from, upright] = [null, null];
  const first = { capture: true, passive: true };
  svg.addEventListener("touchstart", ({ touches }) => ([from, upright] = [touches[0], touches.length === 1 ? null : false]), first);
  svg.addEventListener("touchmove", (event) => {
    const { clientX, clientY } = event.touches[0];
    upright ??= Math.abs(clientY - from.clientY) > Math.abs(clientX - from.clientX);
    if (upright) event.stopPropagation();
  }, first);
}
