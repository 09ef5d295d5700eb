// The maintainer's desk: record, correct, dispute and retract, with what it would change shown before it is said.

import { ask } from "./api.js";
import { changes as told } from "./card/trail.js";
import { credential } from "./desk/credential.js";
import { drafts, read } from "./desk/drafts.js";
import { finding } from "./desk/finding.js";
import { saying } from "./desk/saying.js";
import { h } from "./dom.js";
import { failed, waiting } from "./failed.js";
import { form } from "./forms.js";
import { address } from "./moment.js";
import { names } from "./names.js";
import { spoken } from "./spoken.js";
import { plain } from "./words.js";

const ACTS = {
  corrections: ["Correct", "Correction"],
  corroborations: ["Corroborate", "Corroboration"],
  disputes: ["Dispute", "Dispute"],
  "status-changes": ["Change its status", "StatusChange"],
  endings: ["End", "Ending"],
  retractions: ["Retract", "Retraction"],
};

const OF_THE_ACT = ["author", "reason", "correlation_id", "sources", "id", "key"];

const given = () => Object.fromEntries(new URLSearchParams(location.search));

const pascal = (kind) => kind.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");

async function recording(place, schemas) {
  const { kinds } = await ask("/v1/kinds");
  const kind = given().kind ?? "drill-held";
  const select = h("select", { onchange: () => (location.search = `?kind=${select.value}`) }, kinds.map((each) => h("option", { value: each.kind, selected: each.kind === kind }, plain(each.kind))));
  const made = form(schemas[`${pascal(kind)}Record`], schemas, read(`record.${kind}`)?.said ?? {}, (name) => name !== "id");
  const section = h("section", { class: "panel full", "aria-labelledby": "recording" }, h("h2", { id: "recording" }, "Record a development"), h("label", {}, "Kind ", select), h("p", { class: "says" }, kinds.find((each) => each.kind === kind)?.says ?? ""));
  place.append(section);
  saying(section, { name: `record.${kind}`, title: () => made.read().title, made, path: `/v1/developments/${kind}`, act: "Record it", tried: false });
}

/** What the events behind the version that was seen said: shown to whoever comes too late. */
async function faster(id, said, mine) {
  const [{ events }, name] = await Promise.all([ask(`/v1/developments/${id}/trail`), names()]);
  const later = events.slice(said.version);
  const both = later.flatMap((event) => Object.entries(event.changes ?? {})).filter(([field]) => mine().changes?.[field] !== undefined);
  return h(
    "div",
    { class: "conflict" },
    h("p", {}, `Somebody was faster: ${later.map((event) => `${plain(event.event)} by ${event.author}${event.reason ? ` ("${event.reason}")` : ""}`).join("; ")}. Your words are kept as a draft.`),
    h("ul", { class: "fields" }, later.map((event) => told(event.changes, said.development.content, name))),
    both.length > 0 && h("p", {}, "Both say otherwise: ", both.map(([field, theirs]) => `${plain(field)}: theirs ${spoken(field, theirs, name)}, yours ${spoken(field, mine().changes[field], name)}`).join("; "), "."),
    h("p", {}, h("a", { href: location.href }, "Read what it says now, and go on")),
  );
}

/** The fields of a correction: why and by whom, and what is said otherwise, shown as a difference. */
function correcting(schemas, said, kept, why, name) {
  const { development: now } = said;
  const record = schemas[`${pascal(now.kind)}Record`];
  const content = form({ ...record, required: [] }, schemas, { ...now.content, ...kept.changes }, (field) => !OF_THE_ACT.includes(field));
  const changes = () => {
    const read = content.read();
    const otherwise = Object.entries(read).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now.content[field]));
    const gone = Object.keys(record.properties).filter((field) => !OF_THE_ACT.includes(field) && read[field] === undefined && ![null, undefined].includes(now.content[field]) && !(Array.isArray(now.content[field]) && now.content[field].length === 0));
    return Object.fromEntries([...otherwise, ...gone.map((field) => [field, null])]);
  };
  const shown = h("ul", { class: "fields" });
  const count = h("p", { class: "says", role: "status" });
  const show = () => {
    const found = changes();
    count.textContent = Object.keys(found).length ? "" : "Nothing is said otherwise yet.";
    shown.replaceChildren(...told(found, now.content, name));
  };
  content.element.addEventListener("input", show);
  show();
  return {
    element: h("div", {}, h("fieldset", {}, h("legend", {}, "What it says"), content.element), h("section", { class: "difference-shown", "aria-label": "What would be said otherwise" }, h("h3", {}, "What would be said otherwise"), count, shown), why.element),
    read: () => ({ ...why.read(), changes: changes() }),
    refuse: (errors) => {
      const of = (changes) => errors.filter(({ field }) => field.startsWith("changes.") === changes);
      return [...content.refuse(of(true)), ...why.refuse(of(false))];
    },
  };
}

async function amending(place, schemas, id, act) {
  const [said, name] = await Promise.all([ask(`/v1/developments/${id}`), names()]);
  const now = said.development;
  if (!now) return place.append(h("p", {}, said.erased ? "What was said of it was erased." : "It is retracted, or nothing of it is known now."));
  const [verb, schema] = ACTS[act];
  const draft = `${act}.${id}`;
  const kept = read(draft)?.said ?? {};
  const section = h(
    "section",
    { class: "panel full", "aria-labelledby": "amending" },
    h("h2", { id: "amending" }, `${verb}: `, h("a", { href: address(`/developments/${id}`) }, now.title)),
    h("nav", { class: "row acts", "aria-label": "What to do" }, Object.entries(ACTS).map(([path, [label]]) => h("a", { href: `?development=${id}&act=${path}`, "aria-current": path === act && "page" }, label))),
  );
  place.append(section);
  const why = form(schemas[schema], schemas, kept, (field) => field !== "changes");
  const made = act === "corrections" ? correcting(schemas, said, kept, why, name) : why;
  saying(section, { name: draft, title: () => now.title, made, path: `/v1/developments/${id}/${act}`, act: verb, extra: { "If-Match": `"${said.version}"` }, faster: () => faster(id, said, made.read) });
}

/** Fill the page. */
export async function desk(main) {
  const state = h("p", { class: "state", role: "status" });
  const place = h("div", { class: "board", "data-panel": "desk", "data-state": "busy" });
  main.append(credential(), state, place);
  const update = async () => {
    place.dataset.state = "busy";
    const ready = waiting((text) => (state.textContent = text));
    try {
      const { components } = await ask("/v1/openapi.json");
      const { development, act } = given();
      place.replaceChildren();
      if (development) await amending(place, components.schemas, development, ACTS[act] ? act : "corrections");
      else {
        place.append(...[finding(), drafts()].filter(Boolean));
        await recording(place, components.schemas);
      }
      state.textContent = "";
      place.dataset.state = "drawn";
    } catch (error) {
      place.dataset.state = "failed";
      failed(state, error, update);
    } finally {
      ready();
    }
  };
  await update();
}
