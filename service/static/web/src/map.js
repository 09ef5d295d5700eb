// The page of the map: where a set of actors is active, which theatres they tie together, and a list in step.

import { answerTo } from "./answers.js";
import { h } from "./dom.js";
import { resting } from "./grounds.js";
import { atlas } from "./map/atlas.js";
import { listing } from "./map/listing.js";
import { world } from "./map/world.js";
import { names } from "./names.js";
import { panel } from "./panel.js";
import { asking } from "./panels/rows.js";
import { sliders } from "./sliders.js";
import { bounds, many } from "./words.js";

const question = asking("/v1/theatres", "actors");

/** The points of each theatre that has one, by its name: asked for as GeoJSON. */
async function points() {
  const { path, query } = question();
  const { features } = await answerTo({ path, query: { ...query, format: "geojson", table: "places" } });
  return new Map(features.filter(({ geometry }) => geometry).map(({ geometry, properties }) => [properties.theatre, geometry.type === "Point" ? geometry.coordinates : geometry.coordinates[0]]));
}

/** The map. */
export const theatres = {
  name: "theatres",
  title: "Theatres and what ties them",
  says: "Circles grow with the developments in a theatre up to the day. Thick lines join theatres that one development names together; thin ones those in which the same actor is active within a year.",
  method: "/docs/methods/theatres",
  question,
  beside: () => Promise.all([points(), names(), world()]),
  empty: ({ answer }) => answer.places.length === 0,

  draw(figure, said, [place, name, shapes]) {
    const found = said.answer.places.toSorted((one, other) => other.developments - one.developments);
    const map = figure.querySelector(".atlas") ?? h("div", { class: "atlas" });
    const list = figure.querySelector(".theatres-list") ?? h("ol", { class: "theatres-list" });
    if (!map.isConnected) figure.replaceChildren(map, list);
    const near = (theatre) => {
      for (const element of figure.querySelectorAll("[data-theatre]")) element.classList.toggle("near", theatre !== null && element.dataset.theatre.split("|").includes(theatre));
    };
    atlas(map, shapes, { found, ties: said.answer.ties, place, name, developments: said.developments, near });
    listing(list, { found, ties: said.answer.ties, place, name, developments: said.developments, near });
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

/** Fill the page. */
export function map(main) {
  sliders(main);
  const board = h("div", { class: "board" });
  main.append(board);
  panel(board, theatres);
  board.firstChild.classList.add("full");
  main.append(
    h(
      "section",
      { class: "aside", "aria-labelledby": "borders" },
      h("h2", { id: "borders" }, "Whose borders these are"),
      h("p", { class: "says" }, "Land and borders are those of Natural Earth (public domain, scale 1:110 million, by way of world-atlas), which draws who controls what on the ground. A border here is no statement of ours about whose the land is; disputed lines are drawn as Natural Earth draws them. A theatre is a word of the record, not a territory: its circle stands at a point within what it names."),
    ),
  );
}
