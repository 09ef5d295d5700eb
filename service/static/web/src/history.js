// The auditor's desk: the newest checkpoint, how the log grew, the history event by event, and how to take it home.

import { h } from "./dom.js";
import { growth } from "./history/growth.js";
import { home } from "./history/home.js";
import { newest } from "./history/newest.js";
import { replay } from "./history/replay.js";
import { panel } from "./panel.js";
import { sliders } from "./sliders.js";

/** Fill the page. */
export function history(main) {
  sliders(main, { set: false });
  const board = h("div", { class: "board" });
  main.append(board);
  panel(board, growth);
  board.firstChild.classList.add("wide");
  newest(board);
  replay(board);
  home(board);
}
