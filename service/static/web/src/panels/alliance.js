// The alliance graph: who is obliged to whom, what ties them, and where the cracks are.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

import { answerTo, unlessMoved } from "../answers.js";
import { ask, Failed } from "../api.js";
import { h, s } from "../dom.js";
import { open } from "../grounds.js";
import { actors, asked } from "../moment.js";
import { names } from "../names.js";
import { bounds, many, plain } from "../words.js";
import { cohesion } from "./cohesion.js";
import { cracks } from "./listed.js";

const [WIDTH, HEIGHT] = [640, 420];

export const OBLIGATIONS = ["defense", "offense", "neutrality", "nonaggression", "consultation"];

const DIMENSIONS = ["military", "economic", "diplomatic", "hybrid"];

const places = new Map();

/** Where each actor stands: laid out once over all that was ever on record between them, so that nobody moves in time. */
function layout(codes, ties) {
  const key = [...codes].sort().join();
  if (!places.has(key)) {
    const nodes = codes.map((code, index) => ({ code, x: WIDTH / 2 + 150 * Math.cos((2 * Math.PI * index) / codes.length - Math.PI / 2), y: HEIGHT / 2 + 130 * Math.sin((2 * Math.PI * index) / codes.length - Math.PI / 2) }));
    const links = ties.map(([source, target, count]) => ({ source, target, count }));
    forceSimulation(nodes)
      .force("tie", forceLink(links).id((node) => node.code).distance((link) => 210 - 40 * Math.min(2, Math.log10(1 + link.count))).strength(0.2))
      .force("apart", forceManyBody().strength(-700))
      .force("room", forceCollide(52))
      .force("x", forceX(WIDTH / 2).strength(0.06))
      .force("y", forceY(HEIGHT / 2).strength(0.1))
      .stop()
      .tick(200);
    const keep = (value, most) => Math.min(most - 46, Math.max(46, value));
    places.set(key, new Map(nodes.map(({ code, x, y }) => [code, [keep(x, WIDTH), keep(y, HEIGHT)]])));
  }
  return places.get(key);
}

let overall;

/** How much was ever on record between each two of a set. */
async function ties(codes) {
  const key = codes.join();
  if (overall?.key !== key) {
    const { answer } = await ask("/v1/flows", { actors: key });
    const counts = answer.give_and_get.map((row) => [row.one, row.other, row.given + row.got + row.estimates_given + row.estimates_got]);
    overall = { key, counts: counts.filter(([one, other]) => codes.includes(one) && codes.includes(other)) };
  }
  return overall.counts;
}

function curve([x1, y1], [x2, y2], aside) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [cx, cy] = [(x1 + x2) / 2 - uy * aside, (y1 + y2) / 2 + ux * aside];
  const end = [x2 - ux * 40, y2 - uy * 40];
  return `M${x1 + ux * 34},${y1 + uy * 34}Q${cx},${cy} ${end[0]},${end[1]}`;
}

const readable = (code) => plain(code).replace("nonaggression", "non-aggression").replace("defense", "defence");

export const alliance = {
  name: "alliance",
  title: "Who is bound to whom",
  says: "Obligations under treaties, directed; below each pair what they did together in the year before; dashed where a crack is on record.",
  method: "/docs/methods/alliances",
  nothing: "No obligation, tie or crack is on record at this moment.",
  question: () => (actors().length > 1 ? { path: "/v1/alliances", query: { ...asked(), actors: actors().join() } } : null),
  empty: ({ answer }) => answer.obligations.length === 0 && answer.pairs.length === 0,

  draw(figure, said) {
    drawn(figure, said).catch(unlessMoved);
    const { obligations, pairs, set } = said.answer;
    const [whole] = set;
    const kind = { bloc: "a bloc: each pair owes defence", chain: "a chain: defence runs through one of them", alignment: "an alignment without a duty of defence between all" }[whole?.structure] ?? whole?.structure;
    return `${many(obligations.length, "obligation")} between ${many(pairs.length, "pair")}; the set is ${kind}.`;
  },

  table: ({ answer, developments }) => ({
    caption: "Obligations at this moment",
    columns: [
      { name: "subject", title: "Who" },
      { name: "obligation", title: "owes", cell: (row) => readable(row.obligation) },
      { name: "object", title: "to" },
      { name: "treaty", title: "by", cell: (row) => h("button", { type: "button", class: "resting", onclick: () => open(row.treaty, row.rests_on, developments) }, row.treaty), text: (row) => row.treaty },
      { name: "valid", title: "when", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) },
      { name: "certain", title: "dates", cell: (row) => (row.certain ? "certain" : "possible") },
    ],
    rows: answer.obligations,
  }),
};

