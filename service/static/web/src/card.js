// The event card: what is said of one development, by whom, how it was corrected, what contradicts it, and its proof.

import { ask, Failed } from "./api.js";
import { h } from "./dom.js";
import { address, asked, follow } from "./moment.js";
import { names } from "./names.js";
import { sliders } from "./sliders.js";
import { verified } from "./verify.js";
import { admiralty, bounds, day, many, plain, STATUS, when } from "./words.js";

const base = document.documentElement.dataset.base ?? "";

const HIDDEN = ["title", "when", "status", "quantities", "related", "note"];

const development = () => location.pathname.split("/").filter(Boolean).at(-1);

const instant = (iso) => `${day(iso.slice(0, 10))}, ${iso.slice(11, 19)} UTC`;

function quantity(said) {
  const amount = said.verbatim ?? [said.operator && said.operator !== "=" && said.operator, said.amount?.toLocaleString("en"), said.upper && `to ${said.upper.toLocaleString("en")}`].filter(Boolean).join(" ");
  return h("li", {}, `${said.name}: ${amount} ${said.unit ?? ""}`);
}

function sources(said) {
  return h(
    "ul",
    { class: "sources" },
    said.map((source) => {
      const code = `${source.reliability ?? "-"}${source.credibility ?? "-"}`;
      const name = source.url ? h("a", { href: source.url, rel: "noreferrer noopener" }, source.name) : source.name;
      return h("li", {}, name, source.published && `, published ${when(source.published)}`, " ", h("span", { class: "code" }, code), ` (${admiralty(source)})`);
    }),
  );
}

function shown(value, name) {
  if (Array.isArray(value)) return value.length ? h("ul", {}, value.map((each) => h("li", {}, shown(each, name)))) : "none";
  if (value && typeof value === "object") return Object.entries(value).map(([key, inner]) => [h("span", {}, `${plain(key)} `, shown(inner, name)), " "]);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" && /^[A-Z]{3,}$/.test(value) ? name(value) : String(value);
}

function changes(event, before) {
  const said = event.changes ?? {};
  return Object.entries(said).map(([name, value]) => h("li", {}, `${plain(name)}: `, before?.[name] !== undefined && [h("del", {}, text(before[name])), " "], h("ins", {}, text(value))));
}

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** The trail, oldest first; what a later event corrected is struck through. */
function trail(events) {
  const content = {};
  return h(
    "ol",
    { class: "trail" },
    events.map((event) => {
      const told = changes(event, content);
      Object.assign(content, event.content ?? {}, event.changes ?? {});
      return h(
        "li",
        { class: event.event },
        h("strong", {}, plain(event.event)),
        ` by ${event.author}, ${instant(event.recorded_at)}, position ${event.position}${event.signed ? ", signed" : ""}`,
        event.reason && h("p", {}, event.reason),
        event.contested_by && h("p", {}, `Contested by ${event.contested_by}.`),
        told.length > 0 && h("ul", { class: "fields" }, told),
        event.event !== "recorded" && event.sources?.length > 0 && sources(event.sources),
      );
    }),
  );
}

function proof(position) {
  const said = h("div", { role: "status" });
  const button = h("button", { type: "button" }, "Verify in this browser");
  button.addEventListener("click", async () => {
    button.disabled = true;
    said.replaceChildren(h("p", {}, "Asking for the leaf, the proof and the checkpoint ..."));
    try {
      const steps = await verified(position);
      said.replaceChildren(h("ol", { class: "steps" }, steps.map((step) => h("li", { class: step.holds ? "holds" : "broken" }, step.holds ? "✓ " : "✗ ", step.says))));
    } catch (error) {
      said.replaceChildren(h("p", { class: "broken" }, error.message));
      if (!(error instanceof Failed)) throw error;
    } finally {
      button.disabled = false;
    }
  });
  return h("li", {}, `Position ${position} `, button, said);
}

