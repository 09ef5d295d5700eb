// The timeline: every development of a set of filters, zoomable, with an overview to brush over and a list in step.

import { askedAhead } from "./ahead.js";
import { answerTo, unlessMoved } from "./answers.js";
import { h } from "./dom.js";
import * as downloads from "./downloads.js";
import { failed } from "./failed.js";
import { address, asked, follow, moment, TODAY } from "./moment.js";
import { names } from "./names.js";
import { sliders } from "./sliders.js";
import { drawing } from "./timeline/drawing.js";
import { DAY, iso, items, said } from "./timeline/items.js";
import { DIMENSIONS, many, plain, STATUS } from "./words.js";

/** How many developments the list names, and of how many in the span shown the drawing says what each is called. */
const [LISTED, NAMED] = [100, 250];

/** Milliseconds without a further move of the drawing, after which it is asked what the items in it are called. */
const REST = 120;

const [SLOW, SLOWER] = [400, 5000];

const FILTERS = ["actor", "kind", "dimension", "theatre", "status", "since", "until", "q"];

const filters = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name, value]) => FILTERS.includes(name) && value));

function remember(name, value) {
  const query = new URLSearchParams(location.search);
  value ? query.set(name, value) : query.delete(name);
  history.pushState(null, "", `${location.pathname}?${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
}

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
  const form = filtering();
  const state = h("p", { class: "state", role: "status" });
  const figure = h("div", { class: "figure timeline-figure" });
  const list = h("ol", { class: "developments" });
  const count = h("p", { class: "words" });
  const tools = h("p", { class: "tools", role: "group", "aria-label": "Take the timeline home" });
  const section = h("section", { class: "panel full", "data-panel": "timeline", "data-state": "busy", "aria-busy": "true", "aria-label": "Timeline" }, state, figure, count, tools, list);
  main.append(form, section);

  let answer, resting, shown;
  let still = true;
  const chart = drawing(figure, (inside, hidden, span) => {
    shown = span;
    count.textContent = `${many(inside.length, "development")} in the span shown${inside.length > LISTED ? `; the list names the newest ${LISTED}` : ""}${hidden ? `; ${many(hidden, "finds", "find")} no room in the drawing: zoom in` : ""}${answer.more ? "; there are more than could be drawn" : ""}.`;
    clearTimeout(resting);
    if (still) resting = setTimeout(() => naming(span), REST);
  });
  const whole = async () => answerTo(question("/v1/timeline/outline", { limit: 50_000 }));
  const button = (label, does) => h("button", { type: "button", onclick: () => does().catch((error) => failed(state, error, update)) }, label);
  tools.append(
    button("CSV", async () => downloads.csv("timeline", { columns: COLUMNS, rows: items(await whole()) })),
    button("JSON", async () => downloads.json("timeline", await whole())),
    button("SVG", async () => downloads.svg("timeline", figure.querySelector("svg"))),
    button("PNG", async () => downloads.png("timeline", figure.querySelector("svg"))),
    button("Whole span", async () => chart.whole()),
  );

  /** Name what is in a span, in the list and, where it is few enough, in the drawing. */
  async function naming(span) {
    try {
      const [found, name] = await Promise.all([answerTo(spanned(span)), names()]);
      const named = items(found);
      if (!found.more) chart.link(named);
      list.replaceChildren(...named.slice(0, LISTED).map((item) => listed(item, name)));
    } catch (error) {
      unlessMoved(error);
      if (error.name !== "AbortError") failed(state, error, () => naming(span));
    }
  }

  async function update() {
    section.setAttribute("aria-busy", "true");
    const say = (text) => {
      section.dataset.state = "busy";
      state.textContent = text;
    };
    const waits = [setTimeout(say, answer ? SLOW : 0, "Asking ..."), setTimeout(say, SLOWER, "Still asking: the service is slow to answer.")];
    chart.mark(Math.round(Date.parse(moment().valid_on ?? TODAY) / DAY));
    try {
      const before = answer;
      answer = await answerTo(question());
      section.dataset.state = answer.rows.length ? "drawn" : "empty";
      state.textContent = answer.rows.length ? "" : "Nothing on record at this moment passes these filters.";
      if (answer.rows.length && answer !== before) await drawn();
      else if (!answer.rows.length) [figure, list, count].forEach((each) => each.replaceChildren());
    } catch (error) {
      if (error.name === "AbortError") return;
      section.dataset.state = "failed";
      failed(state, error, update);
    } finally {
      waits.forEach(clearTimeout);
    }
    section.setAttribute("aria-busy", "false");
  }

  async function drawn() {
    still = false;
    chart.draw(items(answer));
    still = true;
    await naming(shown);
  }

  askedAhead(() => question());
  askedAhead(() => shown && spanned(shown));
  follow(update);
  update();
}

const listed = (item, name) =>
  h(
    "li",
    { "data-development": item.development, class: item.dimension },
    h("a", { href: address(`/developments/${item.development}`) }, item.title),
    h("p", {}, `${said(item)}; ${STATUS[item.status] ?? item.status}; ${plain(item.kind)}; ${item.actors.map(name).join(", ")}`),
  );

function filtering() {
  const field = (name, title, input) => {
    const show = () => (input.value = filters()[name] ?? "");
    input.addEventListener("change", () => remember(name, input.value.trim()));
    addEventListener("popstate", show);
    show();
    return h("label", {}, title, " ", input);
  };
  const select = (options) => h("select", {}, h("option", { value: "" }, "all"), options.map((each) => h("option", { value: each }, plain(each))));
  return h(
    "form",
    { class: "filters row", role: "search", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    field("q", "Search", h("input", { type: "search" })),
    field("actor", "Actors", h("input", { type: "text", placeholder: "CHN,PRK", autocomplete: "off" })),
    field("kind", "Kind", h("input", { type: "text", placeholder: "drill-held", autocomplete: "off" })),
    field("dimension", "Dimension", select(DIMENSIONS)),
    field("status", "Status", select(Object.keys(STATUS))),
    field("since", "Since", h("input", { type: "date" })),
    field("until", "Until", h("input", { type: "date" })),
  );
}