/** What another panel shows of the same moment; null where it cannot be had. */
const beside = (panel) =>
  answerTo(panel.question()).catch((error) => {
    if (error instanceof Failed) return null;
    throw error;
  });

async function drawn(figure, { answer, developments }) {
  const codes = answer.set[0]?.actors ?? actors();
  const [name, counts] = await Promise.all([names(), ties(codes)]);
  const place = layout(codes, counts);
  const [together, broken] = await Promise.all([
    beside(cohesion),
    beside(cracks),
  ]);
  const cracked = (one, other) => broken?.answer.cracks.filter((row) => [row.by, row.towards].includes(one) && [row.by, row.towards].includes(other)) ?? [];

  const edges = [];
  for (const pair of answer.pairs) {
    const [one, other] = [place.get(pair.one), place.get(pair.other)];
    const found = cracked(pair.one, pair.other);
    if (found.length) {
      const ids = found.flatMap((row) => row.rests_on);
      edges.push(edge(curve(one, other, 0), "crack", `${name(pair.one)} and ${name(pair.other)}: ${many(found.length, "crack")}`, ids, broken.developments));
    }
  }
  const aside = new Map();
  for (const row of answer.obligations) {
    const key = `${row.subject} ${row.object}`;
    const nth = aside.get(key) ?? 0;
    aside.set(key, nth + 1);
    const label = `${name(row.subject)} owes ${name(row.object)} ${readable(row.obligation)} (${row.treaty})`;
    edges.push(edge(curve(place.get(row.subject), place.get(row.object), 18 + 13 * nth), `duty ${row.obligation}${row.certain ? "" : " unsure"}`, label, row.rests_on, developments));
  }
  const nodes = codes.map((code) => {
    const [x, y] = place.get(code);
    return s("g", { class: "actor", transform: `translate(${x},${y})` }, s("circle", { r: 32 }), s("text", { dy: "0.35em" }, code), s("title", {}, name(code)));
  });
  const legend = OBLIGATIONS.filter((each) => answer.obligations.some((row) => row.obligation === each));
  const strength = together && DIMENSIONS.map((dimension) => together.answer.series.filter((point) => point.dimension === dimension).at(-1)).filter((point) => point?.cooperation);
  figure.replaceChildren(
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "The alliance graph" },
      s("defs", {}, OBLIGATIONS.map((each) => s("marker", { id: `to-${each}`, class: each, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 6, markerHeight: 6, orient: "auto" }, s("path", { d: "M0,0L10,5L0,10z" })))),
      edges,
      nodes,
    ),
    h("ul", { class: "legend" }, legend.map((each) => h("li", { class: each }, readable(each))), broken?.answer.cracks.length > 0 && h("li", { class: "crack" }, "crack")),
    strength?.length > 0 && h("p", { class: "words" }, `Cooperation in the year before, weighted: ${strength.map((point) => `${point.dimension} ${Math.round(point.cooperation * 10) / 10}`).join(", ")}.`),
  );
}

function edge(path, kind, label, ids, developments) {
  const reveal = () => open(label, ids, developments);
  const [, word] = kind.split(" ");
  return s(
    "g",
    { class: kind, tabindex: "0", role: "button", "aria-label": label, onclick: reveal, onkeydown: (event) => [" ", "Enter"].includes(event.key) && (event.preventDefault(), reveal()) },
    s("path", { class: "wide", d: path }),
    s("path", { class: "line", d: path, "marker-end": kind.startsWith("duty") && `url(#to-${word})` }),
    s("title", {}, label),
  );
}
