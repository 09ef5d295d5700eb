// The newest checkpoint, and whether it holds against what this browser saw before.

import { Failed } from "../api.js";
import { steps } from "../card/proof.js";
import { h } from "../dom.js";
import { checkpoint, forget } from "../verify.js";

const BASE = document.documentElement.dataset.base ?? "";

/** Put it into the page. */
export function newest(place) {
  const said = h("div", { role: "status" });
  const check = async () => {
    said.replaceChildren(h("p", {}, "Asking ..."));
    try {
      const { note, steps: found } = await checkpoint();
      said.replaceChildren(h("pre", { tabindex: "0", "aria-label": "The signed note" }, note), steps(found));
      if (!found.every((step) => step.holds)) said.append(h("p", {}, "Was another log set up here on purpose? ", h("button", { type: "button", onclick: anew }, "Forget what this browser saw")));
    } catch (error) {
      said.replaceChildren(h("p", { class: "broken" }, error.message));
      if (!(error instanceof Failed)) throw error;
    }
  };
  const anew = () => {
    forget();
    check();
  };
  place.append(
    h(
      "section",
      { class: "panel wide", "aria-labelledby": "checkpoint" },
      h("h2", { id: "checkpoint" }, "The newest checkpoint"),
      h("p", { class: "says" }, "A note, signed by the log, of how many events it holds and the root of the tree over them. This browser keeps the last one that it saw and checks that the log has only grown since."),
      h("p", { class: "row" }, h("button", { type: "button", onclick: check }, "Check it in this browser"), h("a", { href: `${BASE}/v1/log/checkpoint`, download: "checkpoint.txt" }, "Save the note"), h("a", { href: `${BASE}/v1/log/keys`, download: "keys.txt" }, "Save the log's key")),
      said,
    ),
  );
}
