// The land and the borders between states, as Natural Earth has them.

import { feature, mesh } from "topojson-client";

import { Failed } from "../api.js";

let asked;

/** The shapes of the world, fetched once. Throws Failed where they cannot be had. */
export function world() {
  asked ??= fetch(`${document.documentElement.dataset.base ?? ""}/assets/world.json`)
    .then((answer) => answer.json())
    .then((topology) => ({ land: feature(topology, topology.objects.land), borders: mesh(topology, topology.objects.countries, (one, other) => one !== other) }))
    .catch(() => {
      asked = undefined;
      throw new Failed({ title: "The outlines of the land cannot be had." }, 0);
    });
  return asked;
}
