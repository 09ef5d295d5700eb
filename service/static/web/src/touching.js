// A finger over a drawing that can be moved: what it begins up or down scrolls the page, as everywhere.

/** Have a single finger move a drawing where it begins sideways, and else the page: the drawing does not hear of that. */
export function sideways(svg) {
  let [from, upright] = [null, null];
  const first = { capture: true, passive: true };
  svg.addEventListener("touchstart", ({ touches }) => ([from, upright] = [touches[0], touches.length === 1 ? null : false]), first);
  svg.addEventListener("touchmove", (event) => {
    const { clientX, clientY } = event.touches[0];
    upright ??= Math.abs(clientY - from.clientY) > Math.abs(clientX - from.clientX);
    if (upright) event.stopPropagation();
  }, first);
}
