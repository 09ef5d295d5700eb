// A panel: one question at the moment that is shown, its drawing, its table, and both to take home.

import { answerTo } from "./answers.js";
import * as downloads from "./downloads.js";
import { h, id } from "./dom.js";
import { follow } from "./moment.js";
import { table } from "./table.js";

/**
 * Put a panel into the page. It is a plain object:
 *   name       for files, ids and the address of the embedded view
 *   title, says   its heading, and what it shows in a sentence
 *   method     the page that tells how it is worked out, if there is one
 *   question() the path and arguments to ask for at the moment shown, or null where there is nothing to ask
 *   draw(figure, answer)   draws into an element, which is empty the first time; returns (a promise of) what says it in words
 *   empty(answer)   whether there is nothing to draw
 *   table(answer)   `{caption, columns, rows}`; a column's `cell` may be an element, then `text` is for the file
 */
export function panel(place, made) {
  const heading = id(made.name);
  const figure = h("div", { class: "figure" });
  const words = h("p", { class: "words" });
  const state = h("p", { class: "state", role: "status" });
  const listing = h("details", { class: "table" }, h("summary", {}, "Table"));
  const section = h(
    "section",
    { class: `panel ${made.name}`, "aria-labelledby": heading, "data-panel": made.name },
    h("header", {}, h("h2", { id: heading }, made.title), made.method && h("a", { href: made.method, class: "method" }, "Method")),
    h("p", { class: "says" }, made.says),
    state,
    figure,
    words,
    listing,
    tools(),
  );
  place.append(section);

  let answer;

  function tools() {
    const drawing = () => figure.querySelector("svg");
    const rows = () => made.table(answer);
    const button = (label, does) => h("button", { type: "button", onclick: does }, label);
    return h(
      "p",
      { class: "tools", "aria-label": `Take ${made.title} home`, role: "group" },
      button("CSV", () => downloads.csv(made.name, rows().columns, rows().rows)),
      button("JSON", () => downloads.json(made.name, answer)),
      made.drawn !== false && button("SVG", () => downloads.svg(made.name, drawing())),
      made.drawn !== false && button("PNG", () => downloads.png(made.name, drawing())),
    );
  }

  function show(mode, text = "") {
    section.dataset.state = mode;
    state.textContent = text;
    section.setAttribute("aria-busy", String(mode === "busy"));
  }

  function list() {
    if (!listing.open || !answer) return;
    const { caption, columns, rows } = made.table(answer);
    listing.replaceChildren(listing.firstChild, table(caption, columns, rows));
  }
  listing.addEventListener("toggle", list);

  async function update() {
    const question = made.question();
    if (!question) return show("empty", made.asks ?? "Name at least one actor.");
    section.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => show("busy", "Asking ..."), answer ? 400 : 0);
    try {
      const said = await answerTo(question);
      answer = said;
      if (made.empty(said)) {
        figure.replaceChildren();
        words.textContent = "";
        show("empty", made.nothing ?? "Nothing on record at this moment.");
      } else {
        words.replaceChildren(...[(await made.draw(figure, said)) ?? ""].flat());
        show("drawn");
      }
      list();
    } catch (error) {
      if (error.name === "AbortError") return;
      show("failed", `${error.message} `);
      state.append(h("button", { type: "button", onclick: update }, "Ask again"));
      if (error.status === undefined) throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width && section.dataset.state === "drawn") update();
    width = innerWidth;
  });
  follow(update);
  update();
  return { update };
}
