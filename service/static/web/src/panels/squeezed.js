// Who is squeezed: the targets of the pressure of a set of actors, in which dimensions, and what they answered.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { DIMENSIONS, many, plain } from "../words.js";
import { alike, asking, bar, column, cut, dates, inWords, rests } from "./rows.js";

const [MOST, ANSWERS] = [10, 4];

/** What was answered, in words. */
const answered = (row, name) => `${plain(row.stance ?? row.predicate)} ${row.topic ?? ""}${row.towards ? ` (${name(row.towards)})` : ""}`;

/** What a target answered: what it said more than once in one piece, and what there is no room for in another. */
function answering(rows, name, title, developments) {
  const groups = alike(rows, (row) => answered(row, name));
  const piece = (words, some) => resting(words, title, some.flatMap((row) => row.rests_on), developments);
  const rest = groups.slice(ANSWERS).flat();
  return [groups.slice(0, ANSWERS).map((some, nth) => [nth ? ", " : "; answered: ", piece(answered(some[0], name), some), some.length > 1 && ` ${some.length} times`]), rest.length > 0 && [", ", piece(`and ${rest.length} more`, rest)]];
}

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
              h("p", {}, `${inWords(row)}; by ${by(row.target)}`, answering(answers.filter((each) => each.target === row.target), name, `${name(row.target)} answers`, said.developments)),
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
