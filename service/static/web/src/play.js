// A button that plays something, and pauses it.

import { h } from "./dom.js";

/** A player: its `button`, whether it is `on`, and a way to `pause` it; `begins` and `ends` do the playing. */
export function player(begins, ends) {
  const button = h("button", { type: "button", class: "play" });
  const show = () => {
    button.textContent = made.on ? "Pause" : "Play";
    button.setAttribute("aria-pressed", String(made.on));
  };
  const made = {
    button,
    on: false,
    pause() {
      made.on = false;
      show();
      ends();
    },
  };
  button.addEventListener("click", () => {
    if (made.on) return made.pause();
    made.on = true;
    show();
    begins();
  });
  show();
  return made;
}
