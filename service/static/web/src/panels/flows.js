// What flows between the actors of a set: totals and estimates with their operators, and what has no quantity.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { bounds, many, plain, STATUS, total } from "../words.js";
import { asking, column, cut, dates, rests } from "./rows.js";

const MOST = 12;

const STANDING = { asserted: "", claimed: "claimed: ", foretold: "foretold: ", refuted: "refuted: " };

/** What one gives the other, in lines: each with its number as it was said. */
function lines(way, { totals, estimates, flows }, name) {
  const of = (rows) => rows.filter((row) => `${row.supplier} ${row.recipient}` === way);
  return [
    ...of(estimates).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}estimate of ${name(row.estimator)}, ${bounds(row.valid)}`, rests_on: row.rests_on })),
    ...of(totals).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}${row.things > 1 ? `added up from ${many(row.things, "delivery", "deliveries")}` : "one delivery"}${row.developments > row.things ? `, told ${row.developments} times` : ""}`, rests_on: row.rests_on })),
    ...of(flows).filter((row) => !row.quantities.length && !row.estimator).map((row) => ({ what: plain(row.aspect ?? row.commodity), shown: bounds(row.valid), told: `no quantity; ${STATUS[row.status] ?? row.status}`, rests_on: row.rests_on })),
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
