// The cohesion chart: cooperation less conflict over time with its interval, and the developments that moved it most.

import { extent } from "d3-array";
import { axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, line } from "d3-shape";

import { axis, room, times } from "../chart.js";
import { h, s } from "../dom.js";
import { open, resting } from "../grounds.js";
import { spread } from "../labels.js";
import { actors, asked } from "../moment.js";
import { day, many, when } from "../words.js";
import { opening } from "./bundle.js";

const [HEIGHT, LEFT, RIGHT, BOTTOM, TOP, NOTES] = [300, 44, 22, 28, 44, 14];

const [MOVERS, APART] = [6, 26];

const at = (point) => new Date(`${point.at}T00:00:00Z`);

const round = (value) => (value === null ? null : Math.round(value * 100) / 100);

const whole = ({ answer }) => answer.series.filter((point) => point.dimension === "all");

/** The day by which something began, as far as its date tells, and whether it tells the very day. */
function begun(said) {
  const [start] = said.when.match(/\d{4}(-\d{2})?(-\d{2})?/) ?? [];
  return start && { on: new Date(`${start.padEnd(10, start.length === 4 ? "-07-01" : "-15")}T00:00:00Z`), sure: start.length === 10 };
}

/** What moved the trend most within the span that is shown, in the order in which it began. */
function movers(said, [first, last]) {
  return said.answer.moved
    .map((row) => ({ ...row, said: said.developments[row.development] }))
    .map((row) => ({ ...row, begun: row.said && begun(row.said) }))
    .filter((row) => row.begun?.on >= first && row.begun.on <= last)
    .slice(0, MOVERS)
    .sort((one, other) => one.begun.on - other.begun.on);
}

const marker = (row, index, developments, x, beside) =>
  opening(
    row.begun.sure ? "note" : "note unsure",
    `${index + 1}: ${row.said.title}`,
    row.rests_on,
    developments,
    s("path", { d: `M${beside},${NOTES}L${x},${TOP - 6}V${HEIGHT - BOTTOM}` }),
    s("circle", { cx: beside, cy: NOTES, r: 12 }),
    s("text", { x: beside, y: NOTES, dy: "0.35em" }, String(index + 1)),
  );

const moved = (influence) => `${influence < 0 ? "pulls the trend down" : "lifts the trend"} by ${Math.abs(round(influence))} a year`;

/** The trend in a sentence, which opens what it rests on. */
function trend(said) {
  const [found] = said.answer.trend.filter((row) => row.dimension === "all");
  if (found === undefined || found.slope === null) return ["The trend cannot be told from what is on record."];
  const way = found.low > 0 ? "It strengthens" : found.high < 0 ? "It weakens" : "The direction is open";
  return [`${way}: `, resting(`${round(found.slope)} a year`, "The trend", found.rests_on, said.developments), `, between ${round(found.low)} and ${round(found.high)} in 19 of 20 resamplings of ${many(found.developments, "development")}.`];
}

export const cohesion = {
  name: "cohesion",
  title: "Is it strengthening?",
  says: "Cooperation less conflict in the year before, weighted by kind and age. The band holds 19 of 20 resamplings; numbers mark what moved it most, dashed where the day is not known.",
  method: "/docs/methods/cohesion",
  question: () => (actors().length > 1 ? { path: "/v1/cohesion", query: { ...asked(), actors: actors().join(), grounds: "moved" } } : null),
  empty: (said) => whole(said).every((point) => point.developments === 0),

  draw(figure, said) {
    const points = whole(said);
    const width = room(figure);
    const x = scaleUtc(extent(points, at), [LEFT, width - RIGHT]);
    const y = scaleLinear(extent([0, ...points.flatMap((point) => [point.low ?? point.net, point.high ?? point.net])]), [HEIGHT - BOTTOM, TOP]).nice();
    const band = area().x((point) => x(at(point))).y0((point) => y(point.low ?? point.net)).y1((point) => y(point.high ?? point.net));
    const course = line().x((point) => x(at(point))).y((point) => y(point.net));
    const notes = movers(said, x.domain());
    const beside = spread(notes.map((row) => x(row.begun.on)), APART, LEFT + 4, width - RIGHT);
    figure.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${width} ${HEIGHT}`, role: "group", "aria-label": `Cohesion from ${day(points[0].at)} to ${day(points.at(-1).at)}` },
        s("path", { class: "band", d: band(points) }),
        y.domain()[0] < 0 && s("path", { class: "naught", d: `M${LEFT},${y(0)}H${width - RIGHT}` }),
        s("path", { class: "course", d: course(points) }),
        notes.map((row, index) => marker(row, index, said.developments, x(row.begun.on), beside[index])),
        axis(times(x, Math.max(3, width / 110)), 0, HEIGHT - BOTTOM),
        axis(axisLeft(y).ticks(5), LEFT, 0),
      ),
      h(
        "ol",
        { class: "notes" },
        notes.map((row) => h("li", {}, h("button", { type: "button", class: "resting", onclick: () => open(row.said.title, row.rests_on, said.developments) }, row.said.title), h("span", { class: "told" }, `${when(row.said.when)}; ${moved(row.influence)}`))),
      ),
    );
    return trend(said);
  },

  table: (said) => ({
    caption: "Cohesion by dimension",
    columns: [
      { name: "at", title: "By", cell: (row) => day(row.at), text: (row) => row.at },
      { name: "dimension", title: "Dimension" },
      ...["cooperation", "conflict", "net", "low", "high"].map((name) => ({ name, title: name, cell: (row) => round(row[name]) })),
      { name: "developments", title: "Developments", cell: (row) => resting(row.developments, `${row.dimension} by ${day(row.at)}`, row.rests_on, said.developments), text: (row) => row.developments },
    ],
    rows: said.answer.series,
  }),
};
