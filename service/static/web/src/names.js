// The names of actors, asked for once.

import { ask } from "./api.js";

let known;

/** A function from an actor's code to its name; the code itself until the names are there or where there is none. */
export async function names() {
  known ??= ask("/v1/actors").then(
    ({ actors }) => new Map(actors.map((actor) => [actor.actor ?? actor.code, actor.name])),
    () => new Map(),
  );
  const map = await known;
  return (code) => map.get(code) ?? code ?? "not said";
}
