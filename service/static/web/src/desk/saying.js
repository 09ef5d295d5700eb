// A form for one thing to say: what it would change is shown first, where that can be told, and then it is said.

import { ask, Failed } from "../api.js";
import { h } from "../dom.js";
import { address } from "../moment.js";
import { names } from "../names.js";
import { headers } from "./credential.js";
import * as draft from "./drafts.js";
import { radius } from "./radius.js";

/** What a refusal says that stands beside no field. */
function refusal(error, made) {
  const rest = made.refuse(error.problem.errors ?? []);
  return [h("p", { class: "broken" }, `${error.problem.title}${error.status === 422 ? ": what is asked for stands beside each field." : `. ${error.message}`}`), rest.length > 0 && h("ul", {}, rest.map((each) => h("li", {}, each)))];
}

/**
 * Put the form into the page.
 *   name, title   of its draft
 *   made          the fields: `element`, `read()`, `refuse(errors)`
 *   path, act     where it is said, and the word for it
 *   tried         whether it can be tried first
 *   faster(error) what to show where somebody was faster
 */
export function saying(place, { name, title, made, path, act, tried = true, extra = {}, faster }) {
  const told = h("div", { class: "outcome", role: "status", tabindex: "-1" });
  const once = crypto.randomUUID();
  const show = (...said) => {
    told.replaceChildren(...said.flat().filter(Boolean));
    told.focus();
  };
  const send = async (where, more) => ask(where, {}, { method: "POST", body: made.read(), headers: { ...(await headers()), ...extra, ...more } });
  const attempt = async (does) => {
    try {
      await does();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      show(refusal(error, made), [409, 412].includes(error.status) && (await faster?.(error)));
      made.element.querySelector("[aria-invalid=true]")?.focus();
    }
  };
  const say = () =>
    attempt(async () => {
      show(h("p", {}, "Putting it on record ..."));
      const receipt = await send(path, { "Idempotency-Key": `"${once}"`, Prefer: "wait=10" });
      draft.drop(name);
      show(h("p", {}, `${receipt.repeated ? "It was on record already" : "Recorded"}, at position ${receipt.position}. `, h("a", { href: address(`/developments/${receipt.id}`) }, "See it")));
    });
  const attempted = () =>
    attempt(async () => {
      const said = await send(`${path}/dry-run`);
      made.refuse([]);
      show(radius(said, await names()), h("p", { class: "row" }, h("button", { type: "button", class: "act", onclick: say }, `Yes, ${act.toLowerCase()} it`), "It cannot be unsaid: what follows is said after it."));
    });
  const form = h(
    "form",
    {
      class: "desk",
      onsubmit: (event) => {
        event.preventDefault();
        return tried ? attempted() : say();
      },
      oninput: () => {
        draft.keep(name, made.read(), title());
        told.replaceChildren();
      },
    },
    made.element,
    h("p", { class: "row" }, h("button", { type: "submit", class: "act" }, tried ? "Show what it would change" : act), h("button", { type: "button", onclick: () => (draft.drop(name), location.reload()) }, "Discard the draft")),
    told,
  );
  place.append(form);
}
