// The timeline: every development of a set of filters, zoomable, with an overview to brush over and a list in step.

import { extent } from "d3-array";
import { axisBottom } from "d3-axis";
import { brushX } from "d3-brush";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

import { answerTo } from "./answers.js";
import { Failed } from "./api.js";
import { h, s } from "./dom.js";
import * as downloads from "./downloads.js";
import { address, asked, follow, TODAY } from "./moment.js";
import { names } from "./names.js";
import { sliders } from "./sliders.js";
import { day, many, plain, STATUS } from "./words.js";

const DAY = 86_400_000;

const [WIDTH, LANES, LANE, TOP, AXIS, STRIP] = [1200, 22, 16, 8, 24, 56];

const HEIGHT = TOP + LANES * LANE + AXIS;

const LISTED = 100;

/** How far an item whose end is open is drawn, in units of the drawing; and how many items the first view spans. */
const [TAIL, FIRST] = [48, 250];

const FILTERS = ["actor", "kind", "dimension", "theatre", "status", "since", "until", "q"];

const DIMENSIONS = ["military", "economic", "diplomatic", "hybrid"];

const filters = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name, value]) => FILTERS.includes(name) && value));

function remember(name, value) {
  const query = new URLSearchParams(location.search);
  value ? query.set(name, value) : query.delete(name);
  history.pushState(null, "", `${location.pathname}?${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
}

const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** The rows of an outline as items with days at which they can be drawn: open ends reach to the edges. */
function items({ columns, rows }) {
  const at = Object.fromEntries(columns.map((name, index) => [name, index]));
  const today = Math.round(Date.parse(TODAY) / DAY);
  return rows.map((row) => {
    const [from, by, until, end] = ["starts_from", "starts_by", "ends_from", "ends_by"].map((name) => row[at[name]]);
    const start = from ?? by ?? until ?? end ?? today;
    const stop = Math.max(end ?? until ?? Math.max(today, by ?? start), start);
    return { row, id: row[at.development], kind: row[at.kind], title: row[at.title], status: row[at.status], dimension: row[at.dimension], theatre: row[at.theatre], actors: row[at.actors], from, by, until, end, start, stop, sure: [by ?? start, until ?? stop] };
  });
}

const said = (item) => {
  if (item.from === null && item.by === null) return item.end === null ? "always" : `until ${day(iso(item.end))}`;
  const start = item.from === item.by ? day(iso(item.from)) : `some day from ${day(iso(item.from ?? item.by))} to ${day(iso(item.by))}`;
  if (item.end === null) return `since ${start}`;
  if (item.from === item.until && item.by === item.end) return item.from === item.by ? start : start.replace("some day", "some time");
  return `from ${start} to ${item.until === item.end ? day(iso(item.end)) : `some day from ${day(iso(item.until ?? item.end))} to ${day(iso(item.end))}`}`;
};

/** Fill the page. */
export function timeline(main) {
  sliders(main, { set: false });
  const form = filtering();
  const state = h("p", { class: "state", role: "status" });
  const figure = h("div", { class: "figure timeline-figure" });
  const list = h("ol", { class: "developments" });
  const count = h("p", { class: "words" });
  const tools = h("p", { class: "tools", role: "group", "aria-label": "Take the timeline home" });
  const section = h("section", { class: "panel full", "data-panel": "timeline", "data-state": "busy", "aria-label": "Timeline" }, state, figure, count, tools, list);
  main.append(form, section);

  let all = [];
  let answer;
  const chart = drawing(figure, (shown, hidden) => listing(shown, hidden));
  const columns = ["development", "kind", "title", "status", "dimension", "theatre", "actors"].map((name) => ({ name, text: (item) => (name === "development" ? item.id : name === "actors" ? item.actors.join(" ") : item[name]) }));
  columns.push({ name: "when", text: said });
  const button = (label, does) => h("button", { type: "button", onclick: does }, label);
  tools.append(
    button("CSV", () => downloads.csv("timeline", columns, all)),
    button("JSON", () => downloads.json("timeline", answer)),
    button("SVG", () => downloads.svg("timeline", figure.querySelector("svg"))),
    button("PNG", () => downloads.png("timeline", figure.querySelector("svg"))),
    button("Whole span", () => chart.whole()),
  );

  async function listing(shown, hidden) {
    const name = await names();
    count.textContent = `${many(shown.length, "development")} in the span shown${shown.length > LISTED ? `; the list names the newest ${LISTED}` : ""}${hidden ? `; ${many(hidden, "finds", "find")} no room in the drawing: zoom in` : ""}${answer?.more ? "; there are more than could be drawn" : ""}.`;
    list.replaceChildren(
      ...shown.slice(0, LISTED).map((item) =>
        h(
          "li",
          { "data-development": item.id, class: item.dimension },
          h("a", { href: address(`/developments/${item.id}`) }, item.title),
          h("p", {}, `${said(item)}; ${STATUS[item.status] ?? item.status}; ${plain(item.kind)}; ${item.actors.map(name).join(", ")}`),
        ),
      ),
    );
  }

  async function update() {
    const slow = setTimeout(() => {
      section.dataset.state = "busy";
      state.textContent = "Asking ...";
    }, answer ? 400 : 0);
    try {
      answer = await answerTo({ path: "/v1/timeline/outline", query: { ...asked(), ...filters() } });
      all = items(answer);
      section.dataset.state = all.length ? "drawn" : "empty";
      state.textContent = all.length ? "" : "Nothing on record at this moment passes these filters.";
      chart.draw(all);
      if (!all.length) listing([], 0);
    } catch (error) {
      if (error.name === "AbortError") return;
      section.dataset.state = "failed";
      state.replaceChildren(`${error.message} `, h("button", { type: "button", onclick: update }, "Ask again"));
      if (!(error instanceof Failed)) throw error;
    } finally {
      clearTimeout(slow);
    }
  }
  follow(update);
  update();
}

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

/** The drawing: lanes of items above, the overview with its brush below; `changed` is told what is in the span shown. */
function drawing(figure, changed) {
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + STRIP + AXIS}`, role: "group", "aria-label": "Timeline; zoom with plus and minus, move with the arrow keys", tabindex: "0" });
  const lanes = s("g", {});
  const ticks = s("g", { class: "axis", transform: `translate(0,${TOP + LANES * LANE})` });
  const strip = s("g", { class: "strip", transform: `translate(0,${HEIGHT})` });
  const ticksBelow = s("g", { class: "axis", transform: `translate(0,${HEIGHT + STRIP})` });
  const brushed = s("g", { class: "brush", transform: `translate(0,${HEIGHT})` });
  const glass = s("rect", { class: "glass", width: WIDTH, height: TOP + LANES * LANE });
  svg.append(glass, lanes, ticks, strip, ticksBelow, brushed);

  let all = [];
  let hidden = 0;
  const overall = scaleUtc().range([0, WIDTH]);
  let x = overall.copy();

  const zooming = zoom().scaleExtent([1, 4000]).translateExtent([[0, 0], [WIDTH, HEIGHT]]).extent([[0, 0], [WIDTH, HEIGHT]]);
  const brush = brushX().extent([[0, 0], [WIDTH, STRIP]]);
  zooming.on("zoom", (event) => {
    x = event.transform.rescaleX(overall);
    show();
    if (event.sourceEvent?.type !== "brush") select(brushed).call(brush.move, x.range().map(event.transform.invertX, event.transform));
  });
  brush.on("brush end", (event) => {
    if (!event.sourceEvent) return;
    const [from, to] = event.selection ?? [0, WIDTH];
    if (to - from < 1) return;
    const transform = zoomIdentity.scale(WIDTH / (to - from)).translate(-from, 0);
    x = transform.rescaleX(overall);
    glass.__zoom = svg.__zoom = transform;
    show();
  });
  select(svg).call(zooming).on("dblclick.zoom", null);
  svg.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [1, 80], ArrowRight: [1, -80], "+": [1.5, 0], "=": [1.5, 0], "-": [1 / 1.5, 0] }[event.key];
    if (!moves) return;
    event.preventDefault();
    if (moves[1]) zooming.translateBy(select(svg), moves[1] / (svg.__zoom?.k ?? 1), 0);
    else zooming.scaleBy(select(svg), moves[0]);
  });

  /** Items in the span, packed into lanes; what finds no room is counted in the list alone. */
  function show() {
    const [from, to] = x.domain().map((date) => date.getTime() / DAY);
    const inside = all.filter((item) => item.stop >= from && item.start <= to);
    const ends = new Array(LANES).fill(-Infinity);
    const shapes = [];
    hidden = 0;
    for (let index = inside.length - 1; index >= 0; index -= 1) {
      const item = inside[index];
      const [begin, end] = [x(item.start * DAY), x((item.stop + 1) * DAY)];
      const [left, right] = [begin, item.end === null ? Math.min(end, begin + TAIL) : end].map((value) => Math.min(Math.max(value, -4), WIDTH + 4));
      const lane = right < 0 ? -1 : ends.findIndex((taken) => taken <= left);
      if (lane < 0) {
        hidden += 1;
        continue;
      }
      ends[lane] = Math.max(right, left + 3) + 1;
      shapes.push({ item, lane, left, right });
    }
    const room = shapes.length < 220;
    lanes.replaceChildren(
      ...DIMENSIONS.flatMap((dimension) => {
        const of = shapes.filter((shape) => shape.item.dimension === dimension);
        const sure = of.map(({ item, lane, left, right }) => {
          const [begin, end] = item.sure[0] <= item.sure[1] ? [Math.max(x(item.sure[0] * DAY), left), Math.min(x((item.sure[1] + 1) * DAY), right)] : [0, 0];
          return end > begin ? `M${begin.toFixed(1)},${TOP + lane * LANE + 2}h${Math.max(end - begin, 2).toFixed(1)}v11h-${Math.max(end - begin, 2).toFixed(1)}z` : "";
        });
        const unsure = of.filter(({ item }) => item.from !== item.by || item.until !== item.end).map(({ lane, left, right }) => `M${left.toFixed(1)},${TOP + lane * LANE + 4}h${Math.max(right - left, 2).toFixed(1)}v7h-${Math.max(right - left, 2).toFixed(1)}z`);
        return [s("path", { class: `unsure-span ${dimension}`, d: unsure.join("") }), s("path", { class: `span ${dimension}`, d: sure.join("") })];
      }),
      ...(room ? shapes.map(({ item, lane, left, right }) => label(item, lane, left, right)) : []),
    );
    select(ticks).call(axisBottom(x).ticks(10));
    changed(inside, hidden);
  }

  /** From where on the newest items stand. */
  function newest() {
    const start = x(all[Math.min(FIRST, all.length) - 1].start * DAY);
    const scale = WIDTH / Math.max(WIDTH - start + 8, 20);
    select(svg).call(zooming.transform, zoomIdentity.scale(scale).translate(Math.min(0, 8 - start), 0));
  }

  function label(item, lane, left, right) {
    return s("a", { href: address(`/developments/${item.id}`), tabindex: "-1" }, s("rect", { class: "hit", x: left, y: TOP + lane * LANE, width: Math.max(right - left, 4), height: LANE }), s("title", {}, `${item.title}: ${said(item)}`));
  }

  /** How many begin in each slice of the whole span. */
  function overview() {
    const slices = new Float64Array(200);
    const [from, to] = overall.domain().map((date) => date.getTime() / DAY);
    for (const item of all) slices[Math.min(199, Math.max(0, Math.floor(((item.start - from) / (to - from)) * 200)))] += 1;
    const most = Math.max(...slices, 1);
    const path = [...slices].map((value, index) => (value ? `M${index * 6},${STRIP}v-${((value / most) ** 0.5 * (STRIP - 6)).toFixed(1)}h5V${STRIP}z` : "")).join("");
    strip.replaceChildren(s("path", { class: "slices", d: path }));
    select(ticksBelow).call(axisBottom(overall).ticks(8));
    select(brushed).call(brush);
  }

  function whole() {
    select(svg).call(zooming.transform, zoomIdentity);
  }

  return {
    draw(items) {
      all = items;
      if (!all.length) return figure.replaceChildren();
      if (!svg.isConnected) figure.replaceChildren(svg, legend());
      const [first, last] = extent(all.flatMap((item) => [item.start, item.stop]));
      const domain = [new Date((first - 1) * DAY), new Date((last + 2) * DAY)];
      const same = +overall.domain()[0] === +domain[0] && +overall.domain()[1] === +domain[1];
      overall.domain(domain);
      overview();
      if (same) {
        x = (svg.__zoom ?? zoomIdentity).rescaleX(overall);
        show();
        select(brushed).call(brush.move, x.range().map((value) => (svg.__zoom ?? zoomIdentity).invertX(value)));
      } else {
        whole();
        newest();
      }
    },
    whole,
  };
}

const legend = () => h("ul", { class: "legend" }, DIMENSIONS.map((dimension) => h("li", { class: dimension }, dimension)), h("li", { class: "unsure-key" }, "thin where the dates are uncertain, short where the end is open"));
