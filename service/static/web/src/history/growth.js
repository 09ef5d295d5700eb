// How the log grew: the size at each signed checkpoint.

import { extent } from "d3-array";
import { axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";

import { axis, room, times } from "../chart.js";
import { s } from "../dom.js";
import { instant, many } from "../words.js";

const [HEIGHT, LEFT, RIGHT, BOTTOM, TOP] = [220, 56, 40, 28, 12];

export const growth = {
  name: "growth",
  title: "How the log grew",
  says: "The size of the log at each signed checkpoint: it may only grow.",
  cited: false,
  question: () => ({ path: "/v1/log/checkpoints", query: {} }),
  nothing: "No checkpoint is signed yet: the first follows the first event within seconds.",
  empty: ({ checkpoints }) => checkpoints.length === 0,

  draw(figure, { checkpoints }) {
    const points = checkpoints.map(({ size, signed_at }) => ({ size, at: new Date(signed_at) })).sort((one, other) => one.at - other.at);
    const newest = points.at(-1);
    const width = room(figure);
    const [first, last] = extent(points, (point) => point.at);
    const x = scaleUtc([new Date(Math.min(+first, +last - 60_000)), last], [LEFT, width - RIGHT]);
    const y = scaleLinear([0, newest.size], [HEIGHT - BOTTOM, TOP]).nice();
    const course = line().x((point) => x(point.at)).y((point) => y(point.size)).curve(curveStepAfter);
    figure.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": `The log grew to ${many(newest.size, "event")}` },
        s("path", { class: "course", d: course(points) }),
        points.length < 200 && points.map((point) => s("circle", { class: "point", cx: x(point.at), cy: y(point.size), r: 3.5 }, s("title", {}, `${many(point.size, "event")}, ${instant(point.at.toISOString())}`))),
        axis(times(x, Math.max(2, width / 160)), 0, HEIGHT - BOTTOM),
        axis(axisLeft(y).ticks(4).tickFormat((size) => size.toLocaleString("en", { notation: "compact" })), LEFT, 0),
      ),
    );
    return `${many(points.length, "checkpoint")}, the newest over ${many(newest.size, "event")}, signed ${instant(newest.at.toISOString())}.`;
  },

  table: ({ checkpoints }) => ({
    caption: "Checkpoints",
    columns: [
      { name: "size", title: "Events" },
      { name: "signed_at", title: "Signed", cell: (row) => instant(row.signed_at), text: (row) => row.signed_at },
      { name: "signer", title: "Signer" },
    ],
    rows: checkpoints,
  }),
};
