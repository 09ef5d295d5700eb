// The auditor's desk: the newest checkpoint, how the log grew, the history event by event, and how to take it home.

import { extent } from "d3-array";
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";

import { ask, Failed } from "./api.js";
import { axis } from "./chart.js";
import { h, s } from "./dom.js";
import { follow, moment, TODAY } from "./moment.js";
import { panel } from "./panel.js";
import { sliders } from "./sliders.js";
import { checkpoint } from "./verify.js";
import { day, many, plain, when } from "./words.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 220, 56, 28, 12];

const PACE = 900;

const instant = (iso) => `${day(iso.slice(0, 10))}, ${iso.slice(11, 19)} UTC`;

const growth = {
  name: "growth",
  title: "How the log grew",
  says: "The size of the log at each signed checkpoint: it may only grow.",
  question: () => ({ path: "/v1/log/checkpoints", query: {} }),
  nothing: "No checkpoint is signed yet: the first follows the first event within seconds.",
  empty: ({ checkpoints }) => checkpoints.length === 0,

  draw(figure, { checkpoints }) {
    const points = checkpoints.map(({ size, signed_at }) => ({ size, at: new Date(signed_at) })).sort((one, other) => one.at - other.at);
    const [first, last] = extent(points, (point) => point.at);
    const x = scaleUtc([first, new Date(Math.max(+last, +first + 60_000))], [LEFT, WIDTH - 12]);
    const y = scaleLinear([0, points.at(-1).size], [HEIGHT - BOTTOM, TOP]).nice();
    const course = line().x((point) => x(point.at)).y((point) => y(point.size)).curve(curveStepAfter);
    figure.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `The log grew to ${points.at(-1).size} events` },
        s("path", { class: "course", d: course(points) }),
        points.length < 200 && points.map((point) => s("circle", { class: "point", cx: x(point.at), cy: y(point.size), r: 3 }, s("title", {}, `${point.size} events, ${instant(point.at.toISOString())}`))),
        axis(axisBottom(x).ticks(4), 0, HEIGHT - BOTTOM),
        axis(axisLeft(y).ticks(4), LEFT, 0),
      ),
    );
    return `${many(points.length, "checkpoint")}, the newest over ${many(points.at(-1).size, "event")}, signed ${instant(points.at(-1).at.toISOString())}.`;
  },

  table: ({ checkpoints }) => ({
    caption: "Checkpoints",
    columns: [
      { name: "size", title: "Events" },
      { name: "signed_at", title: "Signed", cell: (row) => instant(row.signed_at), text: (row) => row.signed_at },
      { name: "signer", title: "Signer" },
    ],
    rows: checkpoints,
  }),
};

/** The checkpoint as it stands, and whether it holds against what this browser saw before. */
function newest(place) {
  const said = h("div", { role: "status" });
  const check = h("button", { type: "button" }, "Check it in this browser");
  check.addEventListener("click", async () => {
    said.replaceChildren(h("p", {}, "Asking ..."));
    try {
      const { note, steps } = await checkpoint();
      said.replaceChildren(
        h("pre", { tabindex: "0", "aria-label": "The signed note" }, note),
        h("ol", { class: "steps" }, steps.map((step) => h("li", { class: step.holds ? "holds" : "broken" }, step.holds ? "✓ " : "✗ ", step.says))),
      );
    } catch (error) {
      said.replaceChildren(h("p", { class: "broken" }, error.message));
      if (!(error instanceof Failed)) throw error;
    }
  });
  place.append(
    h(
      "section",
      { class: "panel wide", "aria-labelledby": "checkpoint" },
      h("h2", { id: "checkpoint" }, "The newest checkpoint"),
      h("p", { class: "says" }, "A note, signed by the log, of how many events it holds and the root of the tree over them."),
      check,
      said,
    ),
  );
}

/** What an event changed, as the difference between the states before it and behind it. */
function changed(rows) {
  if (rows.length === 0) return h("p", {}, `Nothing of the state on ${day(moment().valid_on ?? TODAY)}.`);
  const named = (fact) => [fact.subject, plain(fact.predicate), fact.object, fact.aspect && `(${fact.aspect})`].filter(Boolean).join(" ");
  return h("ul", { class: "differences" }, rows.map((row) => h("li", {}, h("strong", {}, plain(row.change)), " ", named(row.after ?? row.before))));
}

