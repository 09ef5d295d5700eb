// The obligations of ATOP, between two actors, and in words.

import { plain } from "../words.js";

export const OBLIGATIONS = ["defense", "offense", "neutrality", "nonaggression", "consultation"];

/** An obligation as English has it. */
export const readable = (code) => plain(code).replace("nonaggression", "non-aggression").replace("defense", "defence");

/** The rows of an answer that are about two actors, whichever way round. */
export const between = (rows, one, other, from, to) => rows.filter((row) => [row[from], row[to]].includes(one) && [row[from], row[to]].includes(other));

/** The duties between two, one a type: in one direction or in both. */
export function duties(rows, one, other) {
  return OBLIGATIONS.map((obligation) => {
    const found = between(rows, one, other, "subject", "object").filter((row) => row.obligation === obligation);
    return { obligation, found, forth: found.some((row) => row.subject === one), back: found.some((row) => row.subject === other) };
  }).filter(({ found }) => found.length);
}

/** A duty in a sentence. */
export function dutyWords({ obligation, found, forth, back }, one, other) {
  const [who, whom] = forth ? [one, other] : [other, one];
  const treaties = [...new Set(found.map((row) => row.treaty))].join("; ");
  return `${who}${forth && back ? ` and ${whom} owe each other` : ` owes ${whom}`} ${readable(obligation)} (${treaties})${found.every((row) => !row.certain) ? ", on some readings of the dates alone" : ""}`;
}
