// How others see it: stances towards a set of actors.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { names } from "../names.js";
import { bounds, many, plain, STATUS } from "../words.js";
import { asking, column, cut, dates, rests } from "./rows.js";

const MOST = 12;

export const reactions = {
  name: "reactions",
  title: "How others see it",
  says: "Stances towards those shown, in the year before, by who takes them.",
  method: "/docs/methods/stances",
  drawn: false,
  question: asking("/v1/stances", "towards"),
  empty: ({ answer }) => answer.stances.length === 0,

  async draw(figure, said) {
    const name = await names();
    const who = (row) => (row.speaker ? `${row.speaker} (${name(row.observer)})` : name(row.observer));
    figure.replaceChildren(
      h(
        "ul",
        { class: "lines" },
        cut(
          said.answer.stances,
          MOST,
          (row) => h("li", {}, `${who(row)} ${plain(row.stance)} ${row.towards ? name(row.towards) : ""}: `, resting(row.note ?? row.topic, `${who(row)} on ${row.topic}`, row.rests_on, said.developments), h("span", { class: "told" }, `${bounds(row.valid)}; ${STATUS[row.status] ?? row.status}`)),
        ),
      ),
    );
    return `${many(said.answer.stances.length, "stance")} of ${many(new Set(said.answer.stances.map((row) => row.observer)).size, "observer")} on record.`;
  },

  table: (said) => ({
    caption: "Stances at this moment",
    columns: [column("observer", "Observer"), column("stance", "Stance"), column("towards", "Towards"), column("topic", "Topic"), column("speaker", "Speaker"), column("status", "Status"), dates, rests(said, (row) => `${row.observer}: ${row.topic}`)],
    rows: said.answer.stances,
  }),
};
