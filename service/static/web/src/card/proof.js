// The proof that an event is in the log, checked in this browser.

import { Failed } from "../api.js";
import { h } from "../dom.js";
import { plain } from "../words.js";
import { verified } from "../verify.js";

/** The steps of a check, each with whether it holds. */
export const steps = (found) => h("ol", { class: "steps" }, found.map((step) => h("li", { class: step.holds ? "holds" : "broken" }, step.holds ? "✓ holds: " : "✗ does not hold: ", step.says)));

async function check(position, said) {
  said.replaceChildren(h("p", {}, "Asking for the leaf, the proof and the checkpoint ..."));
  try {
    said.replaceChildren(steps(await verified(position)));
  } catch (error) {
    said.replaceChildren(h("p", { class: "broken" }, error.message));
    if (!(error instanceof Failed)) throw error;
  }
}

/** The proofs of a development's events. */
export function proofs(events) {
  const places = events.map((event) => [event, h("div", { role: "status" })]);
  const button = (label, does) => {
    const made = h("button", { type: "button" }, label);
    made.addEventListener("click", async () => {
      made.disabled = true;
      await does().finally(() => (made.disabled = false));
      made.focus();
    });
    return made;
  };
  return [
    h("p", {}, "Each event has its leaf in the log's Merkle tree. The check is done by this browser alone: it hashes the leaf, follows the proof to the root and checks the signature of the checkpoint."),
    events.length > 1 && h("p", {}, button("Verify all in this browser", () => Promise.all(places.map(([event, said]) => check(event.position, said))))),
    h("ul", { class: "proofs" }, places.map(([event, said]) => h("li", {}, `${plain(event.event)}, position ${event.position} `, button("Verify in this browser", () => check(event.position, said)), said))),
  ];
}
