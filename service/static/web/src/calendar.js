// Days as numbers, and steps of the calendar.

export const DAY = 86_400_000;

/** The number of a day such as `2025-08-28`. */
export const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

/** The day of a number. */
export const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

export const UNITS = ["day", "week", "month", "year"];

/** The day that is some steps on (or back) from another: months and years by the calendar. */
export function stepped(days, unit, steps) {
  if (unit === "day" || unit === "week") return days + steps * (unit === "day" ? 1 : 7);
  const from = new Date(days * DAY);
  const months = from.getUTCMonth() + steps * (unit === "month" ? 1 : 12);
  const last = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), months, Math.min(from.getUTCDate(), last)) / DAY;
}
