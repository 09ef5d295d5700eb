// Where labels can stand without one covering another.

const apart = (one, other) => one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;

/** The first of some boxes (`{x, y, width, height}`) that covers none of those taken, which it joins; undefined where none is free. */
export function settle(boxes, taken) {
  const free = boxes.find((box) => taken.every((other) => apart(box, other)));
  if (free) taken.push(free);
  return free;
}

/** Numbers in ascending order, moved so that any two are `least` apart, as little as that takes, between two bounds. */
export function spread(wanted, least, from, to) {
  const found = [];
  for (const place of wanted) found.push(Math.max(place, from, found.length ? found.at(-1) + least : from));
  for (let index = found.length - 1, most = to; index >= 0; index -= 1, most -= least) {
    if (found[index] <= most) break;
    found[index] = most;
    most = found[index];
  }
  return found;
}

/** How wide a text of one line is, in about: good enough to keep labels apart. */
export const wide = (text, size = 13) => text.length * size * 0.58 + 4;
