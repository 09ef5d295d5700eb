// The answers at the moment that is shown: each question is asked once, whoever asks, and let go of when the moment moves.

import { address, ask, Failed } from "./api.js";
import { follow } from "./moment.js";

let asking = new AbortController();

let kept = new Map();

follow(() => {
  asking.abort();
  asking = new AbortController();
  kept = new Map();
});

/** The JSON answer to a question. Throws Failed, and AbortError where the moment has moved on meanwhile. */
export function answerTo({ path, query }) {
  const place = address(path, query);
  const known = kept;
  if (!known.has(place)) {
    const answer = ask(path, query, { signal: asking.signal });
    answer.catch(() => known.delete(place));
    known.set(place, answer);
  }
  return known.get(place);
}

/** A moment that has moved on is no error of the drawing, and neither is a service that does not answer. */
export function unlessMoved(error) {
  if (error.name !== "AbortError" && !(error instanceof Failed)) throw error;
}
