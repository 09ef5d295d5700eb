// The answers at the moments shown lately: each question is asked once, whoever asks, and let go of when nobody wants it.

import { address, ask, Failed } from "./api.js";
import { follow } from "./moment.js";

/** How many answers are kept, and how many rows in all of them. */
const [KEPT, ROWS] = [200, 250_000];

/** Milliseconds for which an answer about now may be shown again: the log goes on meanwhile. */
const FRESH = 60_000;

const kept = new Map();

const wholes = new WeakMap();

follow(() => {
  const before = [...kept.values()];
  for (const one of before) one.wanted = false;
  setTimeout(() => {
    for (const one of before) if (!one.wanted && !one.held && !one.there) one.asking.abort();
  });
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

/**
 * The JSON answer to a question. Throws Failed, and AbortError where the moment has moved on meanwhile, unless it is
 * `held`: about its own moment, whatever the page goes on to.
 */
export function answerTo(question, held = false) {
  const one = asked(question);
  if (!one.wanted && one.there) one.answer.then(tell);
  one.wanted = true;
  one.held ||= held;
  return one.answer.then((said) => {
    if (!one.wanted && !held) throw new DOMException("The moment has moved on.", "AbortError");
    return said;
  });
}

/** Ask questions that are likely to come next, so that their answers are there by then. */
export function askAhead(questions) {
  for (const question of questions) asked(question, "low", false).answer.catch(() => {});
}

/** When nothing is asked any more. */
export const settled = () => Promise.allSettled([...kept.values()].filter((one) => !one.there).map((one) => one.answer));

function asked(question, priority, wanted = true) {
  const place = address(question.path, question.query);
  const known = kept.get(place);
  if (known && !(known.there && performance.now() - known.there > FRESH)) return known;
  const one = { question, asking: new AbortController(), wanted, held: false, there: 0, rows: 0 };
  one.answer = ask(question.path, question.query, { signal: one.asking.signal, priority }).then(
    (said) => {
      one.there = performance.now();
      one.rows = Object.values({ ...said, ...said.answer }).reduce((sum, table) => sum + (Array.isArray(table) ? table.length : 0), 0);
      spare();
      if (one.wanted) tell(said);
      return marked(question, said);
    },
    (error) => {
      if (kept.get(place) === one) kept.delete(place);
      throw error;
    },
  );
  kept.delete(place);
  kept.set(place, one);
  return one;
}

/** Let go of the answers that were asked for first, so that those that are kept are not too many. */
function spare() {
  let rows = [...kept.values()].reduce((sum, one) => sum + one.rows, 0);
  for (const [place, one] of kept) {
    if (kept.size <= KEPT && rows <= ROWS) return;
    if (one.wanted || !one.there) continue;
    kept.delete(place);
    rows -= one.rows;
  }
}

/** The tables whose rows tell what they rest on, where a question in JSON names some, or none. */
const telling = ({ query: { grounds, format } = {} }) => (format ? undefined : grounds);

/** An answer whose rows do not tell what they rest on: each gets its place, by which that is found later. */
function marked(question, said) {
  const grounds = telling(question);
  if (!grounds) return said;
  for (const [table, rows] of Object.entries(said.answer)) {
    if (!grounds.split(",").includes(table)) rows.forEach((row, index) => (row.rests_on = [{ table, index }]));
  }
  wholes.set(said.developments, () => whole(question, said, true));
  return said;
}

/** The same answer at the same moment, whose rows all tell what they rest on; `held` as for any answer. */
export function whole(question, said, held = false) {
  const { grounds, ...query } = question.query ?? {};
  const { valid_on, published_by, known_at } = said.moment ?? {};
  return telling(question) ? answerTo({ ...question, query: { ...query, valid_on, published_by, known_at: known_at.position } }, held) : said;
}

/** Have the sources told that the answers shown rest on, also those of answers that did not tell. */
export function tellSources() {
  for (const one of kept.values()) if (one.wanted && telling(one.question)) one.answer.then((said) => whole(one.question, said)).catch(unlessMoved);
}

/** Ids of developments, and the developments: those that rows rest on, also where their answer did not tell. */
export async function resolved(ids, developments) {
  if (ids.every((id) => typeof id === "string")) return { ids, developments };
  const said = await wholes.get(developments)();
  return { ids: [...new Set(ids.flatMap((id) => (typeof id === "string" ? id : said.answer[id.table][id.index].rests_on)))], developments: said.developments };
}

/** A moment that has moved on is no error of the drawing, and neither is a service that does not answer. */
function unlessMoved(error) {
  if (error.name !== "AbortError" && !(error instanceof Failed)) throw error;
}
