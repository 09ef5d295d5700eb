// The moment and the question that a page shows: the address holds all of it, so that a view is a link.

const BASE = document.documentElement.dataset.base ?? "";

const PLAIN = ["valid_on", "published_by", "known_at", "certainty", "sources", "without", "reliability", "credibility"];

export const TODAY = new Date().toISOString().slice(0, 10);

const DEFAULTS = { actors: "CHN,RUS,PRK", certainty: "possible" };

const listeners = new Set();

let current = read();

function read() {
  const given = new URLSearchParams(location.search);
  const found = { ...DEFAULTS };
  for (const name of ["actors", ...PLAIN]) if (given.get(name)) found[name] = given.get(name);
  return found;
}

/** What is asked now: `actors` and the arguments of the interface that are set. */
export const moment = () => current;

/** The set of actors as a list of codes. */
export const actors = () => current.actors.split(",").filter(Boolean);

/** The arguments that every question of the interface takes, as they stand. */
export const asked = () => Object.fromEntries(PLAIN.filter((name) => current[name]).map((name) => [name, current[name]]));

/** The address of a page at the moment that is shown, with other arguments beside. */
export function address(path, more = {}) {
  const query = new URLSearchParams();
  const said = { ...current, ...more };
  for (const name of ["actors", ...PLAIN]) if (said[name] && said[name] !== DEFAULTS[name]) query.set(name, said[name]);
  for (const [name, value] of Object.entries(more)) if (!PLAIN.includes(name) && name !== "actors" && value) query.set(name, value);
  const whole = path.startsWith(BASE) ? path : BASE + path;
  return query.size ? `${whole}?${query}` : whole;
}

/** Change some of it (null takes an argument away) and tell everybody; while something is dragged the address is replaced. */
export function change(some, { replace = false } = {}) {
  const next = { ...current, ...some };
  for (const name of Object.keys(next)) if (next[name] === null || next[name] === "") delete next[name];
  next.actors ??= DEFAULTS.actors;
  next.certainty ??= DEFAULTS.certainty;
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  const own = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => !PLAIN.includes(name) && name !== "actors"));
  history[replace ? "replaceState" : "pushState"](null, "", address(location.pathname, own));
  for (const listener of listeners) listener(current);
}

/** What the address holds beside the moment: how a page shows it, which no question is about. */
export const noted = (name) => new URLSearchParams(location.search).get(name);

/** Keep such a thing in the address, without telling anybody. */
export function note(name, value) {
  const query = new URLSearchParams(location.search);
  value ? query.set(name, value) : query.delete(name);
  history.replaceState(null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
}

/** Keep such things in the address, as a step that one can go back from, and tell everybody; what has no value goes. */
export function remember(some) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(some)) value ? query.set(name, value) : query.delete(name);
  history.pushState(null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** What a function says where the moment were another. */
export function supposing(some, says) {
  const now = current;
  current = { ...current, ...some };
  try {
    return says();
  } finally {
    current = now;
  }
}

/** Be told of every change. */
export function follow(listener) {
  listeners.add(listener);
}

addEventListener("popstate", () => {
  current = read();
  for (const listener of listeners) listener(current);
});
