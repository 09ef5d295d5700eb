// Facts, and what became of them, in sentences.

import { bounds, day, plain, STATUS } from "./words.js";

const VERBS = {
  "member-of": "is a member of",
  "obliged-to": "owes",
  supplies: "supplies",
  "deploys-to": "deploys to",
  "cooperates-with": "cooperates with",
  sanctions: "sanctions",
  pressures: "presses on",
  "takes-stance": "takes a stance towards",
  attends: "attends what is held by",
  "stays-away": "stays away from what is held by",
  shields: "shields",
  "depends-on": "depends on",
  "hedges-against": "hedges against",
  forecasts: "forecasts of",
};

/** A fact in a sentence: "Russia owes North Korea defence". `name` gives an actor's name. */
export function sentence({ subject, predicate, object, aspect }, name) {
  const whom = object ? ` ${name(object)}` : " somebody";
  const about = aspect ? plain(aspect).replace("nonaggression", "non-aggression").replace("defense", "defence") : "";
  return `${name(subject)} ${VERBS[predicate] ?? plain(predicate)}${whom}${about && (predicate === "obliged-to" ? ` ${about}` : ` (${about})`)}`;
}

/** A value of a row in words. */
function told(value, field) {
  if (value === null || value === undefined) return "not said";
  if (field === "valid") return bounds(value);
  if (field === "status") return STATUS[value] ?? value;
  if (Array.isArray(value)) return value.map((each) => told(each)).join(", ") || "none";
  if (typeof value === "object") return Object.entries(value).map(([name, inner]) => `${plain(name)} ${told(inner)}`).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : plain(String(value));
}

const FIELDS = { valid: "when", certain: "certain on the day", published_from: "published since", published_to: "published until", rests_on: "", fact: "", kind: "" };

/** What differs between two forms of a row: each field in words, before and after. */
export function differing(before, after) {
  return Object.keys(after ?? {})
    .filter((field) => FIELDS[field] !== "" && JSON.stringify(before?.[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field: FIELDS[field] ?? plain(field), before: told(before?.[field], field), after: told(after[field], field) }));
}
