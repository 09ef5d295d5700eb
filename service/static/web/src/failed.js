// What is said where the service, or the way to it, fails: calmly, with a way to ask again.

import { Failed } from "./api.js";
import { h } from "./dom.js";
import { many } from "./words.js";

const BUSY = [429, 502, 503, 504];

/** Seconds after which a service that is busy is asked again, where it does not say. */
const SOON = 5;

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
    button,
  );
  if (busy) setTimeout(() => button.isConnected && again(), after * 1000);
  if (!(error instanceof Failed)) throw error;
}
