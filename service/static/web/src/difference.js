// The difference: what an answer says at two moments, and whether the world changed, our record, or a source.

import { actors, asked, change, follow, moment, remember, TODAY } from "./moment.js";
import { h } from "./dom.js";
import { about, sides } from "./difference/side.js";
import { names } from "./names.js";
import { panel } from "./panel.js";
import { sliders } from "./sliders.js";
import { many, plain, told } from "./words.js";

const QUESTIONS = [
  ["alliances", "Who is bound to whom", "actors"],
  ["cracks", "Where the cracks are", "actors"],
  ["flows", "What flows", "actors"],
  ["leverage", "Who leans on whom", "actors"],
  ["stances", "How others see it", "towards"],
  ["pressure", "Who is squeezed", "pressers"],
  ["theatres", "How theatres connect", "actors"],
  ["plans", "What was planned, and then", "actors"],
  ["claims", "Which claims are contested", "actors"],
];

const FROM = ["from_valid_on", "from_published_by", "from_known_at"];

const address = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => FROM.includes(name) || name === "question"));

/** The earlier moment: as the address has it, else a year before the day that is shown. */
function earlier() {
  const said = address();
  const from = Object.fromEntries(FROM.filter((name) => said[name]).map((name) => [name, said[name]]));
  if (Object.keys(from).length) return from;
  const day = moment().valid_on ?? TODAY;
  return { from_valid_on: `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace("-02-29", "-02-28") };
}

/** What changed. */
export const difference = {
  name: "difference",
  title: "What changed",
  says: "What was added, ended or changed between the two moments, side by side, under what made it so, with the events that did it.",
  method: "/docs/methods/difference",
  drawn: false,
  nothing: "Nothing differs between the two moments.",

  question() {
    const [path, , argument] = QUESTIONS.find(([name]) => name === address().question) ?? QUESTIONS[0];
    return actors().length > 1 ? { path: `/v1/${path}/difference`, query: { ...asked(), ...earlier(), [argument]: actors().join() } } : null;
  },

  empty: ({ differences }) => differences.length === 0,

  async draw(figure, said) {
    const name = await names();
    const words = { name, developments: said.developments };
    figure.replaceChildren(...sides(said, words, `As it was ${told(said.from)}`, `As it was ${told(said.moment)}`));
    return `${many(said.differences.length, "difference")} between what was so ${told(said.from)} and ${told(said.moment)}.`;
  },

  table: (said) => ({
    caption: "Differences",
    columns: [
      { name: "cause", title: "Cause" },
      { name: "change", title: "Change" },
      { name: "table", title: "Table" },
      { name: "key", title: "What", cell: (row) => about(row, { name: (code) => code, developments: said.developments }), text: (row) => about(row, { name: (code) => code, developments: said.developments }) },
      { name: "fields", title: "Fields", cell: (row) => row.fields.map(plain).join(", "), text: (row) => row.fields.join(" ") },
      { name: "events", title: "Events", cell: (row) => row.events.map((event) => event.position).join(", "), text: (row) => row.events.map((event) => event.position).join(" ") },
    ],
    rows: said.differences,
  }),
};

/** Fill the page. */
export function differences(main) {
  sliders(main);
  const { question } = address();
  const select = h("select", { onchange: () => remember({ question: select.value }) }, QUESTIONS.map(([name, title]) => h("option", { value: name, selected: name === question }, title)));
  const field = (name, title, type) => {
    const input = h("input", { type, autocomplete: "off" });
    input.addEventListener("change", () => remember({ [name]: input.value.trim() }));
    const show = () => (input.value = earlier()[name] ?? "");
    follow(show);
    show();
    return h("label", {}, title, " ", input);
  };
  main.append(
    h(
      "form",
      { class: "earlier row", "aria-label": "The earlier moment", onsubmit: (event) => event.preventDefault() },
      h("label", {}, "Question ", select),
      field("from_valid_on", "From: in the world", "date"),
      field("from_published_by", "published by", "date"),
      field("from_known_at", "known at", "text"),
      h("button", { type: "button", onclick: swap }, "Swap"),
    ),
  );
  const board = h("div", { class: "board" });
  main.append(board);
  panel(board, difference);
  board.firstChild.classList.add("full");
}

/** Let the two moments change places. */
function swap() {
  const from = earlier();
  const now = { valid_on: moment().valid_on ?? TODAY, published_by: moment().published_by, known_at: moment().known_at };
  remember({ from_valid_on: now.valid_on, from_published_by: now.published_by, from_known_at: now.known_at });
  change({ valid_on: from.from_valid_on ?? null, published_by: from.from_published_by ?? null, known_at: from.from_known_at ?? null });
}
