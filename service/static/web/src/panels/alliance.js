// The alliance graph: who is obliged to whom, what they do together, and where the cracks are.

import { h } from "../dom.js";
import { open, resting } from "../grounds.js";
import { actors, asked } from "../moment.js";
import { bounds, many } from "../words.js";
import { beside, drawn } from "./graph.js";
import { readable } from "./obligations.js";

const STRUCTURES = { bloc: "a bloc: each pair owes defence", chain: "a chain: defence runs through one of them", partial: "partial: some pairs owe defence, not all are tied by it", alignment: "an alignment without a duty of defence between all" };

export const alliance = {
  name: "alliance",
  title: "Who is bound to whom",
  says: "Arrows: who owes whom what under a treaty, at both ends where it is mutual. Bars: what two did together, the wider the more. Each opens what it rests on.",
  method: "/docs/methods/alliances",
  question: () => (actors().length > 1 ? { path: "/v1/alliances", query: { ...asked(), actors: actors().join() } } : null),
  beside,
  empty: ({ answer }) => answer.obligations.length === 0 && answer.pairs.length === 0,

  draw(figure, said, beside) {
    drawn(figure, said, beside);
    const { obligations, pairs, set } = said.answer;
    if (!obligations.length) return "No obligation is on record at this moment.";
    const [whole] = set;
    const kind = STRUCTURES[whole?.structure] ?? whole?.structure;
    const owing = pairs.filter((row) => row.one_to_other.length || row.other_to_one.length);
    return [`${many(obligations.length, "obligation")} between ${owing.length} of ${many(pairs.length, "pair")}; the set is `, resting(kind, "The set as a whole", whole?.rests_on, said.developments), "."];
  },

  table: ({ answer, developments }) => ({
    caption: "Obligations at this moment",
    columns: [
      { name: "subject", title: "Who" },
      { name: "obligation", title: "owes", cell: (row) => readable(row.obligation) },
      { name: "object", title: "to" },
      { name: "treaty", title: "by", cell: (row) => h("button", { type: "button", class: "resting", onclick: () => open(row.treaty, row.rests_on, developments) }, row.treaty), text: (row) => row.treaty },
      { name: "valid", title: "when", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) },
      { name: "certain", title: "dates", cell: (row) => (row.certain ? "certain" : "possible") },
    ],
    rows: answer.obligations,
  }),
};