async function fill(place) {
  const id = development();
  const [said, told, name] = await Promise.all([ask(`/v1/developments/${id}`, asked()), ask(`/v1/developments/${id}/trail`, asked()), names()]);
  const now = said.development;
  const kept = told.events.filter((event) => event.event !== "erased");
  document.title = `${now?.title ?? "A development"} - Entente`;
  const whole = h(
    "div",
    {},
    h("p", { class: "breadcrumb" }, h("a", { href: address("/overview") }, "Overview")),
    h("h1", {}, now?.title ?? (said.erased ? "What was said was erased" : said.retracted ? "Retracted" : "Not on record at this moment")),
    !now && h("p", {}, said.erased ? "A legal take-down removed the words; that they were, when and by whom stays below." : said.retracted ? "Its author took it back; the trail says why." : "At this moment nothing of it was known, published or so."),
    now &&
      h(
        "dl",
        { class: "card" },
        entry("Claim", `${plain(now.kind)}, ${when(now.when)} (${bounds(now.valid)})`),
        entry("Status", `${STATUS[now.status] ?? now.status}${now.ended ? `; ended ${when(now.ended)}` : ""}`),
        entry("Actors", now.actors.map(name).join(", ")),
        entry("Dimension", `${now.dimension}${now.plover ? `; PLOVER ${[now.plover.event, now.plover.mode, now.plover.context].filter(Boolean).join(", ")}` : ""}`),
        now.theatre && entry("Theatre", now.theatre),
        now.content.quantities?.length > 0 && entry("Quantities", h("ul", {}, now.content.quantities.map(quantity))),
        Object.entries(now.content).filter(([field, value]) => !HIDDEN.includes(field) && value !== null && field !== "theatre").map(([field, value]) => entry(plain(field), shown(value, name))),
        now.content.note && entry("Note", now.content.note),
        now.contested_by.length > 0 && entry("Contested by", now.contested_by.map((each) => (/^[0-9a-f-]{36}$/.test(each) ? h("a", { href: address(`/developments/${each}`) }, "another development") : each))),
        now.content.related?.length > 0 && entry("Related", h("ul", {}, now.content.related.map((each) => h("li", {}, h("a", { href: address(`/developments/${each}`), "data-title": each }, each))))),
        entry("Sources", now.sources.length ? sources(now.sources) : "none named"),
        entry("First published", day(now.published_from)),
      ),
    now && h("p", { class: "row" }, h("a", { href: `${base}/desk?development=${id}&act=corrections` }, "Correct"), h("a", { href: `${base}/desk?development=${id}&act=disputes` }, "Dispute"), h("a", { href: `${base}/desk?development=${id}&act=retractions` }, "Retract")),
    h("h2", {}, `What was said of it: ${many(told.events.length, "event")}`),
    trail(told.events),
    h("h2", {}, "Proof"),
    h("p", {}, "Each event has its leaf in the log's Merkle tree. The check below is done by this browser alone: it hashes the leaf, follows the proof to the root and checks the signature of the checkpoint."),
    h("ul", { class: "proofs" }, kept.map((event) => proof(event.position))),
  );
  place.replaceChildren(whole);
  titles(whole);
}

const entry = (term, ...said) => [h("dt", {}, term), h("dd", {}, said)];

/** Put the titles of related developments in the place of their ids. */
function titles(place) {
  for (const link of place.querySelectorAll("[data-title]")) {
    ask(`/v1/developments/${link.dataset.title}`).then((said) => said.development && (link.textContent = said.development.title), () => {});
  }
}

/** Fill the page. */
export function card(main) {
  sliders(main, { set: false });
  const place = h("article", { "data-panel": "card", "data-state": "busy", "aria-live": "polite" });
  main.querySelector("h1").remove();
  main.append(place);
  const update = async () => {
    place.dataset.state = "busy";
    try {
      await fill(place);
      place.dataset.state = "drawn";
    } catch (error) {
      place.replaceChildren(h("h1", {}, error.status === 404 ? "No such development" : "It cannot be shown"), h("p", {}, `${error.message} `, h("button", { type: "button", onclick: update }, "Ask again")));
      place.dataset.state = "failed";
      if (!(error instanceof Failed)) throw error;
    }
  };
  follow(update);
  update();
}
