// The history, event by event: a slider over positions, steps and play, and what each event changed in words.

import { ask } from "../api.js";
import { changes } from "../card/trail.js";
import { h } from "../dom.js";
import { differing, sentence } from "../facts.js";
import { failed, waiting } from "../failed.js";
import { follow, moment, TODAY } from "../moment.js";
import { names } from "../names.js";
import { player } from "../play.js";
import { day, instant, many, plain, STATUS, when } from "../words.js";

const PACE = 900;

const MOST = 40;

const BASE = document.documentElement.dataset.base ?? "";

const WHAT = { added: "Now it is so", ended: "It is no longer so", changed: "It is so otherwise" };

/** What an event changed of the state, as the difference between the states before it and behind it. */
function changed(rows, on, name) {
  if (rows.length === 0) return [h("p", {}, `It changed nothing of what was so on ${on}.`)];
  const item = (row) => {
    const fields = row.change === "changed" ? differing(row.before, row.after) : [];
    return h("li", {}, h("strong", {}, `${WHAT[row.change]}: `), sentence(row.after ?? row.before, name), fields.length > 0 && h("ul", { class: "fields" }, fields.map((each) => h("li", {}, `${each.field}: `, h("del", {}, each.before), " ", h("ins", {}, each.after)))));
  };
  return [h("p", {}, `It changed ${many(rows.length, "fact")} of what was so on ${on}:`), h("ul", { class: "differences" }, rows.slice(0, MOST).map(item), rows.length > MOST && h("li", {}, `and ${rows.length - MOST} more`))];
}

/** An event in words: what was said, of what, by whom and when. */
function told(event, title, name) {
  return [
    h("p", {}, h("strong", {}, `${plain(event.event)}: `), h("a", { href: `${BASE}/developments/${event.id}` }, title ?? "a development"), ` by ${event.author}, ${instant(event.recorded_at)}; ${event.signed ? "signed by its author" : "not signed by its author"}`),
    event.reason && h("p", {}, event.reason),
    event.content && h("p", { class: "says" }, `${plain(event.kind)}, ${when(event.content.when)}; ${STATUS[event.content.status] ?? event.content.status ?? STATUS.happened}`),
    event.status && h("p", {}, `Status: ${STATUS[event.status] ?? event.status}`),
    event.changes && h("ul", { class: "fields" }, changes(event.changes, null, name)),
  ];
}

/** An event with what its development said behind it, and what it changed on the day that is shown or, where none is set, on its own. */
async function event(position, signal) {
  const [found] = (await ask("/v1/log", { after: position - 1, limit: 1 }, { signal })).events;
  if (!found) return null;
  const { development } = await ask(`/v1/developments/${found.id}`, { known_at: position }, { signal });
  const on = moment().valid_on ?? development?.valid.starts_by ?? TODAY;
  const { differences } = await ask("/v1/state/difference", { from_known_at: position - 1, known_at: position, valid_on: on }, { signal });
  return { found, title: development?.title ?? found.content?.title, on, differences };
}

/** Put it into the page, at the newest event once it is known which that is. */
export function replay(place) {
  let [head, position, running, next] = [0, 1, undefined, 0];
  const range = h("input", { type: "range", min: 1, "aria-label": "Position in the log" });
  const field = h("input", { type: "number", min: 1, "aria-label": "Position" });
  const of = h("span", {});
  const play = player(() => (next = setTimeout(() => go(position >= head ? 1 : position + 1), 0)), () => clearTimeout(next));
  const state = h("p", { class: "state", role: "status" });
  const say = (text) => (state.textContent = text);
  const shown = h("div", { class: "replayed", role: "status" });
  const section = h(
    "section",
    { class: "panel full", "aria-labelledby": "replay", "data-panel": "replay", "data-state": "busy" },
    h("h2", { id: "replay" }, "The history, event by event"),
    h("p", { class: "says" }, "Each event in the order in which the log learned it, and what it changed of the state: on the day that the slider above is moved to, and else on the day of the development itself."),
    h("div", { class: "row", hidden: true }, h("button", { type: "button", "aria-label": "The event before", onclick: () => go(position - 1) }, "‹"), range, h("button", { type: "button", "aria-label": "The next event", onclick: () => go(position + 1) }, "›"), field, of, play.button),
    state,
    shown,
  );

  /** Ask how long the log is, and go to its end. */
  async function begin() {
    section.dataset.state = "busy";
    const ready = waiting(say);
    try {
      ({ head } = await ask("/v1/log", { limit: 1 }));
    } catch (error) {
      section.dataset.state = "failed";
      return failed(state, error, begin);
    } finally {
      ready();
    }
    range.max = field.max = Math.max(head, 1);
    of.textContent = `of ${head}`;
    range.parentElement.hidden = false;
    go(head);
  }

  async function go(to) {
    position = Math.min(Math.max(1, to), Math.max(head, 1));
    range.value = position;
    field.value = position;
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    section.dataset.state = "busy";
    const ready = waiting(say, shown.hasChildNodes());
    try {
      const [said, name] = await Promise.all([event(position, signal), names()]);
      shown.replaceChildren(...(said ? [...told(said.found, said.title, name), ...changed(said.differences, day(said.on), name)] : [h("p", {}, "The log is empty.")]).filter(Boolean));
      section.dataset.state = "drawn";
      if (play.on && position < head) next = setTimeout(() => go(position + 1), PACE);
      else if (play.on) play.pause();
    } catch (error) {
      if (error.name === "AbortError") return;
      play.pause();
      section.dataset.state = "failed";
      shown.replaceChildren();
      failed(state, error, () => go(position));
    } finally {
      ready();
    }
  }

  range.addEventListener("input", () => go(Number(range.value)));
  field.addEventListener("change", () => go(Number(field.value)));
  follow(() => head && go(position));
  place.append(section);
  begin();
}
