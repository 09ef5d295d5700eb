// What is said over every page while the log is empty.

import { heard } from "./answers.js";
import { h } from "./dom.js";
import { address, moment } from "./moment.js";

/** Say, at the head of a page, that nothing is recorded yet, once an answer shows it, and where to begin. */
export function blank(main) {
  const note = h("p", { class: "blank", role: "status" });
  main.querySelector("h1")?.after(note);
  heard(({ known_at }) => {
    if (known_at.position === 0 && !moment().known_at) note.replaceChildren("Nothing is recorded in this log yet. ", h("a", { href: address("/desk") }, "Record the first development"));
    else note.replaceChildren();
  });
}
