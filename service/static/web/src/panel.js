// A panel: one question at the moment that is shown, its drawing, its table, and both to take home.

import { askedAhead } from "./ahead.js";
import { answerTo, whole } from "./answers.js";
import { citing } from "./cite.js";
import * as downloads from "./downloads.js";
import { h, id } from "./dom.js";
import { failed, waiting } from "./failed.js";
import { actors, follow } from "./moment.js";
import { table } from "./table.js";
import { told } from "./words.js";

/**
 * Put a panel into the page. It is a plain object:
 *   name       for files, ids and the address of the embedded view
 *   title, says   its heading, and what it shows in a sentence
 *   method     the page that tells how it is worked out, if there is one
 *   question() the path and arguments to ask for at the moment shown, or null where there is nothing to ask
 *   beside()   a promise of what else the drawing needs, asked for at the same time, if it needs anything
 *   draw(figure, answer, beside)   draws into an element, which is empty the first time; returns (a promise of) what says it in words
 *   cited      false where its answer is not one at a moment, which cannot be cited
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

  let question, answer;

  function tools() {
    const drawing = () => figure.querySelector("svg");
    const all = () => whole(question, answer);
    const button = (label, does) => h("button", { type: "button", onclick: () => does().catch((error) => failed(state, error, update)) }, label);
    return h(
      "p",
      { class: "tools", "aria-label": `Take ${made.title} home`, role: "group" },
      button("CSV", async () => downloads.csv(made.name, made.table(await all()))),
      button("JSON", async () => downloads.json(made.name, await all())),
      made.drawn !== false && button("SVG", async () => downloads.svg(made.name, drawing())),
      made.drawn !== false && button("PNG", async () => downloads.png(made.name, drawing())),
      made.cited !== false && citing(() => ({ title: `${made.title}: ${actors().join(", ")}`, name: made.name, question, answer })),
    );
  }

  function show(mode, text = "") {
    section.dataset.state = mode;
    state.textContent = text;
    section.setAttribute("aria-busy", String(mode === "busy"));
  }

  async function list() {
    if (!listing.open || !answer) return;
    const shown = answer;
    try {
      const { caption, columns, rows } = made.table(await whole(question, answer));
      if (answer === shown) listing.replaceChildren(listing.firstChild, table(caption, columns, rows));
    } catch (error) {
      const said = h("p", { class: "state", role: "status" });
      listing.replaceChildren(listing.firstChild, said);
      failed(said, error, list);
    }
  }
  listing.addEventListener("toggle", list);

  async function update() {
    const asked = made.question();
    if (!asked) return show("empty", made.asks ?? "Name at least one actor.");
    section.setAttribute("aria-busy", "true");
    const ready = waiting((text) => show("busy", text), answer);
    try {
      const [said, beside] = await Promise.all([answerTo(asked), made.beside?.()]);
      if (made.empty(said)) {
        figure.replaceChildren();
        words.textContent = "";
        show("empty", made.nothing ?? "Nothing on record at this moment.");
      } else {
        words.replaceChildren(...[(await made.draw(figure, said, beside)) ?? ""].flat());
        show("drawn");
      }
      [question, answer] = [asked, said];
      section.dataset.answered = "";
      list();
    } catch (error) {
      if (error.name === "AbortError") return;
      show("failed");
      failed(state, error, update, answer?.moment ? `Below stands what was so ${told(answer.moment)}. ` : "");
    } finally {
      ready();
    }
  }

  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width && section.dataset.state === "drawn") update();
    width = innerWidth;
  });
  askedAhead(made.question);
  follow(update);
  update();
  return { update };
}
