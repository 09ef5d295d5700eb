// Panels whose answer is a few rows: who is squeezed, what flows, how others see it, where the cracks are.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { actors, asked } from "../moment.js";
import { bounds, many, plain } from "../words.js";

const set = (argument) => () => (actors().length ? { query: { ...asked(), [argument]: actors().join() } } : null);

function asking(path, argument) {
  const question = set(argument);
  return () => {
    const asked = question();
    return asked && { path, ...asked };
  };
}

/** Bars of whole numbers, one a row, each a button that opens what it rests on. */
function bars(figure, rows, said) {
  const most = Math.max(...rows.map((row) => row.value), 1);
  figure.replaceChildren(
    h(
      "ul",
      { class: "bars" },
      rows.map((row) =>
        h(
          "li",
          {},
          h("span", { class: "label" }, row.label),
          h("meter", { min: 0, max: most, value: row.value, "aria-label": row.label }),
          resting(row.shown ?? row.value, row.label, row.rests_on, said.developments),
        ),
      ),
    ),
  );
}

function amount({ low, high, unit, operator }) {
  const number = (value) => value.toLocaleString("en");
  const span = low === high ? number(low) : high === null ? `more than ${number(low)}` : low === null ? `less than ${number(high)}` : `${number(low)} to ${number(high)}`;
  return `${operator === "~" ? "about " : ""}${span} ${unit ?? ""}`.trim();
}

const dates = { name: "valid", title: "When", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) };

const column = (name, title = name) => ({ name, title, cell: (row) => plain(String(row[name] ?? "")) });

const rests = (said, title) => ({ name: "rests_on", title: "Rests on", cell: (row) => resting(many(row.rests_on.length, "development"), title(row), row.rests_on, said.developments), text: (row) => row.rests_on.join(" ") });

export const squeezed = {
  name: "squeezed",
  title: "Who is squeezed",
  says: "Developments in the year before that press on each target, by those shown.",
  method: "/docs/methods/pressure",
  drawn: false,
  question: asking("/v1/pressure", "pressers"),
  empty: ({ answer }) => answer.pressure.length === 0,
  draw(figure, said) {
    const rows = [...said.answer.squeeze].sort((one, other) => other.developments - one.developments).slice(0, 8);
    bars(figure, rows.map((row) => ({ label: row.target ?? "not said", value: row.developments, rests_on: row.rests_on })), said);
    return `${many(said.answer.answers.length, "answer")} of those who are pressed on record.`;
  },
  table: (said) => ({
    caption: "Pressure at this moment",
    columns: [column("target", "Target"), column("presser", "Presser"), column("dimension", "Dimension"), column("means", "Means"), column("status", "Status"), dates, rests(said, (row) => `${row.presser} on ${row.target ?? "somebody"}`)],
    rows: said.answer.pressure,
  }),
};

export const flows = {
  name: "flows",
  title: "What flows",
  says: "What each gives the other, with quantities as they were said: ranges stay ranges.",
  method: "/docs/methods/flows",
  drawn: false,
  question: asking("/v1/flows", "actors"),
  empty: ({ answer }) => answer.flows.length === 0,
  draw(figure, said) {
    const { totals, estimates, flows: all } = said.answer;
    const rows = [...estimates, ...totals].map((row) => ({ label: `${row.supplier} to ${row.recipient}: ${row.quantity}`, shown: amount(row), rests_on: row.rests_on }));
    const others = all.filter((row) => row.quantities.length === 0).map((row) => ({ label: `${row.supplier} to ${row.recipient}: ${row.aspect ?? row.commodity}`, shown: bounds(row.valid), rests_on: row.rests_on }));
    figure.replaceChildren(
      h("dl", { class: "facts" }, [...rows, ...others].slice(0, 12).map((row) => [h("dt", {}, row.label), h("dd", {}, resting(row.shown, row.label, row.rests_on, said.developments))])),
    );
    return `${many(all.length, "flow")} on record.`;
  },
  table: (said) => ({
    caption: "Flows at this moment",
    columns: [column("supplier", "From"), column("recipient", "To"), column("commodity", "Commodity"), column("aspect", "What"), column("standing", "Standing"), column("status", "Status"), dates, rests(said, (row) => `${row.supplier} to ${row.recipient}`)],
    rows: said.answer.flows,
  }),
};

export const reactions = {
  name: "reactions",
  title: "How others see it",
  says: "Stances towards those shown, in the year before, by who takes them.",
  method: "/docs/methods/stances",
  drawn: false,
  question: asking("/v1/stances", "towards"),
  empty: ({ answer }) => answer.stances.length === 0,
  draw(figure, said) {
    figure.replaceChildren(
      h(
        "dl",
        { class: "facts" },
        said.answer.stances.slice(0, 12).map((row) => [
          h("dt", {}, `${row.speaker ?? row.observer} ${plain(row.stance)} ${row.towards ?? ""}`),
          h("dd", {}, resting(row.note ?? row.topic, `${row.observer} on ${row.topic}`, row.rests_on, said.developments)),
        ]),
      ),
    );
    return `${many(said.answer.stances.length, "stance")} on record.`;
  },
  table: (said) => ({
    caption: "Stances at this moment",
    columns: [column("observer", "Observer"), column("stance", "Stance"), column("towards", "Towards"), column("topic", "Topic"), column("speaker", "Speaker"), column("status", "Status"), dates, rests(said, (row) => `${row.observer}: ${row.topic}`)],
    rows: said.answer.stances,
  }),
};

export const cracks = {
  name: "cracks",
  title: "Where the cracks are",
  says: "Wariness, abstentions, absences, unmet plans and denials among those shown.",
  method: "/docs/methods/cracks",
  drawn: false,
  question: asking("/v1/cracks", "actors"),
  empty: ({ answer }) => answer.cracks.length === 0,
  draw(figure, said) {
    bars(figure, said.answer.summary.map((row) => ({ label: plain(row.sort), value: row.times, rests_on: row.rests_on })), said);
    return `${many(said.answer.cracks.length, "crack")} on record.`;
  },
  table: (said) => ({
    caption: "Cracks at this moment",
    columns: [column("sort", "Sort"), column("by", "By"), column("towards", "Towards"), column("topic", "Topic"), column("times", "Times"), column("status", "Status"), dates, rests(said, (row) => row.topic)],
    rows: said.answer.cracks,
  }),
};
