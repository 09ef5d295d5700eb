// The drawing of a timeline: lanes of items above, the overview with its brush below, and the day that is asked about.

import { brushX } from "d3-brush";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoomIdentity } from "d3-zoom";

import { DAY } from "../calendar.js";
import { times } from "../chart.js";
import { s } from "../dom.js";
import { moving } from "../moving.js";
import { DIMENSIONS } from "../words.js";
import { asking } from "./day.js";
import { LANE, layers, paths, TOP } from "./glyphs.js";
import { keyed } from "./keys.js";
import { captions, frame, matched } from "./naming.js";
import { packed, within } from "./packing.js";
import { pointing } from "./pointing.js";
import { slices } from "./slices.js";

const [LANES, AXIS, STRIP] = [22, 24, 56];

const FLOOR = TOP + LANES * LANE;

const HEIGHT = FLOOR + AXIS;

/** How many items the first view spans. */
const FIRST = 250;

/** What the drawing shows is told: which items are in the span, how they were packed, and the span; what is pointed at or chosen; and that one goes from it into the list. */
export function drawing(width, { changed, pointed, chosen, into }) {
  const svg = s("svg", { viewBox: `0 0 ${width} ${HEIGHT + STRIP + AXIS}`, role: "group", "aria-label": "Timeline; zoom with plus and minus, move with the left and right arrow keys, go to the list with the down arrow", tabindex: "0" });
  const spans = layers();
  const words = s("g", { class: "captions" });
  const around = s("rect", { class: "around", height: LANE - 1 });
  const ticks = s("g", { class: "axis", transform: `translate(0,${FLOOR})` });
  const strip = s("path", { class: "slices", transform: `translate(0,${HEIGHT})` });
  const ticksBelow = s("g", { class: "axis", transform: `translate(0,${HEIGHT + STRIP})` });
  const brushed = s("g", { class: "brush", transform: `translate(0,${HEIGHT})` });
  const glass = s("rect", { class: "glass", width, height: FLOOR });
  const mark = asking(FLOOR);
  svg.append(...spans.flat(), words, mark.element, around, glass, ticks, strip, ticksBelow, brushed);

  let [all, shapes] = [[], []];
  const overall = scaleUtc().range([0, width]);
  let x = overall.copy();

  const zooming = moving(svg, [width, HEIGHT], 4000, brushed);
  const brush = brushX().extent([[0, 0], [width, STRIP]]);
  zooming.on("zoom", (event) => {
    x = event.transform.rescaleX(overall);
    show();
    if (event.sourceEvent?.type !== "brush") select(brushed).call(brush.move, x.range().map(event.transform.invertX, event.transform));
  });
  brush.on("brush end", (event) => {
    if (!event.sourceEvent) return;
    const [from, to] = event.selection ?? [0, width];
    if (to - from < 1) return;
    svg.__zoom = zoomIdentity.scale(width / (to - from)).translate(-from, 0);
    x = svg.__zoom.rescaleX(overall);
    show();
  });

  const chart = {
    svg,
    closer: (factor) => select(svg).call(zooming.scaleBy, factor),
    move: (share) => select(svg).call(zooming.translateBy, (-share * width) / (svg.__zoom?.k ?? 1), 0),
    whole: () => select(svg).call(zooming.transform, zoomIdentity),
    show(from, to) {
      const [left, right] = [overall(from * DAY), overall((to + 1) * DAY)];
      select(svg).call(zooming.transform, zoomIdentity.scale(width / Math.max(right - left, width / 4000)).translate(-left, 0));
    },
  };
  svg.addEventListener("keydown", keyed(chart, into));

  pointing({ svg, glass, width }, () => shapes, { pointed, chosen });

  /** Where a day stands: a plain function, as thousands are asked. */
  function place() {
    const [from, to] = x.domain().map(Number);
    const scale = width / (to - from);
    return (days) => (days * DAY - from) * scale;
  }

  function show() {
    const [from, to] = x.domain().map((date) => date.getTime() / DAY);
    const inside = within(all, from, to);
    const where = place();
    const found = packed(inside, where, LANES, width);
    shapes = found.shapes;
    const drawn = paths(shapes, where);
    DIMENSIONS.forEach((dimension, index) => spans[index].forEach((path, layer) => path.setAttribute("d", drawn[dimension][layer])));
    words.replaceChildren();
    around.classList.remove("seen");
    select(ticks).call(times(x, Math.max(3, width / 120)));
    mark.show(where);
    changed(inside, found, [Math.floor(from), Math.ceil(to)]);
  }

  /** From where on the newest items stand. */
  function newest() {
    const start = place()(all[Math.min(FIRST, all.length) - 1].start);
    const scale = width / Math.max(width - start + 8, 2);
    select(svg).call(zooming.transform, zoomIdentity.scale(scale).translate(Math.min(0, 8 - start), 0));
  }

  function overview() {
    strip.setAttribute("d", slices(all, overall, width, STRIP));
    select(ticksBelow).call(times(overall, Math.max(3, width / 150)));
    select(brushed).call(brush);
  }

  return Object.assign(chart, {
    /** Mark the day that is asked about, in days. */
    mark(days) {
      mark.set(days);
      mark.show(place());
    },

    /** Draw items; where they span what was shown already, the view stays as it is. */
    draw(items) {
      all = items;
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

    /** Say what the items in the span shown are called, once that is known: in words where there is room for them. */
    name(known) {
      const found = matched(all, known);
      for (const shape of shapes) shape.item = found.get(shape.item) ?? shape.item;
      words.replaceChildren(...captions(shapes, width));
    },

    /** Draw a frame around an item, or around none. */
    point(item) {
      frame(around, item && shapes.find((shape) => shape.item.development === item.development));
    },
  });
}
