// The maintainer's desk: record, correct, dispute and retract, with what it would change shown before it is said.

import { ask, Failed } from "./api.js";
import { h } from "./dom.js";
import { form } from "./forms.js";
import { address } from "./moment.js";
import { many, plain } from "./words.js";

const ACTS = {
  corrections: ["Correct", "Correction"],
  corroborations: ["Corroborate", "Corroboration"],
  disputes: ["Dispute", "Dispute"],
  "status-changes": ["Change its status", "StatusChange"],
  endings: ["End", "Ending"],
  retractions: ["Retract", "Retraction"],
};

const given = () => Object.fromEntries(new URLSearchParams(location.search));

const pascal = (kind) => kind.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");

/** What is not yet said is kept in this browser, under the name of what it is about. */
const draft = {
  read: (name) => JSON.parse(localStorage.getItem(`entente.draft.${name}`) ?? "null"),
  keep: (name, said) => localStorage.setItem(`entente.draft.${name}`, JSON.stringify(said)),
  drop: (name) => localStorage.removeItem(`entente.draft.${name}`),
};

const text = (value) => (value === undefined || value === null ? "nothing" : typeof value === "string" ? value : JSON.stringify(value));

/** Where a form says what came of it; `told` is a list of elements. */
function outcome() {
  const place = h("div", { class: "outcome", role: "status" });
  return { place, show: (...told) => place.replaceChildren(...told.flat().filter(Boolean)) };
}

function refusal(error, made) {
  const rest = made.refuse(error.problem.errors ?? []);
  return [h("p", { class: "broken" }, `${error.problem.title}. ${error.status === 422 ? "" : error.message}`), rest.length > 0 && h("ul", {}, rest.map((each) => h("li", {}, each)))];
}

/** The API key, where the service wants one; kept for this visit alone. */
function credential() {
  const field = h("input", { type: "password", autocomplete: "off", value: sessionStorage.getItem("entente.key") ?? "" });
  field.addEventListener("change", () => sessionStorage.setItem("entente.key", field.value.trim()));
  return h("label", {}, "API key, where one is needed ", field);
}

async function headers() {
  const key = sessionStorage.getItem("entente.key");
  if (key) return { Authorization: `Bearer ${key}` };
  const me = await ask("/v1/me").catch(() => null);
  return me?.csrf_token ? { "X-CSRF-Token": me.csrf_token } : {};
}

/** A form for one thing to say: a preview where there is one, then the act itself. */
function saying(place, { name, made, body, path, preview, act, extra = {} }) {
  const { place: told, show } = outcome();
  const once = crypto.randomUUID();
  const send = async (where, more) => ask(where, {}, { method: "POST", body: body(), headers: { ...(await headers()), ...extra, ...more } });
  const attempt = (does) => async (event) => {
    event.preventDefault();
    try {
      await does();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      show(refusal(error, made), [409, 412].includes(error.status) && h("p", {}, "Somebody was faster. Your words are kept as a draft. ", h("a", { href: location.href }, "Read what it says now, and go on")));
    }
  };
  const element = h(
    "form",
    {
      class: "desk",
      onsubmit: attempt(async () => {
        const receipt = await send(path, { "Idempotency-Key": `"${once}"` });
        draft.drop(name);
        show(h("p", {}, `${receipt.repeated ? "It was on record already" : "Recorded"}, at position ${receipt.position}. `, h("a", { href: address(`/developments/${receipt.id}`) }, "See it")));
      }),
      oninput: () => draft.keep(name, made.read()),
    },
    made.element,
    h(
      "p",
      { class: "row" },
      preview && h("button", { type: "button", onclick: attempt(async () => show(preview(await send(`${path}/dry-run`)))) }, "Show what it would change"),
      h("button", { type: "submit", class: "act" }, act),
      h("button", { type: "button", onclick: () => (draft.drop(name), location.reload()) }, "Discard the draft"),
    ),
    told,
  );
  place.append(element);
}

/** What a dry run tells: facts, answers of views and cited answers that would be touched. */
function radius(said) {
  const parts = Object.entries(said).filter(([, value]) => Array.isArray(value));
  return [
    h("p", {}, "It would change:"),
    h("ul", { class: "radius" }, parts.map(([name, rows]) => h("li", {}, `${plain(name)}: `, rows.length ? many(rows.length, "change") : "nothing", rows.length > 0 && h("details", {}, h("summary", {}, "Which"), h("ul", {}, rows.slice(0, 50).map((row) => h("li", {}, sentence(row)))))))),
  ];
}

