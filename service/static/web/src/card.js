// The event card: what is said of one development, by whom, how it was corrected, what contradicts it, and its proof.

import { answerTo } from "./answers.js";
import { ask } from "./api.js";
import { proofs } from "./card/proof.js";
import { sources } from "./card/sources.js";
import { named, trail } from "./card/trail.js";
import { citing } from "./cite.js";
import { h } from "./dom.js";
import { failed, waiting } from "./failed.js";
import { address, asked, follow } from "./moment.js";
import { names } from "./names.js";
import { sliders } from "./sliders.js";
import { spoken } from "./spoken.js";
import { bounds, day, many, plain, quantity, STATUS, when } from "./words.js";

const base = document.documentElement.dataset.base ?? "";

/** Fields of the content that have an entry of their own. */
const APART = ["title", "when", "status", "quantities", "related", "note", "theatre", "dimension", "plover"];

const development = () => location.pathname.split("/").filter(Boolean).at(-1);

const entry = (term, ...said) => [h("dt", {}, term), h("dd", {}, said)];

const nothing = (value) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function date(now) {
  const [said, within] = [when(now.when), bounds(now.valid)];
  return said === within || within.endsWith(said) ? said : `${said} (${within})`;
}

/** What contradicts it: the disputes of its trail with their reasons, and what contests it. */
function against(events) {
  const disputes = events.filter((event) => event.event === "disputed");
  return h("ul", { class: "against" }, disputes.map((event) => h("li", {}, event.reason, event.contested_by && [" Contested by ", named(event.contested_by), "."], ` (${event.author}, position ${event.position})`)));
}

function facts(now, events, name) {
  return h(
    "dl",
    { class: "card" },
    entry("Claim", `${plain(now.kind)}: ${now.title}`),
    entry("When", date(now)),
    entry("Status", h("strong", { class: now.status }, STATUS[now.status] ?? now.status), now.ended && `; ended ${when(now.ended)}`),
    entry("Actors", now.actors.map(name).join(", ")),
    entry("Dimension", `${now.dimension}${now.plover ? `; PLOVER ${[now.plover.event, now.plover.mode, now.plover.context].filter(Boolean).join(", ")}` : ""}`),
    now.theatre && entry("Theatre", now.theatre),
    now.content.quantities?.length > 0 && entry("Quantities", h("ul", {}, now.content.quantities.map((each) => h("li", {}, quantity(each))))),
    Object.entries(now.content).filter(([field, value]) => !APART.includes(field) && !nothing(value)).map(([field, value]) => entry(plain(field), spoken(field, value, name))),
    now.content.note && entry("Note", now.content.note),
    events.some((event) => event.event === "disputed") && entry("What contradicts it", against(events)),
    now.content.related?.length > 0 && entry("Related", h("ul", {}, now.content.related.map((each) => h("li", {}, named(each))))),
    entry("Sources", now.sources.length ? sources(now.sources) : "none named"),
    entry("First published", day(now.published_from)),
  );
}

function gone(said, events) {
  const title = events.findLast((event) => event.changes?.title)?.changes.title ?? events.find((event) => event.content?.title)?.content.title;
  if (said.erased) return [h("h1", {}, "What was said was erased"), h("p", {}, "A legal take-down removed the words; that they were, when and by whom stays below.")];
  if (said.retracted) return [h("h1", {}, "Retracted: ", h("del", {}, title ?? "a development")), h("p", {}, "Its author took it back; the trail says why.")];
  return [h("h1", {}, "Not on record at this moment"), h("p", {}, "At this moment nothing of it was known, published or so.")];
}

async function fill(place) {
  const id = development();
  const here = (path) => answerTo({ path, query: asked() });
  const [said, told, name] = await Promise.all([here(`/v1/developments/${id}`), here(`/v1/developments/${id}/trail`), names()]);
  const now = said.development;
  document.title = `${now?.title ?? "A development"} - Entente`;
  const whole = h(
    "div",
    {},
    h("p", { class: "breadcrumb" }, h("a", { href: address("/overview") }, "Overview")),
    now ? h("h1", {}, now.title) : gone(said, told.events),
    now && facts(now, told.events, name),
    now && h("p", { class: "row" }, [["corrections", "Correct"], ["disputes", "Dispute"], ["retractions", "Retract"]].map(([act, label]) => h("a", { href: `${base}/desk?development=${id}&act=${act}` }, label))),
    h("h2", {}, `What was said of it: ${many(told.events.length, "event")}`),
    trail(told.events, name),
    h("h2", {}, "Proof"),
    proofs(told.events.filter((event) => event.event !== "erased")),
  );
  place.replaceChildren(whole);
  titles(whole);
}

/** Put the titles of other developments in the place of their ids. */
function titles(place) {
  for (const link of place.querySelectorAll("[data-title]")) {
    ask(`/v1/developments/${link.dataset.title}`).then((said) => said.development && (link.textContent = said.development.title), () => {});
  }
}

/** Fill the page. */
export function card(main) {
  sliders(main, { set: false });
  const place = h("article", { "data-panel": "card", "data-state": "busy" });
  main.querySelector("h1").remove();
  main.append(place);
  const update = async () => {
    place.dataset.state = "busy";
    const state = h("p", { class: "state", role: "status" });
    const ready = waiting((text) => {
      state.textContent = text;
      if (!place.hasChildNodes()) place.append(state);
    });
    try {
      await fill(place);
      place.dataset.state = "drawn";
    } catch (error) {
      if (error.name === "AbortError") return;
      place.dataset.state = "failed";
      const said = h("p", { role: "status" });
      place.replaceChildren(h("h1", {}, error.status === 404 ? "No such development" : "It cannot be shown"), said);
      failed(said, error, update);
    } finally {
      ready();
    }
  };
  follow(update);
  update();
}
