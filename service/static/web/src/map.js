// The map of theatres: where a set of actors is active, and which theatres they tie together.

import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom } from "d3-zoom";
import { feature, mesh } from "topojson-client";

import { answerTo, unlessMoved } from "./answers.js";
import { h, s } from "./dom.js";
import { open, resting } from "./grounds.js";
import { actors, asked } from "./moment.js";
import { names } from "./names.js";
import { panel } from "./panel.js";
import { sliders } from "./sliders.js";
import { bounds, many } from "./words.js";

const [WIDTH, HEIGHT] = [960, 470];

const projection = geoEqualEarth().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" }).rotate([-60, 0]);

const draw = geoPath(projection);

let land;

/** The land and the borders between states, as Natural Earth has them. */
async function world() {
  land ??= fetch(`${document.documentElement.dataset.base ?? ""}/assets/world.json`).then(async (answer) => {
    const topology = await answer.json();
    const { countries } = topology.objects;
    return { land: draw(feature(topology, topology.objects.land)), borders: draw(mesh(topology, countries, (one, other) => one !== other)) };
  });
  return land;
}

const question = () => (actors().length ? { path: "/v1/theatres", query: { ...asked(), actors: actors().join() } } : null);

/** The points of each theatre that has one, by its name: asked for as GeoJSON. */
async function points() {
  const { query } = question();
  const { features } = await answerTo({ path: "/v1/theatres", query: { ...query, format: "geojson", table: "theatres" } });
  return new Map(features.filter(({ geometry }) => geometry).map(({ geometry, properties }) => [properties.theatre, geometry.type === "Point" ? geometry.coordinates : geometry.coordinates[0]]));
}

/** The rows of an answer by theatre, those of all actors together. */
function together(rows) {
  const found = new Map();
  for (const row of rows) {
    const one = found.get(row.theatre) ?? { theatre: row.theatre, actors: [], developments: 0, rests_on: new Set() };
    one.actors.push(row.actor);
    for (const each of row.rests_on) one.rests_on.add(each);
    one.developments = one.rests_on.size;
    found.set(row.theatre, one);
  }
  return [...found.values()].map((one) => ({ ...one, rests_on: [...one.rests_on] })).sort((one, other) => other.developments - one.developments);
}

const theatres = {
  name: "theatres",
  title: "Theatres and what ties them",
  says: "Circles grow with the developments in a theatre in the year before; lines join theatres that one of the actors, or all of them, tie together.",
  method: "/docs/methods/theatres",
  question,
  empty: ({ answer }) => answer.theatres.length === 0,

  draw(figure, said) {
    const found = together(said.answer.theatres);
    drawn(figure, said, found).catch(unlessMoved);
    return `${many(found.length, "theatre")}, ${many(said.answer.ties.length, "tie")} between them.`;
  },

  table: (said) => ({
    caption: "Theatres at this moment",
    columns: [
      { name: "theatre", title: "Theatre" },
      { name: "actor", title: "Actor" },
      { name: "developments", title: "Developments", cell: (row) => resting(row.developments, `${row.actor} in ${row.theatre}`, row.rests_on, said.developments), text: (row) => row.developments },
      { name: "dimensions", title: "Dimensions", cell: (row) => row.dimensions.join(", "), text: (row) => row.dimensions.join(" ") },
      { name: "valid", title: "When", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) },
    ],
    rows: said.answer.theatres,
  }),
};

async function drawn(figure, said, found) {
  const [{ land: shape, borders }, place, name] = await Promise.all([world(), points(), names()]);
  const at = (theatre) => place.has(theatre) && projection(place.get(theatre));
  const ties = said.answer.ties.map((tie) => ({ tie, from: at(tie.one), to: at(tie.other) })).filter(({ from, to }) => from && to);
  const marks = found.map((one) => ({ one, where: at(one.theatre) })).filter(({ where }) => where);
  const reveal = (title, ids) => () => open(title, ids, said.developments);
  const radius = (one) => 5 + 3 * Math.sqrt(one.developments);
  const content = s(
    "g",
    {},
    s("path", { class: "sphere", d: draw({ type: "Sphere" }) }),
    s("path", { class: "graticule", d: draw(geoGraticule10()) }),
    s("path", { class: "land", d: shape }),
    s("path", { class: "borders", d: borders }),
    ties.map(({ tie, from, to }) => s("path", { class: tie.direct.length ? "tie direct" : "tie", d: `M${from}Q${(from[0] + to[0]) / 2},${Math.min(from[1], to[1]) - 24} ${to}` }, s("title", {}, `${tie.one} and ${tie.other}: ${tie.actors.map((each) => name(each.actor)).join(", ")}`))),
    marks.map(({ one, where }) => {
      const label = `${one.theatre}: ${many(one.developments, "development")} of ${one.actors.map(name).join(", ")}`;
      const show = reveal(label, one.rests_on);
      return s(
        "g",
        { class: "theatre", transform: `translate(${where})`, tabindex: "0", role: "button", "aria-label": label, onclick: show, onkeydown: (event) => [" ", "Enter"].includes(event.key) && (event.preventDefault(), show()) },
        s("circle", { r: radius(one) }),
        s("text", { y: -radius(one) - 4 }, one.theatre),
        s("title", {}, label),
      );
    }),
  );
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of theatres" }, content);
  select(svg).call(zoom().scaleExtent([1, 12]).translateExtent([[0, 0], [WIDTH, HEIGHT]]).on("zoom", ({ transform }) => content.setAttribute("transform", transform.toString())));
  const nowhere = found.filter((one) => !place.has(one.theatre));
  figure.replaceChildren(
    svg,
    nowhere.length > 0 &&
      h("div", { class: "nowhere" }, h("p", {}, "Without a place on the map:"), h("ul", {}, nowhere.map((one) => h("li", {}, resting(`${one.theatre} (${one.developments})`, one.theatre, one.rests_on, said.developments))))),
  );
}

/** Fill the page. */
export function map(main) {
  sliders(main);
  const board = h("div", { class: "board" });
  main.append(board);
  panel(board, theatres);
  board.firstChild.classList.add("full");
  main.append(
    h("p", { class: "says" }, "Land and borders are those of Natural Earth (public domain, scale 1:110 million, by way of world-atlas): it draws who controls what on the ground. A border here is no statement of ours about whose the land is; disputed lines are drawn as Natural Earth draws them."),
  );
}
