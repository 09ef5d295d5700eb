// The cohesion chart: cooperation less conflict over time with its interval, and the developments that moved it most.

import { extent } from "d3-array";
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, line } from "d3-shape";

import { axis } from "../chart.js";
import { h, s } from "../dom.js";
import { open, resting } from "../grounds.js";
import { actors, asked } from "../moment.js";
import { day, when } from "../words.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 280, 44, 28, 26];

const MOVERS = 5;

const at = (point) => new Date(`${point.at}T00:00:00Z`);

const round = (value) => (value === null ? null : Math.round(value * 100) / 100);

const whole = ({ answer }) => answer.series.filter((point) => point.dimension === "all");

function begun(said) {
  const [start] = said.when.match(/\d{4}(-\d{2})?(-\d{2})?/) ?? [];
  return start && new Date(`${start.padEnd(10, start.length === 4 ? "-07-01" : "-15")}T00:00:00Z`);
}

export const cohesion = {
  name: "cohesion",
  title: "Is it strengthening?",
  says: "Cooperation less conflict, weighted by kind and age; the band holds nine of ten resamplings; numbers mark what moved it most.",
  method: "/docs/methods/cohesion",
  question: () => (actors().length > 1 ? { path: "/v1/cohesion", query: { ...asked(), actors: actors().join() } } : null),
  empty: (said) => whole(said).every((point) => point.developments === 0),

  draw(figure, said) {
    const points = whole(said);
    const x = scaleUtc(extent(points, at), [LEFT, WIDTH - 12]);
    const y = scaleLinear(extent([0, ...points.flatMap((point) => [point.low ?? point.net, point.high ?? point.net])]), [HEIGHT - BOTTOM, TOP]).nice();
    const band = area().x((point) => x(at(point))).y0((point) => y(point.low ?? point.net)).y1((point) => y(point.high ?? point.net));
    const course = line().x((point) => x(at(point))).y((point) => y(point.net));
    const [first, last] = x.domain();
    const notes = said.answer.moved
      .map((row) => ({ ...row, said: said.developments[row.development] }))
      .map((row) => ({ ...row, begun: row.said && begun(row.said) }))
      .filter((row) => row.begun >= first && row.begun <= last)
      .slice(0, MOVERS)
      .sort((one, other) => one.begun - other.begun);
    figure.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `Cohesion from ${day(points[0].at)} to ${day(points.at(-1).at)}` },
        s("path", { class: "band", d: band(points) }),
        s("path", { class: "course", d: course(points) }),
        notes.map((row, index) => s("g", { class: "note", transform: `translate(${x(row.begun)},0)` }, s("line", { y1: TOP, y2: HEIGHT - BOTTOM }), s("circle", { cy: TOP - 12, r: 9 }), s("text", { y: TOP - 12, dy: "0.35em" }, String(index + 1)))),
        axis(axisBottom(x).ticks(6), 0, HEIGHT - BOTTOM),
        axis(axisLeft(y).ticks(5), LEFT, 0),
      ),
      h(
        "ol",
        { class: "notes" },
        notes.map((row) => h("li", {}, h("button", { type: "button", class: "resting", onclick: () => open(row.said.title, row.rests_on, said.developments) }, row.said.title), ` ${when(row.said.when)}, influence ${round(row.influence)}`)),
      ),
    );
    const [trend] = said.answer.trend.filter((row) => row.dimension === "all");
    if (trend?.slope === null || trend === undefined) return "The trend cannot be told from what is on record.";
    return `Trend: ${round(trend.slope)} a year, between ${round(trend.low)} and ${round(trend.high)} in nine of ten resamplings of ${trend.developments} developments.`;
  },

  table: (said) => ({
    caption: "Cohesion by dimension",
    columns: [
      { name: "at", title: "By", cell: (row) => day(row.at) },
      { name: "dimension", title: "Dimension" },
      ...["cooperation", "conflict", "net", "low", "high"].map((name) => ({ name, title: name, cell: (row) => round(row[name]) })),
      { name: "developments", title: "Developments", cell: (row) => resting(row.developments, `${row.dimension} by ${day(row.at)}`, row.rests_on, said.developments), text: (row) => row.developments },
    ],
    rows: said.answer.series,
  }),
};
