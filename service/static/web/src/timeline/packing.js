// Items packed into lanes, so that none covers another.

/** How far an item whose end is open is drawn, in units of the drawing. */
const TAIL = 48;

/** The items that touch a span, `from` and `to` in days. */
export const within = (items, from, to) => items.filter((item) => item.stop >= from && item.start <= to);

/**
 * Shapes of items, `{item, lane, left, right}`, the oldest first; how many found no room in the lanes; and how many began
 * before and go on, so that what is drawn of them lies to the left.
 */
export function packed(items, x, lanes, width) {
  const ends = new Array(lanes).fill(-Infinity);
  const shapes = [];
  let [hidden, before] = [0, 0];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    const begin = x(item.start);
    const end = x(item.stop + 1);
    const left = Math.min(Math.max(begin, -4), width + 4);
    const right = Math.min(Math.max(item.open ? Math.min(end, begin + TAIL) : end, -4), width + 4);
    if (right < 0) {
      before += 1;
      continue;
    }
    let lane = 0;
    while (lane < lanes && ends[lane] > left) lane += 1;
    if (lane === lanes) {
      hidden += 1;
      continue;
    }
    ends[lane] = Math.max(right, left + 3) + 1;
    shapes.push({ item, lane, left, right });
  }
  return { shapes, hidden, before };
}
