// The map: land, borders, the circles of theatres and what ties them, with labels that cover nothing.

import { extent } from "d3-array";
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoomIdentity } from "d3-zoom";

import { room } from "../chart.js";
import { h, s } from "../dom.js";
import { opening } from "../panels/bundle.js";
import { settle, wide } from "../labels.js";
import { moving } from "../moving.js";
import { counted } from "./listing.js";

const [MOST, LINE] = [1200, 16];

/** How much room is left around the theatres for what they are called. */
const margin = (width) => (width > 600 ? 90 : 48);

/** The radius of each theatre's circle: by the root of its developments, and the largest no wider than leaves the map to be seen. */
function sizing(found, width) {
  const largest = 2.5 * Math.sqrt(Math.max(...found.map((one) => one.developments), 1));
  const scale = Math.min(1, Math.min(56, width / 13) / largest);
  return (one) => 5 + 2.5 * Math.sqrt(one.developments) * scale;
}

/** Where a label may stand: beside its circle first, then further away at the end of a line. */
function spots([x, y], reach, width) {
  const boxes = [
    { x: x + reach + 3, y: y - LINE / 2 },
    { x: x - reach - 3 - width, y: y - LINE / 2 },
    { x: x - width / 2, y: y - reach - LINE - 1 },
    { x: x - width / 2, y: y + reach + 1 },
  ];
  for (const away of [18, 34, 52, 74, 100]) {
    for (let turn = 0; turn < 12; turn += 1) {
      const [dx, dy] = [Math.cos((turn * Math.PI) / 6), Math.sin((turn * Math.PI) / 6)];
      const [left, top] = [x + dx * (reach + away), y + dy * (reach + away)];
      boxes.push({ x: dx < -0.1 ? left - width : dx > 0.1 ? left : left - width / 2, y: top - LINE / 2, from: [left, top] });
    }
  }
  return boxes.map((box) => ({ ...box, width, height: LINE }));
}

function marked({ found, ties, place, name, developments, near }, at, { width, height }) {
  const inside = (box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  const where = new Map(found.filter((one) => place.has(one.theatre)).map((one) => [one.theatre, at(place.get(one.theatre))]));
  const shown = found.filter((one) => where.has(one.theatre));
  const radius = sizing(found, width);
  const taken = shown.map((one) => ({ x: where.get(one.theatre)[0] - radius(one), y: where.get(one.theatre)[1] - radius(one), width: 2 * radius(one), height: 2 * radius(one) }));
  const arcs = ties.filter((tie) => where.has(tie.one) && where.has(tie.other)).map((tie) => {
    const [from, to] = [where.get(tie.one), where.get(tie.other)];
    return s("path", { class: tie.direct.length ? "tie direct" : "tie", "data-theatre": `${tie.one}|${tie.other}`, d: `M${from}Q${(from[0] + to[0]) / 2},${Math.min(from[1], to[1]) - Math.abs(from[0] - to[0]) / 8} ${to}` });
  });
  const [circles, labels] = [[], []];
  for (const one of shown) {
    const [x, y] = where.get(one.theatre);
    const words = `${one.theatre}: ${counted(one)} of ${one.actors.map(name).join(", ")}`;
    const mark = opening("theatre", words, one.rests_on, developments, s("circle", { cx: x, cy: y, r: radius(one) }));
    mark.dataset.theatre = one.theatre;
    for (const [event, theatre] of [["focus", one.theatre], ["blur", null], ["mouseenter", one.theatre], ["mouseleave", null]]) mark.addEventListener(event, () => near(theatre));
    circles.push(mark);
    const box = settle(spots([x, y], radius(one), wide(one.theatre, 12)).filter(inside), taken);
    if (box) labels.push(box.from && s("path", { class: "leader", d: `M${x},${y}L${box.from}` }), s("text", { "data-theatre": one.theatre, class: "place", x: box.x + 2, y: box.y + 12 }, one.theatre));
  }
  return [...arcs, ...labels.filter((each) => each && each.tagName === "path"), ...circles, ...labels.filter((each) => each && each.tagName === "text")];
}

const made = new WeakMap();

/** A map in an element: made once for a width, and drawn anew for each answer. */
function begin(element, width, { land, borders }) {
  const height = Math.round(Math.max(360, width * 0.5));
  const projection = geoEqualEarth().rotate([-60, 0]).fitExtent([[4, 4], [width - 4, height - 4]], { type: "Sphere" });
  const draw = geoPath(projection);
  const base = s("g", {}, [["sphere", { type: "Sphere" }], ["graticule", geoGraticule10()], ["land", land], ["borders", borders]].map(([kind, shape]) => s("path", { class: kind, d: draw(shape) })));
  const over = s("g", {});
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", tabindex: "0", "aria-label": "Map of theatres; plus and minus to come closer or go back, arrow keys to move" }, base, over);
  const map = { width, height, projection, svg, answer: null };
  const zooming = moving(svg, [width, height], 14).on("zoom", () => map.show());
  map.show = () => {
    const view = svg.__zoom ?? zoomIdentity;
    base.setAttribute("transform", view.toString());
    over.replaceChildren(...marked(map.answer, (place) => view.apply(projection(place)), map));
  };
  map.fit = () => {
    const points = map.answer.found.filter((one) => map.answer.place.has(one.theatre)).map((one) => projection(map.answer.place.get(one.theatre)));
    if (!points.length) return;
    const [[left, right], [top, bottom]] = [extent(points, ([x]) => x), extent(points, ([, y]) => y)];
    const scale = Math.min(8, (width - 2 * margin(width)) / Math.max(right - left, 1), (height - 1.2 * margin(width)) / Math.max(bottom - top, 1));
    select(svg).call(zooming.transform, zoomIdentity.translate(width / 2, height / 2).scale(Math.max(1, scale)).translate(-(left + right) / 2, -(top + bottom) / 2));
  };
  const by = (factor) => select(svg).call(zooming.scaleBy, factor);
  const keys = { "+": () => by(1.5), "=": () => by(1.5), "-": () => by(1 / 1.5), 0: () => select(svg).call(zooming.transform, zoomIdentity) };
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  svg.addEventListener("keydown", (event) => {
    if (event.target !== svg || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (!move && !keys[event.key]) return;
    event.preventDefault();
    if (move) select(svg).call(zooming.translateBy, ...move.map((each) => each / (svg.__zoom?.k ?? 1)));
    else keys[event.key]();
  });
  const button = (label, does) => h("button", { type: "button", onclick: does }, label);
  element.replaceChildren(svg, h("p", { class: "tools", role: "group", "aria-label": "The part of the map" }, button("Closer", keys["+"]), button("Further", keys["-"]), button("All theatres", () => map.fit()), button("Whole world", keys[0])));
  return map;
}

/** Draw an answer into an element; what part of the world is shown stays as the reader left it. */
export function atlas(element, shapes, answer) {
  const width = room(element, MOST);
  let map = made.get(element);
  const first = map?.width !== width;
  if (first) made.set(element, (map = begin(element, width, shapes)));
  map.answer = answer;
  if (first) map.fit();
  map.show();
}
