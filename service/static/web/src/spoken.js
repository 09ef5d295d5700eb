// The values of a development's fields in words.

import { plain, quantity, STATUS, when } from "./words.js";

const DATES = ["when", "published", "ended", "due", "signed", "since", "until"];

/** A value of a field in one line; `name` gives an actor's name. */
export function spoken(field, value, name = (code) => code) {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.map((each) => spoken(field, each, name)).join(field === "quantities" ? "; " : ", ") || "none";
  if (field === "quantities") return quantity(value);
  if (field === "status") return STATUS[value] ?? value;
  if (DATES.includes(field) && typeof value === "string") return when(value) === value ? value : `${when(value)} (${value})`;
  if (typeof value === "object") return Object.entries(value).filter(([, inner]) => inner !== null).map(([key, inner]) => `${plain(key)} ${spoken(key, inner, name)}`).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" && /^[A-Z]{3,}$/.test(value) ? name(value) : String(value);
}
