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

const [moments, sources] = [new Set(), new Set()];

const names = new Set();

/** Be told of which moment an answer is, as it states it: with the position of the log and when that was recorded. */
export const heard = (listener) => moments.add(listener);

/** Be told of the sources that the answers rest on, by name. */
export const named = (listener) => sources.add(listener);

function tell(said) {
  if (said.moment) for (const listener of moments) listener(said.moment);
  const before = names.size;
  for (const development of Object.values(said.developments ?? {})) for (const source of development.sources) names.add(source.name);
  if (names.size > before) for (const listener of sources) listener([...names].sort());
}

/** The JSON answer to a question. Throws Failed, and AbortError where the moment has moved on meanwhile. */
export function answerTo({ path, query }) {
  const place = address(path, query);
  const known = kept;
  if (!known.has(place)) {
    const answer = ask(path, query, { signal: asking.signal });
    answer.then(tell, () => known.delete(place));
    known.set(place, answer);
  }
  return known.get(place);
}

/** A moment that has moved on is no error of the drawing, and neither is a service that does not answer. */
export function unlessMoved(error) {
  if (error.name !== "AbortError" && !(error instanceof Failed)) throw error;
}
