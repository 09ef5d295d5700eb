// The drawing of the alliance graph, with its key and its pairs in a table.

import { answerTo } from "../answers.js";
import { Failed } from "../api.js";
import { room } from "../chart.js";
import { h, s } from "../dom.js";
import { settle } from "../labels.js";
import { actors, note, noted } from "../moment.js";
import { names } from "../names.js";
import { many, plain } from "../words.js";
import { bundle, line, opening } from "./bundle.js";
import { cohesion } from "./cohesion.js";
import { breadth, legend, pairs, round } from "./key.js";
import { fitted, layout, RADIUS } from "./layout.js";
import { cracks } from "./cracks.js";
import { between, duties, dutyWords, OBLIGATIONS } from "./obligations.js";

const SHOWN = ["both", "obligations", "cooperation"];

/** What another panel shows of the same moment; null where it cannot be had. */
const shownBy = (panel) =>
  answerTo(panel.question()).catch((error) => {
    if (error instanceof Failed) return null;
    throw error;
  });

/** What it draws beside its own answer: names, places, cooperation and cracks. */
export async function beside() {
  const [name, places, together, broken] = await Promise.all([names(), layout([...new Set(actors())].sort()), shownBy(cohesion), shownBy(cracks)]);
  return { name, places, together, broken };
}

/** Draw it into a figure. */
export function drawn(figure, { answer, developments }, { name, places, together, broken }) {
  const width = room(figure, 640);
  const height = Math.max(380, Math.min(460, width * 0.75));
  const place = fitted(places, width, height);
  const codes = [...place.keys()];
  const graph = figure.querySelector(".graph") ?? h("div", { class: "graph", "data-ties": noted("ties") ?? "both" });
  if (!graph.isConnected) figure.replaceChildren(choosing(graph), graph);

  const [edges, marks, rows, taken] = [[], [], [], codes.map((code) => ({ x: place.get(code)[0] - RADIUS, y: place.get(code)[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }))];
  codes.forEach((one, index) =>
    codes.slice(index + 1).forEach((other) => {
      const [owed, done] = [duties(answer.obligations, one, other), between(together?.answer.dyads ?? [], one, other, "one", "other").filter((row) => row.cooperation)];
      const found = between(broken?.answer.cracks ?? [], one, other, "by", "towards");
      const courses = bundle(place.get(one), place.get(other), [...owed.map(() => 11), ...done.map((row) => breadth(row.cooperation) + 4)]);
      if (found.length) {
        const middle = bundle(place.get(one), place.get(other), [1])[0];
        if (!courses.length) edges.push(s("path", { class: "strained", d: middle.path }));
        const spot = settle([0.5, 0.42, 0.58, 0.62, 0.38].map(middle.at).map(([x, y]) => ({ x: x - 18, y: y - 11, width: 36, height: 22 })), taken) ?? { x: middle.at(0.5)[0] - 18, y: middle.at(0.5)[1] - 11 };
        marks.push(crack(spot, found, `${name(one)} and ${name(other)}: ${many(found.length, "crack")}: ${[...new Set(found.map((row) => plain(row.sort)))].join(", ")}`, broken.developments));
      }
      owed.forEach((duty, nth) => {
        const end = duty.found.every((row) => !row.certain) ? `url(#maybe-${duty.obligation})` : `url(#to-${duty.obligation})`;
        edges.push(line(courses[nth], `duty ${duty.obligation}`, dutyWords(duty, name(one), name(other)), duty.found.flatMap((row) => row.rests_on), developments, { markers: { "marker-end": duty.forth && end, "marker-start": duty.back && end } }));
      });
      done.forEach((row, nth) => {
        const course = courses[owed.length + nth];
        const spot = [0.28, 0.22, 0.34, 0.7, 0.76].map(course.at).map(([x, y]) => ({ x: x - 5, y: y - 6, width: 10, height: 12 }));
        const free = settle(spot, taken);
        edges.push(
          line(course, `deed ${row.dimension}`, `${name(one)} and ${name(other)}: ${row.dimension} cooperation ${round(row.cooperation)}${row.conflict ? `, conflict ${round(-row.conflict)}` : ""}, of ${many(row.developments, "development")}`, row.rests_on, together.developments, { width: breadth(row.cooperation) }, free && s("text", { x: free.x + 5, y: free.y + 10 }, row.dimension[0].toUpperCase())),
        );
      });
      rows.push({ one, other, owed, done, found });
    }),
  );
  const nodes = codes.map((code) => s("g", { class: "actor", transform: `translate(${place.get(code)})` }, s("circle", { r: RADIUS }), s("text", { dy: "0.35em" }, code), s("title", {}, name(code))));
  graph.replaceChildren(
    s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "The alliance graph" }, s("defs", {}, OBLIGATIONS.flatMap(heads)), edges, nodes, marks),
    legend(answer.obligations, rows),
    h("p", { class: "says" }, codes.map((code) => `${code} ${name(code)}`).join("; "), "."),
    pairs(rows, name, developments, together?.developments, broken?.developments),
  );
}

/** The heads of arrows: filled, and hollow where the dates hold on some readings alone. */
const heads = (each) => ["to", "maybe"].map((sort) => s("marker", { id: `${sort}-${each}`, class: `${each} ${sort}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, s("path", { d: "M1,1L9,5L1,9z" })));

const crack = ({ x, y }, found, label, developments) =>
  opening("crack", label, found.flatMap((row) => row.rests_on), developments, s("rect", { x, y, width: 36, height: 22, rx: 4 }), s("path", { class: "jag", d: `M${x + 12},${y + 3}l-5,6l6,3l-5,7` }), s("text", { x: x + 25, y: y + 15.5 }, String(found.length)));

/** Which ties are drawn: held in the address, and switched without asking anew. */
function choosing(graph) {
  const choose = (value) => () => {
    note("ties", value === "both" ? null : value);
    graph.dataset.ties = value;
  };
  return h("fieldset", { class: "switch" }, h("legend", {}, "Ties shown"), SHOWN.map((value) => h("label", {}, h("input", { type: "radio", name: "ties", value, checked: graph.dataset.ties === value, onchange: choose(value) }), value)));
}
