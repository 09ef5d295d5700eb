// Where the cracks are among a set of actors: by sort, and each by what it is about.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { many, plain } from "../words.js";
import { alike, asking, bar, column, cut, dates, rests } from "./rows.js";

const MOST = 4;

export const cracks = {
  name: "cracks",
  title: "Where the cracks are",
  says: "Wariness, abstentions, absences, unmet plans and denials among those shown.",
  method: "/docs/methods/cracks",
  drawn: false,
  question: asking("/v1/cracks", "actors"),
  empty: ({ answer }) => answer.cracks.length === 0,

  async draw(figure, said) {
    const name = await names();
    const { summary, cracks: all } = said.answer;
    const most = Math.max(...summary.map((row) => row.times), 1);
    const who = (row) => (row.by ? `${name(row.by)}${row.towards ? ` towards ${name(row.towards)}` : ""}: ` : "");
    const line = (rows) => h("li", {}, who(rows[0]), resting(rows[0].topic, plain(rows[0].sort), rows.flatMap((row) => row.rests_on), said.developments), rows.length > 1 && `, ${rows.length} times`);
    figure.replaceChildren(
      h(
        "ul",
        { class: "bars" },
        summary.map((row) =>
          h(
            "li",
            {},
            h("span", { class: "label" }, plain(row.sort)),
            bar(row.times, most),
            resting(row.times, plain(row.sort), row.rests_on, said.developments),
            h("ul", { class: "lines" }, cut(alike(all.filter((each) => each.sort === row.sort), (each) => who(each) + each.topic), MOST, line)),
          ),
        ),
      ),
    );
    return `${many(all.length, "crack")} on record.`;
  },

  table: (said) => ({
    caption: "Cracks at this moment",
    columns: [column("sort", "Sort"), column("by", "By"), column("towards", "Towards"), column("topic", "Topic"), column("times", "Times"), column("status", "Status"), dates, rests(said, (row) => row.topic)],
    rows: said.answer.cracks,
  }),
};
