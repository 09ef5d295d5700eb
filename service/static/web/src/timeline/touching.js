// A finger over a drawing that is moved sideways alone: up and down it scrolls the page, as everywhere.

/** Leave to the page what a single finger begins up or down: the drawing's own listeners do not hear of it. */
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
