// What is said where the service, or the way to it, is slow or fails: calmly, with a way to ask again.

import { Failed } from "./api.js";
import { h } from "./dom.js";
import { many } from "./words.js";

const BUSY = [429, 502, 503, 504];

/** Whether it is the question that is at fault, so that to ask it again is of no use. */
const refused = (status) => status >= 400 && status < 500 && !BUSY.includes(status);

/** Seconds after which a service that is busy is asked again, where it does not say. */
const SOON = 5;

/** Milliseconds after which it is said that an answer is awaited where something is shown, and that it is long in coming. */
const [SLOW, SLOWER] = [400, 5000];

/** Say that an answer is awaited, later where something `shown` stands there already; call what it gives once it came. */
export function waiting(say, shown = false) {
  const waits = [setTimeout(say, shown ? SLOW : 0, "Asking ..."), setTimeout(say, SLOWER, "Still asking: the service is slow to answer.")];
  return () => waits.forEach(clearTimeout);
}

/**
 * Say in a place what went wrong, with a button to ask again; a service that is busy is asked again by itself, when it
 * says. A moment that has moved on is nothing to tell; an error of ours is told, and thrown on.
 */
export function failed(place, error, again, ...more) {
  if (error.name === "AbortError") return;
  const busy = BUSY.includes(error.status);
  const after = error.after ?? SOON;
  const button = h("button", { type: "button", onclick: () => again() }, "Ask again");
  place.replaceChildren(
    h("span", {}, error instanceof Failed ? error.message : "This page has met an error of its own.", " "),
    ...more,
    busy ? h("span", {}, `It is asked again in ${many(after, "second")}. `) : "",
    refused(error.status) ? "" : button,
  );
  if (busy) setTimeout(() => button.isConnected && again(), after * 1000);
  if (!(error instanceof Failed)) throw error;
}
