// The drawing of a timeline: lanes of items above, the overview with its brush below, and the day that is asked about.

import { axisBottom } from "d3-axis";
import { brushX } from "d3-brush";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

import { h, s } from "../dom.js";
import { address } from "../moment.js";
import { day, DIMENSIONS } from "../words.js";
import { DAY, iso, said } from "./items.js";
import { packed, within } from "./packing.js";

const [WIDTH, LANES, LANE, TOP, AXIS, STRIP] = [1200, 22, 16, 8, 24, 56];

const FLOOR = TOP + LANES * LANE;

const HEIGHT = FLOOR + AXIS;

/** How many items the first view spans, and how many slices the overview has. */
const [FIRST, SLICES] = [250, 200];

/** A drawing in an element; `changed` is told which items are in the span shown, how many have no room, and the span. */
export function drawing(figure, changed) {
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + STRIP + AXIS}`, role: "group", "aria-label": "Timeline; zoom with plus and minus, move with the arrow keys", tabindex: "0" });
  const spans = DIMENSIONS.map((dimension) => [s("path", { class: `unsure-span ${dimension}` }), s("path", { class: `span ${dimension}` })]);
  const links = s("g", {});
  const ticks = s("g", { class: "axis", transform: `translate(0,${FLOOR})` });
  const strip = s("path", { class: "slices", transform: `translate(0,${HEIGHT})` });
  const ticksBelow = s("g", { class: "axis", transform: `translate(0,${HEIGHT + STRIP})` });
  const brushed = s("g", { class: "brush", transform: `translate(0,${HEIGHT})` });
  const glass = s("rect", { class: "glass", width: WIDTH, height: FLOOR });
  const mark = s("g", { class: "now" }, s("line", { y1: 0, y2: FLOOR }), s("title", {}));
  svg.append(glass, ...spans.flat(), links, mark, ticks, strip, ticksBelow, brushed);

  let all = [];
  let at = 0;
  const overall = scaleUtc().range([0, WIDTH]);
  let x = overall.copy();

  const zooming = zoom().scaleExtent([1, 4000]).translateExtent([[0, 0], [WIDTH, HEIGHT]]).extent([[0, 0], [WIDTH, HEIGHT]]);
  const brush = brushX().extent([[0, 0], [WIDTH, STRIP]]);
  zooming.on("zoom", (event) => {
    x = event.transform.rescaleX(overall);
    show();
    if (event.sourceEvent?.type !== "brush") select(brushed).call(brush.move, x.range().map(event.transform.invertX, event.transform));
  });
  brush.on("brush end", (event) => {
    if (!event.sourceEvent) return;
    const [from, to] = event.selection ?? [0, WIDTH];
    if (to - from < 1) return;
    const transform = zoomIdentity.scale(WIDTH / (to - from)).translate(-from, 0);
    x = transform.rescaleX(overall);
    glass.__zoom = svg.__zoom = transform;
    show();
  });
  select(svg).call(zooming).on("dblclick.zoom", null);
  svg.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [1, 80], ArrowRight: [1, -80], "+": [1.5, 0], "=": [1.5, 0], "-": [1 / 1.5, 0] }[event.key];
    if (!moves) return;
    event.preventDefault();
    if (moves[1]) zooming.translateBy(select(svg), moves[1] / (svg.__zoom?.k ?? 1), 0);
    else zooming.scaleBy(select(svg), moves[0]);
  });

  /** Where a day stands: a plain function, as thousands are asked. */
  function place() {
    const [from, to] = x.domain().map(Number);
    const scale = WIDTH / (to - from);
    return (days) => (days * DAY - from) * scale;
  }

  function show() {
    const [from, to] = x.domain().map((date) => date.getTime() / DAY);
    const inside = within(all, from, to);
    const where = place();
    const { shapes, hidden } = packed(inside, where, LANES, WIDTH);
    const paths = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, ["", ""]]));
    for (const { item, lane, left, right } of shapes) {
      const path = paths[item.dimension];
      const y = TOP + lane * LANE;
      if (item.unsure) path[0] += bar(left, right, y + 4, 7);
      const [begin, end] = item.sure;
      const [sureLeft, sureRight] = [Math.max(where(begin), left), Math.min(where(end + 1), right)];
      if (sureRight > sureLeft) path[1] += bar(sureLeft, sureRight, y + 2, 11);
    }
    DIMENSIONS.forEach((dimension, index) => spans[index].forEach((path, layer) => path.setAttribute("d", paths[dimension][layer])));
    links.replaceChildren();
    select(ticks).call(axisBottom(x).ticks(10));
    marked();
    changed(inside, hidden, [Math.floor(from), Math.ceil(to)]);
  }

  /** The day that is asked about, as a line. */
  function marked() {
    mark.setAttribute("transform", `translate(${place()(at + 0.5).toFixed(1)},0)`);
    mark.lastChild.textContent = `The day asked about: ${day(iso(at))}`;
  }

  /** From where on the newest items stand. */
  function newest() {
    const start = place()(all[Math.min(FIRST, all.length) - 1].start);
    const scale = WIDTH / Math.max(WIDTH - start + 8, 2);
    select(svg).call(zooming.transform, zoomIdentity.scale(scale).translate(Math.min(0, 8 - start), 0));
  }

  /** How many begin in each slice of the whole span. */
  function overview() {
    const slices = new Float64Array(SLICES);
    const [from, to] = overall.domain().map((date) => date.getTime() / DAY);
    for (const item of all) slices[Math.min(SLICES - 1, Math.max(0, Math.floor(((item.start - from) / (to - from)) * SLICES)))] += 1;
    const most = slices.reduce((one, other) => Math.max(one, other), 1);
    const step = WIDTH / SLICES;
    strip.setAttribute("d", [...slices].map((value, index) => (value ? `M${index * step},${STRIP}v-${((value / most) ** 0.5 * (STRIP - 6)).toFixed(1)}h${step - 1}V${STRIP}z` : "")).join(""));
    select(ticksBelow).call(axisBottom(overall).ticks(8));
    select(brushed).call(brush);
  }

  const whole = () => select(svg).call(zooming.transform, zoomIdentity);

  return {
    whole,

    /** Mark the day that is asked about, in days. */
    mark(days) {
      at = days;
      marked();
    },

    /** Draw items; where they span what was shown already, the view stays as it is. */
    draw(items) {
      all = items;
      if (!all.length) return figure.replaceChildren();
      if (!svg.isConnected) figure.replaceChildren(svg, legend());
      const first = all.reduce((least, item) => Math.min(least, item.start), Infinity);
      const last = all.reduce((most, item) => Math.max(most, item.stop), -Infinity);
      const domain = [new Date((first - 1) * DAY), new Date((last + 2) * DAY)];
      const same = +overall.domain()[0] === +domain[0] && +overall.domain()[1] === +domain[1];
      overall.domain(domain);
      overview();
      if (!same) {
        x = overall.copy();
        return newest();
      }
      x = (svg.__zoom ?? zoomIdentity).rescaleX(overall);
      show();
      select(brushed).call(brush.move, x.range().map((value) => (svg.__zoom ?? zoomIdentity).invertX(value)));
    },

    /** Lay links over the items in the span shown, once it is known what each is called. */
    link(named) {
      const [from, to] = x.domain().map((date) => date.getTime() / DAY);
      links.replaceChildren(...packed(within(named, from, to), place(), LANES, WIDTH).shapes.map(link));
    },
  };
}

const bar = (left, right, y, height) => {
  const width = Math.max(right - left, 2).toFixed(1);
  return `M${left.toFixed(1)},${y}h${width}v${height}h-${width}z`;
};

const link = ({ item, lane, left, right }) =>
  s("a", { href: address(`/developments/${item.development}`), tabindex: "-1" }, s("rect", { class: "hit", x: left, y: TOP + lane * LANE, width: Math.max(right - left, 4), height: LANE }), s("title", {}, `${item.title}: ${said(item)}`));

const legend = () => h("ul", { class: "legend" }, DIMENSIONS.map((dimension) => h("li", { class: dimension }, dimension)), h("li", { class: "unsure-key" }, "thin where the dates are uncertain, short where the end is open"), h("li", { class: "now-key" }, "the day asked about"));
