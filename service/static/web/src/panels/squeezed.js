// Who is squeezed: the targets of the pressure of a set of actors, in which dimensions, and what they answered.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { DIMENSIONS, many, plain } from "../words.js";
import { asking, bar, column, cut, dates, inWords, rests } from "./rows.js";

const MOST = 10;

export const squeezed = {
  name: "squeezed",
  title: "Who is squeezed",
  says: "Developments in the year before that press on each target, by dimension, and what the target answered.",
  method: "/docs/methods/pressure",
  drawn: false,
  question: asking("/v1/pressure", "pressers"),
  empty: ({ answer }) => answer.pressure.length === 0,

  async draw(figure, said) {
    const name = await names();
    const { squeeze, answers, pressure } = said.answer;
    const rows = [...squeeze].sort((one, other) => other.developments - one.developments);
    const most = Math.max(...rows.map((row) => row.developments), 1);
    const short = (code) => (code && name(code).length > 22 ? code : name(code));
    const by = (target) => [...new Set(pressure.filter((row) => row.target === target).map((row) => name(row.presser)))].join(", ");
    figure.replaceChildren(
      h(
        "ul",
        { class: "bars" },
        cut(
          rows,
          MOST,
          (row) =>
            h(
              "li",
              {},
              h("span", { class: "label", title: name(row.target) }, short(row.target)),
              bar(row.developments, most, Object.fromEntries(DIMENSIONS.map((each) => [each, row[each]]))),
              resting(row.developments, `Pressure on ${name(row.target)}`, row.rests_on, said.developments),
              h("p", {}, `${inWords(row)}; by ${by(row.target)}`, answers.filter((each) => each.target === row.target).map((each) => ["; answered: ", resting(`${plain(each.stance ?? each.predicate)} ${each.topic ?? ""}${each.towards ? ` (${name(each.towards)})` : ""}`, `${name(row.target)} answers`, each.rests_on, said.developments)])),
            ),
        ),
      ),
    );
    return `${many(rows.length, "target")}; ${many(answers.length, "answer")} of those who are pressed on record.`;
  },

  table: (said) => ({
    caption: "Pressure at this moment",
    columns: [column("target", "Target"), column("presser", "Presser"), column("dimension", "Dimension"), column("means", "Means"), column("status", "Status"), dates, rests(said, (row) => `${row.presser} on ${row.target ?? "somebody"}`)],
    rows: said.answer.pressure,
  }),
};
