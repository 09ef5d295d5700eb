// Dates and codes in plain English, with what is uncertain said in words.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

/** A day, month or year such as `2025-08-28`, `2025-08` or `2025` in English. */
export function day(iso) {
  const [year, month, date] = iso.replace(/^-/, "").split("-");
  const era = iso.startsWith("-") ? " BC" : "";
  const plain = `${Number(year)}${era}`;
  if (!month) return plain;
  if (SEASONS[month]) return `${SEASONS[month]} ${plain}`;
  if (!date) return `${MONTHS[month - 1]} ${plain}`;
  return `${Number(date)} ${MONTHS[month - 1]} ${plain}`;
}

/** An instant in English, to the second. */
export const instant = (iso) => `${day(iso.slice(0, 10))}, ${iso.slice(11, 19)} UTC`;

const DOUBT = { "?": "perhaps ", "~": "about ", "%": "perhaps about " };

function one(edtf) {
  const doubt = DOUBT[edtf.at(-1)] ?? "";
  const plain = edtf.replaceAll(/[?~%]/g, "");
  if (/X/.test(plain)) {
    const known = plain.replace(/-?XX?.*$/, "").replace(/-$/, "");
    return plain.startsWith(known) && known.length >= 4 ? `${doubt}some day in ${day(known)}` : `${doubt}some time in the ${plain.slice(0, 4).replaceAll("X", "0")}s`;
  }
  return doubt + day(plain);
}

/** An EDTF date, interval or set in English: `2024-12-04/..` is "since 4 December 2024". */
export function when(edtf) {
  if (!edtf) return "at no stated time";
  const set = edtf.match(/^[[{](.*)[\]}]$/);
  if (set) {
    const [from, to] = set[1].split("..");
    if (to !== undefined) return edtf[0] === "[" ? `some time from ${one(from || "..")} to ${one(to)}` : `from ${one(from)} to ${one(to)}`;
    return set[1].split(",").map((each) => one(each.trim())).join(edtf[0] === "[" ? " or " : " and ");
  }
  const [start, end] = edtf.split("/");
  if (end === undefined) return one(start);
  if (end === "..") return `since ${one(start)}`;
  if (end === "") return `from ${one(start)}, until when is not known`;
  if (start === ".." || start === "") return `until ${one(end)}`;
  return `from ${one(start)} to ${one(end)}`;
}

const lastOf = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

/** Two days as the stretch between them: a whole month or year by its name. */
function stretch(from, by) {
  const [start, end] = [from.slice(0, 7), by.slice(0, 7)];
  if (!from.endsWith("-01") || Number(by.slice(8)) !== lastOf(end)) return `between ${day(from)} and ${day(by)}`;
  if (start === end) return `in ${day(start)}`;
  if (!start.endsWith("-01") || !end.endsWith("-12")) return `between ${day(start)} and ${day(end)}`;
  return start.slice(0, 4) === end.slice(0, 4) ? `in ${day(start.slice(0, 4))}` : `between ${day(start.slice(0, 4))} and ${day(end.slice(0, 4))}`;
}

/** The bounds within which something begins and ends, in English. */
export function bounds({ starts_from, starts_by, ends_from, ends_by }) {
  const edge = (from, by) => (from === by ? day(from) : `some day ${stretch(from, by)}`);
  if (!starts_from && !starts_by) return ends_by ? `until ${edge(ends_from ?? ends_by, ends_by)}` : "always";
  const start = edge(starts_from ?? starts_by, starts_by ?? starts_from);
  if (!ends_by && !ends_from) return `since ${start}`;
  if (starts_from === ends_from && starts_by === ends_by) return starts_from === starts_by ? start : `some time ${stretch(starts_from, starts_by)}`;
  return `from ${start} to ${edge(ends_from ?? ends_by, ends_by ?? ends_from)}`;
}

/** The fields in which a fact plays, in the order in which they are drawn. */
export const DIMENSIONS = ["military", "economic", "diplomatic", "hybrid"];

/** The moment of an answer in English. */
export function told({ valid_on, published_by, known_at }) {
  return `on ${day(valid_on)} (published by ${day(published_by)}, known at position ${known_at.position})`;
}

export const STATUS = {
  planned: "planned", forecast: "forecast", alleged: "alleged", happened: "happened", confirmed: "confirmed by several sources",
  disputed: "disputed", contradicted: "contradicted", "did-not-happen": "did not happen",
};

export const RELIABILITY = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable",
  F: "reliability cannot be judged",
};

export const CREDIBILITY = {
  1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "truth cannot be judged",
};

/** An Admiralty code in words. */
export function admiralty({ reliability, credibility }) {
  const said = [reliability && `source ${RELIABILITY[reliability]}`, credibility && `information ${CREDIBILITY[credibility]}`];
  return said.filter(Boolean).join(", ") || "not rated";
}

/** A word of the interface, such as `obliged-to` or `cow_type`, as English. */
export const plain = (word) => (word ?? "").replaceAll(/[-_]/g, " ");

const figure = (value) => value.toLocaleString("en");

/** So many of something, as `1 event` and `1,109 events`. */
export const many = (count, one, more = `${one}s`) => `${figure(count)} ${count === 1 ? one : more}`;

const OPERATORS = { ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about " };

/** A total or an estimate, with its operator as it was said: a range stays a range. */
export function total({ low, high, unit, operator }) {
  if (low === null && high === null) return "an amount that nobody states";
  const lone = high === null || (operator?.startsWith("<") && !low) || low === high;
  return `${OPERATORS[operator] ?? ""}${lone ? figure(high === null || low === high ? low : high) : `${figure(low ?? 0)} to ${figure(high)}`} ${unit ?? ""}`.trim();
}

/** A quantity as its source put it. */
export function quantity({ name, amount, upper, operator, unit, verbatim }) {
  if (verbatim) return `${name}: "${verbatim}"${amount === undefined || amount === null ? "" : ` (${total({ low: amount, high: upper ?? amount, unit, operator })})`}`;
  return `${name}: ${total({ low: amount ?? null, high: upper ?? (operator === ">" || operator === ">=" ? null : amount ?? null), unit, operator: operator ?? "=" })}`;
}
