// The overview: the alignment of a set of actors at a moment.

import { panel } from "./panel.js";
import { alliance } from "./panels/alliance.js";
import { cohesion } from "./panels/cohesion.js";
import { cracks, flows, reactions, squeezed } from "./panels/listed.js";
import { sliders } from "./sliders.js";

const PANELS = [alliance, cohesion, squeezed, flows, reactions, cracks];

/** Fill the page. */
export function overview(main) {
  sliders(main);
  const board = document.createElement("div");
  board.className = "board";
  main.append(board);
  for (const made of PANELS) panel(board, made);
}
