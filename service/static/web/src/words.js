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

/** The bounds within which something begins and ends, in English. */
export function bounds({ starts_from, starts_by, ends_from, ends_by }) {
  const edge = (from, by) => (from === by ? day(from) : `some day from ${day(from)} to ${day(by)}`);
  if (!starts_from && !starts_by) return ends_by ? `until ${edge(ends_from ?? ends_by, ends_by)}` : "always";
  const start = edge(starts_from ?? starts_by, starts_by ?? starts_from);
  if (!ends_by && !ends_from) return `since ${start}`;
  if (starts_from === ends_from && starts_by === ends_by) return starts_from === starts_by ? start : `some time from ${day(starts_from)} to ${day(starts_by)}`;
  return `from ${start} to ${edge(ends_from ?? ends_by, ends_by ?? ends_from)}`;
}

export const STATUS = {
  planned: "planned", forecast: "forecast", alleged: "alleged", happened: "happened", confirmed: "confirmed by several sources",
  disputed: "disputed", contradicted: "contradicted", "did-not-happen": "did not happen",
};

const RELIABILITY = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable",
  F: "reliability cannot be judged",
};

const CREDIBILITY = {
  1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "truth cannot be judged",
};

/** An Admiralty code in words. */
export function admiralty({ reliability, credibility }) {
  const said = [reliability && `source ${RELIABILITY[reliability]}`, credibility && `information ${CREDIBILITY[credibility]}`];
  return said.filter(Boolean).join(", ") || "not rated";
}

/** A word of the interface, such as `obliged-to` or `cow_type`, as English. */
export const plain = (word) => (word ?? "").replaceAll(/[-_]/g, " ");

export const many = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