function sentence(row) {
  if (row === null || typeof row !== "object") return String(row);
  const fact = row.after ?? row.before ?? row;
  return [row.change && plain(row.change), fact.subject, fact.predicate && plain(fact.predicate), fact.object, fact.aspect, row.view, row.table, row.title, row.permalink].filter(Boolean).join(" ") || text(row);
}

async function recording(place, schemas) {
  const { kinds } = await ask("/v1/kinds");
  const kind = given().kind ?? draft.read("kind") ?? "drill-held";
  const select = h("select", { onchange: () => (location.search = `?kind=${select.value}`) }, kinds.map((each) => h("option", { value: each.kind, selected: each.kind === kind }, plain(each.kind))));
  const made = form(schemas[`${pascal(kind)}Record`], schemas, draft.read(`record.${kind}`) ?? {}, (name) => name !== "id");
  place.append(h("h2", {}, "Record a development"), h("label", {}, "Kind ", select), h("p", { class: "says" }, kinds.find((each) => each.kind === kind)?.says ?? ""));
  saying(place, { name: `record.${kind}`, made, body: made.read, path: `/v1/developments/${kind}`, act: "Record it" });
}

async function amending(place, schemas, id, act) {
  const said = await ask(`/v1/developments/${id}`);
  const now = said.development;
  if (!now) {
    place.append(h("p", {}, said.erased ? "What was said of it was erased." : "It is retracted, or nothing of it is known now."));
    return;
  }
  const [verb, schema] = ACTS[act];
  const name = `${act}.${id}`;
  const kept = draft.read(name) ?? {};
  place.append(
    h("h2", {}, `${verb}: `, h("a", { href: address(`/developments/${id}`) }, now.title)),
    h("nav", { class: "row", "aria-label": "What to do" }, Object.entries(ACTS).map(([path, [label]]) => h("a", { href: `?development=${id}&act=${path}`, "aria-current": path === act && "page" }, label))),
  );
  const extra = { "If-Match": `"${said.version}"` };
  const plainFields = form(schemas[schema], schemas, kept, (field) => field !== "changes");
  if (act !== "corrections") return saying(place, { name, made: plainFields, body: plainFields.read, path: `/v1/developments/${id}/${act}`, preview: radius, act: verb, extra });

  const record = schemas[`${pascal(now.kind)}Record`];
  const own = (field) => !["author", "reason", "correlation_id", "sources", "id", "key"].includes(field);
  const content = form({ ...record, required: [] }, schemas, { ...now.content, ...kept.changes }, own);
  const changes = () => Object.fromEntries(Object.entries(content.read()).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now.content[field])));
  const shown = h("ul", { class: "fields", "aria-label": "What would be said otherwise", role: "status" });
  const show = () => shown.replaceChildren(...Object.entries(changes()).map(([field, value]) => h("li", {}, `${plain(field)}: `, h("del", {}, text(now.content[field])), " ", h("ins", {}, text(value)))));
  content.element.addEventListener("input", show);
  show();
  const made = {
    element: h("div", {}, plainFields.element, h("fieldset", {}, h("legend", {}, "What it says"), content.element), shown),
    read: () => ({ ...plainFields.read(), changes: changes() }),
    refuse: (errors) => plainFields.refuse(content.refuse(errors).length ? errors : []),
  };
  return saying(place, { name, made, body: made.read, path: `/v1/developments/${id}/corrections`, preview: radius, act: verb, extra });
}

/** Fill the page. */
export async function desk(main) {
  const place = h("section", { "data-panel": "desk", "data-state": "busy" });
  main.append(credential(), place);
  try {
    const { components } = await ask("/v1/openapi.json");
    const { development, act } = given();
    if (development) await amending(place, components.schemas, development, ACTS[act] ? act : "corrections");
    else await recording(place, components.schemas);
    place.dataset.state = "drawn";
  } catch (error) {
    place.append(h("p", { class: "broken" }, error.message));
    place.dataset.state = "failed";
    if (!(error instanceof Failed)) throw error;
  }
}
