// What flows between the actors of a set: totals and estimates with their operators, and what has no quantity.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { bounds, many, plain, STATUS, total } from "../words.js";
import { alike, asking, column, cut, dates, rests } from "./rows.js";

const MOST = 12;

const STANDING = { asserted: "", claimed: "claimed: ", foretold: "foretold: ", refuted: "refuted: " };

/** Flows of one thing without a quantity, as a line: when it was or, where it was more than once, how often. */
function uncounted(rows) {
  const inTime = rows.toSorted((one, other) => (one.valid.starts_from ?? "").localeCompare(other.valid.starts_from ?? ""));
  const [{ aspect, commodity, status, valid }] = inTime;
  const often = rows.length > 1 && `; the first ${bounds(valid)}, the last ${bounds(inTime.at(-1).valid)}`;
  return { what: plain(aspect ?? commodity), shown: often ? many(rows.length, "time") : bounds(valid), told: `no quantity; ${STATUS[status] ?? status}${often || ""}`, rests_on: rows.flatMap((row) => row.rests_on) };
}

/** What one gives the other, in lines: each with its number as it was said. */
function lines(way, { totals, estimates, flows }, name) {
  const of = (rows) => rows.filter((row) => `${row.supplier} ${row.recipient}` === way);
  return [
    ...of(estimates).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}estimate of ${name(row.estimator)}, ${bounds(row.valid)}`, rests_on: row.rests_on })),
    ...of(totals).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}${row.things > 1 ? `added up from ${many(row.things, "delivery", "deliveries")}` : "one delivery"}${row.developments > row.things ? `, told ${row.developments} times` : ""}`, rests_on: row.rests_on })),
    ...alike(of(flows).filter((row) => !row.quantities.length && !row.estimator), (row) => `${row.aspect ?? row.commodity} ${row.status}`).map(uncounted),
  ];
}

export const flows = {
  name: "flows",
  title: "What flows",
  says: "What each gives the other. Totals add up what is said of different deliveries; an estimate of a running quantity is no delivery and is added to none. A range stays a range.",
  method: "/docs/methods/flows",
  drawn: false,
  question: asking("/v1/flows", "actors"),
  empty: ({ answer }) => answer.flows.length === 0,

  async draw(figure, said) {
    const name = await names();
    const ways = [...new Set(said.answer.flows.map((row) => `${row.supplier} ${row.recipient}`))];
    figure.replaceChildren(
      h(
        "div",
        { class: "ways-of-flow" },
        ways.map((way) =>
          h(
            "section",
            {},
            h("h3", {}, way.split(" ").map(name).join(" to ")),
            h("ul", { class: "lines" }, cut(lines(way, said.answer, name), MOST, (row) => h("li", {}, h("span", { class: "what" }, row.what), " ", resting(row.shown, `${way.split(" ").map(name).join(" to ")}: ${row.what}`, row.rests_on, said.developments), h("span", { class: "told" }, row.told)))),
          ),
        ),
      ),
    );
    return `${many(said.answer.flows.length, "flow")} on record, ${many(said.answer.totals.length, "total")}, ${many(said.answer.estimates.length, "estimate")}.`;
  },

  table: (said) => ({
    caption: "Flows at this moment",
    columns: [column("supplier", "From"), column("recipient", "To"), column("commodity", "Commodity"), column("aspect", "What"), column("standing", "Standing"), column("status", "Status"), dates, rests(said, (row) => `${row.supplier} to ${row.recipient}`)],
    rows: said.answer.flows,
  }),
};
