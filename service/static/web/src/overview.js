// The overview: the alignment of a set of actors at a moment.

import { panel } from "./panel.js";
import { alliance } from "./panels/alliance.js";
import { cohesion } from "./panels/cohesion.js";
import { cracks } from "./panels/cracks.js";
import { flows } from "./panels/flows.js";
import { reactions } from "./panels/reactions.js";
import { squeezed } from "./panels/squeezed.js";
import { sliders } from "./sliders.js";

const PANELS = [alliance, cohesion, squeezed, cracks, reactions, flows];

/** Fill the page. */
export function overview(main) {
  sliders(main);
  const board = document.createElement("div");
  board.className = "board";
  main.append(board);
  for (const made of PANELS) panel(board, made);
}
