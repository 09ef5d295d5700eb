// The timeline: every development of a set of filters, zoomable, with an overview to brush over and a list in step.

import { askedAhead } from "./ahead.js";
import { answerTo } from "./answers.js";
import { iso, number } from "./calendar.js";
import { room } from "./chart.js";
import { citing } from "./cite.js";
import { h } from "./dom.js";
import * as downloads from "./downloads.js";
import { failed, waiting } from "./failed.js";
import { asked, follow, moment, TODAY } from "./moment.js";
import { names } from "./names.js";
import { sliders } from "./sliders.js";
import { drawing } from "./timeline/drawing.js";
import { filtering, filters } from "./timeline/filters.js";
import { legend } from "./timeline/glyphs.js";
import { items, said } from "./timeline/items.js";
import { listing } from "./timeline/listing.js";
import { spanning } from "./timeline/span.js";
import { many } from "./words.js";

/** How many developments the list names, and of how many, the newest in the span shown, the drawing says what each is called. */
const [LISTED, NAMED] = [100, 250];

/** Milliseconds without a further move of the drawing, after which it is asked what the items in it are called. */
const REST = 120;

const WIDEST = 1400;

/** What is asked: the day in the world is but marked, as a timeline has all days. */
function question(path = "/v1/timeline/sketch", more = {}) {
  const { valid_on, ...rest } = asked();
  return { path, query: { ...rest, ...filters(), ...more } };
}

/** The developments in a span with what each is called, the newest first; dates under any reading, as they are drawn. */
function spanned([from, to]) {
  const { since, until, certainty } = { certainty: moment().certainty, ...filters() };
  const later = [since, iso(from)].filter(Boolean).sort().at(-1);
  const earlier = [until, iso(to)].filter(Boolean).sort()[0];
  return question("/v1/timeline/outline", { since: later, until: earlier, limit: NAMED, certainty: since || until ? certainty : "possible" });
}

const COLUMNS = [
  ...["development", "kind", "title", "status", "dimension", "theatre"].map((name) => ({ name })),
  { name: "actors", text: (item) => item.actors.join(" ") },
  { name: "when", text: said },
];

/** Fill the page. */
export function timeline(main) {
  sliders(main, { set: false });
  main.append(filtering());
  embedded(main);
}

/** The timeline alone: its drawing, what can be taken home of it, and its list. */
export function embedded(main) {
  const state = h("p", { class: "state", role: "status" });
  const figure = h("div", { class: "figure timeline-figure" });
  const count = h("p", { class: "words", role: "status" });
  const tools = h("p", { class: "tools", role: "group", "aria-label": "Take the timeline home" });
  const list = listing((item) => chart?.point(item));
  const span = spanning(() => chart);
  const section = h("section", { class: "panel full", "data-panel": "timeline", "data-state": "busy", "aria-busy": "true", "aria-label": "Timeline" }, state, span.element, figure, count, list.list, tools);
  span.element.hidden = true;
  main.append(section);

  let answer, resting, shown, chart;
  let still = true;

  /** A drawing as wide as there is room for; a new one where that has changed. */
  function begun() {
    const width = room(figure, WIDEST);
    if (chart?.width === width && figure.contains(chart.svg)) return chart;
    const pointed = (item) => {
      list.mark(item ?? list.focused());
      chart.point(item ?? list.focused());
    };
    chart = drawing(width, { changed, pointed, chosen: (item) => list.mark(item, { go: true }), into: list.enter });
    chart.width = width;
    figure.replaceChildren(chart.svg, legend());
    chart.mark(number(moment().valid_on ?? TODAY));
    return chart;
  }

  function changed(inside, { hidden, before }, now) {
    shown = now;
    span.shown(now);
    count.textContent = `${[many(inside.length, "development in the span shown", "developments in the span shown"), before && `${before} began before and go on`, hidden && `${many(hidden, "finds", "find")} no room in the drawing: zoom in`, inside.length > LISTED && `the list names the newest ${LISTED}`, answer.more && "there are more than could be drawn"].filter(Boolean).join("; ")}.`;
    clearTimeout(resting);
    if (still) resting = setTimeout(() => naming(now), REST);
  }

  const whole = async () => answerTo(question("/v1/timeline/outline", { limit: 50_000 }));
  const button = (label, does) => h("button", { type: "button", onclick: () => does().catch((error) => failed(state, error, update)) }, label);
  tools.append(
    button("CSV", async () => downloads.csv("timeline", { columns: COLUMNS, rows: items(await whole()) })),
    button("JSON", async () => downloads.json("timeline", await whole())),
    button("SVG", async () => downloads.svg("timeline", figure.querySelector("svg"))),
    button("PNG", async () => downloads.png("timeline", figure.querySelector("svg"))),
    citing(() => ({ title: "Timeline", name: "timeline", question: question("/v1/timeline", { limit: 1000 }), answer })),
  );

  /** Name what is in a span, in the list and, where it is few enough, in the drawing. */
  async function naming(now) {
    try {
      const [found, name] = await Promise.all([answerTo(spanned(now)), names()]);
      const known = items(found);
      chart.name(known);
      list.fill(known.slice(0, LISTED), name);
    } catch (error) {
      if (error.name === "AbortError") return;
      section.dataset.state = "failed";
      failed(state, error, () => {
        section.dataset.state = "drawn";
        state.textContent = "";
        naming(now);
      });
    }
  }

  async function update() {
    section.setAttribute("aria-busy", "true");
    const say = (text) => {
      section.dataset.state = "busy";
      state.textContent = text;
    };
    const ready = waiting(say, answer);
    chart?.mark(number(moment().valid_on ?? TODAY));
    try {
      const before = answer;
      answer = await answerTo(question()).finally(ready);
      section.dataset.answered = "";
      section.dataset.state = answer.rows.length ? "drawn" : "empty";
      span.element.hidden = !answer.rows.length;
      state.textContent = answer.rows.length ? "" : "Nothing on record at this moment passes these filters.";
      if (answer.rows.length && answer !== before) await drawn();
      else if (!answer.rows.length) [figure, list.list, count].forEach((each) => each.replaceChildren());
    } catch (error) {
      if (error.name === "AbortError") return;
      section.dataset.state = "failed";
      failed(state, error, update);
    }
    section.setAttribute("aria-busy", "false");
  }

  async function drawn() {
    const [before, was] = [chart, shown];
    still = false;
    begun().draw(items(answer));
    if (before && before !== chart) chart.show(...was);
    still = true;
    await naming(shown);
  }

  addEventListener("resize", () => answer?.rows.length && chart?.width !== room(figure, WIDEST) && drawn());
  askedAhead(() => question());
  askedAhead(() => shown && spanned(shown));
  follow(update);
  update();
}
