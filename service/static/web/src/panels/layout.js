// Where the actors of a set stand: laid out once over all that was ever between them, so that nobody moves in time.

import { extent } from "d3-array";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

import { ask, Failed } from "../api.js";

export const RADIUS = 30;

const MARGIN = RADIUS + 6;

const laid = new Map();

/** How much was ever between each two, whatever the moment: cooperation that never fades, as it is known today. */
async function ties(codes) {
  const { answer } = await ask("/v1/cohesion", { actors: codes.join(), step: "year", half_life: 1e9, grounds: "none" });
  const sums = new Map();
  for (const { one, other, cooperation } of answer.dyads) sums.set(`${one} ${other}`, (sums.get(`${one} ${other}`) ?? 0) + cooperation);
  return [...sums].map(([pair, weight]) => ({ source: pair.split(" ")[0], target: pair.split(" ")[1], weight }));
}

function placed(codes, links) {
  const nodes = codes.map((code, index) => ({ code, x: Math.sin((2 * Math.PI * index) / codes.length), y: -Math.cos((2 * Math.PI * index) / codes.length) }));
  for (const node of nodes) [node.x, node.y] = [node.x * 150, node.y * 150];
  forceSimulation(nodes)
    .force("tie", forceLink(links).id((node) => node.code).distance((link) => 220 - 50 * Math.min(2, Math.log10(1 + link.weight))).strength(0.15))
    .force("apart", forceManyBody().strength(-900))
    .force("room", forceCollide(RADIUS * 2))
    .force("x", forceX().strength(0.06))
    .force("y", forceY().strength(0.09))
    .stop()
    .tick(240);
  const [left, right] = extent(nodes, (node) => node.x);
  const [top, bottom] = extent(nodes, (node) => node.y);
  const share = (value, from, to) => (to - from < 1 ? 0.5 : (value - from) / (to - from));
  return nodes.map(({ code, x, y }) => [code, share(x, left, right), share(y, top, bottom)]);
}

/** The place of each actor in a drawing of some size. */
export function fitted(places, width, height) {
  const fit = (share, room) => MARGIN + share * (room - 2 * MARGIN);
  return new Map(places.map(([code, x, y]) => [code, [fit(x, width), fit(y, height)]]));
}

/** The places of a set of actors, `[code, x, y]` in shares of the room that there is. */
export function layout(codes) {
  const key = codes.join();
  if (!laid.has(key)) {
    const places = ties(codes).then(
      (links) => placed(codes, links),
      (error) => {
        laid.delete(key);
        if (error instanceof Failed) return placed(codes, []);
        throw error;
      },
    );
    laid.set(key, places);
  }
  return laid.get(key);
}