function told(event) {
  const title = event.content?.title ?? event.reason ?? "";
  return h(
    "p",
    {},
    h("strong", {}, plain(event.event)),
    " ",
    event.content?.title ? h("a", { href: `${document.documentElement.dataset.base ?? ""}/developments/${event.id}` }, title) : title,
    ` by ${event.author}, ${instant(event.recorded_at)}`,
    event.content?.when && `; ${plain(event.kind)}, ${when(event.content.when)}`,
    event.signed ? "; signed by its author" : "; not signed by its author",
  );
}

/** The history, event by event: a slider over positions, steps and play. */
function replay(place, head) {
  let position = Math.min(head, 1);
  let running;
  let playing = 0;
  const range = h("input", { type: "range", min: 1, max: Math.max(head, 1), value: position, "aria-label": "Position in the log" });
  const field = h("input", { type: "number", min: 1, max: Math.max(head, 1), value: position, "aria-label": "Position" });
  const play = h("button", { type: "button", "aria-pressed": "false" }, "Play");
  const shown = h("div", { class: "replayed", role: "status" });
  const section = h(
    "section",
    { class: "panel full", "aria-labelledby": "replay", "data-panel": "replay", "data-state": "busy" },
    h("h2", { id: "replay" }, "The history, event by event"),
    h("p", { class: "says" }, "Each event in the order in which the log learned it, and what it changed of the state on the day that the slider above names."),
    h("div", { class: "row" }, h("button", { type: "button", "aria-label": "The event before", onclick: () => go(position - 1) }, "‹"), range, h("button", { type: "button", "aria-label": "The next event", onclick: () => go(position + 1) }, "›"), field, play),
    shown,
  );

  function pause() {
    clearTimeout(playing);
    playing = 0;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }

  async function go(to) {
    position = Math.min(Math.max(1, to), Math.max(head, 1));
    range.value = position;
    field.value = position;
    running?.abort();
    running = new AbortController();
    section.dataset.state = "busy";
    const query = { from_known_at: position - 1, known_at: position, valid_on: moment().valid_on ?? TODAY };
    try {
      const [log, difference] = await Promise.all([
        ask("/v1/log", { after: position - 1, limit: 1 }, { signal: running.signal }),
        ask("/v1/state/difference", query, { signal: running.signal }),
      ]);
      const [event] = log.events;
      shown.replaceChildren(event ? told(event) : h("p", {}, "The log is empty."), event ? changed(difference.differences) : "");
      section.dataset.state = "drawn";
      if (playing) playing = position < head ? setTimeout(() => go(position + 1), PACE) : pause();
    } catch (error) {
      if (error.name === "AbortError") return;
      pause();
      shown.replaceChildren(h("p", { class: "broken" }, error.message));
      section.dataset.state = "failed";
      if (!(error instanceof Failed)) throw error;
    }
  }

  range.addEventListener("change", () => go(Number(range.value)));
  field.addEventListener("change", () => go(Number(field.value)));
  play.addEventListener("click", () => {
    if (playing) return pause();
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    playing = setTimeout(() => go(position >= head ? 1 : position + 1), 0);
  });
  follow(() => go(position));
  place.append(section);
  go(head);
}

function home(place) {
  const { origin } = location;
  const base = `${origin}${document.documentElement.dataset.base ?? ""}`;
  const command = (said) => h("pre", { tabindex: "0" }, said);
  place.append(
    h(
      "section",
      { class: "panel wide", "aria-labelledby": "home" },
      h("h2", { id: "home" }, "Take it home and check it there"),
      h("ol", { class: "ways" }, [
        h("li", {}, "Check this server from your own machine: every leaf, every checkpoint and the words it gives out.", command(`entente audit verify ${base}`)),
        h("li", {}, "Have its operator write the whole history down, as a directory or one file.", command("entente audit export history")),
        h("li", {}, "Check that, without this server, a network or a database.", command("entente audit verify history")),
        h("li", {}, "Play it again in an empty database and compare every projection with what this server states.", command("entente audit replay history")),
      ]),
      h("p", {}, "What no log can prove: what was never recorded, and what was lost before anybody saw a checkpoint."),
    ),
  );
}

/** Fill the page. */
export async function history(main) {
  sliders(main, { set: false });
  const board = h("div", { class: "board" });
  main.append(board);
  panel(board, growth);
  board.firstChild.classList.add("wide");
  newest(board);
  const { head } = await ask("/v1/log", { limit: 1 }).catch(() => ({ head: 0 }));
  replay(board, head);
  home(board);
}
