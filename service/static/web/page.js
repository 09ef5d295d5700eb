// src/api.js
var BASE = document.documentElement.dataset.base ?? "";
var PATIENCE = 3e4;
var Failed = class extends Error {
  constructor(problem, status, answer) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.status = status;
    this.after = Number(answer?.headers.get("Retry-After")) || null;
  }
};
function address(path2, query = {}) {
  const said3 = new URLSearchParams(Object.entries(query).filter(([, value2]) => value2 !== null && value2 !== void 0 && value2 !== ""));
  return said3.size ? `${BASE}${path2}?${said3}` : `${BASE}${path2}`;
}
async function ask(path2, query, { signal, method = "GET", body, headers: headers2, priority } = {}) {
  let answer, said3;
  try {
    answer = await fetch(address(path2, query), {
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), signal].filter(Boolean)),
      method,
      priority,
      headers: { Accept: "application/json", ...body && { "Content-Type": "application/json" }, ...headers2 },
      body: body && JSON.stringify(body)
    });
    said3 = await answer.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    const late = error.name === "TimeoutError" && `The service has not answered within ${PATIENCE / 1e3} seconds.`;
    throw new Failed({ title: late || (answer ? `The service answered with status ${answer.status}.` : "The service does not answer.") }, answer?.status ?? 0, answer);
  }
  if (!answer.ok) throw new Failed(said3, answer.status, answer);
  return said3;
}

// src/moment.js
var BASE2 = document.documentElement.dataset.base ?? "";
var PLAIN = ["valid_on", "published_by", "known_at", "certainty", "sources", "without", "reliability", "credibility"];
var TODAY = (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
var DEFAULTS = { actors: "CHN,RUS,PRK", certainty: "possible" };
var listeners = /* @__PURE__ */ new Set();
var current = read();
function read() {
  const given2 = new URLSearchParams(location.search);
  const found = { ...DEFAULTS };
  for (const name of ["actors", ...PLAIN]) if (given2.get(name)) found[name] = given2.get(name);
  return found;
}
var moment = () => current;
var actors = () => current.actors.split(",").filter(Boolean);
var asked = () => Object.fromEntries(PLAIN.filter((name) => current[name]).map((name) => [name, current[name]]));
function address2(path2, more = {}) {
  const query = new URLSearchParams();
  const said3 = { ...current, ...more };
  for (const name of ["actors", ...PLAIN]) if (said3[name] && said3[name] !== DEFAULTS[name]) query.set(name, said3[name]);
  for (const [name, value2] of Object.entries(more)) if (!PLAIN.includes(name) && name !== "actors" && value2) query.set(name, value2);
  const whole3 = path2.startsWith(BASE2) ? path2 : BASE2 + path2;
  return query.size ? `${whole3}?${query}` : whole3;
}
function change(some, { replace = false } = {}) {
  const next = { ...current, ...some };
  for (const name of Object.keys(next)) if (next[name] === null || next[name] === "") delete next[name];
  next.actors ??= DEFAULTS.actors;
  next.certainty ??= DEFAULTS.certainty;
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  const own3 = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => !PLAIN.includes(name) && name !== "actors"));
  history[replace ? "replaceState" : "pushState"](null, "", address2(location.pathname, own3));
  for (const listener of listeners) listener(current);
}
var noted = (name) => new URLSearchParams(location.search).get(name);
function note(name, value2) {
  const query = new URLSearchParams(location.search);
  value2 ? query.set(name, value2) : query.delete(name);
  history.replaceState(null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
}
function supposing(some, says) {
  const now2 = current;
  current = { ...current, ...some };
  try {
    return says();
  } finally {
    current = now2;
  }
}
function follow(listener) {
  listeners.add(listener);
}
addEventListener("popstate", () => {
  current = read();
  for (const listener of listeners) listener(current);
});

// src/answers.js
var [KEPT, ROWS] = [200, 25e4];
var FRESH = 6e4;
var kept = /* @__PURE__ */ new Map();
var wholes = /* @__PURE__ */ new WeakMap();
follow(() => {
  const before = [...kept.values()];
  for (const one3 of before) one3.wanted = false;
  setTimeout(() => {
    for (const one3 of before) if (!one3.wanted && !one3.there) one3.asking.abort();
  });
});
var [moments, sources] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
var names = /* @__PURE__ */ new Set();
var heard = (listener) => moments.add(listener);
var named = (listener) => sources.add(listener);
function tell(said3) {
  if (said3.moment) for (const listener of moments) listener(said3.moment);
  const before = names.size;
  for (const development2 of Object.values(said3.developments ?? {})) for (const source2 of development2.sources) names.add(source2.name);
  if (names.size > before) for (const listener of sources) listener([...names].sort());
}
function answerTo(question3) {
  const one3 = asked2(question3);
  if (!one3.wanted && one3.there) one3.answer.then(tell);
  one3.wanted = true;
  return one3.answer;
}
function askAhead(questions2) {
  for (const question3 of questions2) asked2(question3, "low", false).answer.catch(() => {
  });
}
var settled = () => Promise.allSettled([...kept.values()].filter((one3) => !one3.there).map((one3) => one3.answer));
function asked2(question3, priority, wanted = true) {
  const place3 = address(question3.path, question3.query);
  const known2 = kept.get(place3);
  if (known2 && !(known2.there && performance.now() - known2.there > FRESH)) return known2;
  const one3 = { question: question3, asking: new AbortController(), wanted, there: 0, rows: 0 };
  one3.answer = ask(question3.path, question3.query, { signal: one3.asking.signal, priority }).then(
    (said3) => {
      one3.there = performance.now();
      one3.rows = Object.values({ ...said3, ...said3.answer }).reduce((sum, table2) => sum + (Array.isArray(table2) ? table2.length : 0), 0);
      spare();
      if (one3.wanted) tell(said3);
      return marked(question3, said3);
    },
    (error) => {
      if (kept.get(place3) === one3) kept.delete(place3);
      throw error;
    }
  );
  kept.delete(place3);
  kept.set(place3, one3);
  return one3;
}
function spare() {
  let rows = [...kept.values()].reduce((sum, one3) => sum + one3.rows, 0);
  for (const [place3, one3] of kept) {
    if (kept.size <= KEPT && rows <= ROWS) return;
    if (one3.wanted || !one3.there) continue;
    kept.delete(place3);
    rows -= one3.rows;
  }
}
function marked(question3, said3) {
  const { grounds } = question3.query ?? {};
  if (!grounds) return said3;
  for (const [table2, rows] of Object.entries(said3.answer)) {
    if (!grounds.split(",").includes(table2)) rows.forEach((row, index3) => row.rests_on = [{ table: table2, index: index3 }]);
  }
  wholes.set(said3.developments, () => whole(question3, said3));
  return said3;
}
function whole(question3, said3) {
  const { grounds, ...query } = question3.query ?? {};
  const { valid_on, published_by, known_at } = said3.moment ?? {};
  return grounds ? answerTo({ ...question3, query: { ...query, valid_on, published_by, known_at: known_at.position } }) : said3;
}
function tellSources() {
  for (const one3 of kept.values()) if (one3.wanted && one3.question.query?.grounds) one3.answer.then((said3) => whole(one3.question, said3)).catch(unlessMoved);
}
async function resolved(ids, developments) {
  if (ids.every((id3) => typeof id3 === "string")) return { ids, developments };
  const said3 = await wholes.get(developments)();
  return { ids: [...new Set(ids.flatMap((id3) => typeof id3 === "string" ? id3 : said3.answer[id3.table][id3.index].rests_on))], developments: said3.developments };
}
function unlessMoved(error) {
  if (error.name !== "AbortError" && !(error instanceof Failed)) throw error;
}

// src/dom.js
var SVG = "http://www.w3.org/2000/svg";
function fill(element, attributes, children2) {
  for (const [name, value2] of Object.entries(attributes ?? {})) {
    if (value2 === void 0 || value2 === null || value2 === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value2);
    else element.setAttribute(name, value2 === true ? "" : value2);
  }
  element.append(...children2.flat(Infinity).filter((child) => child !== void 0 && child !== null && child !== false));
  return element;
}
var h = (tag, attributes, ...children2) => fill(document.createElement(tag), attributes, children2);
var s = (tag, attributes, ...children2) => fill(document.createElementNS(SVG, tag), attributes, children2);
var last = 0;
var id = (stem) => `${stem}-${++last}`;

// src/blank.js
function blank(main2) {
  const note3 = h("p", { class: "blank", role: "status" });
  main2.querySelector("h1")?.after(note3);
  heard(({ known_at }) => {
    if (known_at.position === 0 && !moment().known_at) note3.replaceChildren("Nothing is recorded in this log yet. ", h("a", { href: address2("/desk") }, "Record the first development"));
    else note3.replaceChildren();
  });
}

// src/words.js
var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
var SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };
function day(iso3) {
  const [year, month, date4] = iso3.replace(/^-/, "").split("-");
  const era = iso3.startsWith("-") ? " BC" : "";
  const plain2 = `${Number(year)}${era}`;
  if (!month) return plain2;
  if (SEASONS[month]) return `${SEASONS[month]} ${plain2}`;
  if (!date4) return `${MONTHS[month - 1]} ${plain2}`;
  return `${Number(date4)} ${MONTHS[month - 1]} ${plain2}`;
}
var instant = (iso3) => `${day(iso3.slice(0, 10))}, ${iso3.slice(11, 19)} UTC`;
var DOUBT = { "?": "perhaps ", "~": "about ", "%": "perhaps about " };
function one(edtf) {
  const doubt = DOUBT[edtf.at(-1)] ?? "";
  const plain2 = edtf.replaceAll(/[?~%]/g, "");
  if (/X/.test(plain2)) {
    const known2 = plain2.replace(/-?XX?.*$/, "").replace(/-$/, "");
    return plain2.startsWith(known2) && known2.length >= 4 ? `${doubt}some day in ${day(known2)}` : `${doubt}some time in the ${plain2.slice(0, 4).replaceAll("X", "0")}s`;
  }
  return doubt + day(plain2);
}
function when(edtf) {
  if (!edtf) return "at no stated time";
  const set3 = edtf.match(/^[[{](.*)[\]}]$/);
  if (set3) {
    const [from, to] = set3[1].split("..");
    if (to !== void 0) return edtf[0] === "[" ? `some time from ${one(from || "..")} to ${one(to)}` : `from ${one(from)} to ${one(to)}`;
    return set3[1].split(",").map((each) => one(each.trim())).join(edtf[0] === "[" ? " or " : " and ");
  }
  const [start2, end] = edtf.split("/");
  if (end === void 0) return one(start2);
  if (end === "..") return `since ${one(start2)}`;
  if (end === "") return `from ${one(start2)}, until when is not known`;
  if (start2 === ".." || start2 === "") return `until ${one(end)}`;
  return `from ${one(start2)} to ${one(end)}`;
}
var lastOf = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
function stretch(from, by) {
  const [start2, end] = [from.slice(0, 7), by.slice(0, 7)];
  if (!from.endsWith("-01") || Number(by.slice(8)) !== lastOf(end)) return `between ${day(from)} and ${day(by)}`;
  if (start2 === end) return `in ${day(start2)}`;
  if (!start2.endsWith("-01") || !end.endsWith("-12")) return `between ${day(start2)} and ${day(end)}`;
  return start2.slice(0, 4) === end.slice(0, 4) ? `in ${day(start2.slice(0, 4))}` : `between ${day(start2.slice(0, 4))} and ${day(end.slice(0, 4))}`;
}
function bounds({ starts_from, starts_by, ends_from, ends_by }) {
  const edge2 = (from, by) => from === by ? day(from) : `some day ${stretch(from, by)}`;
  if (!starts_from && !starts_by) return ends_by ? `until ${edge2(ends_from ?? ends_by, ends_by)}` : "always";
  const start2 = edge2(starts_from ?? starts_by, starts_by ?? starts_from);
  if (!ends_by && !ends_from) return `since ${start2}`;
  if (starts_from === ends_from && starts_by === ends_by) return starts_from === starts_by ? start2 : `some time ${stretch(starts_from, starts_by)}`;
  return `from ${start2} to ${edge2(ends_from ?? ends_by, ends_by ?? ends_from)}`;
}
var DIMENSIONS = ["military", "economic", "diplomatic", "hybrid"];
function told({ valid_on, published_by, known_at }) {
  return `on ${day(valid_on)} (published by ${day(published_by)}, known at position ${known_at.position})`;
}
var STATUS = {
  planned: "planned",
  forecast: "forecast",
  alleged: "alleged",
  happened: "happened",
  confirmed: "confirmed by several sources",
  disputed: "disputed",
  contradicted: "contradicted",
  "did-not-happen": "did not happen"
};
var RELIABILITY = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged"
};
var CREDIBILITY = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged"
};
function admiralty({ reliability, credibility }) {
  const said3 = [reliability && `source ${RELIABILITY[reliability]}`, credibility && `information ${CREDIBILITY[credibility]}`];
  return said3.filter(Boolean).join(", ") || "not rated";
}
var plain = (word) => (word ?? "").replaceAll(/[-_]/g, " ");
var many = (count, one3, more = `${one3}s`) => `${count} ${count === 1 ? one3 : more}`;
var OPERATORS = { ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about " };
var figure = (value2) => value2.toLocaleString("en");
function total({ low, high, unit: unit2, operator }) {
  if (low === null && high === null) return "an amount that nobody states";
  const lone = high === null || operator?.startsWith("<") && !low || low === high;
  return `${OPERATORS[operator] ?? ""}${lone ? figure(high === null || low === high ? low : high) : `${figure(low ?? 0)} to ${figure(high)}`} ${unit2 ?? ""}`.trim();
}
function quantity({ name, amount, upper, operator, unit: unit2, verbatim }) {
  if (verbatim) return `${name}: "${verbatim}"${amount === void 0 || amount === null ? "" : ` (${total({ low: amount, high: upper ?? amount, unit: unit2, operator })})`}`;
  return `${name}: ${total({ low: amount ?? null, high: upper ?? (operator === ">" || operator === ">=" ? null : amount ?? null), unit: unit2, operator: operator ?? "=" })}`;
}

// src/verify.js
var SEEN = "entente.checkpoint";
async function text(path2, query) {
  const answer = await fetch(address(path2, query)).catch(() => null);
  if (!answer) throw new Failed({ title: "The service does not answer." }, 0);
  if (!answer.ok) throw new Failed(await answer.json().catch(() => ({ title: `The service answered with status ${answer.status}.` })), answer.status);
  return answer.text();
}
var bytes = (base642) => Uint8Array.from(atob(base642), (character) => character.charCodeAt(0));
var base64 = (array4) => btoa(String.fromCharCode(...array4));
var utf8 = (said3) => new TextEncoder().encode(said3);
var same = (one3, other) => one3.length === other.length && one3.every((value2, index3) => value2 === other[index3]);
async function sha256(...parts) {
  const whole3 = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at2 = 0;
  for (const part of parts) {
    whole3.set(part, at2);
    at2 += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole3));
}
var node = (left2, right2) => sha256(Uint8Array.of(1), left2, right2);
var half = (number6) => Math.floor(number6 / 2);
async function rootOf(leaf, index3, size, path2) {
  let [hash, first, last2] = [await sha256(Uint8Array.of(0), leaf), index3, size - 1];
  for (const step of path2) {
    if (last2 === 0) return null;
    if (first % 2 === 1 || first === last2) {
      hash = await node(step, hash);
      while (first % 2 === 0 && first !== 0) [first, last2] = [half(first), half(last2)];
    } else {
      hash = await node(hash, step);
    }
    [first, last2] = [half(first), half(last2)];
  }
  return last2 === 0 ? hash : null;
}
async function grewFrom(older, size, root2, path2) {
  if (older.size === size) return path2.length === 0 && same(older.root, root2);
  if (older.size === 0) return true;
  let [first, last2] = [older.size - 1, size - 1];
  while (first % 2 === 1) [first, last2] = [half(first), half(last2)];
  const steps2 = first === 0 ? [older.root, ...path2] : path2;
  if (steps2.length === 0) return false;
  let [before, now2] = [steps2[0], steps2[0]];
  for (const step of steps2.slice(1)) {
    if (last2 === 0) return false;
    if (first % 2 === 1 || first === last2) {
      before = await node(step, before);
      now2 = await node(step, now2);
      while (first % 2 === 0 && first !== 0) [first, last2] = [half(first), half(last2)];
    } else {
      now2 = await node(now2, step);
    }
    [first, last2] = [half(first), half(last2)];
  }
  return last2 === 0 && same(before, older.root) && same(now2, root2);
}
function note2(said3) {
  const end = said3.indexOf("\n\n");
  const [origin, size, root2] = said3.slice(0, end).split("\n");
  const signatures = said3.slice(end + 2).trim().split("\n").map((line5) => line5.replace(/^— /, "").split(" "));
  return { text: said3.slice(0, end + 1), origin, size: Number(size), root: bytes(root2), signatures };
}
async function signed(said3, verifier) {
  const [, name, id3, key] = verifier.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
  const public_ = bytes(key);
  const named5 = await sha256(utf8(`${name}
`), public_);
  const hex2 = [...named5.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const found = said3.signatures.map(([signer, value2]) => [signer, bytes(value2)]).find(([signer, value2]) => signer === name && same(value2.slice(0, 4), named5.slice(0, 4)));
  if (public_[0] !== 1 || hex2 !== id3 || !found) return false;
  const imported = await crypto.subtle.importKey("raw", public_.slice(1), "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, found[1].slice(4), utf8(said3.text));
}
var NONE = "This browser offers no cryptography here: it needs https, or this very machine.";
async function standing(said3, keys) {
  const steps2 = [];
  const verifiers = keys.trim().split("\n");
  const holds = await Promise.all(verifiers.map((key) => signed(said3, key).catch(() => false)));
  const named5 = verifiers.map((key) => key.split("+").slice(0, 2).join("+")).join(", ");
  steps2.push({ holds: holds.includes(true), says: `The checkpoint is signed by ${said3.origin} (${named5}).` });
  const kept2 = JSON.parse(localStorage.getItem(SEEN) ?? "null");
  if (kept2?.origin === said3.origin) {
    const older = { size: kept2.size, root: bytes(kept2.root) };
    steps2.push({ holds: verifiers.includes(kept2.verifier), says: "The log's key is the one that this browser saw before." });
    const [from, to] = older.size <= said3.size ? [older, said3] : [said3, older];
    const proof = from.size === 0 || from.size === to.size ? [] : JSON.parse(await text("/v1/log/proofs/consistency", { from: from.size, to: to.size })).path.map(bytes);
    steps2.push({ holds: await grewFrom(from, to.size, to.root, proof), says: `The log is the one that this browser saw with ${kept2.size} events: nothing was altered or taken away.` });
  }
  if (steps2.every((each) => each.holds) && (kept2?.origin !== said3.origin || said3.size >= kept2.size)) {
    localStorage.setItem(SEEN, JSON.stringify({ origin: said3.origin, size: said3.size, root: base64(said3.root), verifier: verifiers[0] }));
  }
  return steps2;
}
async function checkpoint() {
  if (!globalThis.crypto?.subtle) throw new Failed({ title: NONE }, 0);
  const [signedNote, keys] = await Promise.all([text("/v1/log/checkpoint"), text("/v1/log/keys")]);
  return { note: signedNote, steps: await standing(note2(signedNote), keys) };
}
async function verified(position) {
  if (!globalThis.crypto?.subtle) throw new Failed({ title: NONE }, 0);
  const [leaf, receipt, keys] = await Promise.all([text(`/v1/log/leaves/${position}`), text(`/v1/log/receipts/${position}`), text("/v1/log/keys")]);
  const end = receipt.indexOf("\n\n");
  const [, index3, ...path2] = receipt.slice(0, end).split("\n");
  const said3 = note2(receipt.slice(end + 2));
  const at2 = Number(index3.split(" ")[1]);
  const root2 = await rootOf(utf8(leaf), at2, said3.size, path2.map(bytes));
  return [
    { holds: at2 === position - 1 && JSON.parse(leaf).position === position, says: `The leaf says that it is event ${position}.` },
    { holds: root2 !== null && same(root2, said3.root), says: `Its hash and the ${path2.length} hashes of the proof make the root of the checkpoint over ${said3.size} events.` },
    ...await standing(said3, keys)
  ];
}

// src/card/proof.js
var steps = (found) => h("ol", { class: "steps" }, found.map((step) => h("li", { class: step.holds ? "holds" : "broken" }, step.holds ? "\u2713 holds: " : "\u2717 does not hold: ", step.says)));
async function check(position, said3) {
  said3.replaceChildren(h("p", {}, "Asking for the leaf, the proof and the checkpoint ..."));
  try {
    said3.replaceChildren(steps(await verified(position)));
  } catch (error) {
    said3.replaceChildren(h("p", { class: "broken" }, error.message));
    if (!(error instanceof Failed)) throw error;
  }
}
function proofs(events2) {
  const places = events2.map((event2) => [event2, h("div", { role: "status" })]);
  const button = (label, does) => {
    const made2 = h("button", { type: "button" }, label);
    made2.addEventListener("click", async () => {
      made2.disabled = true;
      await does().finally(() => made2.disabled = false);
      made2.focus();
    });
    return made2;
  };
  return [
    h("p", {}, "Each event has its leaf in the log's Merkle tree. The check is done by this browser alone: it hashes the leaf, follows the proof to the root and checks the signature of the checkpoint."),
    events2.length > 1 && h("p", {}, button("Verify all in this browser", () => Promise.all(places.map(([event2, said3]) => check(event2.position, said3))))),
    h("ul", { class: "proofs" }, places.map(([event2, said3]) => h("li", {}, `${plain(event2.event)}, position ${event2.position} `, button("Verify in this browser", () => check(event2.position, said3)), said3)))
  ];
}

// src/card/sources.js
var sources2 = (said3) => h(
  "ul",
  { class: "sources" },
  said3.map((source2) => {
    const code = `${source2.reliability ?? "-"}${source2.credibility ?? "-"}`;
    const name = source2.url ? h("a", { href: source2.url, rel: "noreferrer noopener" }, source2.name) : source2.name;
    return h("li", {}, name, source2.published && `, published ${when(source2.published)}`, " ", h("span", { class: "code" }, code), ` (${admiralty(source2)})`);
  })
);

// src/spoken.js
var DATES = ["when", "published", "ended", "due", "signed", "since", "until"];
function spoken(field2, value2, name = (code) => code) {
  if (value2 === null || value2 === void 0) return "nothing";
  if (Array.isArray(value2)) return value2.map((each) => spoken(field2, each, name)).join(field2 === "quantities" ? "; " : ", ") || "none";
  if (field2 === "quantities") return quantity(value2);
  if (field2 === "status") return STATUS[value2] ?? value2;
  if (DATES.includes(field2) && typeof value2 === "string") return when(value2) === value2 ? value2 : `${when(value2)} (${value2})`;
  if (typeof value2 === "object") return Object.entries(value2).filter(([, inner]) => inner !== null).map(([key, inner]) => `${plain(key)} ${spoken(key, inner, name)}`).join(", ");
  if (typeof value2 === "boolean") return value2 ? "yes" : "no";
  return typeof value2 === "string" && /^[A-Z]{3,}$/.test(value2) ? name(value2) : String(value2);
}

// src/card/trail.js
var UUID = /^[0-9a-f-]{36}$/;
var changes = (said3, before, name) => Object.entries(said3 ?? {}).map(([field2, value2]) => h("li", {}, `${plain(field2)}: `, before?.[field2] !== void 0 && before[field2] !== null && [h("del", {}, spoken(field2, before[field2], name)), " "], h("ins", {}, spoken(field2, value2, name))));
var named2 = (said3) => UUID.test(said3) ? h("a", { href: address2(`/developments/${said3}`), "data-title": said3 }, "another development") : said3;
function otherwise(event2, content, status, name) {
  if (event2.event === "status-changed" && event2.status) return [h("li", {}, "status: ", h("del", {}, STATUS[status] ?? status), " ", h("ins", {}, STATUS[event2.status] ?? event2.status))];
  if (event2.event === "ended" && event2.ended) return [h("li", {}, "ended: ", h("ins", {}, spoken("ended", event2.ended)))];
  return changes(event2.changes, content, name);
}
function trail(events2, name) {
  const content = {};
  let status;
  return h(
    "ol",
    { class: "trail" },
    events2.map((event2) => {
      const told4 = otherwise(event2, content, status, name);
      Object.assign(content, event2.content ?? {}, event2.changes ?? {});
      status = event2.status ?? content.status ?? status;
      const said3 = event2.content?.title && h("p", {}, events2.some((later) => later.event === "retracted") ? h("del", {}, event2.content.title) : event2.content.title);
      return h(
        "li",
        { class: event2.event },
        h("strong", {}, plain(event2.event)),
        ` by ${event2.author}, `,
        h("time", { datetime: event2.recorded_at }, instant(event2.recorded_at)),
        `, position ${event2.position}${event2.signed ? ", signed by its author" : ""}`,
        said3,
        event2.reason && h("p", {}, event2.reason),
        event2.because_of && h("p", {}, "Because of ", named2(event2.because_of), "."),
        event2.contested_by && h("p", {}, "Contested by ", named2(event2.contested_by), "."),
        told4.length > 0 && h("ul", { class: "fields" }, told4),
        event2.event !== "recorded" && event2.sources?.length > 0 && sources2(event2.sources)
      );
    })
  );
}

// src/dialog.js
var shown;
function dialog(title, ...content) {
  shown?.remove();
  const own3 = h(
    "dialog",
    { "aria-labelledby": "dialog-title", onclose: () => own3.remove() },
    h("header", {}, h("h2", { id: "dialog-title" }, title), h("button", { type: "button", onclick: () => own3.close() }, "Close")),
    content
  );
  shown = own3;
  document.body.append(own3);
  own3.showModal();
}

// src/failed.js
var BUSY = [429, 502, 503, 504];
var refused = (status) => status >= 400 && status < 500 && !BUSY.includes(status);
var SOON = 5;
var [SLOW, SLOWER] = [400, 5e3];
function waiting(say, shown2 = false) {
  const waits = [setTimeout(say, shown2 ? SLOW : 0, "Asking ..."), setTimeout(say, SLOWER, "Still asking: the service is slow to answer.")];
  return () => waits.forEach(clearTimeout);
}
function failed(place3, error, again, ...more) {
  if (error.name === "AbortError") return;
  const busy2 = BUSY.includes(error.status);
  const after = error.after ?? SOON;
  const button = h("button", { type: "button", onclick: () => again() }, "Ask again");
  place3.replaceChildren(
    h("span", {}, error instanceof Failed ? error.message : "This page has met an error of its own.", " "),
    ...more,
    busy2 ? h("span", {}, `It is asked again in ${many(after, "second")}. `) : "",
    refused(error.status) ? "" : button
  );
  if (busy2) setTimeout(() => button.isConnected && again(), after * 1e3);
  if (!(error instanceof Failed)) throw error;
}

// src/cite.js
var FORMS = { bibtex: ["BibTeX", "bib"], csl: ["CSL-JSON", "json"], ris: ["RIS", "ris"], text: ["Text", "txt"] };
var entry = (term, ...said3) => [h("dt", {}, term), h("dd", {}, said3)];
function cited({ path: path2, query: { grounds, ...query } = {} }) {
  return address(path2, query).slice((document.documentElement.dataset.base ?? "").length);
}
var citing = (shown2) => h("button", { type: "button", onclick: () => cite(shown2()) }, "Cite");
function cite({ title, name, question: question3, answer }) {
  const place3 = h("div", { role: "status" });
  dialog(`Cite: ${title}`, place3, name && embedding(name));
  const prepared = { address: cited(question3), title };
  const fill3 = async () => {
    place3.replaceChildren(h("p", {}, "Asking for the citation ..."));
    try {
      const said3 = await ask("/v1/citations/prepared", prepared);
      place3.replaceChildren(
        h("blockquote", { class: "citation", tabindex: "0", "aria-label": "The citation" }, said3.text),
        h("p", { class: "row" }, Object.entries(FORMS).map(([format2, [label, ending]]) => h("a", { href: address("/v1/citations/prepared", { ...prepared, format: format2 }), download: `entente.${ending}` }, label))),
        h("dl", { class: "card" }, entry("Moment", told(answer.moment)), entry("Permalink", h("a", { href: said3.permalink }, `${location.origin}${said3.permalink}`)), entry("SHA-256", h("code", {}, said3.sha256)))
      );
    } catch (error) {
      failed(place3, error, fill3);
    }
  };
  fill3();
}
function embedding(name) {
  const link3 = `${location.origin}${address2(`/embed/${name}`, own())}`;
  return h(
    "details",
    {},
    h("summary", {}, "Show this chart in a page of your own"),
    h("p", {}, "The host of this service must allow your page to: ", h("code", {}, "ENTENTE_EMBED_ORIGINS"), ". ", h("a", { href: link3 }, "The chart alone")),
    h("pre", { tabindex: "0" }, `<iframe src="${link3.replaceAll("&", "&amp;")}" title="Entente" width="720" height="560"></iframe>`)
  );
}
var own = () => Object.fromEntries(new URLSearchParams(location.search));

// src/names.js
var known;
async function names2() {
  known ??= ask("/v1/actors").then(
    ({ actors: actors2 }) => new Map(actors2.map((actor) => [actor.actor ?? actor.code, actor.name])),
    () => /* @__PURE__ */ new Map()
  );
  const map3 = await known;
  return (code) => map3.get(code) ?? code ?? "not said";
}

// src/calendar.js
var DAY = 864e5;
var number = (iso3) => Math.round(Date.parse(`${iso3}T00:00:00Z`) / DAY);
var iso = (days2) => new Date(days2 * DAY).toISOString().slice(0, 10);
var UNITS = ["day", "week", "month", "year"];
function stepped(days2, unit2, steps2) {
  if (unit2 === "day" || unit2 === "week") return days2 + steps2 * (unit2 === "day" ? 1 : 7);
  const from = new Date(days2 * DAY);
  const months = from.getUTCMonth() + steps2 * (unit2 === "month" ? 1 : 12);
  const last2 = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), months, Math.min(from.getUTCDate(), last2)) / DAY;
}

// src/lens.js
function choice(name, title, words2) {
  const select2 = h("select", { onchange: () => change({ [name]: select2.value || null }) }, h("option", { value: "" }, "any"), Object.entries(words2).slice(0, 5).map(([code, said3]) => h("option", { value: code }, `${code} or better: ${said3}`)));
  const show = () => select2.value = moment()[name] ?? "";
  follow(show);
  show();
  return h("label", {}, title, " ", select2);
}
function sources3(name, title, list) {
  const field2 = h("input", { type: "text", list, autocomplete: "off", spellcheck: "false", placeholder: "one or more, with commas" });
  field2.addEventListener("change", () => change({ [name]: field2.value.trim().replaceAll(/\s*,\s*/g, ",") || null }));
  const show = () => field2.value = moment()[name] ?? "";
  follow(show);
  show();
  return h("label", {}, title, " ", field2);
}
function said() {
  const { sources: sources4, without, reliability, credibility } = moment();
  const parts = [sources4 && `only ${sources4}`, without && `without ${without}`, reliability && `reliability ${reliability} or better`, credibility && `credibility ${credibility} or better`].filter(Boolean);
  return parts.length ? `Lens: ${parts.join(", ")}` : "Lens: all sources";
}
function lens() {
  const list = id("sources");
  const offered = h("datalist", { id: list });
  const summary = h("summary", {});
  const show = () => summary.textContent = said();
  follow(show);
  show();
  named((names3) => offered.replaceChildren(...names3.map((value2) => h("option", { value: value2 }))));
  return h(
    "details",
    { class: "lens", ontoggle: tellSources },
    summary,
    h(
      "div",
      { class: "row" },
      sources3("sources", "Only sources", list),
      sources3("without", "Without sources", list),
      choice("reliability", "Reliability", RELIABILITY),
      choice("credibility", "Credibility", CREDIBILITY),
      h("button", { type: "button", onclick: () => change({ sources: null, without: null, reliability: null, credibility: null }) }, "No lens"),
      offered
    )
  );
}

// src/ahead.js
var questions = /* @__PURE__ */ new Set();
var askedAhead = (question3) => questions.add(question3);
async function ahead(some) {
  const now2 = moment();
  await settled();
  if (moment() !== now2 || document.hidden) return;
  askAhead(supposing(some, () => [...questions].map((question3) => question3()).filter(Boolean)));
}

// src/slider.js
var PACE = 150;
var LONGEST = 366;
var busy = () => document.querySelector("[data-panel][aria-busy=true]") !== null;
function slider({ name, title, span, value: value2, words: words2, at: at2, field: field2, units, step }) {
  const labelled2 = id(name);
  const shown2 = h("output", {});
  const range2 = h("input", { type: "range", step: 1, "aria-labelledby": labelled2 });
  const unit2 = h("select", { "aria-label": `A step of ${title}` }, units.map((each) => h("option", {}, each)));
  const play = h("button", { type: "button", class: "play", "aria-pressed": "false" }, "Play");
  field2.setAttribute("aria-labelledby", labelled2);
  const held = (to) => Math.min(Math.max(to, span()[0]), span()[1]);
  const move = (count, replace) => set3(held(step(value2(), unit2.value, count)), replace);
  function set3(to, replace) {
    const length = to - value2();
    change(at2(to), { replace });
    if (length && Math.abs(length) <= LONGEST) ahead(at2(held(to + length)));
  }
  range2.addEventListener("input", () => set3(Number(range2.value), true));
  let playing = 0;
  function pause() {
    clearInterval(playing);
    playing = 0;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }
  play.addEventListener("click", () => {
    if (playing) return pause();
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    if (value2() >= span()[1]) set3(span()[0], true);
    playing = setInterval(() => {
      if (value2() >= span()[1]) return pause();
      if (!busy()) move(1, true);
    }, PACE);
  });
  function show() {
    const [first, last2] = span();
    range2.min = Math.min(first, value2());
    range2.max = Math.max(last2, value2());
    range2.value = value2();
    range2.setAttribute("aria-valuetext", words2());
    shown2.textContent = words2();
  }
  follow(show);
  show();
  function near() {
    if (near.to === value2()) return;
    near.to = value2();
    for (const count of [1, -1]) ahead(at2(held(step(value2(), unit2.value, count))));
  }
  const arrow = (label, count, sign3) => h("button", { type: "button", "aria-label": `${label}: ${title}`, title: label, onclick: () => move(count) }, sign3);
  const element = h(
    "fieldset",
    { class: "slider", "data-slider": name, onpointerenter: near, onfocusin: near },
    h("legend", { id: labelled2 }, title, ": ", shown2),
    h("div", { class: "row" }, arrow("A step back", -1, "\u2039"), range2, arrow("A step on", 1, "\u203A"), h("span", { class: "row" }, field2, unit2, play))
  );
  return { element, show };
}

// src/sliders.js
var FIRST = "2014-01-01";
function days(name, title) {
  const value2 = () => number(moment()[name] ?? TODAY);
  const field2 = h("input", { type: "date" });
  field2.addEventListener("change", () => field2.value && change({ [name]: field2.value }));
  const show = () => field2.value = iso(value2());
  follow(show);
  show();
  return slider({ name, title, field: field2, units: UNITS, step: stepped, value: value2, span: () => [number(FIRST), number(TODAY)], words: () => day(iso(value2())), at: (to) => ({ [name]: iso(to) }) });
}
function positions() {
  let [head, last2] = [1, null];
  const said3 = () => moment().known_at;
  const exact = () => /^\d+$/.test(said3() ?? "");
  const value2 = () => exact() ? Number(said3()) : said3() && last2 ? last2.position : head;
  const field2 = h("input", { type: "date" });
  field2.addEventListener("change", () => field2.value && change({ known_at: `${field2.value}T23:59:59Z` }));
  const words2 = () => {
    const at2 = last2?.position === value2() && last2.recorded_at ? `, recorded ${day(last2.recorded_at.slice(0, 10))}, ${last2.recorded_at.slice(11, 16)} UTC` : "";
    return `${said3() ? "" : "now, "}event ${value2()} of ${head}${at2}`;
  };
  const made2 = slider({ name: "known_at", title: "Known by", field: field2, units: ["1 event", "10 events", "100 events"], step: (from, unit2, count) => from + count * parseInt(unit2, 10), value: value2, span: () => [0, head], words: words2, at: (to) => ({ known_at: to >= head ? null : String(to) }) });
  const show = () => {
    field2.value = (last2?.recorded_at ?? (said3() && !exact() ? said3() : TODAY)).slice(0, 10);
    made2.show();
  };
  heard(({ known_at }) => {
    last2 = known_at;
    head = Math.max(head, known_at.position);
    show();
  });
  ask("/v1/log", { limit: 1 }).then((log2) => {
    head = log2.head;
    show();
  }, () => {
  });
  show();
  return made2;
}
function radios(name, title, options, value2, choose) {
  const inputs = Object.entries(options).map(([each, label]) => h("label", {}, h("input", { type: "radio", name, value: each, onchange: () => choose(each) }), label));
  const show = () => inputs.forEach((label) => label.firstChild.checked = label.firstChild.value === value2());
  follow(show);
  show();
  return h("fieldset", { class: "switch", "data-switch": name }, h("legend", {}, title), inputs);
}
function second() {
  const made2 = { published: days("published_by", "Published by"), known: positions() };
  const chosen = () => noted("axis") ?? (moment().known_at && !moment().published_by ? "known" : "published");
  const beside2 = h("p", { class: "beside" });
  const show = () => {
    for (const [name, { element }] of Object.entries(made2)) element.hidden = name !== chosen();
    const [argument, other] = chosen() === "known" ? ["published_by", "published by"] : ["known_at", "known at"];
    const value2 = moment()[argument];
    beside2.replaceChildren(...value2 ? [`And ${other} ${/^\d{4}-\d{2}-\d{2}$/.test(value2) ? day(value2) : /^\d+$/.test(value2) ? `event ${value2}` : value2}. `, h("button", { type: "button", onclick: () => change({ [argument]: null }) }, "Let go")] : []);
    beside2.hidden = !value2;
  };
  const pick = radios("axis", "Seen by", { published: "what sources had published", known: "what this log knew" }, chosen, (value2) => {
    note("axis", value2);
    show();
  });
  follow(show);
  show();
  return h("div", {}, made2.published.element, made2.known.element, pick, beside2);
}
function text2(name, title, hint) {
  const field2 = h("input", { type: "text", placeholder: hint, autocomplete: "off", spellcheck: "false" });
  field2.addEventListener("change", () => change({ [name]: field2.value.trim().toUpperCase().replaceAll(/\s*,\s*/g, ",") || null }));
  const show = () => field2.value = moment()[name] ?? "";
  follow(show);
  show();
  return h("label", {}, title, " ", field2);
}
function sliders(place3, { set: set3 = true } = {}) {
  place3.append(
    h(
      "form",
      { class: "moment", "aria-label": "The moment", onsubmit: (event2) => event2.preventDefault() },
      h(
        "div",
        {},
        days("valid_on", "In the world").element,
        radios("certainty", "Dates", { possible: "possible: on some reading", certain: "certain: on every reading" }, () => moment().certainty, (certainty) => change({ certainty }))
      ),
      second(),
      h("div", { class: "row" }, set3 && text2("actors", "Actors", "CHN,RUS,PRK"), h("button", { type: "button", onclick: () => change({ valid_on: null, published_by: null, known_at: null }) }, "Now"), lens())
    )
  );
}

// src/card.js
var base = document.documentElement.dataset.base ?? "";
var APART = ["title", "when", "status", "quantities", "related", "note", "theatre", "dimension", "plover"];
var development = () => location.pathname.split("/").filter(Boolean).at(-1);
var entry2 = (term, ...said3) => [h("dt", {}, term), h("dd", {}, said3)];
var nothing = (value2) => value2 === null || value2 === void 0 || Array.isArray(value2) && value2.length === 0;
function date(now2) {
  const [said3, within2] = [when(now2.when), bounds(now2.valid)];
  return said3 === within2 || within2.endsWith(said3) ? said3 : `${said3} (${within2})`;
}
function against(events2) {
  const disputes = events2.filter((event2) => event2.event === "disputed");
  return h("ul", { class: "against" }, disputes.map((event2) => h("li", {}, event2.reason, event2.contested_by && [" Contested by ", named2(event2.contested_by), "."], ` (${event2.author}, position ${event2.position})`)));
}
function facts(now2, events2, name) {
  return h(
    "dl",
    { class: "card" },
    entry2("Claim", `${plain(now2.kind)}: ${now2.title}`),
    entry2("When", date(now2)),
    entry2("Status", h("strong", { class: now2.status }, STATUS[now2.status] ?? now2.status), now2.ended && `; ended ${when(now2.ended)}`),
    entry2("Actors", now2.actors.map(name).join(", ")),
    entry2("Dimension", `${now2.dimension}${now2.plover ? `; PLOVER ${[now2.plover.event, now2.plover.mode, now2.plover.context].filter(Boolean).join(", ")}` : ""}`),
    now2.theatre && entry2("Theatre", now2.theatre),
    now2.content.quantities?.length > 0 && entry2("Quantities", h("ul", {}, now2.content.quantities.map((each) => h("li", {}, quantity(each))))),
    Object.entries(now2.content).filter(([field2, value2]) => !APART.includes(field2) && !nothing(value2)).map(([field2, value2]) => entry2(plain(field2), spoken(field2, value2, name))),
    now2.content.note && entry2("Note", now2.content.note),
    events2.some((event2) => event2.event === "disputed") && entry2("What contradicts it", against(events2)),
    now2.content.related?.length > 0 && entry2("Related", h("ul", {}, now2.content.related.map((each) => h("li", {}, named2(each))))),
    entry2("Sources", now2.sources.length ? sources2(now2.sources) : "none named"),
    entry2("First published", day(now2.published_from))
  );
}
function gone(said3, events2) {
  const title = events2.findLast((event2) => event2.changes?.title)?.changes.title ?? events2.find((event2) => event2.content?.title)?.content.title;
  if (said3.erased) return [h("h1", {}, "What was said was erased"), h("p", {}, "A legal take-down removed the words; that they were, when and by whom stays below.")];
  if (said3.retracted) return [h("h1", {}, "Retracted: ", h("del", {}, title ?? "a development")), h("p", {}, "Its author took it back; the trail says why.")];
  return [h("h1", {}, "Not on record at this moment"), h("p", {}, "At this moment nothing of it was known, published or so.")];
}
async function fill2(place3) {
  const id3 = development();
  const [said3, told4, name] = await Promise.all([ask(`/v1/developments/${id3}`, asked()), ask(`/v1/developments/${id3}/trail`, asked()), names2()]);
  const now2 = said3.development;
  document.title = `${now2?.title ?? "A development"} - Entente`;
  const whole3 = h(
    "div",
    {},
    h("p", { class: "breadcrumb" }, h("a", { href: address2("/overview") }, "Overview")),
    now2 ? h("h1", {}, now2.title) : gone(said3, told4.events),
    now2 && facts(now2, told4.events, name),
    now2 && h("p", { class: "row" }, [["corrections", "Correct"], ["disputes", "Dispute"], ["retractions", "Retract"]].map(([act, label]) => h("a", { href: `${base}/desk?development=${id3}&act=${act}` }, label))),
    h("h2", {}, `What was said of it: ${many(told4.events.length, "event")}`),
    trail(told4.events, name),
    h("h2", {}, "Proof"),
    proofs(told4.events.filter((event2) => event2.event !== "erased"))
  );
  place3.replaceChildren(whole3);
  titles(whole3);
}
function titles(place3) {
  for (const link3 of place3.querySelectorAll("[data-title]")) {
    ask(`/v1/developments/${link3.dataset.title}`).then((said3) => said3.development && (link3.textContent = said3.development.title), () => {
    });
  }
}
function card(main2) {
  sliders(main2, { set: false });
  const place3 = h("article", { "data-panel": "card", "data-state": "busy" });
  main2.querySelector("h1").remove();
  main2.append(place3);
  const update = async () => {
    place3.dataset.state = "busy";
    const ready = waiting((text3) => place3.hasChildNodes() || place3.append(h("p", { class: "state", role: "status" }, text3)));
    try {
      await fill2(place3);
      place3.dataset.state = "drawn";
    } catch (error) {
      place3.dataset.state = "failed";
      const said3 = h("p", { role: "status" });
      place3.replaceChildren(h("h1", {}, error.status === 404 ? "No such development" : "It cannot be shown"), said3);
      failed(said3, error, update);
    } finally {
      ready();
    }
  };
  follow(update);
  update();
}

// src/desk/credential.js
var KEY = "entente.key";
function credential() {
  const field2 = h("input", { type: "password", autocomplete: "off", value: sessionStorage.getItem(KEY) ?? "" });
  field2.addEventListener("change", () => sessionStorage.setItem(KEY, field2.value.trim()));
  return h("form", { class: "row credential", onsubmit: (event2) => event2.preventDefault() }, h("input", { type: "text", autocomplete: "username", hidden: true }), h("label", {}, "API key, where one is needed ", field2));
}
async function headers() {
  const key = sessionStorage.getItem(KEY);
  if (key) return { Authorization: `Bearer ${key}` };
  const me = await ask("/v1/me").catch(() => null);
  return me?.csrf_token ? { "X-CSRF-Token": me.csrf_token } : {};
}

// src/desk/drafts.js
var PREFIX = "entente.draft.";
var BASE3 = document.documentElement.dataset.base ?? "";
var read2 = (name) => JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
var keep = (name, said3, title) => localStorage.setItem(PREFIX + name, JSON.stringify({ said: said3, title, kept_at: (/* @__PURE__ */ new Date()).toISOString() }));
var drop = (name) => localStorage.removeItem(PREFIX + name);
var place = (name) => {
  const [act, about2] = name.split(/\.(.*)/);
  return act === "record" ? `${BASE3}/desk?kind=${about2}` : `${BASE3}/desk?development=${about2}&act=${act}`;
};
function drafts() {
  const names3 = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)).sort();
  if (!names3.length) return null;
  const list = h("ul", {}, names3.map((name) => {
    const { title, kept_at: at2 } = read2(name);
    const item3 = h("li", {}, h("a", { href: place(name) }, `${plain(name.split(".")[0])}: ${title || "without a title"}`), `, kept ${at2.slice(0, 10)} ${at2.slice(11, 16)} UTC `);
    item3.append(h("button", { type: "button", "aria-label": `Discard the draft ${title ?? ""}`, onclick: () => (drop(name), item3.remove()) }, "Discard"));
    return item3;
  }));
  return h("section", { class: "panel full", "aria-labelledby": "drafts" }, h("h2", { id: "drafts" }, "Drafts in this browser"), list);
}

// src/desk/finding.js
var BASE4 = document.documentElement.dataset.base ?? "";
var MOST = 10;
var item = ({ development: development2, title, kind, when: said3, status }) => h("li", {}, h("a", { href: `${BASE4}/desk?development=${development2}&act=corrections` }, title), h("span", { class: "told" }, `${plain(kind)}, ${when(said3)}; ${STATUS[status] ?? status}`));
function finding() {
  const field2 = h("input", { type: "search", "aria-label": "Words of its title, actors or sources" });
  const found = h("div", { role: "status" });
  const search = async (event2) => {
    event2.preventDefault();
    if (!field2.value.trim()) return;
    try {
      const { developments } = await ask("/v1/timeline", { q: field2.value.trim(), limit: MOST });
      found.replaceChildren(developments.length ? h("ul", { class: "lines" }, developments.map(item)) : h("p", {}, "Nothing on record has these words."));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      found.replaceChildren(h("p", { class: "broken" }, error.message));
    }
  };
  return h("section", { class: "panel full", "aria-labelledby": "finding" }, h("h2", { id: "finding" }, "Correct, dispute or retract"), h("p", { class: "says" }, "Find the development, then say what is to be said of it."), h("form", { class: "row", role: "search", onsubmit: search }, field2, h("button", { type: "submit" }, "Find it")), found);
}

// src/facts.js
var VERBS = {
  "member-of": "is a member of",
  "obliged-to": "owes",
  supplies: "supplies",
  "deploys-to": "deploys to",
  "cooperates-with": "cooperates with",
  sanctions: "sanctions",
  pressures: "presses on",
  "takes-stance": "takes a stance towards",
  attends: "attends what is held by",
  "stays-away": "stays away from what is held by",
  shields: "shields",
  "depends-on": "depends on",
  "hedges-against": "hedges against",
  forecasts: "forecasts of"
};
function sentence({ subject, predicate, object: object3, aspect }, name) {
  const whom = object3 ? ` ${name(object3)}` : " somebody";
  const about2 = aspect ? plain(aspect).replace("nonaggression", "non-aggression").replace("defense", "defence") : "";
  return `${name(subject)} ${VERBS[predicate] ?? plain(predicate)}${whom}${about2 && (predicate === "obliged-to" ? ` ${about2}` : ` (${about2})`)}`;
}
function told2(value2, field2) {
  if (value2 === null || value2 === void 0) return "not said";
  if (field2 === "valid") return bounds(value2);
  if (field2 === "status") return STATUS[value2] ?? value2;
  if (Array.isArray(value2)) return value2.map((each) => told2(each)).join(", ") || "none";
  if (typeof value2 === "object") return Object.entries(value2).map(([name, inner]) => `${plain(name)} ${told2(inner)}`).join(", ");
  if (typeof value2 === "boolean") return value2 ? "yes" : "no";
  return /^\d{4}-\d{2}-\d{2}$/.test(value2) ? day(value2) : plain(String(value2));
}
var FIELDS = { valid: "when", certain: "certain on the day", published_from: "published since", published_to: "published until", rests_on: "", fact: "", kind: "" };
function differing(before, after) {
  return Object.keys(after ?? {}).filter((field2) => FIELDS[field2] !== "" && JSON.stringify(before?.[field2]) !== JSON.stringify(after[field2])).map((field2) => ({ field: FIELDS[field2] ?? plain(field2), before: told2(before?.[field2], field2), after: told2(after[field2], field2) }));
}

// src/desk/radius.js
var LISTED = 30;
var closes = (row) => row.change === "ended" || row.change === "changed" && !row.before?.published_to && Boolean(row.after?.published_to);
var joined = (parts) => parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0] ?? "";
function facts2(rows) {
  const closed = rows.filter(closes).length;
  const opened = rows.filter((row) => row.change === "added").length;
  const parts = [closed && `${many(closed, "fact")} would be closed`, opened && `${many(opened, "fact")} would be opened`, rows.length - closed - opened && `${many(rows.length - closed - opened, "fact")} would be changed`].filter(Boolean);
  return parts.length ? `${joined(parts)}.` : "No fact would be other than it is.";
}
function views(rows, name) {
  if (!rows.length) return "No answer about its actors would differ today.";
  const actors2 = [...new Set(rows.flatMap((row) => Object.values(row.question).filter(Array.isArray).flat()))].map(name);
  return `${many(rows.length, "answer")} about ${joined(actors2)} would differ today: ${joined(rows.map((row) => `${row.view} in ${many(row.rows.length, "row")}`))}.`;
}
function citations(rows) {
  if (!rows.length) return "No cited answer rests on it.";
  const differ = rows.filter((row) => row.rows).length;
  return `${many(rows.length, "cited answer rests", "cited answers rest")} on it and ${rows.length === 1 ? "keeps its" : "keep their"} bytes; asked anew, ${differ === 0 ? "none" : differ} would differ.`;
}
var line = (row, name) => {
  const changed2 = row.change === "changed" ? differing(row.before, row.after) : [];
  const said3 = row.after ?? row.before ?? {};
  return h("li", {}, h("strong", {}, closes(row) ? "closed" : row.change === "added" ? "opened" : "changed"), " ", said3.predicate ? sentence(said3, name) : `${plain(row.table)}: ${Object.values(row.key).filter((each) => each !== null).map((each) => plain(String(each))).join(", ")}`, changed2.length > 0 && h("ul", { class: "fields" }, changed2.map((each) => h("li", {}, `${each.field}: `, h("del", {}, each.before), " ", h("ins", {}, each.after)))));
};
function details(title, rows, name) {
  return rows.length > 0 && h("details", {}, h("summary", {}, title), h("ul", {}, rows.slice(0, LISTED).map((row) => line(row, name)), rows.length > LISTED && h("li", {}, `and ${rows.length - LISTED} more`)));
}
function radius(said3, name) {
  return h(
    "div",
    { class: "radius" },
    h("h3", {}, "What it would change"),
    h("ul", {}, [
      h("li", {}, facts2(said3.facts), details("Which facts", said3.facts, name)),
      h("li", {}, views(said3.views, name), said3.views.map((view) => details(plain(view.view), view.rows, name))),
      h("li", {}, citations(said3.citations), said3.citations.length > 0 && h("ul", {}, said3.citations.map((row) => h("li", {}, h("a", { href: row.permalink }, row.title ?? row.citation), `: ${row.rows === null ? "cannot be asked anew" : row.rows ? `${many(row.rows, "row")} would differ` : "would be the same"}`))))
    ])
  );
}

// src/desk/saying.js
function refusal(error, made2) {
  const rest = made2.refuse(error.problem.errors ?? []);
  return [h("p", { class: "broken" }, `${error.problem.title}${error.status === 422 ? ": what is asked for stands beside each field." : `. ${error.message}`}`), rest.length > 0 && h("ul", {}, rest.map((each) => h("li", {}, each)))];
}
function saying(place3, { name, title, made: made2, path: path2, act, tried = true, extra = {}, faster: faster2 }) {
  const told4 = h("div", { class: "outcome", role: "status", tabindex: "-1" });
  const once = crypto.randomUUID();
  const show = (...said3) => {
    told4.replaceChildren(...said3.flat().filter(Boolean));
    told4.focus();
  };
  const send = async (where, more) => ask(where, {}, { method: "POST", body: made2.read(), headers: { ...await headers(), ...extra, ...more } });
  const attempt = async (does) => {
    try {
      await does();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      show(refusal(error, made2), [409, 412].includes(error.status) && await faster2?.(error));
      made2.element.querySelector("[aria-invalid=true]")?.focus();
    }
  };
  const say = () => attempt(async () => {
    const receipt = await send(path2, { "Idempotency-Key": `"${once}"` });
    drop(name);
    show(h("p", {}, `${receipt.repeated ? "It was on record already" : "Recorded"}, at position ${receipt.position}. `, h("a", { href: address2(`/developments/${receipt.id}`) }, "See it")));
  });
  const attempted = () => attempt(async () => {
    const said3 = await send(`${path2}/dry-run`);
    made2.refuse([]);
    show(radius(said3, await names2()), h("p", { class: "row" }, h("button", { type: "button", class: "act", onclick: say }, `Yes, ${act.toLowerCase()} it`), "It cannot be unsaid: what follows is said after it."));
  });
  const form2 = h(
    "form",
    {
      class: "desk",
      onsubmit: (event2) => {
        event2.preventDefault();
        return tried ? attempted() : say();
      },
      oninput: () => {
        keep(name, made2.read(), title());
        told4.replaceChildren();
      }
    },
    made2.element,
    h("p", { class: "row" }, h("button", { type: "submit", class: "act" }, tried ? "Show what it would change" : act), h("button", { type: "button", onclick: () => (drop(name), location.reload()) }, "Discard the draft")),
    told4
  );
  place3.append(form2);
}

// src/forms.js
var LONG = ["note", "reason", "judgement", "judgment"];
var DATES2 = ["when", "published", "ended"];
var [FIRST2, LAST, SELDOM] = [["title", "when"], ["quantities", "note", "sources", "author", "reason"], ["dimension", "plover", "related", "key", "correlation_id"]];
var resolve = (schema, schemas) => (schema?.$ref ? schemas[schema.$ref.split("/").at(-1)] : schema) ?? {};
var singular = (name) => plain(name).replace(/ies$/, "y").replace(/s$/, "");
function control(name, schema, schemas, value2) {
  const made2 = resolve(schema, schemas);
  if (made2.enum) {
    const select2 = h("select", {}, h("option", { value: "" }, ""), made2.enum.map((each) => h("option", { value: each, selected: each === value2 }, plain(String(each)))));
    return [select2, () => select2.value || void 0];
  }
  if (made2.type === "array") {
    const items2 = resolve(made2.items, schemas);
    if (items2.properties) return several(name, items2, schemas, value2 ?? []);
    const field3 = h("input", { type: "text", value: (value2 ?? []).join(", "), autocomplete: "off", placeholder: "separated by commas" });
    return [field3, () => field3.value.trim() ? field3.value.split(",").map((each) => each.trim()).filter(Boolean) : value2?.length ? [] : void 0];
  }
  if (made2.type === "boolean") {
    const box2 = h("input", { type: "checkbox", checked: value2 === true });
    return [box2, () => box2.checked || value2 !== void 0 ? box2.checked : void 0];
  }
  if (made2.properties) return group(made2, schemas, value2 ?? {}, void 0, false);
  const number6 = ["integer", "number"].includes(made2.type) || made2.type === void 0 && ["amount", "upper"].includes(name);
  const field2 = LONG.includes(name) ? h("textarea", { rows: 3 }) : h("input", { type: number6 ? "number" : "text", step: made2.type === "integer" ? 1 : "any", min: made2.minimum, max: made2.maximum, maxlength: made2.maxLength, autocomplete: "off", placeholder: DATES2.includes(name) && "2025-08-28, 2025-08~, 2024-12-04/.." });
  field2.value = value2 ?? "";
  return [field2, () => field2.value.trim() === "" ? void 0 : number6 ? Number(field2.value) : field2.value.trim()];
}
var rank = (name, required) => FIRST2.includes(name) ? FIRST2.indexOf(name) : LAST.includes(name) ? 50 + LAST.indexOf(name) : required ? 10 : 20;
function labelled(name, element, needed) {
  const rule = h("p", { class: "rule", id: id("rule") });
  if (element.matches("fieldset, div")) return h("fieldset", { "data-field": name }, h("legend", {}, plain(name)), element, rule);
  if (needed) element.required = true;
  element.setAttribute("aria-describedby", rule.id);
  return h("label", { "data-field": name }, h("span", {}, plain(name), needed && " (needed)"), element, rule);
}
function group(schema, schemas, value2, only, asks = true) {
  const readers = {};
  const names3 = Object.keys(schema.properties).filter((name) => !only || only(name));
  const needed = (name) => asks && schema.required?.includes(name);
  const made2 = (name) => {
    const [element, read4] = control(name, schema.properties[name], schemas, value2[name]);
    readers[name] = read4;
    return labelled(name, element, needed(name));
  };
  const often = names3.filter((name) => !SELDOM.includes(name) || needed(name)).sort((one3, other) => rank(one3, needed(one3)) - rank(other, needed(other)));
  const seldom = names3.filter((name) => !often.includes(name));
  const read3 = () => {
    const said3 = Object.fromEntries(names3.map((name) => [name, readers[name]()]).filter(([, each]) => each !== void 0));
    return Object.keys(said3).length ? said3 : void 0;
  };
  return [h("div", { class: "fields-of" }, often.map(made2), seldom.length > 0 && h("details", { class: "fields-of" }, h("summary", {}, `Seldom needed: ${seldom.map(plain).join(", ")}`), seldom.map(made2))), read3];
}
function several(name, schema, schemas, values) {
  const readers = /* @__PURE__ */ new Set();
  const list = h("div", { class: "several" });
  const add2 = (value2 = {}) => {
    const [element, read3] = group(schema, schemas, value2);
    readers.add(read3);
    const one3 = h("fieldset", {}, h("legend", {}, singular(name)), element);
    one3.append(h("button", { type: "button", onclick: () => (readers.delete(read3), one3.remove(), list.dispatchEvent(new Event("input", { bubbles: true }))) }, `Remove ${singular(name)}`));
    list.append(one3);
    return one3;
  };
  values.forEach(add2);
  return [h("div", {}, list, h("button", { type: "button", onclick: () => add2().querySelector("input, select").focus() }, `Add ${singular(name)}`)), () => readers.size ? [...readers].map((read3) => read3()).filter(Boolean) : values.length ? [] : void 0];
}
function place2(element, path2) {
  let found = element;
  for (const step of path2.replace(/^changes\./, "").split(".")) {
    const next = /^\d+$/.test(step) ? found.querySelectorAll(":scope > div > .several > fieldset")[Number(step)] : found.querySelector(`[data-field="${CSS.escape(step)}"]`);
    if (!next) break;
    found = next;
  }
  return found === element ? null : found;
}
function refused2(element, errors) {
  for (const rule of element.querySelectorAll(".rule")) rule.textContent = "";
  for (const field2 of element.querySelectorAll("[aria-invalid]")) field2.removeAttribute("aria-invalid");
  const rest = [];
  for (const { field: field2, rule } of errors) {
    const found = place2(element, field2);
    const beside2 = found?.querySelector(":scope > .rule");
    if (!beside2) {
      rest.push(`${field2}: ${rule}`);
      continue;
    }
    beside2.textContent += `${rule} `;
    found.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    for (let around = found.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }
  return rest;
}
function form(schema, schemas, value2 = {}, only = void 0) {
  const [element, read3] = group(resolve(schema, schemas), schemas, value2, only);
  return { element, read: () => read3() ?? {}, refuse: (errors) => refused2(element, errors) };
}

// src/desk.js
var ACTS = {
  corrections: ["Correct", "Correction"],
  corroborations: ["Corroborate", "Corroboration"],
  disputes: ["Dispute", "Dispute"],
  "status-changes": ["Change its status", "StatusChange"],
  endings: ["End", "Ending"],
  retractions: ["Retract", "Retraction"]
};
var OF_THE_ACT = ["author", "reason", "correlation_id", "sources", "id", "key"];
var given = () => Object.fromEntries(new URLSearchParams(location.search));
var pascal = (kind) => kind.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");
async function recording(place3, schemas) {
  const { kinds: kinds2 } = await ask("/v1/kinds");
  const kind = given().kind ?? "drill-held";
  const select2 = h("select", { onchange: () => location.search = `?kind=${select2.value}` }, kinds2.map((each) => h("option", { value: each.kind, selected: each.kind === kind }, plain(each.kind))));
  const made2 = form(schemas[`${pascal(kind)}Record`], schemas, read2(`record.${kind}`)?.said ?? {}, (name) => name !== "id");
  const section = h("section", { class: "panel full", "aria-labelledby": "recording" }, h("h2", { id: "recording" }, "Record a development"), h("label", {}, "Kind ", select2), h("p", { class: "says" }, kinds2.find((each) => each.kind === kind)?.says ?? ""));
  place3.append(section);
  saying(section, { name: `record.${kind}`, title: () => made2.read().title, made: made2, path: `/v1/developments/${kind}`, act: "Record it", tried: false });
}
async function faster(id3, said3, mine) {
  const [{ events: events2 }, name] = await Promise.all([ask(`/v1/developments/${id3}/trail`), names2()]);
  const later = events2.slice(said3.version);
  const both = later.flatMap((event2) => Object.entries(event2.changes ?? {})).filter(([field2]) => mine().changes?.[field2] !== void 0);
  return h(
    "div",
    { class: "conflict" },
    h("p", {}, `Somebody was faster: ${later.map((event2) => `${plain(event2.event)} by ${event2.author}${event2.reason ? ` ("${event2.reason}")` : ""}`).join("; ")}. Your words are kept as a draft.`),
    h("ul", { class: "fields" }, later.map((event2) => changes(event2.changes, said3.development.content, name))),
    both.length > 0 && h("p", {}, "Both say otherwise: ", both.map(([field2, theirs]) => `${plain(field2)}: theirs ${spoken(field2, theirs, name)}, yours ${spoken(field2, mine().changes[field2], name)}`).join("; "), "."),
    h("p", {}, h("a", { href: location.href }, "Read what it says now, and go on"))
  );
}
function correcting(schemas, said3, kept2, why, name) {
  const { development: now2 } = said3;
  const record = schemas[`${pascal(now2.kind)}Record`];
  const content = form({ ...record, required: [] }, schemas, { ...now2.content, ...kept2.changes }, (field2) => !OF_THE_ACT.includes(field2));
  const changes2 = () => {
    const read3 = content.read();
    const otherwise2 = Object.entries(read3).filter(([field2, value2]) => JSON.stringify(value2) !== JSON.stringify(now2.content[field2]));
    const gone2 = Object.keys(record.properties).filter((field2) => !OF_THE_ACT.includes(field2) && read3[field2] === void 0 && ![null, void 0].includes(now2.content[field2]) && !(Array.isArray(now2.content[field2]) && now2.content[field2].length === 0));
    return Object.fromEntries([...otherwise2, ...gone2.map((field2) => [field2, null])]);
  };
  const shown2 = h("ul", { class: "fields" });
  const count = h("p", { class: "says", role: "status" });
  const show = () => {
    const found = changes2();
    count.textContent = Object.keys(found).length ? "" : "Nothing is said otherwise yet.";
    shown2.replaceChildren(...changes(found, now2.content, name));
  };
  content.element.addEventListener("input", show);
  show();
  return {
    element: h("div", {}, h("fieldset", {}, h("legend", {}, "What it says"), content.element), h("section", { class: "difference-shown", "aria-label": "What would be said otherwise" }, h("h3", {}, "What would be said otherwise"), count, shown2), why.element),
    read: () => ({ ...why.read(), changes: changes2() }),
    refuse: (errors) => {
      const of = (changes3) => errors.filter(({ field: field2 }) => field2.startsWith("changes.") === changes3);
      return [...content.refuse(of(true)), ...why.refuse(of(false))];
    }
  };
}
async function amending(place3, schemas, id3, act) {
  const [said3, name] = await Promise.all([ask(`/v1/developments/${id3}`), names2()]);
  const now2 = said3.development;
  if (!now2) return place3.append(h("p", {}, said3.erased ? "What was said of it was erased." : "It is retracted, or nothing of it is known now."));
  const [verb, schema] = ACTS[act];
  const draft = `${act}.${id3}`;
  const kept2 = read2(draft)?.said ?? {};
  const section = h(
    "section",
    { class: "panel full", "aria-labelledby": "amending" },
    h("h2", { id: "amending" }, `${verb}: `, h("a", { href: address2(`/developments/${id3}`) }, now2.title)),
    h("nav", { class: "row acts", "aria-label": "What to do" }, Object.entries(ACTS).map(([path2, [label]]) => h("a", { href: `?development=${id3}&act=${path2}`, "aria-current": path2 === act && "page" }, label)))
  );
  place3.append(section);
  const why = form(schemas[schema], schemas, kept2, (field2) => field2 !== "changes");
  const made2 = act === "corrections" ? correcting(schemas, said3, kept2, why, name) : why;
  saying(section, { name: draft, title: () => now2.title, made: made2, path: `/v1/developments/${id3}/${act}`, act: verb, extra: { "If-Match": `"${said3.version}"` }, faster: () => faster(id3, said3, made2.read) });
}
async function desk(main2) {
  const state = h("p", { class: "state", role: "status" });
  const place3 = h("div", { class: "board", "data-panel": "desk", "data-state": "busy" });
  main2.append(credential(), state, place3);
  const update = async () => {
    place3.dataset.state = "busy";
    const ready = waiting((text3) => state.textContent = text3);
    try {
      const { components } = await ask("/v1/openapi.json");
      const { development: development2, act } = given();
      place3.replaceChildren();
      if (development2) await amending(place3, components.schemas, development2, ACTS[act] ? act : "corrections");
      else {
        place3.append(...[finding(), drafts()].filter(Boolean));
        await recording(place3, components.schemas);
      }
      state.textContent = "";
      place3.dataset.state = "drawn";
    } catch (error) {
      place3.dataset.state = "failed";
      failed(state, error, update);
    } finally {
      ready();
    }
  };
  await update();
}

// src/grounds.js
function source(said3) {
  const name = said3.url ? h("a", { href: said3.url, rel: "noreferrer noopener" }, said3.name) : said3.name;
  const code = `${said3.reliability ?? "-"}${said3.credibility ?? "-"}`;
  return h("li", {}, name, said3.published && `, published ${when(said3.published)}`, " ", h("abbr", { title: admiralty(said3) }, code));
}
function item2(id3, said3) {
  return h(
    "li",
    {},
    h("a", { href: address2(`/developments/${id3}`) }, said3.title),
    h("p", {}, `${when(said3.when)}; ${STATUS[said3.status] ?? said3.status}`),
    h("ul", { class: "sources" }, said3.sources.map(source))
  );
}
function open(title, ids, developments) {
  const place3 = h("div", { role: "status" });
  dialog(title, place3);
  const fill3 = async () => {
    place3.replaceChildren(h("p", {}, "Asking what it rests on ..."));
    try {
      const found = await resolved(ids, developments);
      const known2 = [...new Set(found.ids)].filter((id3) => found.developments[id3]);
      place3.replaceChildren(h("p", {}, `Rests on ${many(known2.length, "development")}.`), h("ol", { class: "grounds" }, known2.map((id3) => item2(id3, found.developments[id3]))));
    } catch (error) {
      failed(place3, error, fill3);
    }
  };
  fill3();
}
function resting(text3, title, ids, developments) {
  if (!ids?.length) return h("span", {}, String(text3));
  return h("button", { type: "button", class: "resting", title: `${title}: what it rests on`, onclick: () => open(title, ids, developments) }, String(text3));
}

// src/difference/side.js
var CAUSES = {
  "the world changed": "The world changed",
  "our record changed": "Our record changed",
  "a source published": "A source published"
};
var UUID2 = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
function spoken2(value2, { name, developments }) {
  const again = (each) => spoken2(each, { name, developments });
  if (value2 === null || value2 === void 0) return "nothing";
  if (Array.isArray(value2)) return value2.map(again).join(", ") || "nothing";
  if (typeof value2 === "object") return "starts_from" in value2 ? bounds(value2) : Object.values(value2).filter((each) => each !== null).map(again).join(" to ");
  if (typeof value2 === "boolean") return value2 ? "yes" : "no";
  if (UUID2.test(value2)) return developments[value2]?.title ?? "a development";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value2)) return day(value2);
  return /^[A-Z]{3,}$/.test(value2) ? name(value2) : STATUS[value2] ?? plain(String(value2));
}
var about = (row, words2) => Object.values(row.key).filter((value2) => value2 !== null).map((value2) => spoken2(value2, words2)).join(", ") || plain(row.table);
function side(row, form2, words2, mark) {
  if (!form2) return h("td", {}, "not so");
  if (row.change !== "changed") return h("td", {}, h(mark, {}, form2.valid ? bounds(form2.valid) : "so"));
  return h("td", {}, h("ul", { class: "fields" }, row.fields.filter((field2) => field2 !== "rests_on").map((field2) => h("li", {}, `${plain(field2)}: `, h(mark, {}, spoken2(form2[field2], words2))))));
}
var events = (row) => row.events.length > 0 && h("details", { class: "events" }, h("summary", {}, many(row.events.length, "event")), h("ul", {}, row.events.map((event2) => h("li", {}, `${plain(event2.event)} at position ${event2.position} by ${event2.author}`, event2.reason && `: ${event2.reason}`))));
var line2 = (row, words2) => h(
  "tr",
  { class: `difference ${row.change}` },
  h("th", { scope: "row" }, h("strong", {}, `${plain(row.change)}: `), resting(about(row, words2), about(row, words2), row.rests_on, words2.developments), events(row)),
  side(row, row.before, words2, "del"),
  side(row, row.after, words2, "ins")
);
var sides = (said3, words2, earlier, later) => Object.entries(CAUSES).map(([cause, title]) => [title, said3.differences.filter((row) => row.cause === cause)]).filter(([, rows]) => rows.length).map(
  ([title, rows]) => h(
    "section",
    { "aria-label": title },
    h("h3", {}, `${title} (${rows.length})`),
    h("div", { class: "scrolls-wide", tabindex: "0", role: "region", "aria-label": `${title}, side by side` }, h("table", { class: "sides" }, h("thead", {}, h("tr", {}, ["What", earlier, later].map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, rows.map((row) => line2(row, words2)))))
  )
);

// src/downloads.js
function save(name, blob) {
  const link3 = document.createElement("a");
  link3.href = URL.createObjectURL(blob);
  link3.download = name;
  link3.click();
  setTimeout(() => URL.revokeObjectURL(link3.href), 1e4);
}
var HARMFUL = /^[=+\-@\t\r]/;
function field(value2) {
  let text3 = value2 === null || value2 === void 0 ? "" : String(value2);
  if (HARMFUL.test(text3) && Number.isNaN(Number(text3))) text3 = `'${text3}`;
  return /[",\r\n]/.test(text3) ? `"${text3.replaceAll('"', '""')}"` : text3;
}
function csv(name, { columns, rows }) {
  const text3 = (row, column2) => column2.text ? column2.text(row) : row[column2.name];
  const lines2 = [columns.map((column2) => column2.name), ...rows.map((row) => columns.map((column2) => text3(row, column2)))];
  save(`${name}.csv`, new Blob([lines2.map((line5) => line5.map(field).join(",")).join("\r\n") + "\r\n"], { type: "text/csv" }));
}
function json(name, answer) {
  save(`${name}.json`, new Blob([JSON.stringify(answer, null, 2) + "\n"], { type: "application/json" }));
}
var STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font", "text-anchor", "dominant-baseline"];
function alone(drawing2) {
  const copy = drawing2.cloneNode(true);
  const [from, to] = [drawing2, copy].map((root2) => [root2, ...root2.querySelectorAll("*")]);
  from.forEach((element, index3) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) to[index3].style.setProperty(name, style.getPropertyValue(name));
  });
  const { width, height } = drawing2.getBoundingClientRect();
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}
function svg(name, drawing2) {
  save(`${name}.svg`, new Blob([alone(drawing2).text], { type: "image/svg+xml" }));
}
async function png(name, drawing2) {
  const { text: text3, width, height } = alone(drawing2);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text3)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  save(`${name}.png`, await new Promise((done) => canvas.toBlob(done, "image/png")));
}

// src/table.js
function table(caption, columns, rows) {
  const cell = (column2, row) => {
    const said3 = column2.cell ? column2.cell(row) : row[column2.name];
    return h("td", { class: typeof said3 === "number" && "number" }, said3 === null || said3 === void 0 ? "" : said3 instanceof Node ? said3 : String(said3));
  };
  return h(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, columns.map((column2) => h("th", { scope: "col" }, column2.title)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((column2) => cell(column2, row)))))
    )
  );
}

// src/panel.js
function panel(place3, made2) {
  const heading = id(made2.name);
  const figure2 = h("div", { class: "figure" });
  const words2 = h("p", { class: "words" });
  const state = h("p", { class: "state", role: "status" });
  const listing3 = h("details", { class: "table" }, h("summary", {}, "Table"));
  const section = h(
    "section",
    { class: `panel ${made2.name}`, "aria-labelledby": heading, "data-panel": made2.name },
    h("header", {}, h("h2", { id: heading }, made2.title), made2.method && h("a", { href: made2.method, class: "method" }, "Method")),
    h("p", { class: "says" }, made2.says),
    state,
    figure2,
    words2,
    listing3,
    tools()
  );
  place3.append(section);
  let question3, answer;
  function tools() {
    const drawing2 = () => figure2.querySelector("svg");
    const all = () => whole(question3, answer);
    const button = (label, does) => h("button", { type: "button", onclick: () => does().catch((error) => failed(state, error, update)) }, label);
    return h(
      "p",
      { class: "tools", "aria-label": `Take ${made2.title} home`, role: "group" },
      button("CSV", async () => csv(made2.name, made2.table(await all()))),
      button("JSON", async () => json(made2.name, await all())),
      made2.drawn !== false && button("SVG", async () => svg(made2.name, drawing2())),
      made2.drawn !== false && button("PNG", async () => png(made2.name, drawing2())),
      made2.cited !== false && citing(() => ({ title: `${made2.title}: ${actors().join(", ")}`, name: made2.name, question: question3, answer }))
    );
  }
  function show(mode, text3 = "") {
    section.dataset.state = mode;
    state.textContent = text3;
    section.setAttribute("aria-busy", String(mode === "busy"));
  }
  async function list() {
    if (!listing3.open || !answer) return;
    const shown2 = answer;
    try {
      const { caption, columns, rows } = made2.table(await whole(question3, answer));
      if (answer === shown2) listing3.replaceChildren(listing3.firstChild, table(caption, columns, rows));
    } catch (error) {
      const said3 = h("p", { class: "state", role: "status" });
      listing3.replaceChildren(listing3.firstChild, said3);
      failed(said3, error, list);
    }
  }
  listing3.addEventListener("toggle", list);
  async function update() {
    const asked4 = made2.question();
    if (!asked4) return show("empty", made2.asks ?? "Name at least one actor.");
    section.setAttribute("aria-busy", "true");
    const ready = waiting((text3) => show("busy", text3), answer);
    try {
      const [said3, beside2] = await Promise.all([answerTo(asked4), made2.beside?.()]);
      if (made2.empty(said3)) {
        figure2.replaceChildren();
        words2.textContent = "";
        show("empty", made2.nothing ?? "Nothing on record at this moment.");
      } else {
        words2.replaceChildren(...[await made2.draw(figure2, said3, beside2) ?? ""].flat());
        show("drawn");
      }
      [question3, answer] = [asked4, said3];
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
  askedAhead(made2.question);
  follow(update);
  update();
  return { update };
}

// src/difference.js
var QUESTIONS = [
  ["alliances", "Who is bound to whom", "actors"],
  ["cracks", "Where the cracks are", "actors"],
  ["flows", "What flows", "actors"],
  ["leverage", "Who leans on whom", "actors"],
  ["stances", "How others see it", "towards"],
  ["pressure", "Who is squeezed", "pressers"],
  ["theatres", "How theatres connect", "actors"],
  ["plans", "What was planned, and then", "actors"],
  ["claims", "Which claims are contested", "actors"]
];
var FROM = ["from_valid_on", "from_published_by", "from_known_at"];
var address3 = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => FROM.includes(name) || name === "question"));
function remember(some) {
  const query = new URLSearchParams(location.search);
  for (const [name, value2] of Object.entries(some)) value2 ? query.set(name, value2) : query.delete(name);
  history.pushState(null, "", `${location.pathname}?${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
}
var difference = {
  name: "difference",
  title: "What changed",
  says: "What was added, ended or changed between the two moments, side by side, under what made it so, with the events that did it.",
  method: "/docs/methods/difference",
  drawn: false,
  nothing: "Nothing differs between the two moments.",
  question() {
    const said3 = address3();
    const [path2, , argument] = QUESTIONS.find(([name]) => name === said3.question) ?? QUESTIONS[0];
    const from = Object.fromEntries(FROM.filter((name) => said3[name]).map((name) => [name, said3[name]]));
    if (!Object.keys(from).length) from.from_valid_on = `${Number((moment().valid_on ?? TODAY).slice(0, 4)) - 1}${(moment().valid_on ?? TODAY).slice(4)}`.replace("-02-29", "-02-28");
    return actors().length > 1 ? { path: `/v1/${path2}/difference`, query: { ...asked(), ...from, [argument]: actors().join() } } : null;
  },
  empty: ({ differences: differences2 }) => differences2.length === 0,
  async draw(figure2, said3) {
    const name = await names2();
    const words2 = { name, developments: said3.developments };
    figure2.replaceChildren(...sides(said3, words2, `As it was ${told(said3.from)}`, `As it was ${told(said3.moment)}`));
    return `${many(said3.differences.length, "difference")} between what was so ${told(said3.from)} and ${told(said3.moment)}.`;
  },
  table: (said3) => ({
    caption: "Differences",
    columns: [
      { name: "cause", title: "Cause" },
      { name: "change", title: "Change" },
      { name: "table", title: "Table" },
      { name: "key", title: "What", cell: (row) => about(row, { name: (code) => code, developments: said3.developments }), text: (row) => about(row, { name: (code) => code, developments: said3.developments }) },
      { name: "fields", title: "Fields", cell: (row) => row.fields.map(plain).join(", "), text: (row) => row.fields.join(" ") },
      { name: "events", title: "Events", cell: (row) => row.events.map((event2) => event2.position).join(", "), text: (row) => row.events.map((event2) => event2.position).join(" ") }
    ],
    rows: said3.differences
  })
};
function differences(main2) {
  sliders(main2);
  const said3 = address3();
  const select2 = h("select", { onchange: () => remember({ question: select2.value }) }, QUESTIONS.map(([name, title]) => h("option", { value: name, selected: name === said3.question }, title)));
  const field2 = (name, title, type2) => {
    const input = h("input", { type: type2, value: said3[name] ?? "", autocomplete: "off" });
    input.addEventListener("change", () => remember({ [name]: input.value.trim() }));
    addEventListener("popstate", () => input.value = address3()[name] ?? "");
    return h("label", {}, title, " ", input);
  };
  main2.append(
    h(
      "form",
      { class: "earlier row", "aria-label": "The earlier moment", onsubmit: (event2) => event2.preventDefault() },
      h("label", {}, "Question ", select2),
      field2("from_valid_on", "From: in the world", "date"),
      field2("from_published_by", "published by", "date"),
      field2("from_known_at", "known at", "text"),
      h("button", { type: "button", onclick: swap }, "Swap")
    )
  );
  const board = h("div", { class: "board" });
  main2.append(board);
  panel(board, difference);
  board.firstChild.classList.add("full");
}
function swap() {
  const said3 = address3();
  const now2 = { valid_on: moment().valid_on ?? TODAY, published_by: moment().published_by, known_at: moment().known_at };
  remember({ from_valid_on: now2.valid_on, from_published_by: now2.published_by, from_known_at: now2.known_at });
  change({ valid_on: said3.from_valid_on ?? null, published_by: said3.from_published_by ?? null, known_at: said3.from_known_at ?? null });
}

// node_modules/d3-array/dist/d3-array.mjs
function ascending(a3, b) {
  return a3 == null || b == null ? NaN : a3 < b ? -1 : a3 > b ? 1 : a3 >= b ? 0 : NaN;
}
function descending(a3, b) {
  return a3 == null || b == null ? NaN : b < a3 ? -1 : b > a3 ? 1 : b >= a3 ? 0 : NaN;
}
function bisector(f) {
  let compare1, compare2, delta;
  if (f.length !== 2) {
    compare1 = ascending;
    compare2 = (d, x3) => ascending(f(d), x3);
    delta = (d, x3) => f(d) - x3;
  } else {
    compare1 = f === ascending || f === descending ? f : zero;
    compare2 = f;
    delta = f;
  }
  function left2(a3, x3, lo = 0, hi = a3.length) {
    if (lo < hi) {
      if (compare1(x3, x3) !== 0) return hi;
      do {
        const mid = lo + hi >>> 1;
        if (compare2(a3[mid], x3) < 0) lo = mid + 1;
        else hi = mid;
      } while (lo < hi);
    }
    return lo;
  }
  function right2(a3, x3, lo = 0, hi = a3.length) {
    if (lo < hi) {
      if (compare1(x3, x3) !== 0) return hi;
      do {
        const mid = lo + hi >>> 1;
        if (compare2(a3[mid], x3) <= 0) lo = mid + 1;
        else hi = mid;
      } while (lo < hi);
    }
    return lo;
  }
  function center2(a3, x3, lo = 0, hi = a3.length) {
    const i = left2(a3, x3, lo, hi - 1);
    return i > lo && delta(a3[i - 1], x3) > -delta(a3[i], x3) ? i - 1 : i;
  }
  return { left: left2, center: center2, right: right2 };
}
function zero() {
  return 0;
}
function number2(x3) {
  return x3 === null ? NaN : +x3;
}
var ascendingBisect = bisector(ascending);
var bisectRight = ascendingBisect.right;
var bisectLeft = ascendingBisect.left;
var bisectCenter = bisector(number2).center;
var blur2 = Blur2(blurf);
var blurImage = Blur2(blurfImage);
function Blur2(blur) {
  return function(data, rx, ry = rx) {
    if (!((rx = +rx) >= 0)) throw new RangeError("invalid rx");
    if (!((ry = +ry) >= 0)) throw new RangeError("invalid ry");
    let { data: values, width, height } = data;
    if (!((width = Math.floor(width)) >= 0)) throw new RangeError("invalid width");
    if (!((height = Math.floor(height !== void 0 ? height : values.length / width)) >= 0)) throw new RangeError("invalid height");
    if (!width || !height || !rx && !ry) return data;
    const blurx = rx && blur(rx);
    const blury = ry && blur(ry);
    const temp = values.slice();
    if (blurx && blury) {
      blurh(blurx, temp, values, width, height);
      blurh(blurx, values, temp, width, height);
      blurh(blurx, temp, values, width, height);
      blurv(blury, values, temp, width, height);
      blurv(blury, temp, values, width, height);
      blurv(blury, values, temp, width, height);
    } else if (blurx) {
      blurh(blurx, values, temp, width, height);
      blurh(blurx, temp, values, width, height);
      blurh(blurx, values, temp, width, height);
    } else if (blury) {
      blurv(blury, values, temp, width, height);
      blurv(blury, temp, values, width, height);
      blurv(blury, values, temp, width, height);
    }
    return data;
  };
}
function blurh(blur, T, S, w, h2) {
  for (let y3 = 0, n = w * h2; y3 < n; ) {
    blur(T, S, y3, y3 += w, 1);
  }
}
function blurv(blur, T, S, w, h2) {
  for (let x3 = 0, n = w * h2; x3 < w; ++x3) {
    blur(T, S, x3, x3 + n, w);
  }
}
function blurfImage(radius3) {
  const blur = blurf(radius3);
  return (T, S, start2, stop, step) => {
    start2 <<= 2, stop <<= 2, step <<= 2;
    blur(T, S, start2 + 0, stop + 0, step);
    blur(T, S, start2 + 1, stop + 1, step);
    blur(T, S, start2 + 2, stop + 2, step);
    blur(T, S, start2 + 3, stop + 3, step);
  };
}
function blurf(radius3) {
  const radius0 = Math.floor(radius3);
  if (radius0 === radius3) return bluri(radius3);
  const t = radius3 - radius0;
  const w = 2 * radius3 + 1;
  return (T, S, start2, stop, step) => {
    if (!((stop -= step) >= start2)) return;
    let sum = radius0 * S[start2];
    const s0 = step * radius0;
    const s1 = s0 + step;
    for (let i = start2, j = start2 + s0; i < j; i += step) {
      sum += S[Math.min(stop, i)];
    }
    for (let i = start2, j = stop; i <= j; i += step) {
      sum += S[Math.min(stop, i + s0)];
      T[i] = (sum + t * (S[Math.max(start2, i - s1)] + S[Math.min(stop, i + s1)])) / w;
      sum -= S[Math.max(start2, i - s0)];
    }
  };
}
function bluri(radius3) {
  const w = 2 * radius3 + 1;
  return (T, S, start2, stop, step) => {
    if (!((stop -= step) >= start2)) return;
    let sum = radius3 * S[start2];
    const s3 = step * radius3;
    for (let i = start2, j = start2 + s3; i < j; i += step) {
      sum += S[Math.min(stop, i)];
    }
    for (let i = start2, j = stop; i <= j; i += step) {
      sum += S[Math.min(stop, i + s3)];
      T[i] = sum / w;
      sum -= S[Math.max(start2, i - s3)];
    }
  };
}
function extent(values, valueof) {
  let min2;
  let max2;
  if (valueof === void 0) {
    for (const value2 of values) {
      if (value2 != null) {
        if (min2 === void 0) {
          if (value2 >= value2) min2 = max2 = value2;
        } else {
          if (min2 > value2) min2 = value2;
          if (max2 < value2) max2 = value2;
        }
      }
    }
  } else {
    let index3 = -1;
    for (let value2 of values) {
      if ((value2 = valueof(value2, ++index3, values)) != null) {
        if (min2 === void 0) {
          if (value2 >= value2) min2 = max2 = value2;
        } else {
          if (min2 > value2) min2 = value2;
          if (max2 < value2) max2 = value2;
        }
      }
    }
  }
  return [min2, max2];
}
var Adder = class {
  constructor() {
    this._partials = new Float64Array(32);
    this._n = 0;
  }
  add(x3) {
    const p = this._partials;
    let i = 0;
    for (let j = 0; j < this._n && j < 32; j++) {
      const y3 = p[j], hi = x3 + y3, lo = Math.abs(x3) < Math.abs(y3) ? x3 - (hi - y3) : y3 - (hi - x3);
      if (lo) p[i++] = lo;
      x3 = hi;
    }
    p[i] = x3;
    this._n = i + 1;
    return this;
  }
  valueOf() {
    const p = this._partials;
    let n = this._n, x3, y3, lo, hi = 0;
    if (n > 0) {
      hi = p[--n];
      while (n > 0) {
        x3 = hi;
        y3 = p[--n];
        hi = x3 + y3;
        lo = y3 - (hi - x3);
        if (lo) break;
      }
      if (n > 0 && (lo < 0 && p[n - 1] < 0 || lo > 0 && p[n - 1] > 0)) {
        y3 = lo * 2;
        x3 = hi + y3;
        if (y3 == x3 - hi) hi = x3;
      }
    }
    return hi;
  }
};
var array = Array.prototype;
var slice = array.slice;
var e10 = Math.sqrt(50);
var e5 = Math.sqrt(10);
var e2 = Math.sqrt(2);
function tickSpec(start2, stop, count) {
  const step = (stop - start2) / Math.max(0, count), power = Math.floor(Math.log10(step)), error = step / Math.pow(10, power), factor = error >= e10 ? 10 : error >= e5 ? 5 : error >= e2 ? 2 : 1;
  let i1, i2, inc;
  if (power < 0) {
    inc = Math.pow(10, -power) / factor;
    i1 = Math.round(start2 * inc);
    i2 = Math.round(stop * inc);
    if (i1 / inc < start2) ++i1;
    if (i2 / inc > stop) --i2;
    inc = -inc;
  } else {
    inc = Math.pow(10, power) * factor;
    i1 = Math.round(start2 / inc);
    i2 = Math.round(stop / inc);
    if (i1 * inc < start2) ++i1;
    if (i2 * inc > stop) --i2;
  }
  if (i2 < i1 && 0.5 <= count && count < 2) return tickSpec(start2, stop, count * 2);
  return [i1, i2, inc];
}
function ticks(start2, stop, count) {
  stop = +stop, start2 = +start2, count = +count;
  if (!(count > 0)) return [];
  if (start2 === stop) return [start2];
  const reverse = stop < start2, [i1, i2, inc] = reverse ? tickSpec(stop, start2, count) : tickSpec(start2, stop, count);
  if (!(i2 >= i1)) return [];
  const n = i2 - i1 + 1, ticks2 = new Array(n);
  if (reverse) {
    if (inc < 0) for (let i = 0; i < n; ++i) ticks2[i] = (i2 - i) / -inc;
    else for (let i = 0; i < n; ++i) ticks2[i] = (i2 - i) * inc;
  } else {
    if (inc < 0) for (let i = 0; i < n; ++i) ticks2[i] = (i1 + i) / -inc;
    else for (let i = 0; i < n; ++i) ticks2[i] = (i1 + i) * inc;
  }
  return ticks2;
}
function tickIncrement(start2, stop, count) {
  stop = +stop, start2 = +start2, count = +count;
  return tickSpec(start2, stop, count)[2];
}
function tickStep(start2, stop, count) {
  stop = +stop, start2 = +start2, count = +count;
  const reverse = stop < start2, inc = reverse ? tickIncrement(stop, start2, count) : tickIncrement(start2, stop, count);
  return (reverse ? -1 : 1) * (inc < 0 ? 1 / -inc : inc);
}
function* flatten(arrays) {
  for (const array4 of arrays) {
    yield* array4;
  }
}
function merge(arrays) {
  return Array.from(flatten(arrays));
}
function range(start2, stop, step) {
  start2 = +start2, stop = +stop, step = (n = arguments.length) < 2 ? (stop = start2, start2 = 0, 1) : n < 3 ? 1 : +step;
  var i = -1, n = Math.max(0, Math.ceil((stop - start2) / step)) | 0, range2 = new Array(n);
  while (++i < n) {
    range2[i] = start2 + i * step;
  }
  return range2;
}
var shuffle = shuffler(Math.random);
function shuffler(random) {
  return function shuffle2(array4, i0 = 0, i1 = array4.length) {
    let m2 = i1 - (i0 = +i0);
    while (m2) {
      const i = random() * m2-- | 0, t = array4[m2 + i0];
      array4[m2 + i0] = array4[i + i0];
      array4[i + i0] = t;
    }
    return array4;
  };
}

// node_modules/d3-axis/dist/d3-axis.mjs
function identity(x3) {
  return x3;
}
var top = 1;
var right = 2;
var bottom = 3;
var left = 4;
var epsilon = 1e-6;
function translateX(x3) {
  return "translate(" + x3 + ",0)";
}
function translateY(y3) {
  return "translate(0," + y3 + ")";
}
function number3(scale) {
  return (d) => +scale(d);
}
function center(scale, offset) {
  offset = Math.max(0, scale.bandwidth() - offset * 2) / 2;
  if (scale.round()) offset = Math.round(offset);
  return (d) => +scale(d) + offset;
}
function entering() {
  return !this.__axis;
}
function axis(orient, scale) {
  var tickArguments = [], tickValues = null, tickFormat2 = null, tickSizeInner = 6, tickSizeOuter = 6, tickPadding = 3, offset = typeof window !== "undefined" && window.devicePixelRatio > 1 ? 0 : 0.5, k2 = orient === top || orient === left ? -1 : 1, x3 = orient === left || orient === right ? "x" : "y", transform2 = orient === top || orient === bottom ? translateX : translateY;
  function axis3(context) {
    var values = tickValues == null ? scale.ticks ? scale.ticks.apply(scale, tickArguments) : scale.domain() : tickValues, format2 = tickFormat2 == null ? scale.tickFormat ? scale.tickFormat.apply(scale, tickArguments) : identity : tickFormat2, spacing = Math.max(tickSizeInner, 0) + tickPadding, range2 = scale.range(), range0 = +range2[0] + offset, range1 = +range2[range2.length - 1] + offset, position = (scale.bandwidth ? center : number3)(scale.copy(), offset), selection2 = context.selection ? context.selection() : context, path2 = selection2.selectAll(".domain").data([null]), tick = selection2.selectAll(".tick").data(values, scale).order(), tickExit = tick.exit(), tickEnter = tick.enter().append("g").attr("class", "tick"), line5 = tick.select("line"), text3 = tick.select("text");
    path2 = path2.merge(path2.enter().insert("path", ".tick").attr("class", "domain").attr("stroke", "currentColor"));
    tick = tick.merge(tickEnter);
    line5 = line5.merge(tickEnter.append("line").attr("stroke", "currentColor").attr(x3 + "2", k2 * tickSizeInner));
    text3 = text3.merge(tickEnter.append("text").attr("fill", "currentColor").attr(x3, k2 * spacing).attr("dy", orient === top ? "0em" : orient === bottom ? "0.71em" : "0.32em"));
    if (context !== selection2) {
      path2 = path2.transition(context);
      tick = tick.transition(context);
      line5 = line5.transition(context);
      text3 = text3.transition(context);
      tickExit = tickExit.transition(context).attr("opacity", epsilon).attr("transform", function(d) {
        return isFinite(d = position(d)) ? transform2(d + offset) : this.getAttribute("transform");
      });
      tickEnter.attr("opacity", epsilon).attr("transform", function(d) {
        var p = this.parentNode.__axis;
        return transform2((p && isFinite(p = p(d)) ? p : position(d)) + offset);
      });
    }
    tickExit.remove();
    path2.attr("d", orient === left || orient === right ? tickSizeOuter ? "M" + k2 * tickSizeOuter + "," + range0 + "H" + offset + "V" + range1 + "H" + k2 * tickSizeOuter : "M" + offset + "," + range0 + "V" + range1 : tickSizeOuter ? "M" + range0 + "," + k2 * tickSizeOuter + "V" + offset + "H" + range1 + "V" + k2 * tickSizeOuter : "M" + range0 + "," + offset + "H" + range1);
    tick.attr("opacity", 1).attr("transform", function(d) {
      return transform2(position(d) + offset);
    });
    line5.attr(x3 + "2", k2 * tickSizeInner);
    text3.attr(x3, k2 * spacing).text(format2);
    selection2.filter(entering).attr("fill", "none").attr("font-size", 10).attr("font-family", "sans-serif").attr("text-anchor", orient === right ? "start" : orient === left ? "end" : "middle");
    selection2.each(function() {
      this.__axis = position;
    });
  }
  axis3.scale = function(_) {
    return arguments.length ? (scale = _, axis3) : scale;
  };
  axis3.ticks = function() {
    return tickArguments = Array.from(arguments), axis3;
  };
  axis3.tickArguments = function(_) {
    return arguments.length ? (tickArguments = _ == null ? [] : Array.from(_), axis3) : tickArguments.slice();
  };
  axis3.tickValues = function(_) {
    return arguments.length ? (tickValues = _ == null ? null : Array.from(_), axis3) : tickValues && tickValues.slice();
  };
  axis3.tickFormat = function(_) {
    return arguments.length ? (tickFormat2 = _, axis3) : tickFormat2;
  };
  axis3.tickSize = function(_) {
    return arguments.length ? (tickSizeInner = tickSizeOuter = +_, axis3) : tickSizeInner;
  };
  axis3.tickSizeInner = function(_) {
    return arguments.length ? (tickSizeInner = +_, axis3) : tickSizeInner;
  };
  axis3.tickSizeOuter = function(_) {
    return arguments.length ? (tickSizeOuter = +_, axis3) : tickSizeOuter;
  };
  axis3.tickPadding = function(_) {
    return arguments.length ? (tickPadding = +_, axis3) : tickPadding;
  };
  axis3.offset = function(_) {
    return arguments.length ? (offset = +_, axis3) : offset;
  };
  return axis3;
}
function axisBottom(scale) {
  return axis(bottom, scale);
}
function axisLeft(scale) {
  return axis(left, scale);
}

// node_modules/d3-color/dist/d3-color.mjs
function define(constructor, factory, prototype) {
  constructor.prototype = factory.prototype = prototype;
  prototype.constructor = constructor;
}
function extend(parent, definition) {
  var prototype = Object.create(parent.prototype);
  for (var key in definition) prototype[key] = definition[key];
  return prototype;
}
function Color() {
}
var darker = 0.7;
var brighter = 1 / darker;
var reI = "\\s*([+-]?\\d+)\\s*";
var reN = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*";
var reP = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*";
var reHex = /^#([0-9a-f]{3,8})$/;
var reRgbInteger = new RegExp(`^rgb\\(${reI},${reI},${reI}\\)$`);
var reRgbPercent = new RegExp(`^rgb\\(${reP},${reP},${reP}\\)$`);
var reRgbaInteger = new RegExp(`^rgba\\(${reI},${reI},${reI},${reN}\\)$`);
var reRgbaPercent = new RegExp(`^rgba\\(${reP},${reP},${reP},${reN}\\)$`);
var reHslPercent = new RegExp(`^hsl\\(${reN},${reP},${reP}\\)$`);
var reHslaPercent = new RegExp(`^hsla\\(${reN},${reP},${reP},${reN}\\)$`);
var named3 = {
  aliceblue: 15792383,
  antiquewhite: 16444375,
  aqua: 65535,
  aquamarine: 8388564,
  azure: 15794175,
  beige: 16119260,
  bisque: 16770244,
  black: 0,
  blanchedalmond: 16772045,
  blue: 255,
  blueviolet: 9055202,
  brown: 10824234,
  burlywood: 14596231,
  cadetblue: 6266528,
  chartreuse: 8388352,
  chocolate: 13789470,
  coral: 16744272,
  cornflowerblue: 6591981,
  cornsilk: 16775388,
  crimson: 14423100,
  cyan: 65535,
  darkblue: 139,
  darkcyan: 35723,
  darkgoldenrod: 12092939,
  darkgray: 11119017,
  darkgreen: 25600,
  darkgrey: 11119017,
  darkkhaki: 12433259,
  darkmagenta: 9109643,
  darkolivegreen: 5597999,
  darkorange: 16747520,
  darkorchid: 10040012,
  darkred: 9109504,
  darksalmon: 15308410,
  darkseagreen: 9419919,
  darkslateblue: 4734347,
  darkslategray: 3100495,
  darkslategrey: 3100495,
  darkturquoise: 52945,
  darkviolet: 9699539,
  deeppink: 16716947,
  deepskyblue: 49151,
  dimgray: 6908265,
  dimgrey: 6908265,
  dodgerblue: 2003199,
  firebrick: 11674146,
  floralwhite: 16775920,
  forestgreen: 2263842,
  fuchsia: 16711935,
  gainsboro: 14474460,
  ghostwhite: 16316671,
  gold: 16766720,
  goldenrod: 14329120,
  gray: 8421504,
  green: 32768,
  greenyellow: 11403055,
  grey: 8421504,
  honeydew: 15794160,
  hotpink: 16738740,
  indianred: 13458524,
  indigo: 4915330,
  ivory: 16777200,
  khaki: 15787660,
  lavender: 15132410,
  lavenderblush: 16773365,
  lawngreen: 8190976,
  lemonchiffon: 16775885,
  lightblue: 11393254,
  lightcoral: 15761536,
  lightcyan: 14745599,
  lightgoldenrodyellow: 16448210,
  lightgray: 13882323,
  lightgreen: 9498256,
  lightgrey: 13882323,
  lightpink: 16758465,
  lightsalmon: 16752762,
  lightseagreen: 2142890,
  lightskyblue: 8900346,
  lightslategray: 7833753,
  lightslategrey: 7833753,
  lightsteelblue: 11584734,
  lightyellow: 16777184,
  lime: 65280,
  limegreen: 3329330,
  linen: 16445670,
  magenta: 16711935,
  maroon: 8388608,
  mediumaquamarine: 6737322,
  mediumblue: 205,
  mediumorchid: 12211667,
  mediumpurple: 9662683,
  mediumseagreen: 3978097,
  mediumslateblue: 8087790,
  mediumspringgreen: 64154,
  mediumturquoise: 4772300,
  mediumvioletred: 13047173,
  midnightblue: 1644912,
  mintcream: 16121850,
  mistyrose: 16770273,
  moccasin: 16770229,
  navajowhite: 16768685,
  navy: 128,
  oldlace: 16643558,
  olive: 8421376,
  olivedrab: 7048739,
  orange: 16753920,
  orangered: 16729344,
  orchid: 14315734,
  palegoldenrod: 15657130,
  palegreen: 10025880,
  paleturquoise: 11529966,
  palevioletred: 14381203,
  papayawhip: 16773077,
  peachpuff: 16767673,
  peru: 13468991,
  pink: 16761035,
  plum: 14524637,
  powderblue: 11591910,
  purple: 8388736,
  rebeccapurple: 6697881,
  red: 16711680,
  rosybrown: 12357519,
  royalblue: 4286945,
  saddlebrown: 9127187,
  salmon: 16416882,
  sandybrown: 16032864,
  seagreen: 3050327,
  seashell: 16774638,
  sienna: 10506797,
  silver: 12632256,
  skyblue: 8900331,
  slateblue: 6970061,
  slategray: 7372944,
  slategrey: 7372944,
  snow: 16775930,
  springgreen: 65407,
  steelblue: 4620980,
  tan: 13808780,
  teal: 32896,
  thistle: 14204888,
  tomato: 16737095,
  turquoise: 4251856,
  violet: 15631086,
  wheat: 16113331,
  white: 16777215,
  whitesmoke: 16119285,
  yellow: 16776960,
  yellowgreen: 10145074
};
define(Color, color, {
  copy(channels) {
    return Object.assign(new this.constructor(), this, channels);
  },
  displayable() {
    return this.rgb().displayable();
  },
  hex: color_formatHex,
  // Deprecated! Use color.formatHex.
  formatHex: color_formatHex,
  formatHex8: color_formatHex8,
  formatHsl: color_formatHsl,
  formatRgb: color_formatRgb,
  toString: color_formatRgb
});
function color_formatHex() {
  return this.rgb().formatHex();
}
function color_formatHex8() {
  return this.rgb().formatHex8();
}
function color_formatHsl() {
  return hslConvert(this).formatHsl();
}
function color_formatRgb() {
  return this.rgb().formatRgb();
}
function color(format2) {
  var m2, l;
  format2 = (format2 + "").trim().toLowerCase();
  return (m2 = reHex.exec(format2)) ? (l = m2[1].length, m2 = parseInt(m2[1], 16), l === 6 ? rgbn(m2) : l === 3 ? new Rgb(m2 >> 8 & 15 | m2 >> 4 & 240, m2 >> 4 & 15 | m2 & 240, (m2 & 15) << 4 | m2 & 15, 1) : l === 8 ? rgba(m2 >> 24 & 255, m2 >> 16 & 255, m2 >> 8 & 255, (m2 & 255) / 255) : l === 4 ? rgba(m2 >> 12 & 15 | m2 >> 8 & 240, m2 >> 8 & 15 | m2 >> 4 & 240, m2 >> 4 & 15 | m2 & 240, ((m2 & 15) << 4 | m2 & 15) / 255) : null) : (m2 = reRgbInteger.exec(format2)) ? new Rgb(m2[1], m2[2], m2[3], 1) : (m2 = reRgbPercent.exec(format2)) ? new Rgb(m2[1] * 255 / 100, m2[2] * 255 / 100, m2[3] * 255 / 100, 1) : (m2 = reRgbaInteger.exec(format2)) ? rgba(m2[1], m2[2], m2[3], m2[4]) : (m2 = reRgbaPercent.exec(format2)) ? rgba(m2[1] * 255 / 100, m2[2] * 255 / 100, m2[3] * 255 / 100, m2[4]) : (m2 = reHslPercent.exec(format2)) ? hsla(m2[1], m2[2] / 100, m2[3] / 100, 1) : (m2 = reHslaPercent.exec(format2)) ? hsla(m2[1], m2[2] / 100, m2[3] / 100, m2[4]) : named3.hasOwnProperty(format2) ? rgbn(named3[format2]) : format2 === "transparent" ? new Rgb(NaN, NaN, NaN, 0) : null;
}
function rgbn(n) {
  return new Rgb(n >> 16 & 255, n >> 8 & 255, n & 255, 1);
}
function rgba(r, g, b, a3) {
  if (a3 <= 0) r = g = b = NaN;
  return new Rgb(r, g, b, a3);
}
function rgbConvert(o) {
  if (!(o instanceof Color)) o = color(o);
  if (!o) return new Rgb();
  o = o.rgb();
  return new Rgb(o.r, o.g, o.b, o.opacity);
}
function rgb(r, g, b, opacity) {
  return arguments.length === 1 ? rgbConvert(r) : new Rgb(r, g, b, opacity == null ? 1 : opacity);
}
function Rgb(r, g, b, opacity) {
  this.r = +r;
  this.g = +g;
  this.b = +b;
  this.opacity = +opacity;
}
define(Rgb, rgb, extend(Color, {
  brighter(k2) {
    k2 = k2 == null ? brighter : Math.pow(brighter, k2);
    return new Rgb(this.r * k2, this.g * k2, this.b * k2, this.opacity);
  },
  darker(k2) {
    k2 = k2 == null ? darker : Math.pow(darker, k2);
    return new Rgb(this.r * k2, this.g * k2, this.b * k2, this.opacity);
  },
  rgb() {
    return this;
  },
  clamp() {
    return new Rgb(clampi(this.r), clampi(this.g), clampi(this.b), clampa(this.opacity));
  },
  displayable() {
    return -0.5 <= this.r && this.r < 255.5 && (-0.5 <= this.g && this.g < 255.5) && (-0.5 <= this.b && this.b < 255.5) && (0 <= this.opacity && this.opacity <= 1);
  },
  hex: rgb_formatHex,
  // Deprecated! Use color.formatHex.
  formatHex: rgb_formatHex,
  formatHex8: rgb_formatHex8,
  formatRgb: rgb_formatRgb,
  toString: rgb_formatRgb
}));
function rgb_formatHex() {
  return `#${hex(this.r)}${hex(this.g)}${hex(this.b)}`;
}
function rgb_formatHex8() {
  return `#${hex(this.r)}${hex(this.g)}${hex(this.b)}${hex((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
}
function rgb_formatRgb() {
  const a3 = clampa(this.opacity);
  return `${a3 === 1 ? "rgb(" : "rgba("}${clampi(this.r)}, ${clampi(this.g)}, ${clampi(this.b)}${a3 === 1 ? ")" : `, ${a3})`}`;
}
function clampa(opacity) {
  return isNaN(opacity) ? 1 : Math.max(0, Math.min(1, opacity));
}
function clampi(value2) {
  return Math.max(0, Math.min(255, Math.round(value2) || 0));
}
function hex(value2) {
  value2 = clampi(value2);
  return (value2 < 16 ? "0" : "") + value2.toString(16);
}
function hsla(h2, s3, l, a3) {
  if (a3 <= 0) h2 = s3 = l = NaN;
  else if (l <= 0 || l >= 1) h2 = s3 = NaN;
  else if (s3 <= 0) h2 = NaN;
  return new Hsl(h2, s3, l, a3);
}
function hslConvert(o) {
  if (o instanceof Hsl) return new Hsl(o.h, o.s, o.l, o.opacity);
  if (!(o instanceof Color)) o = color(o);
  if (!o) return new Hsl();
  if (o instanceof Hsl) return o;
  o = o.rgb();
  var r = o.r / 255, g = o.g / 255, b = o.b / 255, min2 = Math.min(r, g, b), max2 = Math.max(r, g, b), h2 = NaN, s3 = max2 - min2, l = (max2 + min2) / 2;
  if (s3) {
    if (r === max2) h2 = (g - b) / s3 + (g < b) * 6;
    else if (g === max2) h2 = (b - r) / s3 + 2;
    else h2 = (r - g) / s3 + 4;
    s3 /= l < 0.5 ? max2 + min2 : 2 - max2 - min2;
    h2 *= 60;
  } else {
    s3 = l > 0 && l < 1 ? 0 : h2;
  }
  return new Hsl(h2, s3, l, o.opacity);
}
function hsl(h2, s3, l, opacity) {
  return arguments.length === 1 ? hslConvert(h2) : new Hsl(h2, s3, l, opacity == null ? 1 : opacity);
}
function Hsl(h2, s3, l, opacity) {
  this.h = +h2;
  this.s = +s3;
  this.l = +l;
  this.opacity = +opacity;
}
define(Hsl, hsl, extend(Color, {
  brighter(k2) {
    k2 = k2 == null ? brighter : Math.pow(brighter, k2);
    return new Hsl(this.h, this.s, this.l * k2, this.opacity);
  },
  darker(k2) {
    k2 = k2 == null ? darker : Math.pow(darker, k2);
    return new Hsl(this.h, this.s, this.l * k2, this.opacity);
  },
  rgb() {
    var h2 = this.h % 360 + (this.h < 0) * 360, s3 = isNaN(h2) || isNaN(this.s) ? 0 : this.s, l = this.l, m2 = l + (l < 0.5 ? l : 1 - l) * s3, m1 = 2 * l - m2;
    return new Rgb(
      hsl2rgb(h2 >= 240 ? h2 - 240 : h2 + 120, m1, m2),
      hsl2rgb(h2, m1, m2),
      hsl2rgb(h2 < 120 ? h2 + 240 : h2 - 120, m1, m2),
      this.opacity
    );
  },
  clamp() {
    return new Hsl(clamph(this.h), clampt(this.s), clampt(this.l), clampa(this.opacity));
  },
  displayable() {
    return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && (0 <= this.l && this.l <= 1) && (0 <= this.opacity && this.opacity <= 1);
  },
  formatHsl() {
    const a3 = clampa(this.opacity);
    return `${a3 === 1 ? "hsl(" : "hsla("}${clamph(this.h)}, ${clampt(this.s) * 100}%, ${clampt(this.l) * 100}%${a3 === 1 ? ")" : `, ${a3})`}`;
  }
}));
function clamph(value2) {
  value2 = (value2 || 0) % 360;
  return value2 < 0 ? value2 + 360 : value2;
}
function clampt(value2) {
  return Math.max(0, Math.min(1, value2 || 0));
}
function hsl2rgb(h2, m1, m2) {
  return (h2 < 60 ? m1 + (m2 - m1) * h2 / 60 : h2 < 180 ? m2 : h2 < 240 ? m1 + (m2 - m1) * (240 - h2) / 60 : m1) * 255;
}
var radians = Math.PI / 180;
var degrees = 180 / Math.PI;
var K = 18;
var Xn = 0.96422;
var Yn = 1;
var Zn = 0.82521;
var t0 = 4 / 29;
var t1 = 6 / 29;
var t2 = 3 * t1 * t1;
var t3 = t1 * t1 * t1;
function labConvert(o) {
  if (o instanceof Lab) return new Lab(o.l, o.a, o.b, o.opacity);
  if (o instanceof Hcl) return hcl2lab(o);
  if (!(o instanceof Rgb)) o = rgbConvert(o);
  var r = rgb2lrgb(o.r), g = rgb2lrgb(o.g), b = rgb2lrgb(o.b), y3 = xyz2lab((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / Yn), x3, z;
  if (r === g && g === b) x3 = z = y3;
  else {
    x3 = xyz2lab((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / Xn);
    z = xyz2lab((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / Zn);
  }
  return new Lab(116 * y3 - 16, 500 * (x3 - y3), 200 * (y3 - z), o.opacity);
}
function lab(l, a3, b, opacity) {
  return arguments.length === 1 ? labConvert(l) : new Lab(l, a3, b, opacity == null ? 1 : opacity);
}
function Lab(l, a3, b, opacity) {
  this.l = +l;
  this.a = +a3;
  this.b = +b;
  this.opacity = +opacity;
}
define(Lab, lab, extend(Color, {
  brighter(k2) {
    return new Lab(this.l + K * (k2 == null ? 1 : k2), this.a, this.b, this.opacity);
  },
  darker(k2) {
    return new Lab(this.l - K * (k2 == null ? 1 : k2), this.a, this.b, this.opacity);
  },
  rgb() {
    var y3 = (this.l + 16) / 116, x3 = isNaN(this.a) ? y3 : y3 + this.a / 500, z = isNaN(this.b) ? y3 : y3 - this.b / 200;
    x3 = Xn * lab2xyz(x3);
    y3 = Yn * lab2xyz(y3);
    z = Zn * lab2xyz(z);
    return new Rgb(
      lrgb2rgb(3.1338561 * x3 - 1.6168667 * y3 - 0.4906146 * z),
      lrgb2rgb(-0.9787684 * x3 + 1.9161415 * y3 + 0.033454 * z),
      lrgb2rgb(0.0719453 * x3 - 0.2289914 * y3 + 1.4052427 * z),
      this.opacity
    );
  }
}));
function xyz2lab(t) {
  return t > t3 ? Math.pow(t, 1 / 3) : t / t2 + t0;
}
function lab2xyz(t) {
  return t > t1 ? t * t * t : t2 * (t - t0);
}
function lrgb2rgb(x3) {
  return 255 * (x3 <= 31308e-7 ? 12.92 * x3 : 1.055 * Math.pow(x3, 1 / 2.4) - 0.055);
}
function rgb2lrgb(x3) {
  return (x3 /= 255) <= 0.04045 ? x3 / 12.92 : Math.pow((x3 + 0.055) / 1.055, 2.4);
}
function hclConvert(o) {
  if (o instanceof Hcl) return new Hcl(o.h, o.c, o.l, o.opacity);
  if (!(o instanceof Lab)) o = labConvert(o);
  if (o.a === 0 && o.b === 0) return new Hcl(NaN, 0 < o.l && o.l < 100 ? 0 : NaN, o.l, o.opacity);
  var h2 = Math.atan2(o.b, o.a) * degrees;
  return new Hcl(h2 < 0 ? h2 + 360 : h2, Math.sqrt(o.a * o.a + o.b * o.b), o.l, o.opacity);
}
function hcl(h2, c2, l, opacity) {
  return arguments.length === 1 ? hclConvert(h2) : new Hcl(h2, c2, l, opacity == null ? 1 : opacity);
}
function Hcl(h2, c2, l, opacity) {
  this.h = +h2;
  this.c = +c2;
  this.l = +l;
  this.opacity = +opacity;
}
function hcl2lab(o) {
  if (isNaN(o.h)) return new Lab(o.l, 0, 0, o.opacity);
  var h2 = o.h * radians;
  return new Lab(o.l, Math.cos(h2) * o.c, Math.sin(h2) * o.c, o.opacity);
}
define(Hcl, hcl, extend(Color, {
  brighter(k2) {
    return new Hcl(this.h, this.c, this.l + K * (k2 == null ? 1 : k2), this.opacity);
  },
  darker(k2) {
    return new Hcl(this.h, this.c, this.l - K * (k2 == null ? 1 : k2), this.opacity);
  },
  rgb() {
    return hcl2lab(this).rgb();
  }
}));
var A = -0.14861;
var B = 1.78277;
var C = -0.29227;
var D = -0.90649;
var E = 1.97294;
var ED = E * D;
var EB = E * B;
var BC_DA = B * C - D * A;
function cubehelixConvert(o) {
  if (o instanceof Cubehelix) return new Cubehelix(o.h, o.s, o.l, o.opacity);
  if (!(o instanceof Rgb)) o = rgbConvert(o);
  var r = o.r / 255, g = o.g / 255, b = o.b / 255, l = (BC_DA * b + ED * r - EB * g) / (BC_DA + ED - EB), bl = b - l, k2 = (E * (g - l) - C * bl) / D, s3 = Math.sqrt(k2 * k2 + bl * bl) / (E * l * (1 - l)), h2 = s3 ? Math.atan2(k2, bl) * degrees - 120 : NaN;
  return new Cubehelix(h2 < 0 ? h2 + 360 : h2, s3, l, o.opacity);
}
function cubehelix(h2, s3, l, opacity) {
  return arguments.length === 1 ? cubehelixConvert(h2) : new Cubehelix(h2, s3, l, opacity == null ? 1 : opacity);
}
function Cubehelix(h2, s3, l, opacity) {
  this.h = +h2;
  this.s = +s3;
  this.l = +l;
  this.opacity = +opacity;
}
define(Cubehelix, cubehelix, extend(Color, {
  brighter(k2) {
    k2 = k2 == null ? brighter : Math.pow(brighter, k2);
    return new Cubehelix(this.h, this.s, this.l * k2, this.opacity);
  },
  darker(k2) {
    k2 = k2 == null ? darker : Math.pow(darker, k2);
    return new Cubehelix(this.h, this.s, this.l * k2, this.opacity);
  },
  rgb() {
    var h2 = isNaN(this.h) ? 0 : (this.h + 120) * radians, l = +this.l, a3 = isNaN(this.s) ? 0 : this.s * l * (1 - l), cosh2 = Math.cos(h2), sinh2 = Math.sin(h2);
    return new Rgb(
      255 * (l + a3 * (A * cosh2 + B * sinh2)),
      255 * (l + a3 * (C * cosh2 + D * sinh2)),
      255 * (l + a3 * (E * cosh2)),
      this.opacity
    );
  }
}));

// node_modules/d3-interpolate/dist/d3-interpolate.mjs
function basis(t13, v0, v1, v2, v3) {
  var t22 = t13 * t13, t32 = t22 * t13;
  return ((1 - 3 * t13 + 3 * t22 - t32) * v0 + (4 - 6 * t22 + 3 * t32) * v1 + (1 + 3 * t13 + 3 * t22 - 3 * t32) * v2 + t32 * v3) / 6;
}
function basis$1(values) {
  var n = values.length - 1;
  return function(t) {
    var i = t <= 0 ? t = 0 : t >= 1 ? (t = 1, n - 1) : Math.floor(t * n), v1 = values[i], v2 = values[i + 1], v0 = i > 0 ? values[i - 1] : 2 * v1 - v2, v3 = i < n - 1 ? values[i + 2] : 2 * v2 - v1;
    return basis((t - i / n) * n, v0, v1, v2, v3);
  };
}
function basisClosed(values) {
  var n = values.length;
  return function(t) {
    var i = Math.floor(((t %= 1) < 0 ? ++t : t) * n), v0 = values[(i + n - 1) % n], v1 = values[i % n], v2 = values[(i + 1) % n], v3 = values[(i + 2) % n];
    return basis((t - i / n) * n, v0, v1, v2, v3);
  };
}
var constant = (x3) => () => x3;
function linear(a3, d) {
  return function(t) {
    return a3 + t * d;
  };
}
function exponential(a3, b, y3) {
  return a3 = Math.pow(a3, y3), b = Math.pow(b, y3) - a3, y3 = 1 / y3, function(t) {
    return Math.pow(a3 + t * b, y3);
  };
}
function hue$1(a3, b) {
  var d = b - a3;
  return d ? linear(a3, d > 180 || d < -180 ? d - 360 * Math.round(d / 360) : d) : constant(isNaN(a3) ? b : a3);
}
function gamma(y3) {
  return (y3 = +y3) === 1 ? nogamma : function(a3, b) {
    return b - a3 ? exponential(a3, b, y3) : constant(isNaN(a3) ? b : a3);
  };
}
function nogamma(a3, b) {
  var d = b - a3;
  return d ? linear(a3, d) : constant(isNaN(a3) ? b : a3);
}
var rgb2 = (function rgbGamma(y3) {
  var color2 = gamma(y3);
  function rgb3(start2, end) {
    var r = color2((start2 = rgb(start2)).r, (end = rgb(end)).r), g = color2(start2.g, end.g), b = color2(start2.b, end.b), opacity = nogamma(start2.opacity, end.opacity);
    return function(t) {
      start2.r = r(t);
      start2.g = g(t);
      start2.b = b(t);
      start2.opacity = opacity(t);
      return start2 + "";
    };
  }
  rgb3.gamma = rgbGamma;
  return rgb3;
})(1);
function rgbSpline(spline) {
  return function(colors) {
    var n = colors.length, r = new Array(n), g = new Array(n), b = new Array(n), i, color2;
    for (i = 0; i < n; ++i) {
      color2 = rgb(colors[i]);
      r[i] = color2.r || 0;
      g[i] = color2.g || 0;
      b[i] = color2.b || 0;
    }
    r = spline(r);
    g = spline(g);
    b = spline(b);
    color2.opacity = 1;
    return function(t) {
      color2.r = r(t);
      color2.g = g(t);
      color2.b = b(t);
      return color2 + "";
    };
  };
}
var rgbBasis = rgbSpline(basis$1);
var rgbBasisClosed = rgbSpline(basisClosed);
function numberArray(a3, b) {
  if (!b) b = [];
  var n = a3 ? Math.min(b.length, a3.length) : 0, c2 = b.slice(), i;
  return function(t) {
    for (i = 0; i < n; ++i) c2[i] = a3[i] * (1 - t) + b[i] * t;
    return c2;
  };
}
function isNumberArray(x3) {
  return ArrayBuffer.isView(x3) && !(x3 instanceof DataView);
}
function genericArray(a3, b) {
  var nb = b ? b.length : 0, na = a3 ? Math.min(nb, a3.length) : 0, x3 = new Array(na), c2 = new Array(nb), i;
  for (i = 0; i < na; ++i) x3[i] = value(a3[i], b[i]);
  for (; i < nb; ++i) c2[i] = b[i];
  return function(t) {
    for (i = 0; i < na; ++i) c2[i] = x3[i](t);
    return c2;
  };
}
function date2(a3, b) {
  var d = /* @__PURE__ */ new Date();
  return a3 = +a3, b = +b, function(t) {
    return d.setTime(a3 * (1 - t) + b * t), d;
  };
}
function number4(a3, b) {
  return a3 = +a3, b = +b, function(t) {
    return a3 * (1 - t) + b * t;
  };
}
function object(a3, b) {
  var i = {}, c2 = {}, k2;
  if (a3 === null || typeof a3 !== "object") a3 = {};
  if (b === null || typeof b !== "object") b = {};
  for (k2 in b) {
    if (k2 in a3) {
      i[k2] = value(a3[k2], b[k2]);
    } else {
      c2[k2] = b[k2];
    }
  }
  return function(t) {
    for (k2 in i) c2[k2] = i[k2](t);
    return c2;
  };
}
var reA = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g;
var reB = new RegExp(reA.source, "g");
function zero2(b) {
  return function() {
    return b;
  };
}
function one2(b) {
  return function(t) {
    return b(t) + "";
  };
}
function string(a3, b) {
  var bi = reA.lastIndex = reB.lastIndex = 0, am, bm, bs, i = -1, s3 = [], q = [];
  a3 = a3 + "", b = b + "";
  while ((am = reA.exec(a3)) && (bm = reB.exec(b))) {
    if ((bs = bm.index) > bi) {
      bs = b.slice(bi, bs);
      if (s3[i]) s3[i] += bs;
      else s3[++i] = bs;
    }
    if ((am = am[0]) === (bm = bm[0])) {
      if (s3[i]) s3[i] += bm;
      else s3[++i] = bm;
    } else {
      s3[++i] = null;
      q.push({ i, x: number4(am, bm) });
    }
    bi = reB.lastIndex;
  }
  if (bi < b.length) {
    bs = b.slice(bi);
    if (s3[i]) s3[i] += bs;
    else s3[++i] = bs;
  }
  return s3.length < 2 ? q[0] ? one2(q[0].x) : zero2(b) : (b = q.length, function(t) {
    for (var i2 = 0, o; i2 < b; ++i2) s3[(o = q[i2]).i] = o.x(t);
    return s3.join("");
  });
}
function value(a3, b) {
  var t = typeof b, c2;
  return b == null || t === "boolean" ? constant(b) : (t === "number" ? number4 : t === "string" ? (c2 = color(b)) ? (b = c2, rgb2) : string : b instanceof color ? rgb2 : b instanceof Date ? date2 : isNumberArray(b) ? numberArray : Array.isArray(b) ? genericArray : typeof b.valueOf !== "function" && typeof b.toString !== "function" || isNaN(b) ? object : number4)(a3, b);
}
function round(a3, b) {
  return a3 = +a3, b = +b, function(t) {
    return Math.round(a3 * (1 - t) + b * t);
  };
}
var degrees2 = 180 / Math.PI;
var identity2 = {
  translateX: 0,
  translateY: 0,
  rotate: 0,
  skewX: 0,
  scaleX: 1,
  scaleY: 1
};
function decompose(a3, b, c2, d, e, f) {
  var scaleX, scaleY, skewX;
  if (scaleX = Math.sqrt(a3 * a3 + b * b)) a3 /= scaleX, b /= scaleX;
  if (skewX = a3 * c2 + b * d) c2 -= a3 * skewX, d -= b * skewX;
  if (scaleY = Math.sqrt(c2 * c2 + d * d)) c2 /= scaleY, d /= scaleY, skewX /= scaleY;
  if (a3 * d < b * c2) a3 = -a3, b = -b, skewX = -skewX, scaleX = -scaleX;
  return {
    translateX: e,
    translateY: f,
    rotate: Math.atan2(b, a3) * degrees2,
    skewX: Math.atan(skewX) * degrees2,
    scaleX,
    scaleY
  };
}
var svgNode;
function parseCss(value2) {
  const m2 = new (typeof DOMMatrix === "function" ? DOMMatrix : WebKitCSSMatrix)(value2 + "");
  return m2.isIdentity ? identity2 : decompose(m2.a, m2.b, m2.c, m2.d, m2.e, m2.f);
}
function parseSvg(value2) {
  if (value2 == null) return identity2;
  if (!svgNode) svgNode = document.createElementNS("http://www.w3.org/2000/svg", "g");
  svgNode.setAttribute("transform", value2);
  if (!(value2 = svgNode.transform.baseVal.consolidate())) return identity2;
  value2 = value2.matrix;
  return decompose(value2.a, value2.b, value2.c, value2.d, value2.e, value2.f);
}
function interpolateTransform(parse, pxComma, pxParen, degParen) {
  function pop(s3) {
    return s3.length ? s3.pop() + " " : "";
  }
  function translate(xa, ya, xb, yb, s3, q) {
    if (xa !== xb || ya !== yb) {
      var i = s3.push("translate(", null, pxComma, null, pxParen);
      q.push({ i: i - 4, x: number4(xa, xb) }, { i: i - 2, x: number4(ya, yb) });
    } else if (xb || yb) {
      s3.push("translate(" + xb + pxComma + yb + pxParen);
    }
  }
  function rotate(a3, b, s3, q) {
    if (a3 !== b) {
      if (a3 - b > 180) b += 360;
      else if (b - a3 > 180) a3 += 360;
      q.push({ i: s3.push(pop(s3) + "rotate(", null, degParen) - 2, x: number4(a3, b) });
    } else if (b) {
      s3.push(pop(s3) + "rotate(" + b + degParen);
    }
  }
  function skewX(a3, b, s3, q) {
    if (a3 !== b) {
      q.push({ i: s3.push(pop(s3) + "skewX(", null, degParen) - 2, x: number4(a3, b) });
    } else if (b) {
      s3.push(pop(s3) + "skewX(" + b + degParen);
    }
  }
  function scale(xa, ya, xb, yb, s3, q) {
    if (xa !== xb || ya !== yb) {
      var i = s3.push(pop(s3) + "scale(", null, ",", null, ")");
      q.push({ i: i - 4, x: number4(xa, xb) }, { i: i - 2, x: number4(ya, yb) });
    } else if (xb !== 1 || yb !== 1) {
      s3.push(pop(s3) + "scale(" + xb + "," + yb + ")");
    }
  }
  return function(a3, b) {
    var s3 = [], q = [];
    a3 = parse(a3), b = parse(b);
    translate(a3.translateX, a3.translateY, b.translateX, b.translateY, s3, q);
    rotate(a3.rotate, b.rotate, s3, q);
    skewX(a3.skewX, b.skewX, s3, q);
    scale(a3.scaleX, a3.scaleY, b.scaleX, b.scaleY, s3, q);
    a3 = b = null;
    return function(t) {
      var i = -1, n = q.length, o;
      while (++i < n) s3[(o = q[i]).i] = o.x(t);
      return s3.join("");
    };
  };
}
var interpolateTransformCss = interpolateTransform(parseCss, "px, ", "px)", "deg)");
var interpolateTransformSvg = interpolateTransform(parseSvg, ", ", ")", ")");
var epsilon2 = 1e-12;
function cosh(x3) {
  return ((x3 = Math.exp(x3)) + 1 / x3) / 2;
}
function sinh(x3) {
  return ((x3 = Math.exp(x3)) - 1 / x3) / 2;
}
function tanh(x3) {
  return ((x3 = Math.exp(2 * x3)) - 1) / (x3 + 1);
}
var zoom = (function zoomRho(rho, rho2, rho4) {
  function zoom3(p0, p1) {
    var ux0 = p0[0], uy0 = p0[1], w0 = p0[2], ux1 = p1[0], uy1 = p1[1], w1 = p1[2], dx = ux1 - ux0, dy = uy1 - uy0, d2 = dx * dx + dy * dy, i, S;
    if (d2 < epsilon2) {
      S = Math.log(w1 / w0) / rho;
      i = function(t) {
        return [
          ux0 + t * dx,
          uy0 + t * dy,
          w0 * Math.exp(rho * t * S)
        ];
      };
    } else {
      var d1 = Math.sqrt(d2), b02 = (w1 * w1 - w0 * w0 + rho4 * d2) / (2 * w0 * rho2 * d1), b12 = (w1 * w1 - w0 * w0 - rho4 * d2) / (2 * w1 * rho2 * d1), r0 = Math.log(Math.sqrt(b02 * b02 + 1) - b02), r1 = Math.log(Math.sqrt(b12 * b12 + 1) - b12);
      S = (r1 - r0) / rho;
      i = function(t) {
        var s3 = t * S, coshr0 = cosh(r0), u = w0 / (rho2 * d1) * (coshr0 * tanh(rho * s3 + r0) - sinh(r0));
        return [
          ux0 + u * dx,
          uy0 + u * dy,
          w0 * coshr0 / cosh(rho * s3 + r0)
        ];
      };
    }
    i.duration = Math.abs(S) * 1e3 * rho / Math.SQRT2;
    return i;
  }
  zoom3.rho = function(_) {
    var _1 = Math.max(1e-3, +_), _2 = _1 * _1, _4 = _2 * _2;
    return zoomRho(_1, _2, _4);
  };
  return zoom3;
})(Math.SQRT2, 2, 4);
function hsl2(hue) {
  return function(start2, end) {
    var h2 = hue((start2 = hsl(start2)).h, (end = hsl(end)).h), s3 = nogamma(start2.s, end.s), l = nogamma(start2.l, end.l), opacity = nogamma(start2.opacity, end.opacity);
    return function(t) {
      start2.h = h2(t);
      start2.s = s3(t);
      start2.l = l(t);
      start2.opacity = opacity(t);
      return start2 + "";
    };
  };
}
var hsl_default = hsl2(hue$1);
var hslLong = hsl2(nogamma);
function hcl2(hue) {
  return function(start2, end) {
    var h2 = hue((start2 = hcl(start2)).h, (end = hcl(end)).h), c2 = nogamma(start2.c, end.c), l = nogamma(start2.l, end.l), opacity = nogamma(start2.opacity, end.opacity);
    return function(t) {
      start2.h = h2(t);
      start2.c = c2(t);
      start2.l = l(t);
      start2.opacity = opacity(t);
      return start2 + "";
    };
  };
}
var hcl_default = hcl2(hue$1);
var hclLong = hcl2(nogamma);
function cubehelix2(hue) {
  return (function cubehelixGamma(y3) {
    y3 = +y3;
    function cubehelix3(start2, end) {
      var h2 = hue((start2 = cubehelix(start2)).h, (end = cubehelix(end)).h), s3 = nogamma(start2.s, end.s), l = nogamma(start2.l, end.l), opacity = nogamma(start2.opacity, end.opacity);
      return function(t) {
        start2.h = h2(t);
        start2.s = s3(t);
        start2.l = l(Math.pow(t, y3));
        start2.opacity = opacity(t);
        return start2 + "";
      };
    }
    cubehelix3.gamma = cubehelixGamma;
    return cubehelix3;
  })(1);
}
var cubehelix_default = cubehelix2(hue$1);
var cubehelixLong = cubehelix2(nogamma);

// node_modules/d3-format/dist/d3-format.mjs
function formatDecimal(x3) {
  return Math.abs(x3 = Math.round(x3)) >= 1e21 ? x3.toLocaleString("en").replace(/,/g, "") : x3.toString(10);
}
function formatDecimalParts(x3, p) {
  if (!isFinite(x3) || x3 === 0) return null;
  var i = (x3 = p ? x3.toExponential(p - 1) : x3.toExponential()).indexOf("e"), coefficient = x3.slice(0, i);
  return [
    coefficient.length > 1 ? coefficient[0] + coefficient.slice(2) : coefficient,
    +x3.slice(i + 1)
  ];
}
function exponent(x3) {
  return x3 = formatDecimalParts(Math.abs(x3)), x3 ? x3[1] : NaN;
}
function formatGroup(grouping, thousands) {
  return function(value2, width) {
    var i = value2.length, t = [], j = 0, g = grouping[0], length = 0;
    while (i > 0 && g > 0) {
      if (length + g + 1 > width) g = Math.max(1, width - length);
      t.push(value2.substring(i -= g, i + g));
      if ((length += g + 1) > width) break;
      g = grouping[j = (j + 1) % grouping.length];
    }
    return t.reverse().join(thousands);
  };
}
function formatNumerals(numerals) {
  return function(value2) {
    return value2.replace(/[0-9]/g, function(i) {
      return numerals[+i];
    });
  };
}
var re = /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;
function formatSpecifier(specifier) {
  if (!(match = re.exec(specifier))) throw new Error("invalid format: " + specifier);
  var match;
  return new FormatSpecifier({
    fill: match[1],
    align: match[2],
    sign: match[3],
    symbol: match[4],
    zero: match[5],
    width: match[6],
    comma: match[7],
    precision: match[8] && match[8].slice(1),
    trim: match[9],
    type: match[10]
  });
}
formatSpecifier.prototype = FormatSpecifier.prototype;
function FormatSpecifier(specifier) {
  this.fill = specifier.fill === void 0 ? " " : specifier.fill + "";
  this.align = specifier.align === void 0 ? ">" : specifier.align + "";
  this.sign = specifier.sign === void 0 ? "-" : specifier.sign + "";
  this.symbol = specifier.symbol === void 0 ? "" : specifier.symbol + "";
  this.zero = !!specifier.zero;
  this.width = specifier.width === void 0 ? void 0 : +specifier.width;
  this.comma = !!specifier.comma;
  this.precision = specifier.precision === void 0 ? void 0 : +specifier.precision;
  this.trim = !!specifier.trim;
  this.type = specifier.type === void 0 ? "" : specifier.type + "";
}
FormatSpecifier.prototype.toString = function() {
  return this.fill + this.align + this.sign + this.symbol + (this.zero ? "0" : "") + (this.width === void 0 ? "" : Math.max(1, this.width | 0)) + (this.comma ? "," : "") + (this.precision === void 0 ? "" : "." + Math.max(0, this.precision | 0)) + (this.trim ? "~" : "") + this.type;
};
function formatTrim(s3) {
  out: for (var n = s3.length, i = 1, i0 = -1, i1; i < n; ++i) {
    switch (s3[i]) {
      case ".":
        i0 = i1 = i;
        break;
      case "0":
        if (i0 === 0) i0 = i;
        i1 = i;
        break;
      default:
        if (!+s3[i]) break out;
        if (i0 > 0) i0 = 0;
        break;
    }
  }
  return i0 > 0 ? s3.slice(0, i0) + s3.slice(i1 + 1) : s3;
}
var prefixExponent;
function formatPrefixAuto(x3, p) {
  var d = formatDecimalParts(x3, p);
  if (!d) return prefixExponent = void 0, x3.toPrecision(p);
  var coefficient = d[0], exponent3 = d[1], i = exponent3 - (prefixExponent = Math.max(-8, Math.min(8, Math.floor(exponent3 / 3))) * 3) + 1, n = coefficient.length;
  return i === n ? coefficient : i > n ? coefficient + new Array(i - n + 1).join("0") : i > 0 ? coefficient.slice(0, i) + "." + coefficient.slice(i) : "0." + new Array(1 - i).join("0") + formatDecimalParts(x3, Math.max(0, p + i - 1))[0];
}
function formatRounded(x3, p) {
  var d = formatDecimalParts(x3, p);
  if (!d) return x3 + "";
  var coefficient = d[0], exponent3 = d[1];
  return exponent3 < 0 ? "0." + new Array(-exponent3).join("0") + coefficient : coefficient.length > exponent3 + 1 ? coefficient.slice(0, exponent3 + 1) + "." + coefficient.slice(exponent3 + 1) : coefficient + new Array(exponent3 - coefficient.length + 2).join("0");
}
var formatTypes = {
  "%": (x3, p) => (x3 * 100).toFixed(p),
  "b": (x3) => Math.round(x3).toString(2),
  "c": (x3) => x3 + "",
  "d": formatDecimal,
  "e": (x3, p) => x3.toExponential(p),
  "f": (x3, p) => x3.toFixed(p),
  "g": (x3, p) => x3.toPrecision(p),
  "o": (x3) => Math.round(x3).toString(8),
  "p": (x3, p) => formatRounded(x3 * 100, p),
  "r": formatRounded,
  "s": formatPrefixAuto,
  "X": (x3) => Math.round(x3).toString(16).toUpperCase(),
  "x": (x3) => Math.round(x3).toString(16)
};
function identity3(x3) {
  return x3;
}
var map = Array.prototype.map;
var prefixes = ["y", "z", "a", "f", "p", "n", "\xB5", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];
function formatLocale(locale3) {
  var group2 = locale3.grouping === void 0 || locale3.thousands === void 0 ? identity3 : formatGroup(map.call(locale3.grouping, Number), locale3.thousands + ""), currencyPrefix = locale3.currency === void 0 ? "" : locale3.currency[0] + "", currencySuffix = locale3.currency === void 0 ? "" : locale3.currency[1] + "", decimal = locale3.decimal === void 0 ? "." : locale3.decimal + "", numerals = locale3.numerals === void 0 ? identity3 : formatNumerals(map.call(locale3.numerals, String)), percent = locale3.percent === void 0 ? "%" : locale3.percent + "", minus = locale3.minus === void 0 ? "\u2212" : locale3.minus + "", nan = locale3.nan === void 0 ? "NaN" : locale3.nan + "";
  function newFormat(specifier, options) {
    specifier = formatSpecifier(specifier);
    var fill3 = specifier.fill, align = specifier.align, sign3 = specifier.sign, symbol = specifier.symbol, zero3 = specifier.zero, width = specifier.width, comma = specifier.comma, precision = specifier.precision, trim = specifier.trim, type2 = specifier.type;
    if (type2 === "n") comma = true, type2 = "g";
    else if (!formatTypes[type2]) precision === void 0 && (precision = 12), trim = true, type2 = "g";
    if (zero3 || fill3 === "0" && align === "=") zero3 = true, fill3 = "0", align = "=";
    var prefix = (options && options.prefix !== void 0 ? options.prefix : "") + (symbol === "$" ? currencyPrefix : symbol === "#" && /[boxX]/.test(type2) ? "0" + type2.toLowerCase() : ""), suffix = (symbol === "$" ? currencySuffix : /[%p]/.test(type2) ? percent : "") + (options && options.suffix !== void 0 ? options.suffix : "");
    var formatType = formatTypes[type2], maybeSuffix = /[defgprs%]/.test(type2);
    precision = precision === void 0 ? 6 : /[gprs]/.test(type2) ? Math.max(1, Math.min(21, precision)) : Math.max(0, Math.min(20, precision));
    function format2(value2) {
      var valuePrefix = prefix, valueSuffix = suffix, i, n, c2;
      if (type2 === "c") {
        valueSuffix = formatType(value2) + valueSuffix;
        value2 = "";
      } else {
        value2 = +value2;
        var valueNegative = value2 < 0 || 1 / value2 < 0;
        value2 = isNaN(value2) ? nan : formatType(Math.abs(value2), precision);
        if (trim) value2 = formatTrim(value2);
        if (valueNegative && +value2 === 0 && sign3 !== "+") valueNegative = false;
        valuePrefix = (valueNegative ? sign3 === "(" ? sign3 : minus : sign3 === "-" || sign3 === "(" ? "" : sign3) + valuePrefix;
        valueSuffix = (type2 === "s" && !isNaN(value2) && prefixExponent !== void 0 ? prefixes[8 + prefixExponent / 3] : "") + valueSuffix + (valueNegative && sign3 === "(" ? ")" : "");
        if (maybeSuffix) {
          i = -1, n = value2.length;
          while (++i < n) {
            if (c2 = value2.charCodeAt(i), 48 > c2 || c2 > 57) {
              valueSuffix = (c2 === 46 ? decimal + value2.slice(i + 1) : value2.slice(i)) + valueSuffix;
              value2 = value2.slice(0, i);
              break;
            }
          }
        }
      }
      if (comma && !zero3) value2 = group2(value2, Infinity);
      var length = valuePrefix.length + value2.length + valueSuffix.length, padding = length < width ? new Array(width - length + 1).join(fill3) : "";
      if (comma && zero3) value2 = group2(padding + value2, padding.length ? width - valueSuffix.length : Infinity), padding = "";
      switch (align) {
        case "<":
          value2 = valuePrefix + value2 + valueSuffix + padding;
          break;
        case "=":
          value2 = valuePrefix + padding + value2 + valueSuffix;
          break;
        case "^":
          value2 = padding.slice(0, length = padding.length >> 1) + valuePrefix + value2 + valueSuffix + padding.slice(length);
          break;
        default:
          value2 = padding + valuePrefix + value2 + valueSuffix;
          break;
      }
      return numerals(value2);
    }
    format2.toString = function() {
      return specifier + "";
    };
    return format2;
  }
  function formatPrefix2(specifier, value2) {
    var e = Math.max(-8, Math.min(8, Math.floor(exponent(value2) / 3))) * 3, k2 = Math.pow(10, -e), f = newFormat((specifier = formatSpecifier(specifier), specifier.type = "f", specifier), { suffix: prefixes[8 + e / 3] });
    return function(value3) {
      return f(k2 * value3);
    };
  }
  return {
    format: newFormat,
    formatPrefix: formatPrefix2
  };
}
var locale;
var format;
var formatPrefix;
defaultLocale({
  thousands: ",",
  grouping: [3],
  currency: ["$", ""]
});
function defaultLocale(definition) {
  locale = formatLocale(definition);
  format = locale.format;
  formatPrefix = locale.formatPrefix;
  return locale;
}
function precisionFixed(step) {
  return Math.max(0, -exponent(Math.abs(step)));
}
function precisionPrefix(step, value2) {
  return Math.max(0, Math.max(-8, Math.min(8, Math.floor(exponent(value2) / 3))) * 3 - exponent(Math.abs(step)));
}
function precisionRound(step, max2) {
  step = Math.abs(step), max2 = Math.abs(max2) - step;
  return Math.max(0, exponent(max2) - exponent(step)) + 1;
}

// node_modules/d3-time/dist/d3-time.mjs
var t02 = /* @__PURE__ */ new Date();
var t12 = /* @__PURE__ */ new Date();
function timeInterval(floori, offseti, count, field2) {
  function interval(date4) {
    return floori(date4 = arguments.length === 0 ? /* @__PURE__ */ new Date() : /* @__PURE__ */ new Date(+date4)), date4;
  }
  interval.floor = (date4) => {
    return floori(date4 = /* @__PURE__ */ new Date(+date4)), date4;
  };
  interval.ceil = (date4) => {
    return floori(date4 = new Date(date4 - 1)), offseti(date4, 1), floori(date4), date4;
  };
  interval.round = (date4) => {
    const d0 = interval(date4), d1 = interval.ceil(date4);
    return date4 - d0 < d1 - date4 ? d0 : d1;
  };
  interval.offset = (date4, step) => {
    return offseti(date4 = /* @__PURE__ */ new Date(+date4), step == null ? 1 : Math.floor(step)), date4;
  };
  interval.range = (start2, stop, step) => {
    const range2 = [];
    start2 = interval.ceil(start2);
    step = step == null ? 1 : Math.floor(step);
    if (!(start2 < stop) || !(step > 0)) return range2;
    let previous;
    do
      range2.push(previous = /* @__PURE__ */ new Date(+start2)), offseti(start2, step), floori(start2);
    while (previous < start2 && start2 < stop);
    return range2;
  };
  interval.filter = (test) => {
    return timeInterval((date4) => {
      if (date4 >= date4) while (floori(date4), !test(date4)) date4.setTime(date4 - 1);
    }, (date4, step) => {
      if (date4 >= date4) {
        if (step < 0) while (++step <= 0) {
          while (offseti(date4, -1), !test(date4)) {
          }
        }
        else while (--step >= 0) {
          while (offseti(date4, 1), !test(date4)) {
          }
        }
      }
    });
  };
  if (count) {
    interval.count = (start2, end) => {
      t02.setTime(+start2), t12.setTime(+end);
      floori(t02), floori(t12);
      return Math.floor(count(t02, t12));
    };
    interval.every = (step) => {
      step = Math.floor(step);
      return !isFinite(step) || !(step > 0) ? null : !(step > 1) ? interval : interval.filter(field2 ? (d) => field2(d) % step === 0 : (d) => interval.count(0, d) % step === 0);
    };
  }
  return interval;
}
var millisecond = timeInterval(() => {
}, (date4, step) => {
  date4.setTime(+date4 + step);
}, (start2, end) => {
  return end - start2;
});
millisecond.every = (k2) => {
  k2 = Math.floor(k2);
  if (!isFinite(k2) || !(k2 > 0)) return null;
  if (!(k2 > 1)) return millisecond;
  return timeInterval((date4) => {
    date4.setTime(Math.floor(date4 / k2) * k2);
  }, (date4, step) => {
    date4.setTime(+date4 + step * k2);
  }, (start2, end) => {
    return (end - start2) / k2;
  });
};
var milliseconds = millisecond.range;
var durationSecond = 1e3;
var durationMinute = durationSecond * 60;
var durationHour = durationMinute * 60;
var durationDay = durationHour * 24;
var durationWeek = durationDay * 7;
var durationMonth = durationDay * 30;
var durationYear = durationDay * 365;
var second2 = timeInterval((date4) => {
  date4.setTime(date4 - date4.getMilliseconds());
}, (date4, step) => {
  date4.setTime(+date4 + step * durationSecond);
}, (start2, end) => {
  return (end - start2) / durationSecond;
}, (date4) => {
  return date4.getUTCSeconds();
});
var seconds = second2.range;
var timeMinute = timeInterval((date4) => {
  date4.setTime(date4 - date4.getMilliseconds() - date4.getSeconds() * durationSecond);
}, (date4, step) => {
  date4.setTime(+date4 + step * durationMinute);
}, (start2, end) => {
  return (end - start2) / durationMinute;
}, (date4) => {
  return date4.getMinutes();
});
var timeMinutes = timeMinute.range;
var utcMinute = timeInterval((date4) => {
  date4.setUTCSeconds(0, 0);
}, (date4, step) => {
  date4.setTime(+date4 + step * durationMinute);
}, (start2, end) => {
  return (end - start2) / durationMinute;
}, (date4) => {
  return date4.getUTCMinutes();
});
var utcMinutes = utcMinute.range;
var timeHour = timeInterval((date4) => {
  date4.setTime(date4 - date4.getMilliseconds() - date4.getSeconds() * durationSecond - date4.getMinutes() * durationMinute);
}, (date4, step) => {
  date4.setTime(+date4 + step * durationHour);
}, (start2, end) => {
  return (end - start2) / durationHour;
}, (date4) => {
  return date4.getHours();
});
var timeHours = timeHour.range;
var utcHour = timeInterval((date4) => {
  date4.setUTCMinutes(0, 0, 0);
}, (date4, step) => {
  date4.setTime(+date4 + step * durationHour);
}, (start2, end) => {
  return (end - start2) / durationHour;
}, (date4) => {
  return date4.getUTCHours();
});
var utcHours = utcHour.range;
var timeDay = timeInterval(
  (date4) => date4.setHours(0, 0, 0, 0),
  (date4, step) => date4.setDate(date4.getDate() + step),
  (start2, end) => (end - start2 - (end.getTimezoneOffset() - start2.getTimezoneOffset()) * durationMinute) / durationDay,
  (date4) => date4.getDate() - 1
);
var timeDays = timeDay.range;
var utcDay = timeInterval((date4) => {
  date4.setUTCHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setUTCDate(date4.getUTCDate() + step);
}, (start2, end) => {
  return (end - start2) / durationDay;
}, (date4) => {
  return date4.getUTCDate() - 1;
});
var utcDays = utcDay.range;
var unixDay = timeInterval((date4) => {
  date4.setUTCHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setUTCDate(date4.getUTCDate() + step);
}, (start2, end) => {
  return (end - start2) / durationDay;
}, (date4) => {
  return Math.floor(date4 / durationDay);
});
var unixDays = unixDay.range;
function timeWeekday(i) {
  return timeInterval((date4) => {
    date4.setDate(date4.getDate() - (date4.getDay() + 7 - i) % 7);
    date4.setHours(0, 0, 0, 0);
  }, (date4, step) => {
    date4.setDate(date4.getDate() + step * 7);
  }, (start2, end) => {
    return (end - start2 - (end.getTimezoneOffset() - start2.getTimezoneOffset()) * durationMinute) / durationWeek;
  });
}
var timeSunday = timeWeekday(0);
var timeMonday = timeWeekday(1);
var timeTuesday = timeWeekday(2);
var timeWednesday = timeWeekday(3);
var timeThursday = timeWeekday(4);
var timeFriday = timeWeekday(5);
var timeSaturday = timeWeekday(6);
var timeSundays = timeSunday.range;
var timeMondays = timeMonday.range;
var timeTuesdays = timeTuesday.range;
var timeWednesdays = timeWednesday.range;
var timeThursdays = timeThursday.range;
var timeFridays = timeFriday.range;
var timeSaturdays = timeSaturday.range;
function utcWeekday(i) {
  return timeInterval((date4) => {
    date4.setUTCDate(date4.getUTCDate() - (date4.getUTCDay() + 7 - i) % 7);
    date4.setUTCHours(0, 0, 0, 0);
  }, (date4, step) => {
    date4.setUTCDate(date4.getUTCDate() + step * 7);
  }, (start2, end) => {
    return (end - start2) / durationWeek;
  });
}
var utcSunday = utcWeekday(0);
var utcMonday = utcWeekday(1);
var utcTuesday = utcWeekday(2);
var utcWednesday = utcWeekday(3);
var utcThursday = utcWeekday(4);
var utcFriday = utcWeekday(5);
var utcSaturday = utcWeekday(6);
var utcSundays = utcSunday.range;
var utcMondays = utcMonday.range;
var utcTuesdays = utcTuesday.range;
var utcWednesdays = utcWednesday.range;
var utcThursdays = utcThursday.range;
var utcFridays = utcFriday.range;
var utcSaturdays = utcSaturday.range;
var timeMonth = timeInterval((date4) => {
  date4.setDate(1);
  date4.setHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setMonth(date4.getMonth() + step);
}, (start2, end) => {
  return end.getMonth() - start2.getMonth() + (end.getFullYear() - start2.getFullYear()) * 12;
}, (date4) => {
  return date4.getMonth();
});
var timeMonths = timeMonth.range;
var utcMonth = timeInterval((date4) => {
  date4.setUTCDate(1);
  date4.setUTCHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setUTCMonth(date4.getUTCMonth() + step);
}, (start2, end) => {
  return end.getUTCMonth() - start2.getUTCMonth() + (end.getUTCFullYear() - start2.getUTCFullYear()) * 12;
}, (date4) => {
  return date4.getUTCMonth();
});
var utcMonths = utcMonth.range;
var timeYear = timeInterval((date4) => {
  date4.setMonth(0, 1);
  date4.setHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setFullYear(date4.getFullYear() + step);
}, (start2, end) => {
  return end.getFullYear() - start2.getFullYear();
}, (date4) => {
  return date4.getFullYear();
});
timeYear.every = (k2) => {
  return !isFinite(k2 = Math.floor(k2)) || !(k2 > 0) ? null : timeInterval((date4) => {
    date4.setFullYear(Math.floor(date4.getFullYear() / k2) * k2);
    date4.setMonth(0, 1);
    date4.setHours(0, 0, 0, 0);
  }, (date4, step) => {
    date4.setFullYear(date4.getFullYear() + step * k2);
  });
};
var timeYears = timeYear.range;
var utcYear = timeInterval((date4) => {
  date4.setUTCMonth(0, 1);
  date4.setUTCHours(0, 0, 0, 0);
}, (date4, step) => {
  date4.setUTCFullYear(date4.getUTCFullYear() + step);
}, (start2, end) => {
  return end.getUTCFullYear() - start2.getUTCFullYear();
}, (date4) => {
  return date4.getUTCFullYear();
});
utcYear.every = (k2) => {
  return !isFinite(k2 = Math.floor(k2)) || !(k2 > 0) ? null : timeInterval((date4) => {
    date4.setUTCFullYear(Math.floor(date4.getUTCFullYear() / k2) * k2);
    date4.setUTCMonth(0, 1);
    date4.setUTCHours(0, 0, 0, 0);
  }, (date4, step) => {
    date4.setUTCFullYear(date4.getUTCFullYear() + step * k2);
  });
};
var utcYears = utcYear.range;
function ticker(year, month, week, day2, hour, minute) {
  const tickIntervals = [
    [second2, 1, durationSecond],
    [second2, 5, 5 * durationSecond],
    [second2, 15, 15 * durationSecond],
    [second2, 30, 30 * durationSecond],
    [minute, 1, durationMinute],
    [minute, 5, 5 * durationMinute],
    [minute, 15, 15 * durationMinute],
    [minute, 30, 30 * durationMinute],
    [hour, 1, durationHour],
    [hour, 3, 3 * durationHour],
    [hour, 6, 6 * durationHour],
    [hour, 12, 12 * durationHour],
    [day2, 1, durationDay],
    [day2, 2, 2 * durationDay],
    [week, 1, durationWeek],
    [month, 1, durationMonth],
    [month, 3, 3 * durationMonth],
    [year, 1, durationYear]
  ];
  function ticks2(start2, stop, count) {
    const reverse = stop < start2;
    if (reverse) [start2, stop] = [stop, start2];
    const interval = count && typeof count.range === "function" ? count : tickInterval(start2, stop, count);
    const ticks3 = interval ? interval.range(start2, +stop + 1) : [];
    return reverse ? ticks3.reverse() : ticks3;
  }
  function tickInterval(start2, stop, count) {
    const target = Math.abs(stop - start2) / count;
    const i = bisector(([, , step2]) => step2).right(tickIntervals, target);
    if (i === tickIntervals.length) return year.every(tickStep(start2 / durationYear, stop / durationYear, count));
    if (i === 0) return millisecond.every(Math.max(tickStep(start2, stop, count), 1));
    const [t, step] = tickIntervals[target / tickIntervals[i - 1][2] < tickIntervals[i][2] / target ? i - 1 : i];
    return t.every(step);
  }
  return [ticks2, tickInterval];
}
var [utcTicks, utcTickInterval] = ticker(utcYear, utcMonth, utcSunday, unixDay, utcHour, utcMinute);
var [timeTicks, timeTickInterval] = ticker(timeYear, timeMonth, timeSunday, timeDay, timeHour, timeMinute);

// node_modules/d3-time-format/dist/d3-time-format.mjs
function localDate(d) {
  if (0 <= d.y && d.y < 100) {
    var date4 = new Date(-1, d.m, d.d, d.H, d.M, d.S, d.L);
    date4.setFullYear(d.y);
    return date4;
  }
  return new Date(d.y, d.m, d.d, d.H, d.M, d.S, d.L);
}
function utcDate(d) {
  if (0 <= d.y && d.y < 100) {
    var date4 = new Date(Date.UTC(-1, d.m, d.d, d.H, d.M, d.S, d.L));
    date4.setUTCFullYear(d.y);
    return date4;
  }
  return new Date(Date.UTC(d.y, d.m, d.d, d.H, d.M, d.S, d.L));
}
function newDate(y3, m2, d) {
  return { y: y3, m: m2, d, H: 0, M: 0, S: 0, L: 0 };
}
function formatLocale2(locale3) {
  var locale_dateTime = locale3.dateTime, locale_date = locale3.date, locale_time = locale3.time, locale_periods = locale3.periods, locale_weekdays = locale3.days, locale_shortWeekdays = locale3.shortDays, locale_months = locale3.months, locale_shortMonths = locale3.shortMonths;
  var periodRe = formatRe(locale_periods), periodLookup = formatLookup(locale_periods), weekdayRe = formatRe(locale_weekdays), weekdayLookup = formatLookup(locale_weekdays), shortWeekdayRe = formatRe(locale_shortWeekdays), shortWeekdayLookup = formatLookup(locale_shortWeekdays), monthRe = formatRe(locale_months), monthLookup = formatLookup(locale_months), shortMonthRe = formatRe(locale_shortMonths), shortMonthLookup = formatLookup(locale_shortMonths);
  var formats = {
    "a": formatShortWeekday,
    "A": formatWeekday,
    "b": formatShortMonth,
    "B": formatMonth,
    "c": null,
    "d": formatDayOfMonth,
    "e": formatDayOfMonth,
    "f": formatMicroseconds,
    "g": formatYearISO,
    "G": formatFullYearISO,
    "H": formatHour24,
    "I": formatHour12,
    "j": formatDayOfYear,
    "L": formatMilliseconds,
    "m": formatMonthNumber,
    "M": formatMinutes,
    "p": formatPeriod,
    "q": formatQuarter,
    "Q": formatUnixTimestamp,
    "s": formatUnixTimestampSeconds,
    "S": formatSeconds,
    "u": formatWeekdayNumberMonday,
    "U": formatWeekNumberSunday,
    "V": formatWeekNumberISO,
    "w": formatWeekdayNumberSunday,
    "W": formatWeekNumberMonday,
    "x": null,
    "X": null,
    "y": formatYear,
    "Y": formatFullYear,
    "Z": formatZone,
    "%": formatLiteralPercent
  };
  var utcFormats = {
    "a": formatUTCShortWeekday,
    "A": formatUTCWeekday,
    "b": formatUTCShortMonth,
    "B": formatUTCMonth,
    "c": null,
    "d": formatUTCDayOfMonth,
    "e": formatUTCDayOfMonth,
    "f": formatUTCMicroseconds,
    "g": formatUTCYearISO,
    "G": formatUTCFullYearISO,
    "H": formatUTCHour24,
    "I": formatUTCHour12,
    "j": formatUTCDayOfYear,
    "L": formatUTCMilliseconds,
    "m": formatUTCMonthNumber,
    "M": formatUTCMinutes,
    "p": formatUTCPeriod,
    "q": formatUTCQuarter,
    "Q": formatUnixTimestamp,
    "s": formatUnixTimestampSeconds,
    "S": formatUTCSeconds,
    "u": formatUTCWeekdayNumberMonday,
    "U": formatUTCWeekNumberSunday,
    "V": formatUTCWeekNumberISO,
    "w": formatUTCWeekdayNumberSunday,
    "W": formatUTCWeekNumberMonday,
    "x": null,
    "X": null,
    "y": formatUTCYear,
    "Y": formatUTCFullYear,
    "Z": formatUTCZone,
    "%": formatLiteralPercent
  };
  var parses = {
    "a": parseShortWeekday,
    "A": parseWeekday,
    "b": parseShortMonth,
    "B": parseMonth,
    "c": parseLocaleDateTime,
    "d": parseDayOfMonth,
    "e": parseDayOfMonth,
    "f": parseMicroseconds,
    "g": parseYear,
    "G": parseFullYear,
    "H": parseHour24,
    "I": parseHour24,
    "j": parseDayOfYear,
    "L": parseMilliseconds,
    "m": parseMonthNumber,
    "M": parseMinutes,
    "p": parsePeriod,
    "q": parseQuarter,
    "Q": parseUnixTimestamp,
    "s": parseUnixTimestampSeconds,
    "S": parseSeconds,
    "u": parseWeekdayNumberMonday,
    "U": parseWeekNumberSunday,
    "V": parseWeekNumberISO,
    "w": parseWeekdayNumberSunday,
    "W": parseWeekNumberMonday,
    "x": parseLocaleDate,
    "X": parseLocaleTime,
    "y": parseYear,
    "Y": parseFullYear,
    "Z": parseZone,
    "%": parseLiteralPercent
  };
  formats.x = newFormat(locale_date, formats);
  formats.X = newFormat(locale_time, formats);
  formats.c = newFormat(locale_dateTime, formats);
  utcFormats.x = newFormat(locale_date, utcFormats);
  utcFormats.X = newFormat(locale_time, utcFormats);
  utcFormats.c = newFormat(locale_dateTime, utcFormats);
  function newFormat(specifier, formats2) {
    return function(date4) {
      var string2 = [], i = -1, j = 0, n = specifier.length, c2, pad2, format2;
      if (!(date4 instanceof Date)) date4 = /* @__PURE__ */ new Date(+date4);
      while (++i < n) {
        if (specifier.charCodeAt(i) === 37) {
          string2.push(specifier.slice(j, i));
          if ((pad2 = pads[c2 = specifier.charAt(++i)]) != null) c2 = specifier.charAt(++i);
          else pad2 = c2 === "e" ? " " : "0";
          if (format2 = formats2[c2]) c2 = format2(date4, pad2);
          string2.push(c2);
          j = i + 1;
        }
      }
      string2.push(specifier.slice(j, i));
      return string2.join("");
    };
  }
  function newParse(specifier, Z) {
    return function(string2) {
      var d = newDate(1900, void 0, 1), i = parseSpecifier(d, specifier, string2 += "", 0), week, day2;
      if (i != string2.length) return null;
      if ("Q" in d) return new Date(d.Q);
      if ("s" in d) return new Date(d.s * 1e3 + ("L" in d ? d.L : 0));
      if (Z && !("Z" in d)) d.Z = 0;
      if ("p" in d) d.H = d.H % 12 + d.p * 12;
      if (d.m === void 0) d.m = "q" in d ? d.q : 0;
      if ("V" in d) {
        if (d.V < 1 || d.V > 53) return null;
        if (!("w" in d)) d.w = 1;
        if ("Z" in d) {
          week = utcDate(newDate(d.y, 0, 1)), day2 = week.getUTCDay();
          week = day2 > 4 || day2 === 0 ? utcMonday.ceil(week) : utcMonday(week);
          week = utcDay.offset(week, (d.V - 1) * 7);
          d.y = week.getUTCFullYear();
          d.m = week.getUTCMonth();
          d.d = week.getUTCDate() + (d.w + 6) % 7;
        } else {
          week = localDate(newDate(d.y, 0, 1)), day2 = week.getDay();
          week = day2 > 4 || day2 === 0 ? timeMonday.ceil(week) : timeMonday(week);
          week = timeDay.offset(week, (d.V - 1) * 7);
          d.y = week.getFullYear();
          d.m = week.getMonth();
          d.d = week.getDate() + (d.w + 6) % 7;
        }
      } else if ("W" in d || "U" in d) {
        if (!("w" in d)) d.w = "u" in d ? d.u % 7 : "W" in d ? 1 : 0;
        day2 = "Z" in d ? utcDate(newDate(d.y, 0, 1)).getUTCDay() : localDate(newDate(d.y, 0, 1)).getDay();
        d.m = 0;
        d.d = "W" in d ? (d.w + 6) % 7 + d.W * 7 - (day2 + 5) % 7 : d.w + d.U * 7 - (day2 + 6) % 7;
      }
      if ("Z" in d) {
        d.H += d.Z / 100 | 0;
        d.M += d.Z % 100;
        return utcDate(d);
      }
      return localDate(d);
    };
  }
  function parseSpecifier(d, specifier, string2, j) {
    var i = 0, n = specifier.length, m2 = string2.length, c2, parse;
    while (i < n) {
      if (j >= m2) return -1;
      c2 = specifier.charCodeAt(i++);
      if (c2 === 37) {
        c2 = specifier.charAt(i++);
        parse = parses[c2 in pads ? specifier.charAt(i++) : c2];
        if (!parse || (j = parse(d, string2, j)) < 0) return -1;
      } else if (c2 != string2.charCodeAt(j++)) {
        return -1;
      }
    }
    return j;
  }
  function parsePeriod(d, string2, i) {
    var n = periodRe.exec(string2.slice(i));
    return n ? (d.p = periodLookup.get(n[0].toLowerCase()), i + n[0].length) : -1;
  }
  function parseShortWeekday(d, string2, i) {
    var n = shortWeekdayRe.exec(string2.slice(i));
    return n ? (d.w = shortWeekdayLookup.get(n[0].toLowerCase()), i + n[0].length) : -1;
  }
  function parseWeekday(d, string2, i) {
    var n = weekdayRe.exec(string2.slice(i));
    return n ? (d.w = weekdayLookup.get(n[0].toLowerCase()), i + n[0].length) : -1;
  }
  function parseShortMonth(d, string2, i) {
    var n = shortMonthRe.exec(string2.slice(i));
    return n ? (d.m = shortMonthLookup.get(n[0].toLowerCase()), i + n[0].length) : -1;
  }
  function parseMonth(d, string2, i) {
    var n = monthRe.exec(string2.slice(i));
    return n ? (d.m = monthLookup.get(n[0].toLowerCase()), i + n[0].length) : -1;
  }
  function parseLocaleDateTime(d, string2, i) {
    return parseSpecifier(d, locale_dateTime, string2, i);
  }
  function parseLocaleDate(d, string2, i) {
    return parseSpecifier(d, locale_date, string2, i);
  }
  function parseLocaleTime(d, string2, i) {
    return parseSpecifier(d, locale_time, string2, i);
  }
  function formatShortWeekday(d) {
    return locale_shortWeekdays[d.getDay()];
  }
  function formatWeekday(d) {
    return locale_weekdays[d.getDay()];
  }
  function formatShortMonth(d) {
    return locale_shortMonths[d.getMonth()];
  }
  function formatMonth(d) {
    return locale_months[d.getMonth()];
  }
  function formatPeriod(d) {
    return locale_periods[+(d.getHours() >= 12)];
  }
  function formatQuarter(d) {
    return 1 + ~~(d.getMonth() / 3);
  }
  function formatUTCShortWeekday(d) {
    return locale_shortWeekdays[d.getUTCDay()];
  }
  function formatUTCWeekday(d) {
    return locale_weekdays[d.getUTCDay()];
  }
  function formatUTCShortMonth(d) {
    return locale_shortMonths[d.getUTCMonth()];
  }
  function formatUTCMonth(d) {
    return locale_months[d.getUTCMonth()];
  }
  function formatUTCPeriod(d) {
    return locale_periods[+(d.getUTCHours() >= 12)];
  }
  function formatUTCQuarter(d) {
    return 1 + ~~(d.getUTCMonth() / 3);
  }
  return {
    format: function(specifier) {
      var f = newFormat(specifier += "", formats);
      f.toString = function() {
        return specifier;
      };
      return f;
    },
    parse: function(specifier) {
      var p = newParse(specifier += "", false);
      p.toString = function() {
        return specifier;
      };
      return p;
    },
    utcFormat: function(specifier) {
      var f = newFormat(specifier += "", utcFormats);
      f.toString = function() {
        return specifier;
      };
      return f;
    },
    utcParse: function(specifier) {
      var p = newParse(specifier += "", true);
      p.toString = function() {
        return specifier;
      };
      return p;
    }
  };
}
var pads = { "-": "", "_": " ", "0": "0" };
var numberRe = /^\s*\d+/;
var percentRe = /^%/;
var requoteRe = /[\\^$*+?|[\]().{}]/g;
function pad(value2, fill3, width) {
  var sign3 = value2 < 0 ? "-" : "", string2 = (sign3 ? -value2 : value2) + "", length = string2.length;
  return sign3 + (length < width ? new Array(width - length + 1).join(fill3) + string2 : string2);
}
function requote(s3) {
  return s3.replace(requoteRe, "\\$&");
}
function formatRe(names3) {
  return new RegExp("^(?:" + names3.map(requote).join("|") + ")", "i");
}
function formatLookup(names3) {
  return new Map(names3.map((name, i) => [name.toLowerCase(), i]));
}
function parseWeekdayNumberSunday(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 1));
  return n ? (d.w = +n[0], i + n[0].length) : -1;
}
function parseWeekdayNumberMonday(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 1));
  return n ? (d.u = +n[0], i + n[0].length) : -1;
}
function parseWeekNumberSunday(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.U = +n[0], i + n[0].length) : -1;
}
function parseWeekNumberISO(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.V = +n[0], i + n[0].length) : -1;
}
function parseWeekNumberMonday(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.W = +n[0], i + n[0].length) : -1;
}
function parseFullYear(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 4));
  return n ? (d.y = +n[0], i + n[0].length) : -1;
}
function parseYear(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.y = +n[0] + (+n[0] > 68 ? 1900 : 2e3), i + n[0].length) : -1;
}
function parseZone(d, string2, i) {
  var n = /^(Z)|([+-]\d\d)(?::?(\d\d))?/.exec(string2.slice(i, i + 6));
  return n ? (d.Z = n[1] ? 0 : -(n[2] + (n[3] || "00")), i + n[0].length) : -1;
}
function parseQuarter(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 1));
  return n ? (d.q = n[0] * 3 - 3, i + n[0].length) : -1;
}
function parseMonthNumber(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.m = n[0] - 1, i + n[0].length) : -1;
}
function parseDayOfMonth(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.d = +n[0], i + n[0].length) : -1;
}
function parseDayOfYear(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 3));
  return n ? (d.m = 0, d.d = +n[0], i + n[0].length) : -1;
}
function parseHour24(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.H = +n[0], i + n[0].length) : -1;
}
function parseMinutes(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.M = +n[0], i + n[0].length) : -1;
}
function parseSeconds(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 2));
  return n ? (d.S = +n[0], i + n[0].length) : -1;
}
function parseMilliseconds(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 3));
  return n ? (d.L = +n[0], i + n[0].length) : -1;
}
function parseMicroseconds(d, string2, i) {
  var n = numberRe.exec(string2.slice(i, i + 6));
  return n ? (d.L = Math.floor(n[0] / 1e3), i + n[0].length) : -1;
}
function parseLiteralPercent(d, string2, i) {
  var n = percentRe.exec(string2.slice(i, i + 1));
  return n ? i + n[0].length : -1;
}
function parseUnixTimestamp(d, string2, i) {
  var n = numberRe.exec(string2.slice(i));
  return n ? (d.Q = +n[0], i + n[0].length) : -1;
}
function parseUnixTimestampSeconds(d, string2, i) {
  var n = numberRe.exec(string2.slice(i));
  return n ? (d.s = +n[0], i + n[0].length) : -1;
}
function formatDayOfMonth(d, p) {
  return pad(d.getDate(), p, 2);
}
function formatHour24(d, p) {
  return pad(d.getHours(), p, 2);
}
function formatHour12(d, p) {
  return pad(d.getHours() % 12 || 12, p, 2);
}
function formatDayOfYear(d, p) {
  return pad(1 + timeDay.count(timeYear(d), d), p, 3);
}
function formatMilliseconds(d, p) {
  return pad(d.getMilliseconds(), p, 3);
}
function formatMicroseconds(d, p) {
  return formatMilliseconds(d, p) + "000";
}
function formatMonthNumber(d, p) {
  return pad(d.getMonth() + 1, p, 2);
}
function formatMinutes(d, p) {
  return pad(d.getMinutes(), p, 2);
}
function formatSeconds(d, p) {
  return pad(d.getSeconds(), p, 2);
}
function formatWeekdayNumberMonday(d) {
  var day2 = d.getDay();
  return day2 === 0 ? 7 : day2;
}
function formatWeekNumberSunday(d, p) {
  return pad(timeSunday.count(timeYear(d) - 1, d), p, 2);
}
function dISO(d) {
  var day2 = d.getDay();
  return day2 >= 4 || day2 === 0 ? timeThursday(d) : timeThursday.ceil(d);
}
function formatWeekNumberISO(d, p) {
  d = dISO(d);
  return pad(timeThursday.count(timeYear(d), d) + (timeYear(d).getDay() === 4), p, 2);
}
function formatWeekdayNumberSunday(d) {
  return d.getDay();
}
function formatWeekNumberMonday(d, p) {
  return pad(timeMonday.count(timeYear(d) - 1, d), p, 2);
}
function formatYear(d, p) {
  return pad(d.getFullYear() % 100, p, 2);
}
function formatYearISO(d, p) {
  d = dISO(d);
  return pad(d.getFullYear() % 100, p, 2);
}
function formatFullYear(d, p) {
  return pad(d.getFullYear() % 1e4, p, 4);
}
function formatFullYearISO(d, p) {
  var day2 = d.getDay();
  d = day2 >= 4 || day2 === 0 ? timeThursday(d) : timeThursday.ceil(d);
  return pad(d.getFullYear() % 1e4, p, 4);
}
function formatZone(d) {
  var z = d.getTimezoneOffset();
  return (z > 0 ? "-" : (z *= -1, "+")) + pad(z / 60 | 0, "0", 2) + pad(z % 60, "0", 2);
}
function formatUTCDayOfMonth(d, p) {
  return pad(d.getUTCDate(), p, 2);
}
function formatUTCHour24(d, p) {
  return pad(d.getUTCHours(), p, 2);
}
function formatUTCHour12(d, p) {
  return pad(d.getUTCHours() % 12 || 12, p, 2);
}
function formatUTCDayOfYear(d, p) {
  return pad(1 + utcDay.count(utcYear(d), d), p, 3);
}
function formatUTCMilliseconds(d, p) {
  return pad(d.getUTCMilliseconds(), p, 3);
}
function formatUTCMicroseconds(d, p) {
  return formatUTCMilliseconds(d, p) + "000";
}
function formatUTCMonthNumber(d, p) {
  return pad(d.getUTCMonth() + 1, p, 2);
}
function formatUTCMinutes(d, p) {
  return pad(d.getUTCMinutes(), p, 2);
}
function formatUTCSeconds(d, p) {
  return pad(d.getUTCSeconds(), p, 2);
}
function formatUTCWeekdayNumberMonday(d) {
  var dow = d.getUTCDay();
  return dow === 0 ? 7 : dow;
}
function formatUTCWeekNumberSunday(d, p) {
  return pad(utcSunday.count(utcYear(d) - 1, d), p, 2);
}
function UTCdISO(d) {
  var day2 = d.getUTCDay();
  return day2 >= 4 || day2 === 0 ? utcThursday(d) : utcThursday.ceil(d);
}
function formatUTCWeekNumberISO(d, p) {
  d = UTCdISO(d);
  return pad(utcThursday.count(utcYear(d), d) + (utcYear(d).getUTCDay() === 4), p, 2);
}
function formatUTCWeekdayNumberSunday(d) {
  return d.getUTCDay();
}
function formatUTCWeekNumberMonday(d, p) {
  return pad(utcMonday.count(utcYear(d) - 1, d), p, 2);
}
function formatUTCYear(d, p) {
  return pad(d.getUTCFullYear() % 100, p, 2);
}
function formatUTCYearISO(d, p) {
  d = UTCdISO(d);
  return pad(d.getUTCFullYear() % 100, p, 2);
}
function formatUTCFullYear(d, p) {
  return pad(d.getUTCFullYear() % 1e4, p, 4);
}
function formatUTCFullYearISO(d, p) {
  var day2 = d.getUTCDay();
  d = day2 >= 4 || day2 === 0 ? utcThursday(d) : utcThursday.ceil(d);
  return pad(d.getUTCFullYear() % 1e4, p, 4);
}
function formatUTCZone() {
  return "+0000";
}
function formatLiteralPercent() {
  return "%";
}
function formatUnixTimestamp(d) {
  return +d;
}
function formatUnixTimestampSeconds(d) {
  return Math.floor(+d / 1e3);
}
var locale2;
var timeFormat;
var timeParse;
var utcFormat;
var utcParse;
defaultLocale2({
  dateTime: "%x, %X",
  date: "%-m/%-d/%Y",
  time: "%-I:%M:%S %p",
  periods: ["AM", "PM"],
  days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
});
function defaultLocale2(definition) {
  locale2 = formatLocale2(definition);
  timeFormat = locale2.format;
  timeParse = locale2.parse;
  utcFormat = locale2.utcFormat;
  utcParse = locale2.utcParse;
  return locale2;
}
var isoSpecifier = "%Y-%m-%dT%H:%M:%S.%LZ";
function formatIsoNative(date4) {
  return date4.toISOString();
}
var formatIso = Date.prototype.toISOString ? formatIsoNative : utcFormat(isoSpecifier);
function parseIsoNative(string2) {
  var date4 = new Date(string2);
  return isNaN(date4) ? null : date4;
}
var parseIso = +/* @__PURE__ */ new Date("2000-01-01T00:00:00.000Z") ? parseIsoNative : utcParse(isoSpecifier);

// node_modules/d3-scale/dist/d3-scale.mjs
function initRange(domain, range2) {
  switch (arguments.length) {
    case 0:
      break;
    case 1:
      this.range(domain);
      break;
    default:
      this.range(range2).domain(domain);
      break;
  }
  return this;
}
var implicit = Symbol("implicit");
function constants(x3) {
  return function() {
    return x3;
  };
}
function number$1(x3) {
  return +x3;
}
var unit = [0, 1];
function identity$1(x3) {
  return x3;
}
function normalize(a3, b) {
  return (b -= a3 = +a3) ? function(x3) {
    return (x3 - a3) / b;
  } : constants(isNaN(b) ? NaN : 0.5);
}
function clamper(a3, b) {
  var t;
  if (a3 > b) t = a3, a3 = b, b = t;
  return function(x3) {
    return Math.max(a3, Math.min(b, x3));
  };
}
function bimap(domain, range2, interpolate2) {
  var d0 = domain[0], d1 = domain[1], r0 = range2[0], r1 = range2[1];
  if (d1 < d0) d0 = normalize(d1, d0), r0 = interpolate2(r1, r0);
  else d0 = normalize(d0, d1), r0 = interpolate2(r0, r1);
  return function(x3) {
    return r0(d0(x3));
  };
}
function polymap(domain, range2, interpolate2) {
  var j = Math.min(domain.length, range2.length) - 1, d = new Array(j), r = new Array(j), i = -1;
  if (domain[j] < domain[0]) {
    domain = domain.slice().reverse();
    range2 = range2.slice().reverse();
  }
  while (++i < j) {
    d[i] = normalize(domain[i], domain[i + 1]);
    r[i] = interpolate2(range2[i], range2[i + 1]);
  }
  return function(x3) {
    var i2 = bisectRight(domain, x3, 1, j) - 1;
    return r[i2](d[i2](x3));
  };
}
function copy$1(source2, target) {
  return target.domain(source2.domain()).range(source2.range()).interpolate(source2.interpolate()).clamp(source2.clamp()).unknown(source2.unknown());
}
function transformer$2() {
  var domain = unit, range2 = unit, interpolate$1 = value, transform2, untransform, unknown, clamp = identity$1, piecewise2, output, input;
  function rescale() {
    var n = Math.min(domain.length, range2.length);
    if (clamp !== identity$1) clamp = clamper(domain[0], domain[n - 1]);
    piecewise2 = n > 2 ? polymap : bimap;
    output = input = null;
    return scale;
  }
  function scale(x3) {
    return x3 == null || isNaN(x3 = +x3) ? unknown : (output || (output = piecewise2(domain.map(transform2), range2, interpolate$1)))(transform2(clamp(x3)));
  }
  scale.invert = function(y3) {
    return clamp(untransform((input || (input = piecewise2(range2, domain.map(transform2), number4)))(y3)));
  };
  scale.domain = function(_) {
    return arguments.length ? (domain = Array.from(_, number$1), rescale()) : domain.slice();
  };
  scale.range = function(_) {
    return arguments.length ? (range2 = Array.from(_), rescale()) : range2.slice();
  };
  scale.rangeRound = function(_) {
    return range2 = Array.from(_), interpolate$1 = round, rescale();
  };
  scale.clamp = function(_) {
    return arguments.length ? (clamp = _ ? true : identity$1, rescale()) : clamp !== identity$1;
  };
  scale.interpolate = function(_) {
    return arguments.length ? (interpolate$1 = _, rescale()) : interpolate$1;
  };
  scale.unknown = function(_) {
    return arguments.length ? (unknown = _, scale) : unknown;
  };
  return function(t, u) {
    transform2 = t, untransform = u;
    return rescale();
  };
}
function continuous() {
  return transformer$2()(identity$1, identity$1);
}
function tickFormat(start2, stop, count, specifier) {
  var step = tickStep(start2, stop, count), precision;
  specifier = formatSpecifier(specifier == null ? ",f" : specifier);
  switch (specifier.type) {
    case "s": {
      var value2 = Math.max(Math.abs(start2), Math.abs(stop));
      if (specifier.precision == null && !isNaN(precision = precisionPrefix(step, value2))) specifier.precision = precision;
      return formatPrefix(specifier, value2);
    }
    case "":
    case "e":
    case "g":
    case "p":
    case "r": {
      if (specifier.precision == null && !isNaN(precision = precisionRound(step, Math.max(Math.abs(start2), Math.abs(stop))))) specifier.precision = precision - (specifier.type === "e");
      break;
    }
    case "f":
    case "%": {
      if (specifier.precision == null && !isNaN(precision = precisionFixed(step))) specifier.precision = precision - (specifier.type === "%") * 2;
      break;
    }
  }
  return format(specifier);
}
function linearish(scale) {
  var domain = scale.domain;
  scale.ticks = function(count) {
    var d = domain();
    return ticks(d[0], d[d.length - 1], count == null ? 10 : count);
  };
  scale.tickFormat = function(count, specifier) {
    var d = domain();
    return tickFormat(d[0], d[d.length - 1], count == null ? 10 : count, specifier);
  };
  scale.nice = function(count) {
    if (count == null) count = 10;
    var d = domain();
    var i0 = 0;
    var i1 = d.length - 1;
    var start2 = d[i0];
    var stop = d[i1];
    var prestep;
    var step;
    var maxIter = 10;
    if (stop < start2) {
      step = start2, start2 = stop, stop = step;
      step = i0, i0 = i1, i1 = step;
    }
    while (maxIter-- > 0) {
      step = tickIncrement(start2, stop, count);
      if (step === prestep) {
        d[i0] = start2;
        d[i1] = stop;
        return domain(d);
      } else if (step > 0) {
        start2 = Math.floor(start2 / step) * step;
        stop = Math.ceil(stop / step) * step;
      } else if (step < 0) {
        start2 = Math.ceil(start2 * step) / step;
        stop = Math.floor(stop * step) / step;
      } else {
        break;
      }
      prestep = step;
    }
    return scale;
  };
  return scale;
}
function linear2() {
  var scale = continuous();
  scale.copy = function() {
    return copy$1(scale, linear2());
  };
  initRange.apply(scale, arguments);
  return linearish(scale);
}
function nice(domain, interval) {
  domain = domain.slice();
  var i0 = 0, i1 = domain.length - 1, x02 = domain[i0], x12 = domain[i1], t;
  if (x12 < x02) {
    t = i0, i0 = i1, i1 = t;
    t = x02, x02 = x12, x12 = t;
  }
  domain[i0] = interval.floor(x02);
  domain[i1] = interval.ceil(x12);
  return domain;
}
function date3(t) {
  return new Date(t);
}
function number5(t) {
  return t instanceof Date ? +t : Math.round(t);
}
function calendar(ticks2, tickInterval, year, month, week, day2, hour, minute, second3, format2) {
  var scale = continuous(), invert = scale.invert, domain = scale.domain;
  var formatMillisecond = format2(".%L"), formatSecond = format2(":%S"), formatMinute = format2("%I:%M"), formatHour = format2("%I %p"), formatDay = format2("%a %d"), formatWeek = format2("%b %d"), formatMonth = format2("%B"), formatYear2 = format2("%Y");
  function tickFormat2(date4) {
    return (second3(date4) < date4 ? formatMillisecond : minute(date4) < date4 ? formatSecond : hour(date4) < date4 ? formatMinute : day2(date4) < date4 ? formatHour : month(date4) < date4 ? week(date4) < date4 ? formatDay : formatWeek : year(date4) < date4 ? formatMonth : formatYear2)(date4);
  }
  scale.invert = function(y3) {
    return new Date(Math.round(invert(y3)));
  };
  scale.domain = function(_) {
    return arguments.length ? domain(Array.from(_, number5)) : domain().map(date3);
  };
  scale.ticks = function(interval) {
    var d = domain();
    return ticks2(d[0], d[d.length - 1], interval == null ? 10 : interval);
  };
  scale.tickFormat = function(count, specifier) {
    return specifier == null ? tickFormat2 : format2(specifier);
  };
  scale.nice = function(interval) {
    var d = domain();
    if (!interval || typeof interval.range !== "function") interval = tickInterval(d[0], d[d.length - 1], interval == null ? 10 : interval);
    return interval ? domain(nice(d, interval)) : scale;
  };
  scale.copy = function() {
    return copy$1(scale, calendar(ticks2, tickInterval, year, month, week, day2, hour, minute, second3, format2));
  };
  return scale;
}
function utcTime() {
  return initRange.apply(calendar(utcTicks, utcTickInterval, utcYear, utcMonth, utcSunday, utcDay, utcHour, utcMinute, second2, utcFormat).domain([Date.UTC(2e3, 0, 1), Date.UTC(2e3, 0, 2)]), arguments);
}

// node_modules/d3-path/dist/d3-path.mjs
var pi = Math.PI;
var tau = 2 * pi;
var epsilon3 = 1e-6;
var tauEpsilon = tau - epsilon3;
function append(strings) {
  this._ += strings[0];
  for (let i = 1, n = strings.length; i < n; ++i) {
    this._ += arguments[i] + strings[i];
  }
}
function appendRound(digits) {
  let d = Math.floor(digits);
  if (!(d >= 0)) throw new Error(`invalid digits: ${digits}`);
  if (d > 15) return append;
  const k2 = 10 ** d;
  return function(strings) {
    this._ += strings[0];
    for (let i = 1, n = strings.length; i < n; ++i) {
      this._ += Math.round(arguments[i] * k2) / k2 + strings[i];
    }
  };
}
function equal(x02, y02, x12, y12) {
  return x02 === x12 && y02 === y12;
}
function equalRound(digits) {
  const d = Math.floor(digits);
  if (!(d <= 15)) return equal;
  const k2 = 10 ** d;
  const r = function(value2) {
    return Math.round(value2 * k2);
  };
  return function(x02, y02, x12, y12) {
    return r(x02) === r(x12) && r(y02) === r(y12);
  };
}
var Path = class {
  constructor(digits) {
    this._x0 = this._y0 = // start of current subpath
    this._x1 = this._y1 = null;
    this._ = "";
    this._append = digits == null ? append : appendRound(digits);
    this._equal = digits == null ? equal : equalRound(digits);
  }
  moveTo(x3, y3) {
    this._append`M${this._x0 = this._x1 = +x3},${this._y0 = this._y1 = +y3}`;
  }
  closePath() {
    if (this._x1 !== null) {
      this._x1 = this._x0, this._y1 = this._y0;
      this._append`Z`;
    }
  }
  lineTo(x3, y3) {
    this._append`L${this._x1 = +x3},${this._y1 = +y3}`;
  }
  quadraticCurveTo(x12, y12, x3, y3) {
    this._append`Q${+x12},${+y12},${this._x1 = +x3},${this._y1 = +y3}`;
  }
  bezierCurveTo(x12, y12, x22, y22, x3, y3) {
    this._append`C${+x12},${+y12},${+x22},${+y22},${this._x1 = +x3},${this._y1 = +y3}`;
  }
  arcTo(x12, y12, x22, y22, r) {
    x12 = +x12, y12 = +y12, x22 = +x22, y22 = +y22, r = +r;
    if (r < 0) throw new Error(`negative radius: ${r}`);
    let x02 = this._x1, y02 = this._y1, x21 = x22 - x12, y21 = y22 - y12, x01 = x02 - x12, y01 = y02 - y12, l01_2 = x01 * x01 + y01 * y01;
    if (this._x1 === null) {
      this._append`M${this._x1 = x12},${this._y1 = y12}`;
    } else if (!(l01_2 > epsilon3)) ;
    else if (!(Math.abs(y01 * x21 - y21 * x01) > epsilon3) || !r) {
      this._append`L${this._x1 = x12},${this._y1 = y12}`;
    } else {
      let x20 = x22 - x02, y20 = y22 - y02, l21_2 = x21 * x21 + y21 * y21, l20_2 = x20 * x20 + y20 * y20, l21 = Math.sqrt(l21_2), l01 = Math.sqrt(l01_2), l = r * Math.tan((pi - Math.acos((l21_2 + l01_2 - l20_2) / (2 * l21 * l01))) / 2), t01 = l / l01, t21 = l / l21;
      if (Math.abs(t01 - 1) > epsilon3) {
        this._append`L${x12 + t01 * x01},${y12 + t01 * y01}`;
      }
      this._append`A${r},${r},0,0,${+(y01 * x20 > x01 * y20)},${this._x1 = x12 + t21 * x21},${this._y1 = y12 + t21 * y21}`;
    }
  }
  arc(x3, y3, r, a0, a1, ccw) {
    x3 = +x3, y3 = +y3, r = +r, ccw = !!ccw;
    if (r < 0) throw new Error(`negative radius: ${r}`);
    let dx = r * Math.cos(a0), dy = r * Math.sin(a0), x02 = x3 + dx, y02 = y3 + dy, cw = 1 ^ ccw, da = ccw ? a0 - a1 : a1 - a0;
    if (this._x1 === null) {
      this._append`M${x02},${y02}`;
    } else if (Math.abs(this._x1 - x02) > epsilon3 || Math.abs(this._y1 - y02) > epsilon3) {
      this._append`L${x02},${y02}`;
    }
    if (!r) return;
    if (da < 0) da = da % tau + tau;
    if (da > tauEpsilon) {
      this._append`A${r},${r},0,1,${cw},${x3 - dx},${y3 - dy}A${r},${r},0,1,${cw},${this._x1 = x02},${this._y1 = y02}`;
    } else if (da > epsilon3) {
      const x12 = x3 + r * Math.cos(a1);
      const y12 = y3 + r * Math.sin(a1);
      if (da >= pi && this._equal(x02, y02, x12, y12)) {
        da /= 2;
        let a00 = a0 + da;
        this._append`A${r},${r},0,${+(da >= pi)},${cw},${x3 + r * Math.cos(a00)},${y3 + r * Math.sin(a00)}`;
      }
      this._append`A${r},${r},0,${+(da >= pi)},${cw},${this._x1 = x12},${this._y1 = y12}`;
    }
  }
  rect(x3, y3, w, h2) {
    this._append`M${this._x0 = this._x1 = +x3},${this._y0 = this._y1 = +y3}h${w = +w}v${+h2}h${-w}Z`;
  }
  toString() {
    return this._;
  }
};
function path() {
  return new Path();
}
path.prototype = Path.prototype;

// node_modules/d3-shape/dist/d3-shape.mjs
function constant2(x3) {
  return function constant7() {
    return x3;
  };
}
var cos = Math.cos;
var sin = Math.sin;
var sqrt = Math.sqrt;
var epsilon4 = 1e-12;
var pi2 = Math.PI;
var halfPi = pi2 / 2;
var tau2 = 2 * pi2;
function withPath(shape) {
  let digits = 3;
  shape.digits = function(_) {
    if (!arguments.length) return digits;
    if (_ == null) {
      digits = null;
    } else {
      const d = Math.floor(_);
      if (!(d >= 0)) throw new RangeError(`invalid digits: ${_}`);
      digits = d;
    }
    return shape;
  };
  return () => new Path(digits);
}
var slice2 = Array.prototype.slice;
function array2(x3) {
  return typeof x3 === "object" && "length" in x3 ? x3 : Array.from(x3);
}
function Linear(context) {
  this._context = context;
}
Linear.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._point = 0;
  },
  lineEnd: function() {
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
      // falls through
      default:
        this._context.lineTo(x3, y3);
        break;
    }
  }
};
function curveLinear(context) {
  return new Linear(context);
}
function x(p) {
  return p[0];
}
function y(p) {
  return p[1];
}
function line3(x$12, y$12) {
  var defined = constant2(true), context = null, curve = curveLinear, output = null, path2 = withPath(line5);
  x$12 = typeof x$12 === "function" ? x$12 : x$12 === void 0 ? x : constant2(x$12);
  y$12 = typeof y$12 === "function" ? y$12 : y$12 === void 0 ? y : constant2(y$12);
  function line5(data) {
    var i, n = (data = array2(data)).length, d, defined0 = false, buffer;
    if (context == null) output = curve(buffer = path2());
    for (i = 0; i <= n; ++i) {
      if (!(i < n && defined(d = data[i], i, data)) === defined0) {
        if (defined0 = !defined0) output.lineStart();
        else output.lineEnd();
      }
      if (defined0) output.point(+x$12(d, i, data), +y$12(d, i, data));
    }
    if (buffer) return output = null, buffer + "" || null;
  }
  line5.x = function(_) {
    return arguments.length ? (x$12 = typeof _ === "function" ? _ : constant2(+_), line5) : x$12;
  };
  line5.y = function(_) {
    return arguments.length ? (y$12 = typeof _ === "function" ? _ : constant2(+_), line5) : y$12;
  };
  line5.defined = function(_) {
    return arguments.length ? (defined = typeof _ === "function" ? _ : constant2(!!_), line5) : defined;
  };
  line5.curve = function(_) {
    return arguments.length ? (curve = _, context != null && (output = curve(context)), line5) : curve;
  };
  line5.context = function(_) {
    return arguments.length ? (_ == null ? context = output = null : output = curve(context = _), line5) : context;
  };
  return line5;
}
function area(x02, y02, y12) {
  var x12 = null, defined = constant2(true), context = null, curve = curveLinear, output = null, path2 = withPath(area2);
  x02 = typeof x02 === "function" ? x02 : x02 === void 0 ? x : constant2(+x02);
  y02 = typeof y02 === "function" ? y02 : y02 === void 0 ? constant2(0) : constant2(+y02);
  y12 = typeof y12 === "function" ? y12 : y12 === void 0 ? y : constant2(+y12);
  function area2(data) {
    var i, j, k2, n = (data = array2(data)).length, d, defined0 = false, buffer, x0z = new Array(n), y0z = new Array(n);
    if (context == null) output = curve(buffer = path2());
    for (i = 0; i <= n; ++i) {
      if (!(i < n && defined(d = data[i], i, data)) === defined0) {
        if (defined0 = !defined0) {
          j = i;
          output.areaStart();
          output.lineStart();
        } else {
          output.lineEnd();
          output.lineStart();
          for (k2 = i - 1; k2 >= j; --k2) {
            output.point(x0z[k2], y0z[k2]);
          }
          output.lineEnd();
          output.areaEnd();
        }
      }
      if (defined0) {
        x0z[i] = +x02(d, i, data), y0z[i] = +y02(d, i, data);
        output.point(x12 ? +x12(d, i, data) : x0z[i], y12 ? +y12(d, i, data) : y0z[i]);
      }
    }
    if (buffer) return output = null, buffer + "" || null;
  }
  function arealine() {
    return line3().defined(defined).curve(curve).context(context);
  }
  area2.x = function(_) {
    return arguments.length ? (x02 = typeof _ === "function" ? _ : constant2(+_), x12 = null, area2) : x02;
  };
  area2.x0 = function(_) {
    return arguments.length ? (x02 = typeof _ === "function" ? _ : constant2(+_), area2) : x02;
  };
  area2.x1 = function(_) {
    return arguments.length ? (x12 = _ == null ? null : typeof _ === "function" ? _ : constant2(+_), area2) : x12;
  };
  area2.y = function(_) {
    return arguments.length ? (y02 = typeof _ === "function" ? _ : constant2(+_), y12 = null, area2) : y02;
  };
  area2.y0 = function(_) {
    return arguments.length ? (y02 = typeof _ === "function" ? _ : constant2(+_), area2) : y02;
  };
  area2.y1 = function(_) {
    return arguments.length ? (y12 = _ == null ? null : typeof _ === "function" ? _ : constant2(+_), area2) : y12;
  };
  area2.lineX0 = area2.lineY0 = function() {
    return arealine().x(x02).y(y02);
  };
  area2.lineY1 = function() {
    return arealine().x(x02).y(y12);
  };
  area2.lineX1 = function() {
    return arealine().x(x12).y(y02);
  };
  area2.defined = function(_) {
    return arguments.length ? (defined = typeof _ === "function" ? _ : constant2(!!_), area2) : defined;
  };
  area2.curve = function(_) {
    return arguments.length ? (curve = _, context != null && (output = curve(context)), area2) : curve;
  };
  area2.context = function(_) {
    return arguments.length ? (_ == null ? context = output = null : output = curve(context = _), area2) : context;
  };
  return area2;
}
var curveRadialLinear = curveRadial(curveLinear);
function Radial(curve) {
  this._curve = curve;
}
Radial.prototype = {
  areaStart: function() {
    this._curve.areaStart();
  },
  areaEnd: function() {
    this._curve.areaEnd();
  },
  lineStart: function() {
    this._curve.lineStart();
  },
  lineEnd: function() {
    this._curve.lineEnd();
  },
  point: function(a3, r) {
    this._curve.point(r * Math.sin(a3), r * -Math.cos(a3));
  }
};
function curveRadial(curve) {
  function radial(context) {
    return new Radial(curve(context));
  }
  radial._curve = curve;
  return radial;
}
var sqrt3$2 = sqrt(3);
var tan30 = sqrt(1 / 3);
var tan30_2 = tan30 * 2;
var kr = sin(pi2 / 10) / sin(7 * pi2 / 10);
var kx = sin(tau2 / 10) * kr;
var ky = -cos(tau2 / 10) * kr;
var sqrt3$1 = sqrt(3);
var sqrt3 = sqrt(3);
var s2 = sqrt(3) / 2;
var k = 1 / sqrt(12);
var a = (k / 2 + 1) * 3;
function noop() {
}
function point$3(that, x3, y3) {
  that._context.bezierCurveTo(
    (2 * that._x0 + that._x1) / 3,
    (2 * that._y0 + that._y1) / 3,
    (that._x0 + 2 * that._x1) / 3,
    (that._y0 + 2 * that._y1) / 3,
    (that._x0 + 4 * that._x1 + x3) / 6,
    (that._y0 + 4 * that._y1 + y3) / 6
  );
}
function Basis(context) {
  this._context = context;
}
Basis.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._y0 = this._y1 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 3:
        point$3(this, this._x1, this._y1);
      // falls through
      case 2:
        this._context.lineTo(this._x1, this._y1);
        break;
    }
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
        this._context.lineTo((5 * this._x0 + this._x1) / 6, (5 * this._y0 + this._y1) / 6);
      // falls through
      default:
        point$3(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = x3;
    this._y0 = this._y1, this._y1 = y3;
  }
};
function BasisClosed(context) {
  this._context = context;
}
BasisClosed.prototype = {
  areaStart: noop,
  areaEnd: noop,
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._x3 = this._x4 = this._y0 = this._y1 = this._y2 = this._y3 = this._y4 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 1: {
        this._context.moveTo(this._x2, this._y2);
        this._context.closePath();
        break;
      }
      case 2: {
        this._context.moveTo((this._x2 + 2 * this._x3) / 3, (this._y2 + 2 * this._y3) / 3);
        this._context.lineTo((this._x3 + 2 * this._x2) / 3, (this._y3 + 2 * this._y2) / 3);
        this._context.closePath();
        break;
      }
      case 3: {
        this.point(this._x2, this._y2);
        this.point(this._x3, this._y3);
        this.point(this._x4, this._y4);
        break;
      }
    }
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._x2 = x3, this._y2 = y3;
        break;
      case 1:
        this._point = 2;
        this._x3 = x3, this._y3 = y3;
        break;
      case 2:
        this._point = 3;
        this._x4 = x3, this._y4 = y3;
        this._context.moveTo((this._x0 + 4 * this._x1 + x3) / 6, (this._y0 + 4 * this._y1 + y3) / 6);
        break;
      default:
        point$3(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = x3;
    this._y0 = this._y1, this._y1 = y3;
  }
};
function BasisOpen(context) {
  this._context = context;
}
BasisOpen.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._y0 = this._y1 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    if (this._line || this._line !== 0 && this._point === 3) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
        var x02 = (this._x0 + 4 * this._x1 + x3) / 6, y02 = (this._y0 + 4 * this._y1 + y3) / 6;
        this._line ? this._context.lineTo(x02, y02) : this._context.moveTo(x02, y02);
        break;
      case 3:
        this._point = 4;
      // falls through
      default:
        point$3(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = x3;
    this._y0 = this._y1, this._y1 = y3;
  }
};
function Bundle(context, beta) {
  this._basis = new Basis(context);
  this._beta = beta;
}
Bundle.prototype = {
  lineStart: function() {
    this._x = [];
    this._y = [];
    this._basis.lineStart();
  },
  lineEnd: function() {
    var x3 = this._x, y3 = this._y, j = x3.length - 1;
    if (j > 0) {
      var x02 = x3[0], y02 = y3[0], dx = x3[j] - x02, dy = y3[j] - y02, i = -1, t;
      while (++i <= j) {
        t = i / j;
        this._basis.point(
          this._beta * x3[i] + (1 - this._beta) * (x02 + t * dx),
          this._beta * y3[i] + (1 - this._beta) * (y02 + t * dy)
        );
      }
    }
    this._x = this._y = null;
    this._basis.lineEnd();
  },
  point: function(x3, y3) {
    this._x.push(+x3);
    this._y.push(+y3);
  }
};
var bundle = (function custom(beta) {
  function bundle3(context) {
    return beta === 1 ? new Basis(context) : new Bundle(context, beta);
  }
  bundle3.beta = function(beta2) {
    return custom(+beta2);
  };
  return bundle3;
})(0.85);
function point$2(that, x3, y3) {
  that._context.bezierCurveTo(
    that._x1 + that._k * (that._x2 - that._x0),
    that._y1 + that._k * (that._y2 - that._y0),
    that._x2 + that._k * (that._x1 - x3),
    that._y2 + that._k * (that._y1 - y3),
    that._x2,
    that._y2
  );
}
function Cardinal(context, tension) {
  this._context = context;
  this._k = (1 - tension) / 6;
}
Cardinal.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._y0 = this._y1 = this._y2 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 2:
        this._context.lineTo(this._x2, this._y2);
        break;
      case 3:
        point$2(this, this._x1, this._y1);
        break;
    }
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
        this._x1 = x3, this._y1 = y3;
        break;
      case 2:
        this._point = 3;
      // falls through
      default:
        point$2(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var cardinal = (function custom2(tension) {
  function cardinal2(context) {
    return new Cardinal(context, tension);
  }
  cardinal2.tension = function(tension2) {
    return custom2(+tension2);
  };
  return cardinal2;
})(0);
function CardinalClosed(context, tension) {
  this._context = context;
  this._k = (1 - tension) / 6;
}
CardinalClosed.prototype = {
  areaStart: noop,
  areaEnd: noop,
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._x3 = this._x4 = this._x5 = this._y0 = this._y1 = this._y2 = this._y3 = this._y4 = this._y5 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 1: {
        this._context.moveTo(this._x3, this._y3);
        this._context.closePath();
        break;
      }
      case 2: {
        this._context.lineTo(this._x3, this._y3);
        this._context.closePath();
        break;
      }
      case 3: {
        this.point(this._x3, this._y3);
        this.point(this._x4, this._y4);
        this.point(this._x5, this._y5);
        break;
      }
    }
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._x3 = x3, this._y3 = y3;
        break;
      case 1:
        this._point = 2;
        this._context.moveTo(this._x4 = x3, this._y4 = y3);
        break;
      case 2:
        this._point = 3;
        this._x5 = x3, this._y5 = y3;
        break;
      default:
        point$2(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var cardinalClosed = (function custom3(tension) {
  function cardinal2(context) {
    return new CardinalClosed(context, tension);
  }
  cardinal2.tension = function(tension2) {
    return custom3(+tension2);
  };
  return cardinal2;
})(0);
function CardinalOpen(context, tension) {
  this._context = context;
  this._k = (1 - tension) / 6;
}
CardinalOpen.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._y0 = this._y1 = this._y2 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    if (this._line || this._line !== 0 && this._point === 3) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
        this._line ? this._context.lineTo(this._x2, this._y2) : this._context.moveTo(this._x2, this._y2);
        break;
      case 3:
        this._point = 4;
      // falls through
      default:
        point$2(this, x3, y3);
        break;
    }
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var cardinalOpen = (function custom4(tension) {
  function cardinal2(context) {
    return new CardinalOpen(context, tension);
  }
  cardinal2.tension = function(tension2) {
    return custom4(+tension2);
  };
  return cardinal2;
})(0);
function point$1(that, x3, y3) {
  var x12 = that._x1, y12 = that._y1, x22 = that._x2, y22 = that._y2;
  if (that._l01_a > epsilon4) {
    var a3 = 2 * that._l01_2a + 3 * that._l01_a * that._l12_a + that._l12_2a, n = 3 * that._l01_a * (that._l01_a + that._l12_a);
    x12 = (x12 * a3 - that._x0 * that._l12_2a + that._x2 * that._l01_2a) / n;
    y12 = (y12 * a3 - that._y0 * that._l12_2a + that._y2 * that._l01_2a) / n;
  }
  if (that._l23_a > epsilon4) {
    var b = 2 * that._l23_2a + 3 * that._l23_a * that._l12_a + that._l12_2a, m2 = 3 * that._l23_a * (that._l23_a + that._l12_a);
    x22 = (x22 * b + that._x1 * that._l23_2a - x3 * that._l12_2a) / m2;
    y22 = (y22 * b + that._y1 * that._l23_2a - y3 * that._l12_2a) / m2;
  }
  that._context.bezierCurveTo(x12, y12, x22, y22, that._x2, that._y2);
}
function CatmullRom(context, alpha) {
  this._context = context;
  this._alpha = alpha;
}
CatmullRom.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._y0 = this._y1 = this._y2 = NaN;
    this._l01_a = this._l12_a = this._l23_a = this._l01_2a = this._l12_2a = this._l23_2a = this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 2:
        this._context.lineTo(this._x2, this._y2);
        break;
      case 3:
        this.point(this._x2, this._y2);
        break;
    }
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    if (this._point) {
      var x23 = this._x2 - x3, y23 = this._y2 - y3;
      this._l23_a = Math.sqrt(this._l23_2a = Math.pow(x23 * x23 + y23 * y23, this._alpha));
    }
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
      // falls through
      default:
        point$1(this, x3, y3);
        break;
    }
    this._l01_a = this._l12_a, this._l12_a = this._l23_a;
    this._l01_2a = this._l12_2a, this._l12_2a = this._l23_2a;
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var catmullRom = (function custom5(alpha) {
  function catmullRom2(context) {
    return alpha ? new CatmullRom(context, alpha) : new Cardinal(context, 0);
  }
  catmullRom2.alpha = function(alpha2) {
    return custom5(+alpha2);
  };
  return catmullRom2;
})(0.5);
function CatmullRomClosed(context, alpha) {
  this._context = context;
  this._alpha = alpha;
}
CatmullRomClosed.prototype = {
  areaStart: noop,
  areaEnd: noop,
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._x3 = this._x4 = this._x5 = this._y0 = this._y1 = this._y2 = this._y3 = this._y4 = this._y5 = NaN;
    this._l01_a = this._l12_a = this._l23_a = this._l01_2a = this._l12_2a = this._l23_2a = this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 1: {
        this._context.moveTo(this._x3, this._y3);
        this._context.closePath();
        break;
      }
      case 2: {
        this._context.lineTo(this._x3, this._y3);
        this._context.closePath();
        break;
      }
      case 3: {
        this.point(this._x3, this._y3);
        this.point(this._x4, this._y4);
        this.point(this._x5, this._y5);
        break;
      }
    }
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    if (this._point) {
      var x23 = this._x2 - x3, y23 = this._y2 - y3;
      this._l23_a = Math.sqrt(this._l23_2a = Math.pow(x23 * x23 + y23 * y23, this._alpha));
    }
    switch (this._point) {
      case 0:
        this._point = 1;
        this._x3 = x3, this._y3 = y3;
        break;
      case 1:
        this._point = 2;
        this._context.moveTo(this._x4 = x3, this._y4 = y3);
        break;
      case 2:
        this._point = 3;
        this._x5 = x3, this._y5 = y3;
        break;
      default:
        point$1(this, x3, y3);
        break;
    }
    this._l01_a = this._l12_a, this._l12_a = this._l23_a;
    this._l01_2a = this._l12_2a, this._l12_2a = this._l23_2a;
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var catmullRomClosed = (function custom6(alpha) {
  function catmullRom2(context) {
    return alpha ? new CatmullRomClosed(context, alpha) : new CardinalClosed(context, 0);
  }
  catmullRom2.alpha = function(alpha2) {
    return custom6(+alpha2);
  };
  return catmullRom2;
})(0.5);
function CatmullRomOpen(context, alpha) {
  this._context = context;
  this._alpha = alpha;
}
CatmullRomOpen.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._x2 = this._y0 = this._y1 = this._y2 = NaN;
    this._l01_a = this._l12_a = this._l23_a = this._l01_2a = this._l12_2a = this._l23_2a = this._point = 0;
  },
  lineEnd: function() {
    if (this._line || this._line !== 0 && this._point === 3) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    if (this._point) {
      var x23 = this._x2 - x3, y23 = this._y2 - y3;
      this._l23_a = Math.sqrt(this._l23_2a = Math.pow(x23 * x23 + y23 * y23, this._alpha));
    }
    switch (this._point) {
      case 0:
        this._point = 1;
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
        this._line ? this._context.lineTo(this._x2, this._y2) : this._context.moveTo(this._x2, this._y2);
        break;
      case 3:
        this._point = 4;
      // falls through
      default:
        point$1(this, x3, y3);
        break;
    }
    this._l01_a = this._l12_a, this._l12_a = this._l23_a;
    this._l01_2a = this._l12_2a, this._l12_2a = this._l23_2a;
    this._x0 = this._x1, this._x1 = this._x2, this._x2 = x3;
    this._y0 = this._y1, this._y1 = this._y2, this._y2 = y3;
  }
};
var catmullRomOpen = (function custom7(alpha) {
  function catmullRom2(context) {
    return alpha ? new CatmullRomOpen(context, alpha) : new CardinalOpen(context, 0);
  }
  catmullRom2.alpha = function(alpha2) {
    return custom7(+alpha2);
  };
  return catmullRom2;
})(0.5);
function LinearClosed(context) {
  this._context = context;
}
LinearClosed.prototype = {
  areaStart: noop,
  areaEnd: noop,
  lineStart: function() {
    this._point = 0;
  },
  lineEnd: function() {
    if (this._point) this._context.closePath();
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    if (this._point) this._context.lineTo(x3, y3);
    else this._point = 1, this._context.moveTo(x3, y3);
  }
};
function sign(x3) {
  return x3 < 0 ? -1 : 1;
}
function slope3(that, x22, y22) {
  var h0 = that._x1 - that._x0, h1 = x22 - that._x1, s0 = (that._y1 - that._y0) / (h0 || h1 < 0 && -0), s1 = (y22 - that._y1) / (h1 || h0 < 0 && -0), p = (s0 * h1 + s1 * h0) / (h0 + h1);
  return (sign(s0) + sign(s1)) * Math.min(Math.abs(s0), Math.abs(s1), 0.5 * Math.abs(p)) || 0;
}
function slope2(that, t) {
  var h2 = that._x1 - that._x0;
  return h2 ? (3 * (that._y1 - that._y0) / h2 - t) / 2 : t;
}
function point(that, t03, t13) {
  var x02 = that._x0, y02 = that._y0, x12 = that._x1, y12 = that._y1, dx = (x12 - x02) / 3;
  that._context.bezierCurveTo(x02 + dx, y02 + dx * t03, x12 - dx, y12 - dx * t13, x12, y12);
}
function MonotoneX(context) {
  this._context = context;
}
MonotoneX.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x0 = this._x1 = this._y0 = this._y1 = this._t0 = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    switch (this._point) {
      case 2:
        this._context.lineTo(this._x1, this._y1);
        break;
      case 3:
        point(this, this._t0, slope2(this, this._t0));
        break;
    }
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    var t13 = NaN;
    x3 = +x3, y3 = +y3;
    if (x3 === this._x1 && y3 === this._y1) return;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
        break;
      case 2:
        this._point = 3;
        point(this, slope2(this, t13 = slope3(this, x3, y3)), t13);
        break;
      default:
        point(this, this._t0, t13 = slope3(this, x3, y3));
        break;
    }
    this._x0 = this._x1, this._x1 = x3;
    this._y0 = this._y1, this._y1 = y3;
    this._t0 = t13;
  }
};
function MonotoneY(context) {
  this._context = new ReflectContext(context);
}
(MonotoneY.prototype = Object.create(MonotoneX.prototype)).point = function(x3, y3) {
  MonotoneX.prototype.point.call(this, y3, x3);
};
function ReflectContext(context) {
  this._context = context;
}
ReflectContext.prototype = {
  moveTo: function(x3, y3) {
    this._context.moveTo(y3, x3);
  },
  closePath: function() {
    this._context.closePath();
  },
  lineTo: function(x3, y3) {
    this._context.lineTo(y3, x3);
  },
  bezierCurveTo: function(x12, y12, x22, y22, x3, y3) {
    this._context.bezierCurveTo(y12, x12, y22, x22, y3, x3);
  }
};
function Natural(context) {
  this._context = context;
}
Natural.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x = [];
    this._y = [];
  },
  lineEnd: function() {
    var x3 = this._x, y3 = this._y, n = x3.length;
    if (n) {
      this._line ? this._context.lineTo(x3[0], y3[0]) : this._context.moveTo(x3[0], y3[0]);
      if (n === 2) {
        this._context.lineTo(x3[1], y3[1]);
      } else {
        var px = controlPoints(x3), py = controlPoints(y3);
        for (var i0 = 0, i1 = 1; i1 < n; ++i0, ++i1) {
          this._context.bezierCurveTo(px[0][i0], py[0][i0], px[1][i0], py[1][i0], x3[i1], y3[i1]);
        }
      }
    }
    if (this._line || this._line !== 0 && n === 1) this._context.closePath();
    this._line = 1 - this._line;
    this._x = this._y = null;
  },
  point: function(x3, y3) {
    this._x.push(+x3);
    this._y.push(+y3);
  }
};
function controlPoints(x3) {
  var i, n = x3.length - 1, m2, a3 = new Array(n), b = new Array(n), r = new Array(n);
  a3[0] = 0, b[0] = 2, r[0] = x3[0] + 2 * x3[1];
  for (i = 1; i < n - 1; ++i) a3[i] = 1, b[i] = 4, r[i] = 4 * x3[i] + 2 * x3[i + 1];
  a3[n - 1] = 2, b[n - 1] = 7, r[n - 1] = 8 * x3[n - 1] + x3[n];
  for (i = 1; i < n; ++i) m2 = a3[i] / b[i - 1], b[i] -= m2, r[i] -= m2 * r[i - 1];
  a3[n - 1] = r[n - 1] / b[n - 1];
  for (i = n - 2; i >= 0; --i) a3[i] = (r[i] - a3[i + 1]) / b[i];
  b[n - 1] = (x3[n] + a3[n - 1]) / 2;
  for (i = 0; i < n - 1; ++i) b[i] = 2 * x3[i + 1] - a3[i + 1];
  return [a3, b];
}
function Step(context, t) {
  this._context = context;
  this._t = t;
}
Step.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x = this._y = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    if (0 < this._t && this._t < 1 && this._point === 2) this._context.lineTo(this._x, this._y);
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    if (this._line >= 0) this._t = 1 - this._t, this._line = 1 - this._line;
  },
  point: function(x3, y3) {
    x3 = +x3, y3 = +y3;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x3, y3) : this._context.moveTo(x3, y3);
        break;
      case 1:
        this._point = 2;
      // falls through
      default: {
        if (this._t <= 0) {
          this._context.lineTo(this._x, y3);
          this._context.lineTo(x3, y3);
        } else {
          var x12 = this._x * (1 - this._t) + x3 * this._t;
          this._context.lineTo(x12, this._y);
          this._context.lineTo(x12, y3);
        }
        break;
      }
    }
    this._x = x3, this._y = y3;
  }
};
function stepAfter(context) {
  return new Step(context, 1);
}

// node_modules/d3-selection/dist/d3-selection.mjs
var xhtml = "http://www.w3.org/1999/xhtml";
var namespaces = {
  svg: "http://www.w3.org/2000/svg",
  xhtml,
  xlink: "http://www.w3.org/1999/xlink",
  xml: "http://www.w3.org/XML/1998/namespace",
  xmlns: "http://www.w3.org/2000/xmlns/"
};
function namespace(name) {
  var prefix = name += "", i = prefix.indexOf(":");
  if (i >= 0 && (prefix = name.slice(0, i)) !== "xmlns") name = name.slice(i + 1);
  return namespaces.hasOwnProperty(prefix) ? { space: namespaces[prefix], local: name } : name;
}
function creatorInherit(name) {
  return function() {
    var document2 = this.ownerDocument, uri = this.namespaceURI;
    return uri === xhtml && document2.documentElement.namespaceURI === xhtml ? document2.createElement(name) : document2.createElementNS(uri, name);
  };
}
function creatorFixed(fullname) {
  return function() {
    return this.ownerDocument.createElementNS(fullname.space, fullname.local);
  };
}
function creator(name) {
  var fullname = namespace(name);
  return (fullname.local ? creatorFixed : creatorInherit)(fullname);
}
function none() {
}
function selector(selector2) {
  return selector2 == null ? none : function() {
    return this.querySelector(selector2);
  };
}
function selection_select(select2) {
  if (typeof select2 !== "function") select2 = selector(select2);
  for (var groups = this._groups, m2 = groups.length, subgroups = new Array(m2), j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, subgroup = subgroups[j] = new Array(n), node2, subnode, i = 0; i < n; ++i) {
      if ((node2 = group2[i]) && (subnode = select2.call(node2, node2.__data__, i, group2))) {
        if ("__data__" in node2) subnode.__data__ = node2.__data__;
        subgroup[i] = subnode;
      }
    }
  }
  return new Selection(subgroups, this._parents);
}
function array3(x3) {
  return x3 == null ? [] : Array.isArray(x3) ? x3 : Array.from(x3);
}
function empty() {
  return [];
}
function selectorAll(selector2) {
  return selector2 == null ? empty : function() {
    return this.querySelectorAll(selector2);
  };
}
function arrayAll(select2) {
  return function() {
    return array3(select2.apply(this, arguments));
  };
}
function selection_selectAll(select2) {
  if (typeof select2 === "function") select2 = arrayAll(select2);
  else select2 = selectorAll(select2);
  for (var groups = this._groups, m2 = groups.length, subgroups = [], parents = [], j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, node2, i = 0; i < n; ++i) {
      if (node2 = group2[i]) {
        subgroups.push(select2.call(node2, node2.__data__, i, group2));
        parents.push(node2);
      }
    }
  }
  return new Selection(subgroups, parents);
}
function matcher(selector2) {
  return function() {
    return this.matches(selector2);
  };
}
function childMatcher(selector2) {
  return function(node2) {
    return node2.matches(selector2);
  };
}
var find = Array.prototype.find;
function childFind(match) {
  return function() {
    return find.call(this.children, match);
  };
}
function childFirst() {
  return this.firstElementChild;
}
function selection_selectChild(match) {
  return this.select(match == null ? childFirst : childFind(typeof match === "function" ? match : childMatcher(match)));
}
var filter = Array.prototype.filter;
function children() {
  return Array.from(this.children);
}
function childrenFilter(match) {
  return function() {
    return filter.call(this.children, match);
  };
}
function selection_selectChildren(match) {
  return this.selectAll(match == null ? children : childrenFilter(typeof match === "function" ? match : childMatcher(match)));
}
function selection_filter(match) {
  if (typeof match !== "function") match = matcher(match);
  for (var groups = this._groups, m2 = groups.length, subgroups = new Array(m2), j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, subgroup = subgroups[j] = [], node2, i = 0; i < n; ++i) {
      if ((node2 = group2[i]) && match.call(node2, node2.__data__, i, group2)) {
        subgroup.push(node2);
      }
    }
  }
  return new Selection(subgroups, this._parents);
}
function sparse(update) {
  return new Array(update.length);
}
function selection_enter() {
  return new Selection(this._enter || this._groups.map(sparse), this._parents);
}
function EnterNode(parent, datum2) {
  this.ownerDocument = parent.ownerDocument;
  this.namespaceURI = parent.namespaceURI;
  this._next = null;
  this._parent = parent;
  this.__data__ = datum2;
}
EnterNode.prototype = {
  constructor: EnterNode,
  appendChild: function(child) {
    return this._parent.insertBefore(child, this._next);
  },
  insertBefore: function(child, next) {
    return this._parent.insertBefore(child, next);
  },
  querySelector: function(selector2) {
    return this._parent.querySelector(selector2);
  },
  querySelectorAll: function(selector2) {
    return this._parent.querySelectorAll(selector2);
  }
};
function constant3(x3) {
  return function() {
    return x3;
  };
}
function bindIndex(parent, group2, enter, update, exit, data) {
  var i = 0, node2, groupLength = group2.length, dataLength = data.length;
  for (; i < dataLength; ++i) {
    if (node2 = group2[i]) {
      node2.__data__ = data[i];
      update[i] = node2;
    } else {
      enter[i] = new EnterNode(parent, data[i]);
    }
  }
  for (; i < groupLength; ++i) {
    if (node2 = group2[i]) {
      exit[i] = node2;
    }
  }
}
function bindKey(parent, group2, enter, update, exit, data, key) {
  var i, node2, nodeByKeyValue = /* @__PURE__ */ new Map(), groupLength = group2.length, dataLength = data.length, keyValues = new Array(groupLength), keyValue;
  for (i = 0; i < groupLength; ++i) {
    if (node2 = group2[i]) {
      keyValues[i] = keyValue = key.call(node2, node2.__data__, i, group2) + "";
      if (nodeByKeyValue.has(keyValue)) {
        exit[i] = node2;
      } else {
        nodeByKeyValue.set(keyValue, node2);
      }
    }
  }
  for (i = 0; i < dataLength; ++i) {
    keyValue = key.call(parent, data[i], i, data) + "";
    if (node2 = nodeByKeyValue.get(keyValue)) {
      update[i] = node2;
      node2.__data__ = data[i];
      nodeByKeyValue.delete(keyValue);
    } else {
      enter[i] = new EnterNode(parent, data[i]);
    }
  }
  for (i = 0; i < groupLength; ++i) {
    if ((node2 = group2[i]) && nodeByKeyValue.get(keyValues[i]) === node2) {
      exit[i] = node2;
    }
  }
}
function datum(node2) {
  return node2.__data__;
}
function selection_data(value2, key) {
  if (!arguments.length) return Array.from(this, datum);
  var bind = key ? bindKey : bindIndex, parents = this._parents, groups = this._groups;
  if (typeof value2 !== "function") value2 = constant3(value2);
  for (var m2 = groups.length, update = new Array(m2), enter = new Array(m2), exit = new Array(m2), j = 0; j < m2; ++j) {
    var parent = parents[j], group2 = groups[j], groupLength = group2.length, data = arraylike(value2.call(parent, parent && parent.__data__, j, parents)), dataLength = data.length, enterGroup = enter[j] = new Array(dataLength), updateGroup = update[j] = new Array(dataLength), exitGroup = exit[j] = new Array(groupLength);
    bind(parent, group2, enterGroup, updateGroup, exitGroup, data, key);
    for (var i0 = 0, i1 = 0, previous, next; i0 < dataLength; ++i0) {
      if (previous = enterGroup[i0]) {
        if (i0 >= i1) i1 = i0 + 1;
        while (!(next = updateGroup[i1]) && ++i1 < dataLength) ;
        previous._next = next || null;
      }
    }
  }
  update = new Selection(update, parents);
  update._enter = enter;
  update._exit = exit;
  return update;
}
function arraylike(data) {
  return typeof data === "object" && "length" in data ? data : Array.from(data);
}
function selection_exit() {
  return new Selection(this._exit || this._groups.map(sparse), this._parents);
}
function selection_join(onenter, onupdate, onexit) {
  var enter = this.enter(), update = this, exit = this.exit();
  if (typeof onenter === "function") {
    enter = onenter(enter);
    if (enter) enter = enter.selection();
  } else {
    enter = enter.append(onenter + "");
  }
  if (onupdate != null) {
    update = onupdate(update);
    if (update) update = update.selection();
  }
  if (onexit == null) exit.remove();
  else onexit(exit);
  return enter && update ? enter.merge(update).order() : update;
}
function selection_merge(context) {
  var selection2 = context.selection ? context.selection() : context;
  for (var groups0 = this._groups, groups1 = selection2._groups, m0 = groups0.length, m1 = groups1.length, m2 = Math.min(m0, m1), merges = new Array(m0), j = 0; j < m2; ++j) {
    for (var group0 = groups0[j], group1 = groups1[j], n = group0.length, merge2 = merges[j] = new Array(n), node2, i = 0; i < n; ++i) {
      if (node2 = group0[i] || group1[i]) {
        merge2[i] = node2;
      }
    }
  }
  for (; j < m0; ++j) {
    merges[j] = groups0[j];
  }
  return new Selection(merges, this._parents);
}
function selection_order() {
  for (var groups = this._groups, j = -1, m2 = groups.length; ++j < m2; ) {
    for (var group2 = groups[j], i = group2.length - 1, next = group2[i], node2; --i >= 0; ) {
      if (node2 = group2[i]) {
        if (next && node2.compareDocumentPosition(next) ^ 4) next.parentNode.insertBefore(node2, next);
        next = node2;
      }
    }
  }
  return this;
}
function selection_sort(compare) {
  if (!compare) compare = ascending2;
  function compareNode(a3, b) {
    return a3 && b ? compare(a3.__data__, b.__data__) : !a3 - !b;
  }
  for (var groups = this._groups, m2 = groups.length, sortgroups = new Array(m2), j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, sortgroup = sortgroups[j] = new Array(n), node2, i = 0; i < n; ++i) {
      if (node2 = group2[i]) {
        sortgroup[i] = node2;
      }
    }
    sortgroup.sort(compareNode);
  }
  return new Selection(sortgroups, this._parents).order();
}
function ascending2(a3, b) {
  return a3 < b ? -1 : a3 > b ? 1 : a3 >= b ? 0 : NaN;
}
function selection_call() {
  var callback = arguments[0];
  arguments[0] = this;
  callback.apply(null, arguments);
  return this;
}
function selection_nodes() {
  return Array.from(this);
}
function selection_node() {
  for (var groups = this._groups, j = 0, m2 = groups.length; j < m2; ++j) {
    for (var group2 = groups[j], i = 0, n = group2.length; i < n; ++i) {
      var node2 = group2[i];
      if (node2) return node2;
    }
  }
  return null;
}
function selection_size() {
  let size = 0;
  for (const node2 of this) ++size;
  return size;
}
function selection_empty() {
  return !this.node();
}
function selection_each(callback) {
  for (var groups = this._groups, j = 0, m2 = groups.length; j < m2; ++j) {
    for (var group2 = groups[j], i = 0, n = group2.length, node2; i < n; ++i) {
      if (node2 = group2[i]) callback.call(node2, node2.__data__, i, group2);
    }
  }
  return this;
}
function attrRemove(name) {
  return function() {
    this.removeAttribute(name);
  };
}
function attrRemoveNS(fullname) {
  return function() {
    this.removeAttributeNS(fullname.space, fullname.local);
  };
}
function attrConstant(name, value2) {
  return function() {
    this.setAttribute(name, value2);
  };
}
function attrConstantNS(fullname, value2) {
  return function() {
    this.setAttributeNS(fullname.space, fullname.local, value2);
  };
}
function attrFunction(name, value2) {
  return function() {
    var v = value2.apply(this, arguments);
    if (v == null) this.removeAttribute(name);
    else this.setAttribute(name, v);
  };
}
function attrFunctionNS(fullname, value2) {
  return function() {
    var v = value2.apply(this, arguments);
    if (v == null) this.removeAttributeNS(fullname.space, fullname.local);
    else this.setAttributeNS(fullname.space, fullname.local, v);
  };
}
function selection_attr(name, value2) {
  var fullname = namespace(name);
  if (arguments.length < 2) {
    var node2 = this.node();
    return fullname.local ? node2.getAttributeNS(fullname.space, fullname.local) : node2.getAttribute(fullname);
  }
  return this.each((value2 == null ? fullname.local ? attrRemoveNS : attrRemove : typeof value2 === "function" ? fullname.local ? attrFunctionNS : attrFunction : fullname.local ? attrConstantNS : attrConstant)(fullname, value2));
}
function defaultView(node2) {
  return node2.ownerDocument && node2.ownerDocument.defaultView || node2.document && node2 || node2.defaultView;
}
function styleRemove(name) {
  return function() {
    this.style.removeProperty(name);
  };
}
function styleConstant(name, value2, priority) {
  return function() {
    this.style.setProperty(name, value2, priority);
  };
}
function styleFunction(name, value2, priority) {
  return function() {
    var v = value2.apply(this, arguments);
    if (v == null) this.style.removeProperty(name);
    else this.style.setProperty(name, v, priority);
  };
}
function selection_style(name, value2, priority) {
  return arguments.length > 1 ? this.each((value2 == null ? styleRemove : typeof value2 === "function" ? styleFunction : styleConstant)(name, value2, priority == null ? "" : priority)) : styleValue(this.node(), name);
}
function styleValue(node2, name) {
  return node2.style.getPropertyValue(name) || defaultView(node2).getComputedStyle(node2, null).getPropertyValue(name);
}
function propertyRemove(name) {
  return function() {
    delete this[name];
  };
}
function propertyConstant(name, value2) {
  return function() {
    this[name] = value2;
  };
}
function propertyFunction(name, value2) {
  return function() {
    var v = value2.apply(this, arguments);
    if (v == null) delete this[name];
    else this[name] = v;
  };
}
function selection_property(name, value2) {
  return arguments.length > 1 ? this.each((value2 == null ? propertyRemove : typeof value2 === "function" ? propertyFunction : propertyConstant)(name, value2)) : this.node()[name];
}
function classArray(string2) {
  return string2.trim().split(/^|\s+/);
}
function classList(node2) {
  return node2.classList || new ClassList(node2);
}
function ClassList(node2) {
  this._node = node2;
  this._names = classArray(node2.getAttribute("class") || "");
}
ClassList.prototype = {
  add: function(name) {
    var i = this._names.indexOf(name);
    if (i < 0) {
      this._names.push(name);
      this._node.setAttribute("class", this._names.join(" "));
    }
  },
  remove: function(name) {
    var i = this._names.indexOf(name);
    if (i >= 0) {
      this._names.splice(i, 1);
      this._node.setAttribute("class", this._names.join(" "));
    }
  },
  contains: function(name) {
    return this._names.indexOf(name) >= 0;
  }
};
function classedAdd(node2, names3) {
  var list = classList(node2), i = -1, n = names3.length;
  while (++i < n) list.add(names3[i]);
}
function classedRemove(node2, names3) {
  var list = classList(node2), i = -1, n = names3.length;
  while (++i < n) list.remove(names3[i]);
}
function classedTrue(names3) {
  return function() {
    classedAdd(this, names3);
  };
}
function classedFalse(names3) {
  return function() {
    classedRemove(this, names3);
  };
}
function classedFunction(names3, value2) {
  return function() {
    (value2.apply(this, arguments) ? classedAdd : classedRemove)(this, names3);
  };
}
function selection_classed(name, value2) {
  var names3 = classArray(name + "");
  if (arguments.length < 2) {
    var list = classList(this.node()), i = -1, n = names3.length;
    while (++i < n) if (!list.contains(names3[i])) return false;
    return true;
  }
  return this.each((typeof value2 === "function" ? classedFunction : value2 ? classedTrue : classedFalse)(names3, value2));
}
function textRemove() {
  this.textContent = "";
}
function textConstant(value2) {
  return function() {
    this.textContent = value2;
  };
}
function textFunction(value2) {
  return function() {
    var v = value2.apply(this, arguments);
    this.textContent = v == null ? "" : v;
  };
}
function selection_text(value2) {
  return arguments.length ? this.each(value2 == null ? textRemove : (typeof value2 === "function" ? textFunction : textConstant)(value2)) : this.node().textContent;
}
function htmlRemove() {
  this.innerHTML = "";
}
function htmlConstant(value2) {
  return function() {
    this.innerHTML = value2;
  };
}
function htmlFunction(value2) {
  return function() {
    var v = value2.apply(this, arguments);
    this.innerHTML = v == null ? "" : v;
  };
}
function selection_html(value2) {
  return arguments.length ? this.each(value2 == null ? htmlRemove : (typeof value2 === "function" ? htmlFunction : htmlConstant)(value2)) : this.node().innerHTML;
}
function raise() {
  if (this.nextSibling) this.parentNode.appendChild(this);
}
function selection_raise() {
  return this.each(raise);
}
function lower() {
  if (this.previousSibling) this.parentNode.insertBefore(this, this.parentNode.firstChild);
}
function selection_lower() {
  return this.each(lower);
}
function selection_append(name) {
  var create2 = typeof name === "function" ? name : creator(name);
  return this.select(function() {
    return this.appendChild(create2.apply(this, arguments));
  });
}
function constantNull() {
  return null;
}
function selection_insert(name, before) {
  var create2 = typeof name === "function" ? name : creator(name), select2 = before == null ? constantNull : typeof before === "function" ? before : selector(before);
  return this.select(function() {
    return this.insertBefore(create2.apply(this, arguments), select2.apply(this, arguments) || null);
  });
}
function remove() {
  var parent = this.parentNode;
  if (parent) parent.removeChild(this);
}
function selection_remove() {
  return this.each(remove);
}
function selection_cloneShallow() {
  var clone = this.cloneNode(false), parent = this.parentNode;
  return parent ? parent.insertBefore(clone, this.nextSibling) : clone;
}
function selection_cloneDeep() {
  var clone = this.cloneNode(true), parent = this.parentNode;
  return parent ? parent.insertBefore(clone, this.nextSibling) : clone;
}
function selection_clone(deep) {
  return this.select(deep ? selection_cloneDeep : selection_cloneShallow);
}
function selection_datum(value2) {
  return arguments.length ? this.property("__data__", value2) : this.node().__data__;
}
function contextListener(listener) {
  return function(event2) {
    listener.call(this, event2, this.__data__);
  };
}
function parseTypenames(typenames) {
  return typenames.trim().split(/^|\s+/).map(function(t) {
    var name = "", i = t.indexOf(".");
    if (i >= 0) name = t.slice(i + 1), t = t.slice(0, i);
    return { type: t, name };
  });
}
function onRemove(typename) {
  return function() {
    var on = this.__on;
    if (!on) return;
    for (var j = 0, i = -1, m2 = on.length, o; j < m2; ++j) {
      if (o = on[j], (!typename.type || o.type === typename.type) && o.name === typename.name) {
        this.removeEventListener(o.type, o.listener, o.options);
      } else {
        on[++i] = o;
      }
    }
    if (++i) on.length = i;
    else delete this.__on;
  };
}
function onAdd(typename, value2, options) {
  return function() {
    var on = this.__on, o, listener = contextListener(value2);
    if (on) for (var j = 0, m2 = on.length; j < m2; ++j) {
      if ((o = on[j]).type === typename.type && o.name === typename.name) {
        this.removeEventListener(o.type, o.listener, o.options);
        this.addEventListener(o.type, o.listener = listener, o.options = options);
        o.value = value2;
        return;
      }
    }
    this.addEventListener(typename.type, listener, options);
    o = { type: typename.type, name: typename.name, value: value2, listener, options };
    if (!on) this.__on = [o];
    else on.push(o);
  };
}
function selection_on(typename, value2, options) {
  var typenames = parseTypenames(typename + ""), i, n = typenames.length, t;
  if (arguments.length < 2) {
    var on = this.node().__on;
    if (on) for (var j = 0, m2 = on.length, o; j < m2; ++j) {
      for (i = 0, o = on[j]; i < n; ++i) {
        if ((t = typenames[i]).type === o.type && t.name === o.name) {
          return o.value;
        }
      }
    }
    return;
  }
  on = value2 ? onAdd : onRemove;
  for (i = 0; i < n; ++i) this.each(on(typenames[i], value2, options));
  return this;
}
function dispatchEvent2(node2, type2, params) {
  var window2 = defaultView(node2), event2 = window2.CustomEvent;
  if (typeof event2 === "function") {
    event2 = new event2(type2, params);
  } else {
    event2 = window2.document.createEvent("Event");
    if (params) event2.initEvent(type2, params.bubbles, params.cancelable), event2.detail = params.detail;
    else event2.initEvent(type2, false, false);
  }
  node2.dispatchEvent(event2);
}
function dispatchConstant(type2, params) {
  return function() {
    return dispatchEvent2(this, type2, params);
  };
}
function dispatchFunction(type2, params) {
  return function() {
    return dispatchEvent2(this, type2, params.apply(this, arguments));
  };
}
function selection_dispatch(type2, params) {
  return this.each((typeof params === "function" ? dispatchFunction : dispatchConstant)(type2, params));
}
function* selection_iterator() {
  for (var groups = this._groups, j = 0, m2 = groups.length; j < m2; ++j) {
    for (var group2 = groups[j], i = 0, n = group2.length, node2; i < n; ++i) {
      if (node2 = group2[i]) yield node2;
    }
  }
}
var root = [null];
function Selection(groups, parents) {
  this._groups = groups;
  this._parents = parents;
}
function selection() {
  return new Selection([[document.documentElement]], root);
}
function selection_selection() {
  return this;
}
Selection.prototype = selection.prototype = {
  constructor: Selection,
  select: selection_select,
  selectAll: selection_selectAll,
  selectChild: selection_selectChild,
  selectChildren: selection_selectChildren,
  filter: selection_filter,
  data: selection_data,
  enter: selection_enter,
  exit: selection_exit,
  join: selection_join,
  merge: selection_merge,
  selection: selection_selection,
  order: selection_order,
  sort: selection_sort,
  call: selection_call,
  nodes: selection_nodes,
  node: selection_node,
  size: selection_size,
  empty: selection_empty,
  each: selection_each,
  attr: selection_attr,
  style: selection_style,
  property: selection_property,
  classed: selection_classed,
  text: selection_text,
  html: selection_html,
  raise: selection_raise,
  lower: selection_lower,
  append: selection_append,
  insert: selection_insert,
  remove: selection_remove,
  clone: selection_clone,
  datum: selection_datum,
  on: selection_on,
  dispatch: selection_dispatch,
  [Symbol.iterator]: selection_iterator
};
function select(selector2) {
  return typeof selector2 === "string" ? new Selection([[document.querySelector(selector2)]], [document.documentElement]) : new Selection([[selector2]], root);
}
var nextId = 0;
function local() {
  return new Local();
}
function Local() {
  this._ = "@" + (++nextId).toString(36);
}
Local.prototype = local.prototype = {
  constructor: Local,
  get: function(node2) {
    var id3 = this._;
    while (!(id3 in node2)) if (!(node2 = node2.parentNode)) return;
    return node2[id3];
  },
  set: function(node2, value2) {
    return node2[this._] = value2;
  },
  remove: function(node2) {
    return this._ in node2 && delete node2[this._];
  },
  toString: function() {
    return this._;
  }
};
function sourceEvent(event2) {
  let sourceEvent2;
  while (sourceEvent2 = event2.sourceEvent) event2 = sourceEvent2;
  return event2;
}
function pointer(event2, node2) {
  event2 = sourceEvent(event2);
  if (node2 === void 0) node2 = event2.currentTarget;
  if (node2) {
    var svg2 = node2.ownerSVGElement || node2;
    if (svg2.createSVGPoint) {
      var point2 = svg2.createSVGPoint();
      point2.x = event2.clientX, point2.y = event2.clientY;
      point2 = point2.matrixTransform(node2.getScreenCTM().inverse());
      return [point2.x, point2.y];
    }
    if (node2.getBoundingClientRect) {
      var rect = node2.getBoundingClientRect();
      return [event2.clientX - rect.left - node2.clientLeft, event2.clientY - rect.top - node2.clientTop];
    }
  }
  return [event2.pageX, event2.pageY];
}

// src/chart.js
function axis2(made2, x3, y3) {
  const group2 = s("g", { class: "axis", transform: `translate(${x3},${y3})` });
  select(group2).call(made2);
  return group2;
}
var measured = /* @__PURE__ */ new WeakMap();
addEventListener("resize", () => measured = /* @__PURE__ */ new WeakMap());
function room(figure2, most = 760) {
  const width = measured.get(figure2) ?? figure2.clientWidth;
  if (width) measured.set(figure2, width);
  return Math.round(Math.min(most, Math.max(300, width || 640)));
}

// src/history/growth.js
var [HEIGHT, LEFT, RIGHT, BOTTOM, TOP] = [220, 56, 40, 28, 12];
var growth = {
  name: "growth",
  title: "How the log grew",
  says: "The size of the log at each signed checkpoint: it may only grow.",
  cited: false,
  question: () => ({ path: "/v1/log/checkpoints", query: {} }),
  nothing: "No checkpoint is signed yet: the first follows the first event within seconds.",
  empty: ({ checkpoints }) => checkpoints.length === 0,
  draw(figure2, { checkpoints }) {
    const points2 = checkpoints.map(({ size, signed_at }) => ({ size, at: new Date(signed_at) })).sort((one3, other) => one3.at - other.at);
    const newest2 = points2.at(-1);
    const width = room(figure2);
    const [first, last2] = extent(points2, (point2) => point2.at);
    const x3 = utcTime([new Date(Math.min(+first, +last2 - 6e4)), last2], [LEFT, width - RIGHT]);
    const y3 = linear2([0, newest2.size], [HEIGHT - BOTTOM, TOP]).nice();
    const course = line3().x((point2) => x3(point2.at)).y((point2) => y3(point2.size)).curve(stepAfter);
    figure2.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": `The log grew to ${newest2.size} events` },
        s("path", { class: "course", d: course(points2) }),
        points2.length < 200 && points2.map((point2) => s("circle", { class: "point", cx: x3(point2.at), cy: y3(point2.size), r: 3.5 }, s("title", {}, `${point2.size} events, ${instant(point2.at.toISOString())}`))),
        axis2(axisBottom(x3).ticks(Math.max(2, width / 160)), 0, HEIGHT - BOTTOM),
        axis2(axisLeft(y3).ticks(4), LEFT, 0)
      )
    );
    return `${many(points2.length, "checkpoint")}, the newest over ${many(newest2.size, "event")}, signed ${instant(newest2.at.toISOString())}.`;
  },
  table: ({ checkpoints }) => ({
    caption: "Checkpoints",
    columns: [
      { name: "size", title: "Events" },
      { name: "signed_at", title: "Signed", cell: (row) => instant(row.signed_at), text: (row) => row.signed_at },
      { name: "signer", title: "Signer" }
    ],
    rows: checkpoints
  })
};

// node_modules/d3-geo/dist/d3-geo.mjs
var epsilon5 = 1e-6;
var epsilon22 = 1e-12;
var pi3 = Math.PI;
var halfPi2 = pi3 / 2;
var quarterPi = pi3 / 4;
var tau3 = pi3 * 2;
var degrees3 = 180 / pi3;
var radians2 = pi3 / 180;
var abs = Math.abs;
var atan = Math.atan;
var atan2 = Math.atan2;
var cos2 = Math.cos;
var ceil = Math.ceil;
var exp = Math.exp;
var log = Math.log;
var sin2 = Math.sin;
var sign2 = Math.sign || function(x3) {
  return x3 > 0 ? 1 : x3 < 0 ? -1 : 0;
};
var sqrt2 = Math.sqrt;
var tan = Math.tan;
function acos(x3) {
  return x3 > 1 ? 0 : x3 < -1 ? pi3 : Math.acos(x3);
}
function asin(x3) {
  return x3 > 1 ? halfPi2 : x3 < -1 ? -halfPi2 : Math.asin(x3);
}
function noop2() {
}
function streamGeometry(geometry, stream) {
  if (geometry && streamGeometryType.hasOwnProperty(geometry.type)) {
    streamGeometryType[geometry.type](geometry, stream);
  }
}
var streamObjectType = {
  Feature: function(object3, stream) {
    streamGeometry(object3.geometry, stream);
  },
  FeatureCollection: function(object3, stream) {
    var features = object3.features, i = -1, n = features.length;
    while (++i < n) streamGeometry(features[i].geometry, stream);
  }
};
var streamGeometryType = {
  Sphere: function(object3, stream) {
    stream.sphere();
  },
  Point: function(object3, stream) {
    object3 = object3.coordinates;
    stream.point(object3[0], object3[1], object3[2]);
  },
  MultiPoint: function(object3, stream) {
    var coordinates = object3.coordinates, i = -1, n = coordinates.length;
    while (++i < n) object3 = coordinates[i], stream.point(object3[0], object3[1], object3[2]);
  },
  LineString: function(object3, stream) {
    streamLine(object3.coordinates, stream, 0);
  },
  MultiLineString: function(object3, stream) {
    var coordinates = object3.coordinates, i = -1, n = coordinates.length;
    while (++i < n) streamLine(coordinates[i], stream, 0);
  },
  Polygon: function(object3, stream) {
    streamPolygon(object3.coordinates, stream);
  },
  MultiPolygon: function(object3, stream) {
    var coordinates = object3.coordinates, i = -1, n = coordinates.length;
    while (++i < n) streamPolygon(coordinates[i], stream);
  },
  GeometryCollection: function(object3, stream) {
    var geometries = object3.geometries, i = -1, n = geometries.length;
    while (++i < n) streamGeometry(geometries[i], stream);
  }
};
function streamLine(coordinates, stream, closed) {
  var i = -1, n = coordinates.length - closed, coordinate;
  stream.lineStart();
  while (++i < n) coordinate = coordinates[i], stream.point(coordinate[0], coordinate[1], coordinate[2]);
  stream.lineEnd();
}
function streamPolygon(coordinates, stream) {
  var i = -1, n = coordinates.length;
  stream.polygonStart();
  while (++i < n) streamLine(coordinates[i], stream, 1);
  stream.polygonEnd();
}
function geoStream(object3, stream) {
  if (object3 && streamObjectType.hasOwnProperty(object3.type)) {
    streamObjectType[object3.type](object3, stream);
  } else {
    streamGeometry(object3, stream);
  }
}
var areaRingSum$1 = new Adder();
var areaSum$1 = new Adder();
function spherical(cartesian2) {
  return [atan2(cartesian2[1], cartesian2[0]), asin(cartesian2[2])];
}
function cartesian(spherical2) {
  var lambda = spherical2[0], phi = spherical2[1], cosPhi = cos2(phi);
  return [cosPhi * cos2(lambda), cosPhi * sin2(lambda), sin2(phi)];
}
function cartesianDot(a3, b) {
  return a3[0] * b[0] + a3[1] * b[1] + a3[2] * b[2];
}
function cartesianCross(a3, b) {
  return [a3[1] * b[2] - a3[2] * b[1], a3[2] * b[0] - a3[0] * b[2], a3[0] * b[1] - a3[1] * b[0]];
}
function cartesianAddInPlace(a3, b) {
  a3[0] += b[0], a3[1] += b[1], a3[2] += b[2];
}
function cartesianScale(vector, k2) {
  return [vector[0] * k2, vector[1] * k2, vector[2] * k2];
}
function cartesianNormalizeInPlace(d) {
  var l = sqrt2(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  d[0] /= l, d[1] /= l, d[2] /= l;
}
function compose(a3, b) {
  function compose2(x3, y3) {
    return x3 = a3(x3, y3), b(x3[0], x3[1]);
  }
  if (a3.invert && b.invert) compose2.invert = function(x3, y3) {
    return x3 = b.invert(x3, y3), x3 && a3.invert(x3[0], x3[1]);
  };
  return compose2;
}
function rotationIdentity(lambda, phi) {
  if (abs(lambda) > pi3) lambda -= Math.round(lambda / tau3) * tau3;
  return [lambda, phi];
}
rotationIdentity.invert = rotationIdentity;
function rotateRadians(deltaLambda, deltaPhi, deltaGamma) {
  return (deltaLambda %= tau3) ? deltaPhi || deltaGamma ? compose(rotationLambda(deltaLambda), rotationPhiGamma(deltaPhi, deltaGamma)) : rotationLambda(deltaLambda) : deltaPhi || deltaGamma ? rotationPhiGamma(deltaPhi, deltaGamma) : rotationIdentity;
}
function forwardRotationLambda(deltaLambda) {
  return function(lambda, phi) {
    lambda += deltaLambda;
    if (abs(lambda) > pi3) lambda -= Math.round(lambda / tau3) * tau3;
    return [lambda, phi];
  };
}
function rotationLambda(deltaLambda) {
  var rotation = forwardRotationLambda(deltaLambda);
  rotation.invert = forwardRotationLambda(-deltaLambda);
  return rotation;
}
function rotationPhiGamma(deltaPhi, deltaGamma) {
  var cosDeltaPhi = cos2(deltaPhi), sinDeltaPhi = sin2(deltaPhi), cosDeltaGamma = cos2(deltaGamma), sinDeltaGamma = sin2(deltaGamma);
  function rotation(lambda, phi) {
    var cosPhi = cos2(phi), x3 = cos2(lambda) * cosPhi, y3 = sin2(lambda) * cosPhi, z = sin2(phi), k2 = z * cosDeltaPhi + x3 * sinDeltaPhi;
    return [
      atan2(y3 * cosDeltaGamma - k2 * sinDeltaGamma, x3 * cosDeltaPhi - z * sinDeltaPhi),
      asin(k2 * cosDeltaGamma + y3 * sinDeltaGamma)
    ];
  }
  rotation.invert = function(lambda, phi) {
    var cosPhi = cos2(phi), x3 = cos2(lambda) * cosPhi, y3 = sin2(lambda) * cosPhi, z = sin2(phi), k2 = z * cosDeltaGamma - y3 * sinDeltaGamma;
    return [
      atan2(y3 * cosDeltaGamma + z * sinDeltaGamma, x3 * cosDeltaPhi + k2 * sinDeltaPhi),
      asin(k2 * cosDeltaPhi - x3 * sinDeltaPhi)
    ];
  };
  return rotation;
}
function circleStream(stream, radius3, delta, direction, t03, t13) {
  if (!delta) return;
  var cosRadius = cos2(radius3), sinRadius = sin2(radius3), step = direction * delta;
  if (t03 == null) {
    t03 = radius3 + direction * tau3;
    t13 = radius3 - step / 2;
  } else {
    t03 = circleRadius(cosRadius, t03);
    t13 = circleRadius(cosRadius, t13);
    if (direction > 0 ? t03 < t13 : t03 > t13) t03 += direction * tau3;
  }
  for (var point2, t = t03; direction > 0 ? t > t13 : t < t13; t -= step) {
    point2 = spherical([cosRadius, -sinRadius * cos2(t), -sinRadius * sin2(t)]);
    stream.point(point2[0], point2[1]);
  }
}
function circleRadius(cosRadius, point2) {
  point2 = cartesian(point2), point2[0] -= cosRadius;
  cartesianNormalizeInPlace(point2);
  var radius3 = acos(-point2[1]);
  return ((-point2[2] < 0 ? -radius3 : radius3) + tau3 - epsilon5) % tau3;
}
function clipBuffer() {
  var lines2 = [], line5;
  return {
    point: function(x3, y3, m2) {
      line5.push([x3, y3, m2]);
    },
    lineStart: function() {
      lines2.push(line5 = []);
    },
    lineEnd: noop2,
    rejoin: function() {
      if (lines2.length > 1) lines2.push(lines2.pop().concat(lines2.shift()));
    },
    result: function() {
      var result = lines2;
      lines2 = [];
      line5 = null;
      return result;
    }
  };
}
function pointEqual(a3, b) {
  return abs(a3[0] - b[0]) < epsilon5 && abs(a3[1] - b[1]) < epsilon5;
}
function Intersection(point2, points2, other, entry4) {
  this.x = point2;
  this.z = points2;
  this.o = other;
  this.e = entry4;
  this.v = false;
  this.n = this.p = null;
}
function clipRejoin(segments, compareIntersection2, startInside, interpolate2, stream) {
  var subject = [], clip2 = [], i, n;
  segments.forEach(function(segment) {
    if ((n2 = segment.length - 1) <= 0) return;
    var n2, p0 = segment[0], p1 = segment[n2], x3;
    if (pointEqual(p0, p1)) {
      if (!p0[2] && !p1[2]) {
        stream.lineStart();
        for (i = 0; i < n2; ++i) stream.point((p0 = segment[i])[0], p0[1]);
        stream.lineEnd();
        return;
      }
      p1[0] += 2 * epsilon5;
    }
    subject.push(x3 = new Intersection(p0, segment, null, true));
    clip2.push(x3.o = new Intersection(p0, null, x3, false));
    subject.push(x3 = new Intersection(p1, segment, null, false));
    clip2.push(x3.o = new Intersection(p1, null, x3, true));
  });
  if (!subject.length) return;
  clip2.sort(compareIntersection2);
  link(subject);
  link(clip2);
  for (i = 0, n = clip2.length; i < n; ++i) {
    clip2[i].e = startInside = !startInside;
  }
  var start2 = subject[0], points2, point2;
  while (1) {
    var current2 = start2, isSubject = true;
    while (current2.v) if ((current2 = current2.n) === start2) return;
    points2 = current2.z;
    stream.lineStart();
    do {
      current2.v = current2.o.v = true;
      if (current2.e) {
        if (isSubject) {
          for (i = 0, n = points2.length; i < n; ++i) stream.point((point2 = points2[i])[0], point2[1]);
        } else {
          interpolate2(current2.x, current2.n.x, 1, stream);
        }
        current2 = current2.n;
      } else {
        if (isSubject) {
          points2 = current2.p.z;
          for (i = points2.length - 1; i >= 0; --i) stream.point((point2 = points2[i])[0], point2[1]);
        } else {
          interpolate2(current2.x, current2.p.x, -1, stream);
        }
        current2 = current2.p;
      }
      current2 = current2.o;
      points2 = current2.z;
      isSubject = !isSubject;
    } while (!current2.v);
    stream.lineEnd();
  }
}
function link(array4) {
  if (!(n = array4.length)) return;
  var n, i = 0, a3 = array4[0], b;
  while (++i < n) {
    a3.n = b = array4[i];
    b.p = a3;
    a3 = b;
  }
  a3.n = b = array4[0];
  b.p = a3;
}
function longitude(point2) {
  return abs(point2[0]) <= pi3 ? point2[0] : sign2(point2[0]) * ((abs(point2[0]) + pi3) % tau3 - pi3);
}
function polygonContains(polygon, point2) {
  var lambda = longitude(point2), phi = point2[1], sinPhi = sin2(phi), normal = [sin2(lambda), -cos2(lambda), 0], angle = 0, winding = 0;
  var sum = new Adder();
  if (sinPhi === 1) phi = halfPi2 + epsilon5;
  else if (sinPhi === -1) phi = -halfPi2 - epsilon5;
  for (var i = 0, n = polygon.length; i < n; ++i) {
    if (!(m2 = (ring = polygon[i]).length)) continue;
    var ring, m2, point0 = ring[m2 - 1], lambda0 = longitude(point0), phi0 = point0[1] / 2 + quarterPi, sinPhi0 = sin2(phi0), cosPhi0 = cos2(phi0);
    for (var j = 0; j < m2; ++j, lambda0 = lambda1, sinPhi0 = sinPhi1, cosPhi0 = cosPhi1, point0 = point1) {
      var point1 = ring[j], lambda1 = longitude(point1), phi1 = point1[1] / 2 + quarterPi, sinPhi1 = sin2(phi1), cosPhi1 = cos2(phi1), delta = lambda1 - lambda0, sign3 = delta >= 0 ? 1 : -1, absDelta = sign3 * delta, antimeridian = absDelta > pi3, k2 = sinPhi0 * sinPhi1;
      sum.add(atan2(k2 * sign3 * sin2(absDelta), cosPhi0 * cosPhi1 + k2 * cos2(absDelta)));
      angle += antimeridian ? delta + sign3 * tau3 : delta;
      if (antimeridian ^ lambda0 >= lambda ^ lambda1 >= lambda) {
        var arc = cartesianCross(cartesian(point0), cartesian(point1));
        cartesianNormalizeInPlace(arc);
        var intersection = cartesianCross(normal, arc);
        cartesianNormalizeInPlace(intersection);
        var phiArc = (antimeridian ^ delta >= 0 ? -1 : 1) * asin(intersection[2]);
        if (phi > phiArc || phi === phiArc && (arc[0] || arc[1])) {
          winding += antimeridian ^ delta >= 0 ? 1 : -1;
        }
      }
    }
  }
  return (angle < -epsilon5 || angle < epsilon5 && sum < -epsilon22) ^ winding & 1;
}
function clip(pointVisible, clipLine2, interpolate2, start2) {
  return function(sink) {
    var line5 = clipLine2(sink), ringBuffer = clipBuffer(), ringSink = clipLine2(ringBuffer), polygonStarted = false, polygon, segments, ring;
    var clip2 = {
      point: point2,
      lineStart,
      lineEnd,
      polygonStart: function() {
        clip2.point = pointRing;
        clip2.lineStart = ringStart;
        clip2.lineEnd = ringEnd;
        segments = [];
        polygon = [];
      },
      polygonEnd: function() {
        clip2.point = point2;
        clip2.lineStart = lineStart;
        clip2.lineEnd = lineEnd;
        segments = merge(segments);
        var startInside = polygonContains(polygon, start2);
        if (segments.length) {
          if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
          clipRejoin(segments, compareIntersection, startInside, interpolate2, sink);
        } else if (startInside) {
          if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
          sink.lineStart();
          interpolate2(null, null, 1, sink);
          sink.lineEnd();
        }
        if (polygonStarted) sink.polygonEnd(), polygonStarted = false;
        segments = polygon = null;
      },
      sphere: function() {
        sink.polygonStart();
        sink.lineStart();
        interpolate2(null, null, 1, sink);
        sink.lineEnd();
        sink.polygonEnd();
      }
    };
    function point2(lambda, phi) {
      if (pointVisible(lambda, phi)) sink.point(lambda, phi);
    }
    function pointLine(lambda, phi) {
      line5.point(lambda, phi);
    }
    function lineStart() {
      clip2.point = pointLine;
      line5.lineStart();
    }
    function lineEnd() {
      clip2.point = point2;
      line5.lineEnd();
    }
    function pointRing(lambda, phi) {
      ring.push([lambda, phi]);
      ringSink.point(lambda, phi);
    }
    function ringStart() {
      ringSink.lineStart();
      ring = [];
    }
    function ringEnd() {
      pointRing(ring[0][0], ring[0][1]);
      ringSink.lineEnd();
      var clean = ringSink.clean(), ringSegments = ringBuffer.result(), i, n = ringSegments.length, m2, segment, point3;
      ring.pop();
      polygon.push(ring);
      ring = null;
      if (!n) return;
      if (clean & 1) {
        segment = ringSegments[0];
        if ((m2 = segment.length - 1) > 0) {
          if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
          sink.lineStart();
          for (i = 0; i < m2; ++i) sink.point((point3 = segment[i])[0], point3[1]);
          sink.lineEnd();
        }
        return;
      }
      if (n > 1 && clean & 2) ringSegments.push(ringSegments.pop().concat(ringSegments.shift()));
      segments.push(ringSegments.filter(validSegment));
    }
    return clip2;
  };
}
function validSegment(segment) {
  return segment.length > 1;
}
function compareIntersection(a3, b) {
  return ((a3 = a3.x)[0] < 0 ? a3[1] - halfPi2 - epsilon5 : halfPi2 - a3[1]) - ((b = b.x)[0] < 0 ? b[1] - halfPi2 - epsilon5 : halfPi2 - b[1]);
}
var clipAntimeridian = clip(
  function() {
    return true;
  },
  clipAntimeridianLine,
  clipAntimeridianInterpolate,
  [-pi3, -halfPi2]
);
function clipAntimeridianLine(stream) {
  var lambda0 = NaN, phi0 = NaN, sign0 = NaN, clean;
  return {
    lineStart: function() {
      stream.lineStart();
      clean = 1;
    },
    point: function(lambda1, phi1) {
      var sign1 = lambda1 > 0 ? pi3 : -pi3, delta = abs(lambda1 - lambda0);
      if (abs(delta - pi3) < epsilon5) {
        stream.point(lambda0, phi0 = (phi0 + phi1) / 2 > 0 ? halfPi2 : -halfPi2);
        stream.point(sign0, phi0);
        stream.lineEnd();
        stream.lineStart();
        stream.point(sign1, phi0);
        stream.point(lambda1, phi0);
        clean = 0;
      } else if (sign0 !== sign1 && delta >= pi3) {
        if (abs(lambda0 - sign0) < epsilon5) lambda0 -= sign0 * epsilon5;
        if (abs(lambda1 - sign1) < epsilon5) lambda1 -= sign1 * epsilon5;
        phi0 = clipAntimeridianIntersect(lambda0, phi0, lambda1, phi1);
        stream.point(sign0, phi0);
        stream.lineEnd();
        stream.lineStart();
        stream.point(sign1, phi0);
        clean = 0;
      }
      stream.point(lambda0 = lambda1, phi0 = phi1);
      sign0 = sign1;
    },
    lineEnd: function() {
      stream.lineEnd();
      lambda0 = phi0 = NaN;
    },
    clean: function() {
      return 2 - clean;
    }
  };
}
function clipAntimeridianIntersect(lambda0, phi0, lambda1, phi1) {
  var cosPhi0, cosPhi1, sinLambda0Lambda1 = sin2(lambda0 - lambda1);
  return abs(sinLambda0Lambda1) > epsilon5 ? atan((sin2(phi0) * (cosPhi1 = cos2(phi1)) * sin2(lambda1) - sin2(phi1) * (cosPhi0 = cos2(phi0)) * sin2(lambda0)) / (cosPhi0 * cosPhi1 * sinLambda0Lambda1)) : (phi0 + phi1) / 2;
}
function clipAntimeridianInterpolate(from, to, direction, stream) {
  var phi;
  if (from == null) {
    phi = direction * halfPi2;
    stream.point(-pi3, phi);
    stream.point(0, phi);
    stream.point(pi3, phi);
    stream.point(pi3, 0);
    stream.point(pi3, -phi);
    stream.point(0, -phi);
    stream.point(-pi3, -phi);
    stream.point(-pi3, 0);
    stream.point(-pi3, phi);
  } else if (abs(from[0] - to[0]) > epsilon5) {
    var lambda = from[0] < to[0] ? pi3 : -pi3;
    phi = direction * lambda / 2;
    stream.point(-lambda, phi);
    stream.point(0, phi);
    stream.point(lambda, phi);
  } else {
    stream.point(to[0], to[1]);
  }
}
function clipCircle(radius3) {
  var cr = cos2(radius3), delta = 2 * radians2, smallRadius = cr > 0, notHemisphere = abs(cr) > epsilon5;
  function interpolate2(from, to, direction, stream) {
    circleStream(stream, radius3, delta, direction, from, to);
  }
  function visible(lambda, phi) {
    return cos2(lambda) * cos2(phi) > cr;
  }
  function clipLine2(stream) {
    var point0, c0, v0, v00, clean;
    return {
      lineStart: function() {
        v00 = v0 = false;
        clean = 1;
      },
      point: function(lambda, phi) {
        var point1 = [lambda, phi], point2, v = visible(lambda, phi), c2 = smallRadius ? v ? 0 : code(lambda, phi) : v ? code(lambda + (lambda < 0 ? pi3 : -pi3), phi) : 0;
        if (!point0 && (v00 = v0 = v)) stream.lineStart();
        if (v !== v0) {
          point2 = intersect(point0, point1);
          if (!point2 || pointEqual(point0, point2) || pointEqual(point1, point2))
            point1[2] = 1;
        }
        if (v !== v0) {
          clean = 0;
          if (v) {
            stream.lineStart();
            point2 = intersect(point1, point0);
            stream.point(point2[0], point2[1]);
          } else {
            point2 = intersect(point0, point1);
            stream.point(point2[0], point2[1], 2);
            stream.lineEnd();
          }
          point0 = point2;
        } else if (notHemisphere && point0 && smallRadius ^ v) {
          var t;
          if (!(c2 & c0) && (t = intersect(point1, point0, true))) {
            clean = 0;
            if (smallRadius) {
              stream.lineStart();
              stream.point(t[0][0], t[0][1]);
              stream.point(t[1][0], t[1][1]);
              stream.lineEnd();
            } else {
              stream.point(t[1][0], t[1][1]);
              stream.lineEnd();
              stream.lineStart();
              stream.point(t[0][0], t[0][1], 3);
            }
          }
        }
        if (v && (!point0 || !pointEqual(point0, point1))) {
          stream.point(point1[0], point1[1]);
        }
        point0 = point1, v0 = v, c0 = c2;
      },
      lineEnd: function() {
        if (v0) stream.lineEnd();
        point0 = null;
      },
      // Rejoin first and last segments if there were intersections and the first
      // and last points were visible.
      clean: function() {
        return clean | (v00 && v0) << 1;
      }
    };
  }
  function intersect(a3, b, two) {
    var pa = cartesian(a3), pb = cartesian(b);
    var n1 = [1, 0, 0], n2 = cartesianCross(pa, pb), n2n2 = cartesianDot(n2, n2), n1n2 = n2[0], determinant = n2n2 - n1n2 * n1n2;
    if (!determinant) return !two && a3;
    var c1 = cr * n2n2 / determinant, c2 = -cr * n1n2 / determinant, n1xn2 = cartesianCross(n1, n2), A5 = cartesianScale(n1, c1), B2 = cartesianScale(n2, c2);
    cartesianAddInPlace(A5, B2);
    var u = n1xn2, w = cartesianDot(A5, u), uu = cartesianDot(u, u), t22 = w * w - uu * (cartesianDot(A5, A5) - 1);
    if (t22 < 0) return;
    var t = sqrt2(t22), q = cartesianScale(u, (-w - t) / uu);
    cartesianAddInPlace(q, A5);
    q = spherical(q);
    if (!two) return q;
    var lambda0 = a3[0], lambda1 = b[0], phi0 = a3[1], phi1 = b[1], z;
    if (lambda1 < lambda0) z = lambda0, lambda0 = lambda1, lambda1 = z;
    var delta2 = lambda1 - lambda0, polar = abs(delta2 - pi3) < epsilon5, meridian = polar || delta2 < epsilon5;
    if (!polar && phi1 < phi0) z = phi0, phi0 = phi1, phi1 = z;
    if (meridian ? polar ? phi0 + phi1 > 0 ^ q[1] < (abs(q[0] - lambda0) < epsilon5 ? phi0 : phi1) : phi0 <= q[1] && q[1] <= phi1 : delta2 > pi3 ^ (lambda0 <= q[0] && q[0] <= lambda1)) {
      var q1 = cartesianScale(u, (-w + t) / uu);
      cartesianAddInPlace(q1, A5);
      return [q, spherical(q1)];
    }
  }
  function code(lambda, phi) {
    var r = smallRadius ? radius3 : pi3 - radius3, code2 = 0;
    if (lambda < -r) code2 |= 1;
    else if (lambda > r) code2 |= 2;
    if (phi < -r) code2 |= 4;
    else if (phi > r) code2 |= 8;
    return code2;
  }
  return clip(visible, clipLine2, interpolate2, smallRadius ? [0, -radius3] : [-pi3, radius3 - pi3]);
}
function clipLine(a3, b, x02, y02, x12, y12) {
  var ax = a3[0], ay = a3[1], bx = b[0], by = b[1], t03 = 0, t13 = 1, dx = bx - ax, dy = by - ay, r;
  r = x02 - ax;
  if (!dx && r > 0) return;
  r /= dx;
  if (dx < 0) {
    if (r < t03) return;
    if (r < t13) t13 = r;
  } else if (dx > 0) {
    if (r > t13) return;
    if (r > t03) t03 = r;
  }
  r = x12 - ax;
  if (!dx && r < 0) return;
  r /= dx;
  if (dx < 0) {
    if (r > t13) return;
    if (r > t03) t03 = r;
  } else if (dx > 0) {
    if (r < t03) return;
    if (r < t13) t13 = r;
  }
  r = y02 - ay;
  if (!dy && r > 0) return;
  r /= dy;
  if (dy < 0) {
    if (r < t03) return;
    if (r < t13) t13 = r;
  } else if (dy > 0) {
    if (r > t13) return;
    if (r > t03) t03 = r;
  }
  r = y12 - ay;
  if (!dy && r < 0) return;
  r /= dy;
  if (dy < 0) {
    if (r > t13) return;
    if (r > t03) t03 = r;
  } else if (dy > 0) {
    if (r < t03) return;
    if (r < t13) t13 = r;
  }
  if (t03 > 0) a3[0] = ax + t03 * dx, a3[1] = ay + t03 * dy;
  if (t13 < 1) b[0] = ax + t13 * dx, b[1] = ay + t13 * dy;
  return true;
}
var clipMax = 1e9;
var clipMin = -clipMax;
function clipRectangle(x02, y02, x12, y12) {
  function visible(x3, y3) {
    return x02 <= x3 && x3 <= x12 && y02 <= y3 && y3 <= y12;
  }
  function interpolate2(from, to, direction, stream) {
    var a3 = 0, a1 = 0;
    if (from == null || (a3 = corner(from, direction)) !== (a1 = corner(to, direction)) || comparePoint(from, to) < 0 ^ direction > 0) {
      do
        stream.point(a3 === 0 || a3 === 3 ? x02 : x12, a3 > 1 ? y12 : y02);
      while ((a3 = (a3 + direction + 4) % 4) !== a1);
    } else {
      stream.point(to[0], to[1]);
    }
  }
  function corner(p, direction) {
    return abs(p[0] - x02) < epsilon5 ? direction > 0 ? 0 : 3 : abs(p[0] - x12) < epsilon5 ? direction > 0 ? 2 : 1 : abs(p[1] - y02) < epsilon5 ? direction > 0 ? 1 : 0 : direction > 0 ? 3 : 2;
  }
  function compareIntersection2(a3, b) {
    return comparePoint(a3.x, b.x);
  }
  function comparePoint(a3, b) {
    var ca = corner(a3, 1), cb = corner(b, 1);
    return ca !== cb ? ca - cb : ca === 0 ? b[1] - a3[1] : ca === 1 ? a3[0] - b[0] : ca === 2 ? a3[1] - b[1] : b[0] - a3[0];
  }
  return function(stream) {
    var activeStream = stream, bufferStream = clipBuffer(), segments, polygon, ring, x__, y__, v__, x_, y_, v_, first, clean;
    var clipStream = {
      point: point2,
      lineStart,
      lineEnd,
      polygonStart,
      polygonEnd
    };
    function point2(x3, y3) {
      if (visible(x3, y3)) activeStream.point(x3, y3);
    }
    function polygonInside() {
      var winding = 0;
      for (var i = 0, n = polygon.length; i < n; ++i) {
        for (var ring2 = polygon[i], j = 1, m2 = ring2.length, point3 = ring2[0], a0, a1, b02 = point3[0], b12 = point3[1]; j < m2; ++j) {
          a0 = b02, a1 = b12, point3 = ring2[j], b02 = point3[0], b12 = point3[1];
          if (a1 <= y12) {
            if (b12 > y12 && (b02 - a0) * (y12 - a1) > (b12 - a1) * (x02 - a0)) ++winding;
          } else {
            if (b12 <= y12 && (b02 - a0) * (y12 - a1) < (b12 - a1) * (x02 - a0)) --winding;
          }
        }
      }
      return winding;
    }
    function polygonStart() {
      activeStream = bufferStream, segments = [], polygon = [], clean = true;
    }
    function polygonEnd() {
      var startInside = polygonInside(), cleanInside = clean && startInside, visible2 = (segments = merge(segments)).length;
      if (cleanInside || visible2) {
        stream.polygonStart();
        if (cleanInside) {
          stream.lineStart();
          interpolate2(null, null, 1, stream);
          stream.lineEnd();
        }
        if (visible2) {
          clipRejoin(segments, compareIntersection2, startInside, interpolate2, stream);
        }
        stream.polygonEnd();
      }
      activeStream = stream, segments = polygon = ring = null;
    }
    function lineStart() {
      clipStream.point = linePoint;
      if (polygon) polygon.push(ring = []);
      first = true;
      v_ = false;
      x_ = y_ = NaN;
    }
    function lineEnd() {
      if (segments) {
        linePoint(x__, y__);
        if (v__ && v_) bufferStream.rejoin();
        segments.push(bufferStream.result());
      }
      clipStream.point = point2;
      if (v_) activeStream.lineEnd();
    }
    function linePoint(x3, y3) {
      var v = visible(x3, y3);
      if (polygon) ring.push([x3, y3]);
      if (first) {
        x__ = x3, y__ = y3, v__ = v;
        first = false;
        if (v) {
          activeStream.lineStart();
          activeStream.point(x3, y3);
        }
      } else {
        if (v && v_) activeStream.point(x3, y3);
        else {
          var a3 = [x_ = Math.max(clipMin, Math.min(clipMax, x_)), y_ = Math.max(clipMin, Math.min(clipMax, y_))], b = [x3 = Math.max(clipMin, Math.min(clipMax, x3)), y3 = Math.max(clipMin, Math.min(clipMax, y3))];
          if (clipLine(a3, b, x02, y02, x12, y12)) {
            if (!v_) {
              activeStream.lineStart();
              activeStream.point(a3[0], a3[1]);
            }
            activeStream.point(b[0], b[1]);
            if (!v) activeStream.lineEnd();
            clean = false;
          } else if (v) {
            activeStream.lineStart();
            activeStream.point(x3, y3);
            clean = false;
          }
        }
      }
      x_ = x3, y_ = y3, v_ = v;
    }
    return clipStream;
  };
}
function graticuleX(y02, y12, dy) {
  var y3 = range(y02, y12 - epsilon5, dy).concat(y12);
  return function(x3) {
    return y3.map(function(y4) {
      return [x3, y4];
    });
  };
}
function graticuleY(x02, x12, dx) {
  var x3 = range(x02, x12 - epsilon5, dx).concat(x12);
  return function(y3) {
    return x3.map(function(x4) {
      return [x4, y3];
    });
  };
}
function graticule() {
  var x12, x02, X12, X02, y12, y02, Y12, Y02, dx = 10, dy = dx, DX = 90, DY = 360, x3, y3, X3, Y3, precision = 2.5;
  function graticule2() {
    return { type: "MultiLineString", coordinates: lines2() };
  }
  function lines2() {
    return range(ceil(X02 / DX) * DX, X12, DX).map(X3).concat(range(ceil(Y02 / DY) * DY, Y12, DY).map(Y3)).concat(range(ceil(x02 / dx) * dx, x12, dx).filter(function(x4) {
      return abs(x4 % DX) > epsilon5;
    }).map(x3)).concat(range(ceil(y02 / dy) * dy, y12, dy).filter(function(y4) {
      return abs(y4 % DY) > epsilon5;
    }).map(y3));
  }
  graticule2.lines = function() {
    return lines2().map(function(coordinates) {
      return { type: "LineString", coordinates };
    });
  };
  graticule2.outline = function() {
    return {
      type: "Polygon",
      coordinates: [
        X3(X02).concat(
          Y3(Y12).slice(1),
          X3(X12).reverse().slice(1),
          Y3(Y02).reverse().slice(1)
        )
      ]
    };
  };
  graticule2.extent = function(_) {
    if (!arguments.length) return graticule2.extentMinor();
    return graticule2.extentMajor(_).extentMinor(_);
  };
  graticule2.extentMajor = function(_) {
    if (!arguments.length) return [[X02, Y02], [X12, Y12]];
    X02 = +_[0][0], X12 = +_[1][0];
    Y02 = +_[0][1], Y12 = +_[1][1];
    if (X02 > X12) _ = X02, X02 = X12, X12 = _;
    if (Y02 > Y12) _ = Y02, Y02 = Y12, Y12 = _;
    return graticule2.precision(precision);
  };
  graticule2.extentMinor = function(_) {
    if (!arguments.length) return [[x02, y02], [x12, y12]];
    x02 = +_[0][0], x12 = +_[1][0];
    y02 = +_[0][1], y12 = +_[1][1];
    if (x02 > x12) _ = x02, x02 = x12, x12 = _;
    if (y02 > y12) _ = y02, y02 = y12, y12 = _;
    return graticule2.precision(precision);
  };
  graticule2.step = function(_) {
    if (!arguments.length) return graticule2.stepMinor();
    return graticule2.stepMajor(_).stepMinor(_);
  };
  graticule2.stepMajor = function(_) {
    if (!arguments.length) return [DX, DY];
    DX = +_[0], DY = +_[1];
    return graticule2;
  };
  graticule2.stepMinor = function(_) {
    if (!arguments.length) return [dx, dy];
    dx = +_[0], dy = +_[1];
    return graticule2;
  };
  graticule2.precision = function(_) {
    if (!arguments.length) return precision;
    precision = +_;
    x3 = graticuleX(y02, y12, 90);
    y3 = graticuleY(x02, x12, precision);
    X3 = graticuleX(Y02, Y12, 90);
    Y3 = graticuleY(X02, X12, precision);
    return graticule2;
  };
  return graticule2.extentMajor([[-180, -90 + epsilon5], [180, 90 - epsilon5]]).extentMinor([[-180, -80 - epsilon5], [180, 80 + epsilon5]]);
}
function graticule10() {
  return graticule()();
}
var identity$12 = (x3) => x3;
var areaSum = new Adder();
var areaRingSum = new Adder();
var x00$2;
var y00$2;
var x0$3;
var y0$3;
var areaStream = {
  point: noop2,
  lineStart: noop2,
  lineEnd: noop2,
  polygonStart: function() {
    areaStream.lineStart = areaRingStart;
    areaStream.lineEnd = areaRingEnd;
  },
  polygonEnd: function() {
    areaStream.lineStart = areaStream.lineEnd = areaStream.point = noop2;
    areaSum.add(abs(areaRingSum));
    areaRingSum = new Adder();
  },
  result: function() {
    var area2 = areaSum / 2;
    areaSum = new Adder();
    return area2;
  }
};
function areaRingStart() {
  areaStream.point = areaPointFirst;
}
function areaPointFirst(x3, y3) {
  areaStream.point = areaPoint;
  x00$2 = x0$3 = x3, y00$2 = y0$3 = y3;
}
function areaPoint(x3, y3) {
  areaRingSum.add(y0$3 * x3 - x0$3 * y3);
  x0$3 = x3, y0$3 = y3;
}
function areaRingEnd() {
  areaPoint(x00$2, y00$2);
}
var x0$2 = Infinity;
var y0$2 = x0$2;
var x1 = -x0$2;
var y1 = x1;
var boundsStream = {
  point: boundsPoint,
  lineStart: noop2,
  lineEnd: noop2,
  polygonStart: noop2,
  polygonEnd: noop2,
  result: function() {
    var bounds2 = [[x0$2, y0$2], [x1, y1]];
    x1 = y1 = -(y0$2 = x0$2 = Infinity);
    return bounds2;
  }
};
function boundsPoint(x3, y3) {
  if (x3 < x0$2) x0$2 = x3;
  if (x3 > x1) x1 = x3;
  if (y3 < y0$2) y0$2 = y3;
  if (y3 > y1) y1 = y3;
}
var X0 = 0;
var Y0 = 0;
var Z0 = 0;
var X1 = 0;
var Y1 = 0;
var Z1 = 0;
var X2 = 0;
var Y2 = 0;
var Z2 = 0;
var x00$1;
var y00$1;
var x0$1;
var y0$1;
var centroidStream = {
  point: centroidPoint,
  lineStart: centroidLineStart,
  lineEnd: centroidLineEnd,
  polygonStart: function() {
    centroidStream.lineStart = centroidRingStart;
    centroidStream.lineEnd = centroidRingEnd;
  },
  polygonEnd: function() {
    centroidStream.point = centroidPoint;
    centroidStream.lineStart = centroidLineStart;
    centroidStream.lineEnd = centroidLineEnd;
  },
  result: function() {
    var centroid = Z2 ? [X2 / Z2, Y2 / Z2] : Z1 ? [X1 / Z1, Y1 / Z1] : Z0 ? [X0 / Z0, Y0 / Z0] : [NaN, NaN];
    X0 = Y0 = Z0 = X1 = Y1 = Z1 = X2 = Y2 = Z2 = 0;
    return centroid;
  }
};
function centroidPoint(x3, y3) {
  X0 += x3;
  Y0 += y3;
  ++Z0;
}
function centroidLineStart() {
  centroidStream.point = centroidPointFirstLine;
}
function centroidPointFirstLine(x3, y3) {
  centroidStream.point = centroidPointLine;
  centroidPoint(x0$1 = x3, y0$1 = y3);
}
function centroidPointLine(x3, y3) {
  var dx = x3 - x0$1, dy = y3 - y0$1, z = sqrt2(dx * dx + dy * dy);
  X1 += z * (x0$1 + x3) / 2;
  Y1 += z * (y0$1 + y3) / 2;
  Z1 += z;
  centroidPoint(x0$1 = x3, y0$1 = y3);
}
function centroidLineEnd() {
  centroidStream.point = centroidPoint;
}
function centroidRingStart() {
  centroidStream.point = centroidPointFirstRing;
}
function centroidRingEnd() {
  centroidPointRing(x00$1, y00$1);
}
function centroidPointFirstRing(x3, y3) {
  centroidStream.point = centroidPointRing;
  centroidPoint(x00$1 = x0$1 = x3, y00$1 = y0$1 = y3);
}
function centroidPointRing(x3, y3) {
  var dx = x3 - x0$1, dy = y3 - y0$1, z = sqrt2(dx * dx + dy * dy);
  X1 += z * (x0$1 + x3) / 2;
  Y1 += z * (y0$1 + y3) / 2;
  Z1 += z;
  z = y0$1 * x3 - x0$1 * y3;
  X2 += z * (x0$1 + x3);
  Y2 += z * (y0$1 + y3);
  Z2 += z * 3;
  centroidPoint(x0$1 = x3, y0$1 = y3);
}
function PathContext(context) {
  this._context = context;
}
PathContext.prototype = {
  _radius: 4.5,
  pointRadius: function(_) {
    return this._radius = _, this;
  },
  polygonStart: function() {
    this._line = 0;
  },
  polygonEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._point = 0;
  },
  lineEnd: function() {
    if (this._line === 0) this._context.closePath();
    this._point = NaN;
  },
  point: function(x3, y3) {
    switch (this._point) {
      case 0: {
        this._context.moveTo(x3, y3);
        this._point = 1;
        break;
      }
      case 1: {
        this._context.lineTo(x3, y3);
        break;
      }
      default: {
        this._context.moveTo(x3 + this._radius, y3);
        this._context.arc(x3, y3, this._radius, 0, tau3);
        break;
      }
    }
  },
  result: noop2
};
var lengthSum = new Adder();
var lengthRing;
var x00;
var y00;
var x0;
var y0;
var lengthStream = {
  point: noop2,
  lineStart: function() {
    lengthStream.point = lengthPointFirst;
  },
  lineEnd: function() {
    if (lengthRing) lengthPoint(x00, y00);
    lengthStream.point = noop2;
  },
  polygonStart: function() {
    lengthRing = true;
  },
  polygonEnd: function() {
    lengthRing = null;
  },
  result: function() {
    var length = +lengthSum;
    lengthSum = new Adder();
    return length;
  }
};
function lengthPointFirst(x3, y3) {
  lengthStream.point = lengthPoint;
  x00 = x0 = x3, y00 = y0 = y3;
}
function lengthPoint(x3, y3) {
  x0 -= x3, y0 -= y3;
  lengthSum.add(sqrt2(x0 * x0 + y0 * y0));
  x0 = x3, y0 = y3;
}
var cacheDigits;
var cacheAppend;
var cacheRadius;
var cacheCircle;
var PathString = class {
  constructor(digits) {
    this._append = digits == null ? append2 : appendRound2(digits);
    this._radius = 4.5;
    this._ = "";
  }
  pointRadius(_) {
    this._radius = +_;
    return this;
  }
  polygonStart() {
    this._line = 0;
  }
  polygonEnd() {
    this._line = NaN;
  }
  lineStart() {
    this._point = 0;
  }
  lineEnd() {
    if (this._line === 0) this._ += "Z";
    this._point = NaN;
  }
  point(x3, y3) {
    switch (this._point) {
      case 0: {
        this._append`M${x3},${y3}`;
        this._point = 1;
        break;
      }
      case 1: {
        this._append`L${x3},${y3}`;
        break;
      }
      default: {
        this._append`M${x3},${y3}`;
        if (this._radius !== cacheRadius || this._append !== cacheAppend) {
          const r = this._radius;
          const s3 = this._;
          this._ = "";
          this._append`m0,${r}a${r},${r} 0 1,1 0,${-2 * r}a${r},${r} 0 1,1 0,${2 * r}z`;
          cacheRadius = r;
          cacheAppend = this._append;
          cacheCircle = this._;
          this._ = s3;
        }
        this._ += cacheCircle;
        break;
      }
    }
  }
  result() {
    const result = this._;
    this._ = "";
    return result.length ? result : null;
  }
};
function append2(strings) {
  let i = 1;
  this._ += strings[0];
  for (const j = strings.length; i < j; ++i) {
    this._ += arguments[i] + strings[i];
  }
}
function appendRound2(digits) {
  const d = Math.floor(digits);
  if (!(d >= 0)) throw new RangeError(`invalid digits: ${digits}`);
  if (d > 15) return append2;
  if (d !== cacheDigits) {
    const k2 = 10 ** d;
    cacheDigits = d;
    cacheAppend = function append3(strings) {
      let i = 1;
      this._ += strings[0];
      for (const j = strings.length; i < j; ++i) {
        this._ += Math.round(arguments[i] * k2) / k2 + strings[i];
      }
    };
  }
  return cacheAppend;
}
function index(projection2, context) {
  let digits = 3, pointRadius = 4.5, projectionStream, contextStream;
  function path2(object3) {
    if (object3) {
      if (typeof pointRadius === "function") contextStream.pointRadius(+pointRadius.apply(this, arguments));
      geoStream(object3, projectionStream(contextStream));
    }
    return contextStream.result();
  }
  path2.area = function(object3) {
    geoStream(object3, projectionStream(areaStream));
    return areaStream.result();
  };
  path2.measure = function(object3) {
    geoStream(object3, projectionStream(lengthStream));
    return lengthStream.result();
  };
  path2.bounds = function(object3) {
    geoStream(object3, projectionStream(boundsStream));
    return boundsStream.result();
  };
  path2.centroid = function(object3) {
    geoStream(object3, projectionStream(centroidStream));
    return centroidStream.result();
  };
  path2.projection = function(_) {
    if (!arguments.length) return projection2;
    projectionStream = _ == null ? (projection2 = null, identity$12) : (projection2 = _).stream;
    return path2;
  };
  path2.context = function(_) {
    if (!arguments.length) return context;
    contextStream = _ == null ? (context = null, new PathString(digits)) : new PathContext(context = _);
    if (typeof pointRadius !== "function") contextStream.pointRadius(pointRadius);
    return path2;
  };
  path2.pointRadius = function(_) {
    if (!arguments.length) return pointRadius;
    pointRadius = typeof _ === "function" ? _ : (contextStream.pointRadius(+_), +_);
    return path2;
  };
  path2.digits = function(_) {
    if (!arguments.length) return digits;
    if (_ == null) digits = null;
    else {
      const d = Math.floor(_);
      if (!(d >= 0)) throw new RangeError(`invalid digits: ${_}`);
      digits = d;
    }
    if (context === null) contextStream = new PathString(digits);
    return path2;
  };
  return path2.projection(projection2).digits(digits).context(context);
}
function transformer(methods) {
  return function(stream) {
    var s3 = new TransformStream();
    for (var key in methods) s3[key] = methods[key];
    s3.stream = stream;
    return s3;
  };
}
function TransformStream() {
}
TransformStream.prototype = {
  constructor: TransformStream,
  point: function(x3, y3) {
    this.stream.point(x3, y3);
  },
  sphere: function() {
    this.stream.sphere();
  },
  lineStart: function() {
    this.stream.lineStart();
  },
  lineEnd: function() {
    this.stream.lineEnd();
  },
  polygonStart: function() {
    this.stream.polygonStart();
  },
  polygonEnd: function() {
    this.stream.polygonEnd();
  }
};
function fit(projection2, fitBounds, object3) {
  var clip2 = projection2.clipExtent && projection2.clipExtent();
  projection2.scale(150).translate([0, 0]);
  if (clip2 != null) projection2.clipExtent(null);
  geoStream(object3, projection2.stream(boundsStream));
  fitBounds(boundsStream.result());
  if (clip2 != null) projection2.clipExtent(clip2);
  return projection2;
}
function fitExtent(projection2, extent2, object3) {
  return fit(projection2, function(b) {
    var w = extent2[1][0] - extent2[0][0], h2 = extent2[1][1] - extent2[0][1], k2 = Math.min(w / (b[1][0] - b[0][0]), h2 / (b[1][1] - b[0][1])), x3 = +extent2[0][0] + (w - k2 * (b[1][0] + b[0][0])) / 2, y3 = +extent2[0][1] + (h2 - k2 * (b[1][1] + b[0][1])) / 2;
    projection2.scale(150 * k2).translate([x3, y3]);
  }, object3);
}
function fitSize(projection2, size, object3) {
  return fitExtent(projection2, [[0, 0], size], object3);
}
function fitWidth(projection2, width, object3) {
  return fit(projection2, function(b) {
    var w = +width, k2 = w / (b[1][0] - b[0][0]), x3 = (w - k2 * (b[1][0] + b[0][0])) / 2, y3 = -k2 * b[0][1];
    projection2.scale(150 * k2).translate([x3, y3]);
  }, object3);
}
function fitHeight(projection2, height, object3) {
  return fit(projection2, function(b) {
    var h2 = +height, k2 = h2 / (b[1][1] - b[0][1]), x3 = -k2 * b[0][0], y3 = (h2 - k2 * (b[1][1] + b[0][1])) / 2;
    projection2.scale(150 * k2).translate([x3, y3]);
  }, object3);
}
var maxDepth = 16;
var cosMinDistance = cos2(30 * radians2);
function resample(project, delta2) {
  return +delta2 ? resample$1(project, delta2) : resampleNone(project);
}
function resampleNone(project) {
  return transformer({
    point: function(x3, y3) {
      x3 = project(x3, y3);
      this.stream.point(x3[0], x3[1]);
    }
  });
}
function resample$1(project, delta2) {
  function resampleLineTo(x02, y02, lambda0, a0, b02, c0, x12, y12, lambda1, a1, b12, c1, depth, stream) {
    var dx = x12 - x02, dy = y12 - y02, d2 = dx * dx + dy * dy;
    if (d2 > 4 * delta2 && depth--) {
      var a3 = a0 + a1, b = b02 + b12, c2 = c0 + c1, m2 = sqrt2(a3 * a3 + b * b + c2 * c2), phi2 = asin(c2 /= m2), lambda2 = abs(abs(c2) - 1) < epsilon5 || abs(lambda0 - lambda1) < epsilon5 ? (lambda0 + lambda1) / 2 : atan2(b, a3), p = project(lambda2, phi2), x22 = p[0], y22 = p[1], dx2 = x22 - x02, dy2 = y22 - y02, dz = dy * dx2 - dx * dy2;
      if (dz * dz / d2 > delta2 || abs((dx * dx2 + dy * dy2) / d2 - 0.5) > 0.3 || a0 * a1 + b02 * b12 + c0 * c1 < cosMinDistance) {
        resampleLineTo(x02, y02, lambda0, a0, b02, c0, x22, y22, lambda2, a3 /= m2, b /= m2, c2, depth, stream);
        stream.point(x22, y22);
        resampleLineTo(x22, y22, lambda2, a3, b, c2, x12, y12, lambda1, a1, b12, c1, depth, stream);
      }
    }
  }
  return function(stream) {
    var lambda00, x002, y002, a00, b00, c00, lambda0, x02, y02, a0, b02, c0;
    var resampleStream = {
      point: point2,
      lineStart,
      lineEnd,
      polygonStart: function() {
        stream.polygonStart();
        resampleStream.lineStart = ringStart;
      },
      polygonEnd: function() {
        stream.polygonEnd();
        resampleStream.lineStart = lineStart;
      }
    };
    function point2(x3, y3) {
      x3 = project(x3, y3);
      stream.point(x3[0], x3[1]);
    }
    function lineStart() {
      x02 = NaN;
      resampleStream.point = linePoint;
      stream.lineStart();
    }
    function linePoint(lambda, phi) {
      var c2 = cartesian([lambda, phi]), p = project(lambda, phi);
      resampleLineTo(x02, y02, lambda0, a0, b02, c0, x02 = p[0], y02 = p[1], lambda0 = lambda, a0 = c2[0], b02 = c2[1], c0 = c2[2], maxDepth, stream);
      stream.point(x02, y02);
    }
    function lineEnd() {
      resampleStream.point = point2;
      stream.lineEnd();
    }
    function ringStart() {
      lineStart();
      resampleStream.point = ringPoint;
      resampleStream.lineEnd = ringEnd;
    }
    function ringPoint(lambda, phi) {
      linePoint(lambda00 = lambda, phi), x002 = x02, y002 = y02, a00 = a0, b00 = b02, c00 = c0;
      resampleStream.point = linePoint;
    }
    function ringEnd() {
      resampleLineTo(x02, y02, lambda0, a0, b02, c0, x002, y002, lambda00, a00, b00, c00, maxDepth, stream);
      resampleStream.lineEnd = lineEnd;
      lineEnd();
    }
    return resampleStream;
  };
}
var transformRadians = transformer({
  point: function(x3, y3) {
    this.stream.point(x3 * radians2, y3 * radians2);
  }
});
function transformRotate(rotate) {
  return transformer({
    point: function(x3, y3) {
      var r = rotate(x3, y3);
      return this.stream.point(r[0], r[1]);
    }
  });
}
function scaleTranslate(k2, dx, dy, sx, sy) {
  function transform2(x3, y3) {
    x3 *= sx;
    y3 *= sy;
    return [dx + k2 * x3, dy - k2 * y3];
  }
  transform2.invert = function(x3, y3) {
    return [(x3 - dx) / k2 * sx, (dy - y3) / k2 * sy];
  };
  return transform2;
}
function scaleTranslateRotate(k2, dx, dy, sx, sy, alpha) {
  if (!alpha) return scaleTranslate(k2, dx, dy, sx, sy);
  var cosAlpha = cos2(alpha), sinAlpha = sin2(alpha), a3 = cosAlpha * k2, b = sinAlpha * k2, ai = cosAlpha / k2, bi = sinAlpha / k2, ci = (sinAlpha * dy - cosAlpha * dx) / k2, fi = (sinAlpha * dx + cosAlpha * dy) / k2;
  function transform2(x3, y3) {
    x3 *= sx;
    y3 *= sy;
    return [a3 * x3 - b * y3 + dx, dy - b * x3 - a3 * y3];
  }
  transform2.invert = function(x3, y3) {
    return [sx * (ai * x3 - bi * y3 + ci), sy * (fi - bi * x3 - ai * y3)];
  };
  return transform2;
}
function projection(project) {
  return projectionMutator(function() {
    return project;
  })();
}
function projectionMutator(projectAt) {
  var project, k2 = 150, x3 = 480, y3 = 250, lambda = 0, phi = 0, deltaLambda = 0, deltaPhi = 0, deltaGamma = 0, rotate, alpha = 0, sx = 1, sy = 1, theta = null, preclip = clipAntimeridian, x02 = null, y02, x12, y12, postclip = identity$12, delta2 = 0.5, projectResample, projectTransform, projectRotateTransform, cache, cacheStream;
  function projection2(point2) {
    return projectRotateTransform(point2[0] * radians2, point2[1] * radians2);
  }
  function invert(point2) {
    point2 = projectRotateTransform.invert(point2[0], point2[1]);
    return point2 && [point2[0] * degrees3, point2[1] * degrees3];
  }
  projection2.stream = function(stream) {
    return cache && cacheStream === stream ? cache : cache = transformRadians(transformRotate(rotate)(preclip(projectResample(postclip(cacheStream = stream)))));
  };
  projection2.preclip = function(_) {
    return arguments.length ? (preclip = _, theta = void 0, reset()) : preclip;
  };
  projection2.postclip = function(_) {
    return arguments.length ? (postclip = _, x02 = y02 = x12 = y12 = null, reset()) : postclip;
  };
  projection2.clipAngle = function(_) {
    return arguments.length ? (preclip = +_ ? clipCircle(theta = _ * radians2) : (theta = null, clipAntimeridian), reset()) : theta * degrees3;
  };
  projection2.clipExtent = function(_) {
    return arguments.length ? (postclip = _ == null ? (x02 = y02 = x12 = y12 = null, identity$12) : clipRectangle(x02 = +_[0][0], y02 = +_[0][1], x12 = +_[1][0], y12 = +_[1][1]), reset()) : x02 == null ? null : [[x02, y02], [x12, y12]];
  };
  projection2.scale = function(_) {
    return arguments.length ? (k2 = +_, recenter()) : k2;
  };
  projection2.translate = function(_) {
    return arguments.length ? (x3 = +_[0], y3 = +_[1], recenter()) : [x3, y3];
  };
  projection2.center = function(_) {
    return arguments.length ? (lambda = _[0] % 360 * radians2, phi = _[1] % 360 * radians2, recenter()) : [lambda * degrees3, phi * degrees3];
  };
  projection2.rotate = function(_) {
    return arguments.length ? (deltaLambda = _[0] % 360 * radians2, deltaPhi = _[1] % 360 * radians2, deltaGamma = _.length > 2 ? _[2] % 360 * radians2 : 0, recenter()) : [deltaLambda * degrees3, deltaPhi * degrees3, deltaGamma * degrees3];
  };
  projection2.angle = function(_) {
    return arguments.length ? (alpha = _ % 360 * radians2, recenter()) : alpha * degrees3;
  };
  projection2.reflectX = function(_) {
    return arguments.length ? (sx = _ ? -1 : 1, recenter()) : sx < 0;
  };
  projection2.reflectY = function(_) {
    return arguments.length ? (sy = _ ? -1 : 1, recenter()) : sy < 0;
  };
  projection2.precision = function(_) {
    return arguments.length ? (projectResample = resample(projectTransform, delta2 = _ * _), reset()) : sqrt2(delta2);
  };
  projection2.fitExtent = function(extent2, object3) {
    return fitExtent(projection2, extent2, object3);
  };
  projection2.fitSize = function(size, object3) {
    return fitSize(projection2, size, object3);
  };
  projection2.fitWidth = function(width, object3) {
    return fitWidth(projection2, width, object3);
  };
  projection2.fitHeight = function(height, object3) {
    return fitHeight(projection2, height, object3);
  };
  function recenter() {
    var center2 = scaleTranslateRotate(k2, 0, 0, sx, sy, alpha).apply(null, project(lambda, phi)), transform2 = scaleTranslateRotate(k2, x3 - center2[0], y3 - center2[1], sx, sy, alpha);
    rotate = rotateRadians(deltaLambda, deltaPhi, deltaGamma);
    projectTransform = compose(project, transform2);
    projectRotateTransform = compose(rotate, projectTransform);
    projectResample = resample(projectTransform, delta2);
    return reset();
  }
  function reset() {
    cache = cacheStream = null;
    return projection2;
  }
  return function() {
    project = projectAt.apply(this, arguments);
    projection2.invert = project.invert && invert;
    return recenter();
  };
}
function azimuthalRaw(scale) {
  return function(x3, y3) {
    var cx = cos2(x3), cy = cos2(y3), k2 = scale(cx * cy);
    if (k2 === Infinity) return [2, 0];
    return [
      k2 * cy * sin2(x3),
      k2 * sin2(y3)
    ];
  };
}
function azimuthalInvert(angle) {
  return function(x3, y3) {
    var z = sqrt2(x3 * x3 + y3 * y3), c2 = angle(z), sc = sin2(c2), cc = cos2(c2);
    return [
      atan2(x3 * sc, z * cc),
      asin(z && y3 * sc / z)
    ];
  };
}
var azimuthalEqualAreaRaw = azimuthalRaw(function(cxcy) {
  return sqrt2(2 / (1 + cxcy));
});
azimuthalEqualAreaRaw.invert = azimuthalInvert(function(z) {
  return 2 * asin(z / 2);
});
var azimuthalEquidistantRaw = azimuthalRaw(function(c2) {
  return (c2 = acos(c2)) && c2 / sin2(c2);
});
azimuthalEquidistantRaw.invert = azimuthalInvert(function(z) {
  return z;
});
function mercatorRaw(lambda, phi) {
  return [lambda, log(tan((halfPi2 + phi) / 2))];
}
mercatorRaw.invert = function(x3, y3) {
  return [x3, 2 * atan(exp(y3)) - halfPi2];
};
function equirectangularRaw(lambda, phi) {
  return [lambda, phi];
}
equirectangularRaw.invert = equirectangularRaw;
var A1 = 1.340264;
var A2 = -0.081106;
var A3 = 893e-6;
var A4 = 3796e-6;
var M = sqrt2(3) / 2;
var iterations = 12;
function equalEarthRaw(lambda, phi) {
  var l = asin(M * sin2(phi)), l2 = l * l, l6 = l2 * l2 * l2;
  return [
    lambda * cos2(l) / (M * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2))),
    l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2))
  ];
}
equalEarthRaw.invert = function(x3, y3) {
  var l = y3, l2 = l * l, l6 = l2 * l2 * l2;
  for (var i = 0, delta, fy, fpy; i < iterations; ++i) {
    fy = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2)) - y3;
    fpy = A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2);
    l -= delta = fy / fpy, l2 = l * l, l6 = l2 * l2 * l2;
    if (abs(delta) < epsilon22) break;
  }
  return [
    M * x3 * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2)) / cos2(l),
    asin(sin2(l) / M)
  ];
};
function equalEarth() {
  return projection(equalEarthRaw).scale(177.158);
}
function gnomonicRaw(x3, y3) {
  var cy = cos2(y3), k2 = cos2(x3) * cy;
  return [cy * sin2(x3) / k2, sin2(y3) / k2];
}
gnomonicRaw.invert = azimuthalInvert(atan);
function naturalEarth1Raw(lambda, phi) {
  var phi2 = phi * phi, phi4 = phi2 * phi2;
  return [
    lambda * (0.8707 - 0.131979 * phi2 + phi4 * (-0.013791 + phi4 * (3971e-6 * phi2 - 1529e-6 * phi4))),
    phi * (1.007226 + phi2 * (0.015085 + phi4 * (-0.044475 + 0.028874 * phi2 - 5916e-6 * phi4)))
  ];
}
naturalEarth1Raw.invert = function(x3, y3) {
  var phi = y3, i = 25, delta;
  do {
    var phi2 = phi * phi, phi4 = phi2 * phi2;
    phi -= delta = (phi * (1.007226 + phi2 * (0.015085 + phi4 * (-0.044475 + 0.028874 * phi2 - 5916e-6 * phi4))) - y3) / (1.007226 + phi2 * (0.015085 * 3 + phi4 * (-0.044475 * 7 + 0.028874 * 9 * phi2 - 5916e-6 * 11 * phi4)));
  } while (abs(delta) > epsilon5 && --i > 0);
  return [
    x3 / (0.8707 + (phi2 = phi * phi) * (-0.131979 + phi2 * (-0.013791 + phi2 * phi2 * phi2 * (3971e-6 - 1529e-6 * phi2)))),
    phi
  ];
};
function orthographicRaw(x3, y3) {
  return [cos2(y3) * sin2(x3), sin2(y3)];
}
orthographicRaw.invert = azimuthalInvert(asin);
function stereographicRaw(x3, y3) {
  var cy = cos2(y3), k2 = 1 + cos2(x3) * cy;
  return [cy * sin2(x3) / k2, sin2(y3) / k2];
}
stereographicRaw.invert = azimuthalInvert(function(z) {
  return 2 * atan(z);
});
function transverseMercatorRaw(lambda, phi) {
  return [log(tan((halfPi2 + phi) / 2)), -lambda];
}
transverseMercatorRaw.invert = function(x3, y3) {
  return [-y3, 2 * atan(exp(x3)) - halfPi2];
};

// node_modules/d3-dispatch/dist/d3-dispatch.mjs
var noop3 = { value: () => {
} };
function dispatch() {
  for (var i = 0, n = arguments.length, _ = {}, t; i < n; ++i) {
    if (!(t = arguments[i] + "") || t in _ || /[\s.]/.test(t)) throw new Error("illegal type: " + t);
    _[t] = [];
  }
  return new Dispatch(_);
}
function Dispatch(_) {
  this._ = _;
}
function parseTypenames2(typenames, types) {
  return typenames.trim().split(/^|\s+/).map(function(t) {
    var name = "", i = t.indexOf(".");
    if (i >= 0) name = t.slice(i + 1), t = t.slice(0, i);
    if (t && !types.hasOwnProperty(t)) throw new Error("unknown type: " + t);
    return { type: t, name };
  });
}
Dispatch.prototype = dispatch.prototype = {
  constructor: Dispatch,
  on: function(typename, callback) {
    var _ = this._, T = parseTypenames2(typename + "", _), t, i = -1, n = T.length;
    if (arguments.length < 2) {
      while (++i < n) if ((t = (typename = T[i]).type) && (t = get(_[t], typename.name))) return t;
      return;
    }
    if (callback != null && typeof callback !== "function") throw new Error("invalid callback: " + callback);
    while (++i < n) {
      if (t = (typename = T[i]).type) _[t] = set(_[t], typename.name, callback);
      else if (callback == null) for (t in _) _[t] = set(_[t], typename.name, null);
    }
    return this;
  },
  copy: function() {
    var copy = {}, _ = this._;
    for (var t in _) copy[t] = _[t].slice();
    return new Dispatch(copy);
  },
  call: function(type2, that) {
    if ((n = arguments.length - 2) > 0) for (var args = new Array(n), i = 0, n, t; i < n; ++i) args[i] = arguments[i + 2];
    if (!this._.hasOwnProperty(type2)) throw new Error("unknown type: " + type2);
    for (t = this._[type2], i = 0, n = t.length; i < n; ++i) t[i].value.apply(that, args);
  },
  apply: function(type2, that, args) {
    if (!this._.hasOwnProperty(type2)) throw new Error("unknown type: " + type2);
    for (var t = this._[type2], i = 0, n = t.length; i < n; ++i) t[i].value.apply(that, args);
  }
};
function get(type2, name) {
  for (var i = 0, n = type2.length, c2; i < n; ++i) {
    if ((c2 = type2[i]).name === name) {
      return c2.value;
    }
  }
}
function set(type2, name, callback) {
  for (var i = 0, n = type2.length; i < n; ++i) {
    if (type2[i].name === name) {
      type2[i] = noop3, type2 = type2.slice(0, i).concat(type2.slice(i + 1));
      break;
    }
  }
  if (callback != null) type2.push({ name, value: callback });
  return type2;
}

// node_modules/d3-drag/dist/d3-drag.mjs
var nonpassivecapture = { capture: true, passive: false };
function noevent(event2) {
  event2.preventDefault();
  event2.stopImmediatePropagation();
}
function nodrag(view) {
  var root2 = view.document.documentElement, selection2 = select(view).on("dragstart.drag", noevent, nonpassivecapture);
  if ("onselectstart" in root2) {
    selection2.on("selectstart.drag", noevent, nonpassivecapture);
  } else {
    root2.__noselect = root2.style.MozUserSelect;
    root2.style.MozUserSelect = "none";
  }
}
function yesdrag(view, noclick) {
  var root2 = view.document.documentElement, selection2 = select(view).on("dragstart.drag", null);
  if (noclick) {
    selection2.on("click.drag", noevent, nonpassivecapture);
    setTimeout(function() {
      selection2.on("click.drag", null);
    }, 0);
  }
  if ("onselectstart" in root2) {
    selection2.on("selectstart.drag", null);
  } else {
    root2.style.MozUserSelect = root2.__noselect;
    delete root2.__noselect;
  }
}
function DragEvent(type2, {
  sourceEvent: sourceEvent2,
  subject,
  target,
  identifier,
  active,
  x: x3,
  y: y3,
  dx,
  dy,
  dispatch: dispatch2
}) {
  Object.defineProperties(this, {
    type: { value: type2, enumerable: true, configurable: true },
    sourceEvent: { value: sourceEvent2, enumerable: true, configurable: true },
    subject: { value: subject, enumerable: true, configurable: true },
    target: { value: target, enumerable: true, configurable: true },
    identifier: { value: identifier, enumerable: true, configurable: true },
    active: { value: active, enumerable: true, configurable: true },
    x: { value: x3, enumerable: true, configurable: true },
    y: { value: y3, enumerable: true, configurable: true },
    dx: { value: dx, enumerable: true, configurable: true },
    dy: { value: dy, enumerable: true, configurable: true },
    _: { value: dispatch2 }
  });
}
DragEvent.prototype.on = function() {
  var value2 = this._.on.apply(this._, arguments);
  return value2 === this._ ? this : value2;
};

// node_modules/d3-timer/dist/d3-timer.mjs
var frame = 0;
var timeout$1 = 0;
var interval$1 = 0;
var pokeDelay = 1e3;
var taskHead;
var taskTail;
var clockLast = 0;
var clockNow = 0;
var clockSkew = 0;
var clock = typeof performance === "object" && performance.now ? performance : Date;
var setFrame = typeof window === "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(f) {
  setTimeout(f, 17);
};
function now() {
  return clockNow || (setFrame(clearNow), clockNow = clock.now() + clockSkew);
}
function clearNow() {
  clockNow = 0;
}
function Timer() {
  this._call = this._time = this._next = null;
}
Timer.prototype = timer.prototype = {
  constructor: Timer,
  restart: function(callback, delay, time) {
    if (typeof callback !== "function") throw new TypeError("callback is not a function");
    time = (time == null ? now() : +time) + (delay == null ? 0 : +delay);
    if (!this._next && taskTail !== this) {
      if (taskTail) taskTail._next = this;
      else taskHead = this;
      taskTail = this;
    }
    this._call = callback;
    this._time = time;
    sleep();
  },
  stop: function() {
    if (this._call) {
      this._call = null;
      this._time = Infinity;
      sleep();
    }
  }
};
function timer(callback, delay, time) {
  var t = new Timer();
  t.restart(callback, delay, time);
  return t;
}
function timerFlush() {
  now();
  ++frame;
  var t = taskHead, e;
  while (t) {
    if ((e = clockNow - t._time) >= 0) t._call.call(void 0, e);
    t = t._next;
  }
  --frame;
}
function wake() {
  clockNow = (clockLast = clock.now()) + clockSkew;
  frame = timeout$1 = 0;
  try {
    timerFlush();
  } finally {
    frame = 0;
    nap();
    clockNow = 0;
  }
}
function poke() {
  var now2 = clock.now(), delay = now2 - clockLast;
  if (delay > pokeDelay) clockSkew -= delay, clockLast = now2;
}
function nap() {
  var t03, t13 = taskHead, t22, time = Infinity;
  while (t13) {
    if (t13._call) {
      if (time > t13._time) time = t13._time;
      t03 = t13, t13 = t13._next;
    } else {
      t22 = t13._next, t13._next = null;
      t13 = t03 ? t03._next = t22 : taskHead = t22;
    }
  }
  taskTail = t03;
  sleep(time);
}
function sleep(time) {
  if (frame) return;
  if (timeout$1) timeout$1 = clearTimeout(timeout$1);
  var delay = time - clockNow;
  if (delay > 24) {
    if (time < Infinity) timeout$1 = setTimeout(wake, Math.ceil(time - clock.now() - clockSkew) + 1);
    if (interval$1) interval$1 = clearInterval(interval$1);
  } else {
    if (!interval$1) clockLast = clock.now(), interval$1 = setInterval(poke, pokeDelay);
    frame = 1, setFrame(wake);
  }
}
function timeout(callback, delay, time) {
  var t = new Timer();
  delay = delay == null ? 0 : +delay;
  t.restart((elapsed) => {
    t.stop();
    callback(elapsed + delay);
  }, delay, time);
  return t;
}

// node_modules/d3-ease/dist/d3-ease.mjs
function cubicInOut(t) {
  return ((t *= 2) <= 1 ? t * t * t : (t -= 2) * t * t + 2) / 2;
}
var exponent2 = 3;
var polyIn = (function custom8(e) {
  e = +e;
  function polyIn2(t) {
    return Math.pow(t, e);
  }
  polyIn2.exponent = custom8;
  return polyIn2;
})(exponent2);
var polyOut = (function custom9(e) {
  e = +e;
  function polyOut2(t) {
    return 1 - Math.pow(1 - t, e);
  }
  polyOut2.exponent = custom9;
  return polyOut2;
})(exponent2);
var polyInOut = (function custom10(e) {
  e = +e;
  function polyInOut2(t) {
    return ((t *= 2) <= 1 ? Math.pow(t, e) : 2 - Math.pow(2 - t, e)) / 2;
  }
  polyInOut2.exponent = custom10;
  return polyInOut2;
})(exponent2);
var pi4 = Math.PI;
var halfPi3 = pi4 / 2;
function tpmt(x3) {
  return (Math.pow(2, -10 * x3) - 9765625e-10) * 1.0009775171065494;
}
var b1 = 4 / 11;
var b2 = 6 / 11;
var b3 = 8 / 11;
var b4 = 3 / 4;
var b5 = 9 / 11;
var b6 = 10 / 11;
var b7 = 15 / 16;
var b8 = 21 / 22;
var b9 = 63 / 64;
var b0 = 1 / b1 / b1;
var overshoot = 1.70158;
var backIn = (function custom11(s3) {
  s3 = +s3;
  function backIn2(t) {
    return (t = +t) * t * (s3 * (t - 1) + t);
  }
  backIn2.overshoot = custom11;
  return backIn2;
})(overshoot);
var backOut = (function custom12(s3) {
  s3 = +s3;
  function backOut2(t) {
    return --t * t * ((t + 1) * s3 + t) + 1;
  }
  backOut2.overshoot = custom12;
  return backOut2;
})(overshoot);
var backInOut = (function custom13(s3) {
  s3 = +s3;
  function backInOut2(t) {
    return ((t *= 2) < 1 ? t * t * ((s3 + 1) * t - s3) : (t -= 2) * t * ((s3 + 1) * t + s3) + 2) / 2;
  }
  backInOut2.overshoot = custom13;
  return backInOut2;
})(overshoot);
var tau4 = 2 * Math.PI;
var amplitude = 1;
var period = 0.3;
var elasticIn = (function custom14(a3, p) {
  var s3 = Math.asin(1 / (a3 = Math.max(1, a3))) * (p /= tau4);
  function elasticIn2(t) {
    return a3 * tpmt(- --t) * Math.sin((s3 - t) / p);
  }
  elasticIn2.amplitude = function(a4) {
    return custom14(a4, p * tau4);
  };
  elasticIn2.period = function(p2) {
    return custom14(a3, p2);
  };
  return elasticIn2;
})(amplitude, period);
var elasticOut = (function custom15(a3, p) {
  var s3 = Math.asin(1 / (a3 = Math.max(1, a3))) * (p /= tau4);
  function elasticOut2(t) {
    return 1 - a3 * tpmt(t = +t) * Math.sin((t + s3) / p);
  }
  elasticOut2.amplitude = function(a4) {
    return custom15(a4, p * tau4);
  };
  elasticOut2.period = function(p2) {
    return custom15(a3, p2);
  };
  return elasticOut2;
})(amplitude, period);
var elasticInOut = (function custom16(a3, p) {
  var s3 = Math.asin(1 / (a3 = Math.max(1, a3))) * (p /= tau4);
  function elasticInOut2(t) {
    return ((t = t * 2 - 1) < 0 ? a3 * tpmt(-t) * Math.sin((s3 - t) / p) : 2 - a3 * tpmt(t) * Math.sin((s3 + t) / p)) / 2;
  }
  elasticInOut2.amplitude = function(a4) {
    return custom16(a4, p * tau4);
  };
  elasticInOut2.period = function(p2) {
    return custom16(a3, p2);
  };
  return elasticInOut2;
})(amplitude, period);

// node_modules/d3-transition/dist/d3-transition.mjs
var emptyOn = dispatch("start", "end", "cancel", "interrupt");
var emptyTween = [];
var CREATED = 0;
var SCHEDULED = 1;
var STARTING = 2;
var STARTED = 3;
var RUNNING = 4;
var ENDING = 5;
var ENDED = 6;
function schedule(node2, name, id3, index3, group2, timing) {
  var schedules = node2.__transition;
  if (!schedules) node2.__transition = {};
  else if (id3 in schedules) return;
  create(node2, id3, {
    name,
    index: index3,
    // For context during callback.
    group: group2,
    // For context during callback.
    on: emptyOn,
    tween: emptyTween,
    time: timing.time,
    delay: timing.delay,
    duration: timing.duration,
    ease: timing.ease,
    timer: null,
    state: CREATED
  });
}
function init(node2, id3) {
  var schedule2 = get2(node2, id3);
  if (schedule2.state > CREATED) throw new Error("too late; already scheduled");
  return schedule2;
}
function set2(node2, id3) {
  var schedule2 = get2(node2, id3);
  if (schedule2.state > STARTED) throw new Error("too late; already running");
  return schedule2;
}
function get2(node2, id3) {
  var schedule2 = node2.__transition;
  if (!schedule2 || !(schedule2 = schedule2[id3])) throw new Error("transition not found");
  return schedule2;
}
function create(node2, id3, self) {
  var schedules = node2.__transition, tween;
  schedules[id3] = self;
  self.timer = timer(schedule2, 0, self.time);
  function schedule2(elapsed) {
    self.state = SCHEDULED;
    self.timer.restart(start2, self.delay, self.time);
    if (self.delay <= elapsed) start2(elapsed - self.delay);
  }
  function start2(elapsed) {
    var i, j, n, o;
    if (self.state !== SCHEDULED) return stop();
    for (i in schedules) {
      o = schedules[i];
      if (o.name !== self.name) continue;
      if (o.state === STARTED) return timeout(start2);
      if (o.state === RUNNING) {
        o.state = ENDED;
        o.timer.stop();
        o.on.call("interrupt", node2, node2.__data__, o.index, o.group);
        delete schedules[i];
      } else if (+i < id3) {
        o.state = ENDED;
        o.timer.stop();
        o.on.call("cancel", node2, node2.__data__, o.index, o.group);
        delete schedules[i];
      }
    }
    timeout(function() {
      if (self.state === STARTED) {
        self.state = RUNNING;
        self.timer.restart(tick, self.delay, self.time);
        tick(elapsed);
      }
    });
    self.state = STARTING;
    self.on.call("start", node2, node2.__data__, self.index, self.group);
    if (self.state !== STARTING) return;
    self.state = STARTED;
    tween = new Array(n = self.tween.length);
    for (i = 0, j = -1; i < n; ++i) {
      if (o = self.tween[i].value.call(node2, node2.__data__, self.index, self.group)) {
        tween[++j] = o;
      }
    }
    tween.length = j + 1;
  }
  function tick(elapsed) {
    var t = elapsed < self.duration ? self.ease.call(null, elapsed / self.duration) : (self.timer.restart(stop), self.state = ENDING, 1), i = -1, n = tween.length;
    while (++i < n) {
      tween[i].call(node2, t);
    }
    if (self.state === ENDING) {
      self.on.call("end", node2, node2.__data__, self.index, self.group);
      stop();
    }
  }
  function stop() {
    self.state = ENDED;
    self.timer.stop();
    delete schedules[id3];
    for (var i in schedules) return;
    delete node2.__transition;
  }
}
function interrupt(node2, name) {
  var schedules = node2.__transition, schedule2, active, empty3 = true, i;
  if (!schedules) return;
  name = name == null ? null : name + "";
  for (i in schedules) {
    if ((schedule2 = schedules[i]).name !== name) {
      empty3 = false;
      continue;
    }
    active = schedule2.state > STARTING && schedule2.state < ENDING;
    schedule2.state = ENDED;
    schedule2.timer.stop();
    schedule2.on.call(active ? "interrupt" : "cancel", node2, node2.__data__, schedule2.index, schedule2.group);
    delete schedules[i];
  }
  if (empty3) delete node2.__transition;
}
function selection_interrupt(name) {
  return this.each(function() {
    interrupt(this, name);
  });
}
function tweenRemove(id3, name) {
  var tween0, tween1;
  return function() {
    var schedule2 = set2(this, id3), tween = schedule2.tween;
    if (tween !== tween0) {
      tween1 = tween0 = tween;
      for (var i = 0, n = tween1.length; i < n; ++i) {
        if (tween1[i].name === name) {
          tween1 = tween1.slice();
          tween1.splice(i, 1);
          break;
        }
      }
    }
    schedule2.tween = tween1;
  };
}
function tweenFunction(id3, name, value2) {
  var tween0, tween1;
  if (typeof value2 !== "function") throw new Error();
  return function() {
    var schedule2 = set2(this, id3), tween = schedule2.tween;
    if (tween !== tween0) {
      tween1 = (tween0 = tween).slice();
      for (var t = { name, value: value2 }, i = 0, n = tween1.length; i < n; ++i) {
        if (tween1[i].name === name) {
          tween1[i] = t;
          break;
        }
      }
      if (i === n) tween1.push(t);
    }
    schedule2.tween = tween1;
  };
}
function transition_tween(name, value2) {
  var id3 = this._id;
  name += "";
  if (arguments.length < 2) {
    var tween = get2(this.node(), id3).tween;
    for (var i = 0, n = tween.length, t; i < n; ++i) {
      if ((t = tween[i]).name === name) {
        return t.value;
      }
    }
    return null;
  }
  return this.each((value2 == null ? tweenRemove : tweenFunction)(id3, name, value2));
}
function tweenValue(transition2, name, value2) {
  var id3 = transition2._id;
  transition2.each(function() {
    var schedule2 = set2(this, id3);
    (schedule2.value || (schedule2.value = {}))[name] = value2.apply(this, arguments);
  });
  return function(node2) {
    return get2(node2, id3).value[name];
  };
}
function interpolate(a3, b) {
  var c2;
  return (typeof b === "number" ? number4 : b instanceof color ? rgb2 : (c2 = color(b)) ? (b = c2, rgb2) : string)(a3, b);
}
function attrRemove2(name) {
  return function() {
    this.removeAttribute(name);
  };
}
function attrRemoveNS2(fullname) {
  return function() {
    this.removeAttributeNS(fullname.space, fullname.local);
  };
}
function attrConstant2(name, interpolate2, value1) {
  var string00, string1 = value1 + "", interpolate0;
  return function() {
    var string0 = this.getAttribute(name);
    return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
  };
}
function attrConstantNS2(fullname, interpolate2, value1) {
  var string00, string1 = value1 + "", interpolate0;
  return function() {
    var string0 = this.getAttributeNS(fullname.space, fullname.local);
    return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
  };
}
function attrFunction2(name, interpolate2, value2) {
  var string00, string10, interpolate0;
  return function() {
    var string0, value1 = value2(this), string1;
    if (value1 == null) return void this.removeAttribute(name);
    string0 = this.getAttribute(name);
    string1 = value1 + "";
    return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
  };
}
function attrFunctionNS2(fullname, interpolate2, value2) {
  var string00, string10, interpolate0;
  return function() {
    var string0, value1 = value2(this), string1;
    if (value1 == null) return void this.removeAttributeNS(fullname.space, fullname.local);
    string0 = this.getAttributeNS(fullname.space, fullname.local);
    string1 = value1 + "";
    return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
  };
}
function transition_attr(name, value2) {
  var fullname = namespace(name), i = fullname === "transform" ? interpolateTransformSvg : interpolate;
  return this.attrTween(name, typeof value2 === "function" ? (fullname.local ? attrFunctionNS2 : attrFunction2)(fullname, i, tweenValue(this, "attr." + name, value2)) : value2 == null ? (fullname.local ? attrRemoveNS2 : attrRemove2)(fullname) : (fullname.local ? attrConstantNS2 : attrConstant2)(fullname, i, value2));
}
function attrInterpolate(name, i) {
  return function(t) {
    this.setAttribute(name, i.call(this, t));
  };
}
function attrInterpolateNS(fullname, i) {
  return function(t) {
    this.setAttributeNS(fullname.space, fullname.local, i.call(this, t));
  };
}
function attrTweenNS(fullname, value2) {
  var t03, i0;
  function tween() {
    var i = value2.apply(this, arguments);
    if (i !== i0) t03 = (i0 = i) && attrInterpolateNS(fullname, i);
    return t03;
  }
  tween._value = value2;
  return tween;
}
function attrTween(name, value2) {
  var t03, i0;
  function tween() {
    var i = value2.apply(this, arguments);
    if (i !== i0) t03 = (i0 = i) && attrInterpolate(name, i);
    return t03;
  }
  tween._value = value2;
  return tween;
}
function transition_attrTween(name, value2) {
  var key = "attr." + name;
  if (arguments.length < 2) return (key = this.tween(key)) && key._value;
  if (value2 == null) return this.tween(key, null);
  if (typeof value2 !== "function") throw new Error();
  var fullname = namespace(name);
  return this.tween(key, (fullname.local ? attrTweenNS : attrTween)(fullname, value2));
}
function delayFunction(id3, value2) {
  return function() {
    init(this, id3).delay = +value2.apply(this, arguments);
  };
}
function delayConstant(id3, value2) {
  return value2 = +value2, function() {
    init(this, id3).delay = value2;
  };
}
function transition_delay(value2) {
  var id3 = this._id;
  return arguments.length ? this.each((typeof value2 === "function" ? delayFunction : delayConstant)(id3, value2)) : get2(this.node(), id3).delay;
}
function durationFunction(id3, value2) {
  return function() {
    set2(this, id3).duration = +value2.apply(this, arguments);
  };
}
function durationConstant(id3, value2) {
  return value2 = +value2, function() {
    set2(this, id3).duration = value2;
  };
}
function transition_duration(value2) {
  var id3 = this._id;
  return arguments.length ? this.each((typeof value2 === "function" ? durationFunction : durationConstant)(id3, value2)) : get2(this.node(), id3).duration;
}
function easeConstant(id3, value2) {
  if (typeof value2 !== "function") throw new Error();
  return function() {
    set2(this, id3).ease = value2;
  };
}
function transition_ease(value2) {
  var id3 = this._id;
  return arguments.length ? this.each(easeConstant(id3, value2)) : get2(this.node(), id3).ease;
}
function easeVarying(id3, value2) {
  return function() {
    var v = value2.apply(this, arguments);
    if (typeof v !== "function") throw new Error();
    set2(this, id3).ease = v;
  };
}
function transition_easeVarying(value2) {
  if (typeof value2 !== "function") throw new Error();
  return this.each(easeVarying(this._id, value2));
}
function transition_filter(match) {
  if (typeof match !== "function") match = matcher(match);
  for (var groups = this._groups, m2 = groups.length, subgroups = new Array(m2), j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, subgroup = subgroups[j] = [], node2, i = 0; i < n; ++i) {
      if ((node2 = group2[i]) && match.call(node2, node2.__data__, i, group2)) {
        subgroup.push(node2);
      }
    }
  }
  return new Transition(subgroups, this._parents, this._name, this._id);
}
function transition_merge(transition2) {
  if (transition2._id !== this._id) throw new Error();
  for (var groups0 = this._groups, groups1 = transition2._groups, m0 = groups0.length, m1 = groups1.length, m2 = Math.min(m0, m1), merges = new Array(m0), j = 0; j < m2; ++j) {
    for (var group0 = groups0[j], group1 = groups1[j], n = group0.length, merge2 = merges[j] = new Array(n), node2, i = 0; i < n; ++i) {
      if (node2 = group0[i] || group1[i]) {
        merge2[i] = node2;
      }
    }
  }
  for (; j < m0; ++j) {
    merges[j] = groups0[j];
  }
  return new Transition(merges, this._parents, this._name, this._id);
}
function start(name) {
  return (name + "").trim().split(/^|\s+/).every(function(t) {
    var i = t.indexOf(".");
    if (i >= 0) t = t.slice(0, i);
    return !t || t === "start";
  });
}
function onFunction(id3, name, listener) {
  var on0, on1, sit = start(name) ? init : set2;
  return function() {
    var schedule2 = sit(this, id3), on = schedule2.on;
    if (on !== on0) (on1 = (on0 = on).copy()).on(name, listener);
    schedule2.on = on1;
  };
}
function transition_on(name, listener) {
  var id3 = this._id;
  return arguments.length < 2 ? get2(this.node(), id3).on.on(name) : this.each(onFunction(id3, name, listener));
}
function removeFunction(id3) {
  return function() {
    var parent = this.parentNode;
    for (var i in this.__transition) if (+i !== id3) return;
    if (parent) parent.removeChild(this);
  };
}
function transition_remove() {
  return this.on("end.remove", removeFunction(this._id));
}
function transition_select(select2) {
  var name = this._name, id3 = this._id;
  if (typeof select2 !== "function") select2 = selector(select2);
  for (var groups = this._groups, m2 = groups.length, subgroups = new Array(m2), j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, subgroup = subgroups[j] = new Array(n), node2, subnode, i = 0; i < n; ++i) {
      if ((node2 = group2[i]) && (subnode = select2.call(node2, node2.__data__, i, group2))) {
        if ("__data__" in node2) subnode.__data__ = node2.__data__;
        subgroup[i] = subnode;
        schedule(subgroup[i], name, id3, i, subgroup, get2(node2, id3));
      }
    }
  }
  return new Transition(subgroups, this._parents, name, id3);
}
function transition_selectAll(select2) {
  var name = this._name, id3 = this._id;
  if (typeof select2 !== "function") select2 = selectorAll(select2);
  for (var groups = this._groups, m2 = groups.length, subgroups = [], parents = [], j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, node2, i = 0; i < n; ++i) {
      if (node2 = group2[i]) {
        for (var children2 = select2.call(node2, node2.__data__, i, group2), child, inherit2 = get2(node2, id3), k2 = 0, l = children2.length; k2 < l; ++k2) {
          if (child = children2[k2]) {
            schedule(child, name, id3, k2, children2, inherit2);
          }
        }
        subgroups.push(children2);
        parents.push(node2);
      }
    }
  }
  return new Transition(subgroups, parents, name, id3);
}
var Selection2 = selection.prototype.constructor;
function transition_selection() {
  return new Selection2(this._groups, this._parents);
}
function styleNull(name, interpolate2) {
  var string00, string10, interpolate0;
  return function() {
    var string0 = styleValue(this, name), string1 = (this.style.removeProperty(name), styleValue(this, name));
    return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, string10 = string1);
  };
}
function styleRemove2(name) {
  return function() {
    this.style.removeProperty(name);
  };
}
function styleConstant2(name, interpolate2, value1) {
  var string00, string1 = value1 + "", interpolate0;
  return function() {
    var string0 = styleValue(this, name);
    return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
  };
}
function styleFunction2(name, interpolate2, value2) {
  var string00, string10, interpolate0;
  return function() {
    var string0 = styleValue(this, name), value1 = value2(this), string1 = value1 + "";
    if (value1 == null) string1 = value1 = (this.style.removeProperty(name), styleValue(this, name));
    return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
  };
}
function styleMaybeRemove(id3, name) {
  var on0, on1, listener0, key = "style." + name, event2 = "end." + key, remove2;
  return function() {
    var schedule2 = set2(this, id3), on = schedule2.on, listener = schedule2.value[key] == null ? remove2 || (remove2 = styleRemove2(name)) : void 0;
    if (on !== on0 || listener0 !== listener) (on1 = (on0 = on).copy()).on(event2, listener0 = listener);
    schedule2.on = on1;
  };
}
function transition_style(name, value2, priority) {
  var i = (name += "") === "transform" ? interpolateTransformCss : interpolate;
  return value2 == null ? this.styleTween(name, styleNull(name, i)).on("end.style." + name, styleRemove2(name)) : typeof value2 === "function" ? this.styleTween(name, styleFunction2(name, i, tweenValue(this, "style." + name, value2))).each(styleMaybeRemove(this._id, name)) : this.styleTween(name, styleConstant2(name, i, value2), priority).on("end.style." + name, null);
}
function styleInterpolate(name, i, priority) {
  return function(t) {
    this.style.setProperty(name, i.call(this, t), priority);
  };
}
function styleTween(name, value2, priority) {
  var t, i0;
  function tween() {
    var i = value2.apply(this, arguments);
    if (i !== i0) t = (i0 = i) && styleInterpolate(name, i, priority);
    return t;
  }
  tween._value = value2;
  return tween;
}
function transition_styleTween(name, value2, priority) {
  var key = "style." + (name += "");
  if (arguments.length < 2) return (key = this.tween(key)) && key._value;
  if (value2 == null) return this.tween(key, null);
  if (typeof value2 !== "function") throw new Error();
  return this.tween(key, styleTween(name, value2, priority == null ? "" : priority));
}
function textConstant2(value2) {
  return function() {
    this.textContent = value2;
  };
}
function textFunction2(value2) {
  return function() {
    var value1 = value2(this);
    this.textContent = value1 == null ? "" : value1;
  };
}
function transition_text(value2) {
  return this.tween("text", typeof value2 === "function" ? textFunction2(tweenValue(this, "text", value2)) : textConstant2(value2 == null ? "" : value2 + ""));
}
function textInterpolate(i) {
  return function(t) {
    this.textContent = i.call(this, t);
  };
}
function textTween(value2) {
  var t03, i0;
  function tween() {
    var i = value2.apply(this, arguments);
    if (i !== i0) t03 = (i0 = i) && textInterpolate(i);
    return t03;
  }
  tween._value = value2;
  return tween;
}
function transition_textTween(value2) {
  var key = "text";
  if (arguments.length < 1) return (key = this.tween(key)) && key._value;
  if (value2 == null) return this.tween(key, null);
  if (typeof value2 !== "function") throw new Error();
  return this.tween(key, textTween(value2));
}
function transition_transition() {
  var name = this._name, id0 = this._id, id1 = newId();
  for (var groups = this._groups, m2 = groups.length, j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, node2, i = 0; i < n; ++i) {
      if (node2 = group2[i]) {
        var inherit2 = get2(node2, id0);
        schedule(node2, name, id1, i, group2, {
          time: inherit2.time + inherit2.delay + inherit2.duration,
          delay: 0,
          duration: inherit2.duration,
          ease: inherit2.ease
        });
      }
    }
  }
  return new Transition(groups, this._parents, name, id1);
}
function transition_end() {
  var on0, on1, that = this, id3 = that._id, size = that.size();
  return new Promise(function(resolve2, reject) {
    var cancel = { value: reject }, end = { value: function() {
      if (--size === 0) resolve2();
    } };
    that.each(function() {
      var schedule2 = set2(this, id3), on = schedule2.on;
      if (on !== on0) {
        on1 = (on0 = on).copy();
        on1._.cancel.push(cancel);
        on1._.interrupt.push(cancel);
        on1._.end.push(end);
      }
      schedule2.on = on1;
    });
    if (size === 0) resolve2();
  });
}
var id2 = 0;
function Transition(groups, parents, name, id3) {
  this._groups = groups;
  this._parents = parents;
  this._name = name;
  this._id = id3;
}
function transition(name) {
  return selection().transition(name);
}
function newId() {
  return ++id2;
}
var selection_prototype = selection.prototype;
Transition.prototype = transition.prototype = {
  constructor: Transition,
  select: transition_select,
  selectAll: transition_selectAll,
  selectChild: selection_prototype.selectChild,
  selectChildren: selection_prototype.selectChildren,
  filter: transition_filter,
  merge: transition_merge,
  selection: transition_selection,
  transition: transition_transition,
  call: selection_prototype.call,
  nodes: selection_prototype.nodes,
  node: selection_prototype.node,
  size: selection_prototype.size,
  empty: selection_prototype.empty,
  each: selection_prototype.each,
  on: transition_on,
  attr: transition_attr,
  attrTween: transition_attrTween,
  style: transition_style,
  styleTween: transition_styleTween,
  text: transition_text,
  textTween: transition_textTween,
  remove: transition_remove,
  tween: transition_tween,
  delay: transition_delay,
  duration: transition_duration,
  ease: transition_ease,
  easeVarying: transition_easeVarying,
  end: transition_end,
  [Symbol.iterator]: selection_prototype[Symbol.iterator]
};
var defaultTiming = {
  time: null,
  // Set on use.
  delay: 0,
  duration: 250,
  ease: cubicInOut
};
function inherit(node2, id3) {
  var timing;
  while (!(timing = node2.__transition) || !(timing = timing[id3])) {
    if (!(node2 = node2.parentNode)) {
      throw new Error(`transition ${id3} not found`);
    }
  }
  return timing;
}
function selection_transition(name) {
  var id3, timing;
  if (name instanceof Transition) {
    id3 = name._id, name = name._name;
  } else {
    id3 = newId(), (timing = defaultTiming).time = now(), name = name == null ? null : name + "";
  }
  for (var groups = this._groups, m2 = groups.length, j = 0; j < m2; ++j) {
    for (var group2 = groups[j], n = group2.length, node2, i = 0; i < n; ++i) {
      if (node2 = group2[i]) {
        schedule(node2, name, id3, i, group2, timing || inherit(node2, id3));
      }
    }
  }
  return new Transition(groups, this._parents, name, id3);
}
selection.prototype.interrupt = selection_interrupt;
selection.prototype.transition = selection_transition;

// node_modules/d3-zoom/dist/d3-zoom.mjs
var constant4 = (x3) => () => x3;
function ZoomEvent(type2, {
  sourceEvent: sourceEvent2,
  target,
  transform: transform2,
  dispatch: dispatch2
}) {
  Object.defineProperties(this, {
    type: { value: type2, enumerable: true, configurable: true },
    sourceEvent: { value: sourceEvent2, enumerable: true, configurable: true },
    target: { value: target, enumerable: true, configurable: true },
    transform: { value: transform2, enumerable: true, configurable: true },
    _: { value: dispatch2 }
  });
}
function Transform(k2, x3, y3) {
  this.k = k2;
  this.x = x3;
  this.y = y3;
}
Transform.prototype = {
  constructor: Transform,
  scale: function(k2) {
    return k2 === 1 ? this : new Transform(this.k * k2, this.x, this.y);
  },
  translate: function(x3, y3) {
    return x3 === 0 & y3 === 0 ? this : new Transform(this.k, this.x + this.k * x3, this.y + this.k * y3);
  },
  apply: function(point2) {
    return [point2[0] * this.k + this.x, point2[1] * this.k + this.y];
  },
  applyX: function(x3) {
    return x3 * this.k + this.x;
  },
  applyY: function(y3) {
    return y3 * this.k + this.y;
  },
  invert: function(location2) {
    return [(location2[0] - this.x) / this.k, (location2[1] - this.y) / this.k];
  },
  invertX: function(x3) {
    return (x3 - this.x) / this.k;
  },
  invertY: function(y3) {
    return (y3 - this.y) / this.k;
  },
  rescaleX: function(x3) {
    return x3.copy().domain(x3.range().map(this.invertX, this).map(x3.invert, x3));
  },
  rescaleY: function(y3) {
    return y3.copy().domain(y3.range().map(this.invertY, this).map(y3.invert, y3));
  },
  toString: function() {
    return "translate(" + this.x + "," + this.y + ") scale(" + this.k + ")";
  }
};
var identity4 = new Transform(1, 0, 0);
transform.prototype = Transform.prototype;
function transform(node2) {
  while (!node2.__zoom) if (!(node2 = node2.parentNode)) return identity4;
  return node2.__zoom;
}
function nopropagation(event2) {
  event2.stopImmediatePropagation();
}
function noevent2(event2) {
  event2.preventDefault();
  event2.stopImmediatePropagation();
}
function defaultFilter(event2) {
  return (!event2.ctrlKey || event2.type === "wheel") && !event2.button;
}
function defaultExtent() {
  var e = this;
  if (e instanceof SVGElement) {
    e = e.ownerSVGElement || e;
    if (e.hasAttribute("viewBox")) {
      e = e.viewBox.baseVal;
      return [[e.x, e.y], [e.x + e.width, e.y + e.height]];
    }
    return [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]];
  }
  return [[0, 0], [e.clientWidth, e.clientHeight]];
}
function defaultTransform() {
  return this.__zoom || identity4;
}
function defaultWheelDelta(event2) {
  return -event2.deltaY * (event2.deltaMode === 1 ? 0.05 : event2.deltaMode ? 1 : 2e-3) * (event2.ctrlKey ? 10 : 1);
}
function defaultTouchable() {
  return navigator.maxTouchPoints || "ontouchstart" in this;
}
function defaultConstrain(transform2, extent2, translateExtent) {
  var dx0 = transform2.invertX(extent2[0][0]) - translateExtent[0][0], dx1 = transform2.invertX(extent2[1][0]) - translateExtent[1][0], dy0 = transform2.invertY(extent2[0][1]) - translateExtent[0][1], dy1 = transform2.invertY(extent2[1][1]) - translateExtent[1][1];
  return transform2.translate(
    dx1 > dx0 ? (dx0 + dx1) / 2 : Math.min(0, dx0) || Math.max(0, dx1),
    dy1 > dy0 ? (dy0 + dy1) / 2 : Math.min(0, dy0) || Math.max(0, dy1)
  );
}
function zoom2() {
  var filter2 = defaultFilter, extent2 = defaultExtent, constrain = defaultConstrain, wheelDelta = defaultWheelDelta, touchable = defaultTouchable, scaleExtent = [0, Infinity], translateExtent = [[-Infinity, -Infinity], [Infinity, Infinity]], duration = 250, interpolate2 = zoom, listeners2 = dispatch("start", "zoom", "end"), touchstarting, touchfirst, touchending, touchDelay = 500, wheelDelay = 150, clickDistance2 = 0, tapDistance = 10;
  function zoom3(selection2) {
    selection2.property("__zoom", defaultTransform).on("wheel.zoom", wheeled, { passive: false }).on("mousedown.zoom", mousedowned).on("dblclick.zoom", dblclicked).filter(touchable).on("touchstart.zoom", touchstarted).on("touchmove.zoom", touchmoved).on("touchend.zoom touchcancel.zoom", touchended).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
  }
  zoom3.transform = function(collection, transform2, point2, event2) {
    var selection2 = collection.selection ? collection.selection() : collection;
    selection2.property("__zoom", defaultTransform);
    if (collection !== selection2) {
      schedule2(collection, transform2, point2, event2);
    } else {
      selection2.interrupt().each(function() {
        gesture(this, arguments).event(event2).start().zoom(null, typeof transform2 === "function" ? transform2.apply(this, arguments) : transform2).end();
      });
    }
  };
  zoom3.scaleBy = function(selection2, k2, p, event2) {
    zoom3.scaleTo(selection2, function() {
      var k0 = this.__zoom.k, k1 = typeof k2 === "function" ? k2.apply(this, arguments) : k2;
      return k0 * k1;
    }, p, event2);
  };
  zoom3.scaleTo = function(selection2, k2, p, event2) {
    zoom3.transform(selection2, function() {
      var e = extent2.apply(this, arguments), t03 = this.__zoom, p0 = p == null ? centroid(e) : typeof p === "function" ? p.apply(this, arguments) : p, p1 = t03.invert(p0), k1 = typeof k2 === "function" ? k2.apply(this, arguments) : k2;
      return constrain(translate(scale(t03, k1), p0, p1), e, translateExtent);
    }, p, event2);
  };
  zoom3.translateBy = function(selection2, x3, y3, event2) {
    zoom3.transform(selection2, function() {
      return constrain(this.__zoom.translate(
        typeof x3 === "function" ? x3.apply(this, arguments) : x3,
        typeof y3 === "function" ? y3.apply(this, arguments) : y3
      ), extent2.apply(this, arguments), translateExtent);
    }, null, event2);
  };
  zoom3.translateTo = function(selection2, x3, y3, p, event2) {
    zoom3.transform(selection2, function() {
      var e = extent2.apply(this, arguments), t = this.__zoom, p0 = p == null ? centroid(e) : typeof p === "function" ? p.apply(this, arguments) : p;
      return constrain(identity4.translate(p0[0], p0[1]).scale(t.k).translate(
        typeof x3 === "function" ? -x3.apply(this, arguments) : -x3,
        typeof y3 === "function" ? -y3.apply(this, arguments) : -y3
      ), e, translateExtent);
    }, p, event2);
  };
  function scale(transform2, k2) {
    k2 = Math.max(scaleExtent[0], Math.min(scaleExtent[1], k2));
    return k2 === transform2.k ? transform2 : new Transform(k2, transform2.x, transform2.y);
  }
  function translate(transform2, p0, p1) {
    var x3 = p0[0] - p1[0] * transform2.k, y3 = p0[1] - p1[1] * transform2.k;
    return x3 === transform2.x && y3 === transform2.y ? transform2 : new Transform(transform2.k, x3, y3);
  }
  function centroid(extent3) {
    return [(+extent3[0][0] + +extent3[1][0]) / 2, (+extent3[0][1] + +extent3[1][1]) / 2];
  }
  function schedule2(transition2, transform2, point2, event2) {
    transition2.on("start.zoom", function() {
      gesture(this, arguments).event(event2).start();
    }).on("interrupt.zoom end.zoom", function() {
      gesture(this, arguments).event(event2).end();
    }).tween("zoom", function() {
      var that = this, args = arguments, g = gesture(that, args).event(event2), e = extent2.apply(that, args), p = point2 == null ? centroid(e) : typeof point2 === "function" ? point2.apply(that, args) : point2, w = Math.max(e[1][0] - e[0][0], e[1][1] - e[0][1]), a3 = that.__zoom, b = typeof transform2 === "function" ? transform2.apply(that, args) : transform2, i = interpolate2(a3.invert(p).concat(w / a3.k), b.invert(p).concat(w / b.k));
      return function(t) {
        if (t === 1) t = b;
        else {
          var l = i(t), k2 = w / l[2];
          t = new Transform(k2, p[0] - l[0] * k2, p[1] - l[1] * k2);
        }
        g.zoom(null, t);
      };
    });
  }
  function gesture(that, args, clean) {
    return !clean && that.__zooming || new Gesture(that, args);
  }
  function Gesture(that, args) {
    this.that = that;
    this.args = args;
    this.active = 0;
    this.sourceEvent = null;
    this.extent = extent2.apply(that, args);
    this.taps = 0;
  }
  Gesture.prototype = {
    event: function(event2) {
      if (event2) this.sourceEvent = event2;
      return this;
    },
    start: function() {
      if (++this.active === 1) {
        this.that.__zooming = this;
        this.emit("start");
      }
      return this;
    },
    zoom: function(key, transform2) {
      if (this.mouse && key !== "mouse") this.mouse[1] = transform2.invert(this.mouse[0]);
      if (this.touch0 && key !== "touch") this.touch0[1] = transform2.invert(this.touch0[0]);
      if (this.touch1 && key !== "touch") this.touch1[1] = transform2.invert(this.touch1[0]);
      this.that.__zoom = transform2;
      this.emit("zoom");
      return this;
    },
    end: function() {
      if (--this.active === 0) {
        delete this.that.__zooming;
        this.emit("end");
      }
      return this;
    },
    emit: function(type2) {
      var d = select(this.that).datum();
      listeners2.call(
        type2,
        this.that,
        new ZoomEvent(type2, {
          sourceEvent: this.sourceEvent,
          target: zoom3,
          transform: this.that.__zoom,
          dispatch: listeners2
        }),
        d
      );
    }
  };
  function wheeled(event2, ...args) {
    if (!filter2.apply(this, arguments)) return;
    var g = gesture(this, args).event(event2), t = this.__zoom, k2 = Math.max(scaleExtent[0], Math.min(scaleExtent[1], t.k * Math.pow(2, wheelDelta.apply(this, arguments)))), p = pointer(event2);
    if (g.wheel) {
      if (g.mouse[0][0] !== p[0] || g.mouse[0][1] !== p[1]) {
        g.mouse[1] = t.invert(g.mouse[0] = p);
      }
      clearTimeout(g.wheel);
    } else if (t.k === k2) return;
    else {
      g.mouse = [p, t.invert(p)];
      interrupt(this);
      g.start();
    }
    noevent2(event2);
    g.wheel = setTimeout(wheelidled, wheelDelay);
    g.zoom("mouse", constrain(translate(scale(t, k2), g.mouse[0], g.mouse[1]), g.extent, translateExtent));
    function wheelidled() {
      g.wheel = null;
      g.end();
    }
  }
  function mousedowned(event2, ...args) {
    if (touchending || !filter2.apply(this, arguments)) return;
    var currentTarget = event2.currentTarget, g = gesture(this, args, true).event(event2), v = select(event2.view).on("mousemove.zoom", mousemoved, true).on("mouseup.zoom", mouseupped, true), p = pointer(event2, currentTarget), x02 = event2.clientX, y02 = event2.clientY;
    nodrag(event2.view);
    nopropagation(event2);
    g.mouse = [p, this.__zoom.invert(p)];
    interrupt(this);
    g.start();
    function mousemoved(event3) {
      noevent2(event3);
      if (!g.moved) {
        var dx = event3.clientX - x02, dy = event3.clientY - y02;
        g.moved = dx * dx + dy * dy > clickDistance2;
      }
      g.event(event3).zoom("mouse", constrain(translate(g.that.__zoom, g.mouse[0] = pointer(event3, currentTarget), g.mouse[1]), g.extent, translateExtent));
    }
    function mouseupped(event3) {
      v.on("mousemove.zoom mouseup.zoom", null);
      yesdrag(event3.view, g.moved);
      noevent2(event3);
      g.event(event3).end();
    }
  }
  function dblclicked(event2, ...args) {
    if (!filter2.apply(this, arguments)) return;
    var t03 = this.__zoom, p0 = pointer(event2.changedTouches ? event2.changedTouches[0] : event2, this), p1 = t03.invert(p0), k1 = t03.k * (event2.shiftKey ? 0.5 : 2), t13 = constrain(translate(scale(t03, k1), p0, p1), extent2.apply(this, args), translateExtent);
    noevent2(event2);
    if (duration > 0) select(this).transition().duration(duration).call(schedule2, t13, p0, event2);
    else select(this).call(zoom3.transform, t13, p0, event2);
  }
  function touchstarted(event2, ...args) {
    if (!filter2.apply(this, arguments)) return;
    var touches = event2.touches, n = touches.length, g = gesture(this, args, event2.changedTouches.length === n).event(event2), started, i, t, p;
    nopropagation(event2);
    for (i = 0; i < n; ++i) {
      t = touches[i], p = pointer(t, this);
      p = [p, this.__zoom.invert(p), t.identifier];
      if (!g.touch0) g.touch0 = p, started = true, g.taps = 1 + !!touchstarting;
      else if (!g.touch1 && g.touch0[2] !== p[2]) g.touch1 = p, g.taps = 0;
    }
    if (touchstarting) touchstarting = clearTimeout(touchstarting);
    if (started) {
      if (g.taps < 2) touchfirst = p[0], touchstarting = setTimeout(function() {
        touchstarting = null;
      }, touchDelay);
      interrupt(this);
      g.start();
    }
  }
  function touchmoved(event2, ...args) {
    if (!this.__zooming) return;
    var g = gesture(this, args).event(event2), touches = event2.changedTouches, n = touches.length, i, t, p, l;
    noevent2(event2);
    for (i = 0; i < n; ++i) {
      t = touches[i], p = pointer(t, this);
      if (g.touch0 && g.touch0[2] === t.identifier) g.touch0[0] = p;
      else if (g.touch1 && g.touch1[2] === t.identifier) g.touch1[0] = p;
    }
    t = g.that.__zoom;
    if (g.touch1) {
      var p0 = g.touch0[0], l0 = g.touch0[1], p1 = g.touch1[0], l1 = g.touch1[1], dp = (dp = p1[0] - p0[0]) * dp + (dp = p1[1] - p0[1]) * dp, dl = (dl = l1[0] - l0[0]) * dl + (dl = l1[1] - l0[1]) * dl;
      t = scale(t, Math.sqrt(dp / dl));
      p = [(p0[0] + p1[0]) / 2, (p0[1] + p1[1]) / 2];
      l = [(l0[0] + l1[0]) / 2, (l0[1] + l1[1]) / 2];
    } else if (g.touch0) p = g.touch0[0], l = g.touch0[1];
    else return;
    g.zoom("touch", constrain(translate(t, p, l), g.extent, translateExtent));
  }
  function touchended(event2, ...args) {
    if (!this.__zooming) return;
    var g = gesture(this, args).event(event2), touches = event2.changedTouches, n = touches.length, i, t;
    nopropagation(event2);
    if (touchending) clearTimeout(touchending);
    touchending = setTimeout(function() {
      touchending = null;
    }, touchDelay);
    for (i = 0; i < n; ++i) {
      t = touches[i];
      if (g.touch0 && g.touch0[2] === t.identifier) delete g.touch0;
      else if (g.touch1 && g.touch1[2] === t.identifier) delete g.touch1;
    }
    if (g.touch1 && !g.touch0) g.touch0 = g.touch1, delete g.touch1;
    if (g.touch0) g.touch0[1] = this.__zoom.invert(g.touch0[0]);
    else {
      g.end();
      if (g.taps === 2) {
        t = pointer(t, this);
        if (Math.hypot(touchfirst[0] - t[0], touchfirst[1] - t[1]) < tapDistance) {
          var p = select(this).on("dblclick.zoom");
          if (p) p.apply(this, arguments);
        }
      }
    }
  }
  zoom3.wheelDelta = function(_) {
    return arguments.length ? (wheelDelta = typeof _ === "function" ? _ : constant4(+_), zoom3) : wheelDelta;
  };
  zoom3.filter = function(_) {
    return arguments.length ? (filter2 = typeof _ === "function" ? _ : constant4(!!_), zoom3) : filter2;
  };
  zoom3.touchable = function(_) {
    return arguments.length ? (touchable = typeof _ === "function" ? _ : constant4(!!_), zoom3) : touchable;
  };
  zoom3.extent = function(_) {
    return arguments.length ? (extent2 = typeof _ === "function" ? _ : constant4([[+_[0][0], +_[0][1]], [+_[1][0], +_[1][1]]]), zoom3) : extent2;
  };
  zoom3.scaleExtent = function(_) {
    return arguments.length ? (scaleExtent[0] = +_[0], scaleExtent[1] = +_[1], zoom3) : [scaleExtent[0], scaleExtent[1]];
  };
  zoom3.translateExtent = function(_) {
    return arguments.length ? (translateExtent[0][0] = +_[0][0], translateExtent[1][0] = +_[1][0], translateExtent[0][1] = +_[0][1], translateExtent[1][1] = +_[1][1], zoom3) : [[translateExtent[0][0], translateExtent[0][1]], [translateExtent[1][0], translateExtent[1][1]]];
  };
  zoom3.constrain = function(_) {
    return arguments.length ? (constrain = _, zoom3) : constrain;
  };
  zoom3.duration = function(_) {
    return arguments.length ? (duration = +_, zoom3) : duration;
  };
  zoom3.interpolate = function(_) {
    return arguments.length ? (interpolate2 = _, zoom3) : interpolate2;
  };
  zoom3.on = function() {
    var value2 = listeners2.on.apply(listeners2, arguments);
    return value2 === listeners2 ? zoom3 : value2;
  };
  zoom3.clickDistance = function(_) {
    return arguments.length ? (clickDistance2 = (_ = +_) * _, zoom3) : Math.sqrt(clickDistance2);
  };
  zoom3.tapDistance = function(_) {
    return arguments.length ? (tapDistance = +_, zoom3) : tapDistance;
  };
  return zoom3;
}

// node_modules/d3-quadtree/dist/d3-quadtree.mjs
function tree_add(d) {
  const x3 = +this._x.call(null, d), y3 = +this._y.call(null, d);
  return add(this.cover(x3, y3), x3, y3, d);
}
function add(tree, x3, y3, d) {
  if (isNaN(x3) || isNaN(y3)) return tree;
  var parent, node2 = tree._root, leaf = { data: d }, x02 = tree._x0, y02 = tree._y0, x12 = tree._x1, y12 = tree._y1, xm, ym, xp, yp, right2, bottom2, i, j;
  if (!node2) return tree._root = leaf, tree;
  while (node2.length) {
    if (right2 = x3 >= (xm = (x02 + x12) / 2)) x02 = xm;
    else x12 = xm;
    if (bottom2 = y3 >= (ym = (y02 + y12) / 2)) y02 = ym;
    else y12 = ym;
    if (parent = node2, !(node2 = node2[i = bottom2 << 1 | right2])) return parent[i] = leaf, tree;
  }
  xp = +tree._x.call(null, node2.data);
  yp = +tree._y.call(null, node2.data);
  if (x3 === xp && y3 === yp) return leaf.next = node2, parent ? parent[i] = leaf : tree._root = leaf, tree;
  do {
    parent = parent ? parent[i] = new Array(4) : tree._root = new Array(4);
    if (right2 = x3 >= (xm = (x02 + x12) / 2)) x02 = xm;
    else x12 = xm;
    if (bottom2 = y3 >= (ym = (y02 + y12) / 2)) y02 = ym;
    else y12 = ym;
  } while ((i = bottom2 << 1 | right2) === (j = (yp >= ym) << 1 | xp >= xm));
  return parent[j] = node2, parent[i] = leaf, tree;
}
function addAll(data) {
  if (!Array.isArray(data)) data = Array.from(data);
  const n = data.length;
  const xz = new Float64Array(n);
  const yz = new Float64Array(n);
  let x02 = Infinity, y02 = x02, x12 = -x02, y12 = x12;
  for (let i = 0, d, x3, y3; i < n; ++i) {
    if (isNaN(x3 = +this._x.call(null, d = data[i])) || isNaN(y3 = +this._y.call(null, d))) {
      xz[i] = NaN;
      continue;
    }
    xz[i] = x3;
    yz[i] = y3;
    if (x3 < x02) x02 = x3;
    if (x3 > x12) x12 = x3;
    if (y3 < y02) y02 = y3;
    if (y3 > y12) y12 = y3;
  }
  if (x02 > x12 || y02 > y12) return this;
  this.cover(x02, y02).cover(x12, y12);
  for (let i = 0; i < n; ++i) {
    add(this, xz[i], yz[i], data[i]);
  }
  return this;
}
function tree_cover(x3, y3) {
  if (isNaN(x3 = +x3) || isNaN(y3 = +y3)) return this;
  var x02 = this._x0, y02 = this._y0, x12 = this._x1, y12 = this._y1;
  if (isNaN(x02)) {
    x12 = (x02 = Math.floor(x3)) + 1;
    y12 = (y02 = Math.floor(y3)) + 1;
  } else {
    var z = x12 - x02 || 1, node2 = this._root, parent, i;
    while (x02 > x3 || x3 >= x12 || y02 > y3 || y3 >= y12) {
      i = (y3 < y02) << 1 | x3 < x02;
      parent = new Array(4), parent[i] = node2, node2 = parent, z *= 2;
      switch (i) {
        case 0:
          x12 = x02 + z, y12 = y02 + z;
          break;
        case 1:
          x02 = x12 - z, y12 = y02 + z;
          break;
        case 2:
          x12 = x02 + z, y02 = y12 - z;
          break;
        case 3:
          x02 = x12 - z, y02 = y12 - z;
          break;
      }
    }
    if (this._root && this._root.length) this._root = node2;
  }
  this._x0 = x02;
  this._y0 = y02;
  this._x1 = x12;
  this._y1 = y12;
  return this;
}
function tree_data() {
  var data = [];
  this.visit(function(node2) {
    if (!node2.length) do
      data.push(node2.data);
    while (node2 = node2.next);
  });
  return data;
}
function tree_extent(_) {
  return arguments.length ? this.cover(+_[0][0], +_[0][1]).cover(+_[1][0], +_[1][1]) : isNaN(this._x0) ? void 0 : [[this._x0, this._y0], [this._x1, this._y1]];
}
function Quad(node2, x02, y02, x12, y12) {
  this.node = node2;
  this.x0 = x02;
  this.y0 = y02;
  this.x1 = x12;
  this.y1 = y12;
}
function tree_find(x3, y3, radius3) {
  var data, x02 = this._x0, y02 = this._y0, x12, y12, x22, y22, x32 = this._x1, y32 = this._y1, quads = [], node2 = this._root, q, i;
  if (node2) quads.push(new Quad(node2, x02, y02, x32, y32));
  if (radius3 == null) radius3 = Infinity;
  else {
    x02 = x3 - radius3, y02 = y3 - radius3;
    x32 = x3 + radius3, y32 = y3 + radius3;
    radius3 *= radius3;
  }
  while (q = quads.pop()) {
    if (!(node2 = q.node) || (x12 = q.x0) > x32 || (y12 = q.y0) > y32 || (x22 = q.x1) < x02 || (y22 = q.y1) < y02) continue;
    if (node2.length) {
      var xm = (x12 + x22) / 2, ym = (y12 + y22) / 2;
      quads.push(
        new Quad(node2[3], xm, ym, x22, y22),
        new Quad(node2[2], x12, ym, xm, y22),
        new Quad(node2[1], xm, y12, x22, ym),
        new Quad(node2[0], x12, y12, xm, ym)
      );
      if (i = (y3 >= ym) << 1 | x3 >= xm) {
        q = quads[quads.length - 1];
        quads[quads.length - 1] = quads[quads.length - 1 - i];
        quads[quads.length - 1 - i] = q;
      }
    } else {
      var dx = x3 - +this._x.call(null, node2.data), dy = y3 - +this._y.call(null, node2.data), d2 = dx * dx + dy * dy;
      if (d2 < radius3) {
        var d = Math.sqrt(radius3 = d2);
        x02 = x3 - d, y02 = y3 - d;
        x32 = x3 + d, y32 = y3 + d;
        data = node2.data;
      }
    }
  }
  return data;
}
function tree_remove(d) {
  if (isNaN(x3 = +this._x.call(null, d)) || isNaN(y3 = +this._y.call(null, d))) return this;
  var parent, node2 = this._root, retainer, previous, next, x02 = this._x0, y02 = this._y0, x12 = this._x1, y12 = this._y1, x3, y3, xm, ym, right2, bottom2, i, j;
  if (!node2) return this;
  if (node2.length) while (true) {
    if (right2 = x3 >= (xm = (x02 + x12) / 2)) x02 = xm;
    else x12 = xm;
    if (bottom2 = y3 >= (ym = (y02 + y12) / 2)) y02 = ym;
    else y12 = ym;
    if (!(parent = node2, node2 = node2[i = bottom2 << 1 | right2])) return this;
    if (!node2.length) break;
    if (parent[i + 1 & 3] || parent[i + 2 & 3] || parent[i + 3 & 3]) retainer = parent, j = i;
  }
  while (node2.data !== d) if (!(previous = node2, node2 = node2.next)) return this;
  if (next = node2.next) delete node2.next;
  if (previous) return next ? previous.next = next : delete previous.next, this;
  if (!parent) return this._root = next, this;
  next ? parent[i] = next : delete parent[i];
  if ((node2 = parent[0] || parent[1] || parent[2] || parent[3]) && node2 === (parent[3] || parent[2] || parent[1] || parent[0]) && !node2.length) {
    if (retainer) retainer[j] = node2;
    else this._root = node2;
  }
  return this;
}
function removeAll(data) {
  for (var i = 0, n = data.length; i < n; ++i) this.remove(data[i]);
  return this;
}
function tree_root() {
  return this._root;
}
function tree_size() {
  var size = 0;
  this.visit(function(node2) {
    if (!node2.length) do
      ++size;
    while (node2 = node2.next);
  });
  return size;
}
function tree_visit(callback) {
  var quads = [], q, node2 = this._root, child, x02, y02, x12, y12;
  if (node2) quads.push(new Quad(node2, this._x0, this._y0, this._x1, this._y1));
  while (q = quads.pop()) {
    if (!callback(node2 = q.node, x02 = q.x0, y02 = q.y0, x12 = q.x1, y12 = q.y1) && node2.length) {
      var xm = (x02 + x12) / 2, ym = (y02 + y12) / 2;
      if (child = node2[3]) quads.push(new Quad(child, xm, ym, x12, y12));
      if (child = node2[2]) quads.push(new Quad(child, x02, ym, xm, y12));
      if (child = node2[1]) quads.push(new Quad(child, xm, y02, x12, ym));
      if (child = node2[0]) quads.push(new Quad(child, x02, y02, xm, ym));
    }
  }
  return this;
}
function tree_visitAfter(callback) {
  var quads = [], next = [], q;
  if (this._root) quads.push(new Quad(this._root, this._x0, this._y0, this._x1, this._y1));
  while (q = quads.pop()) {
    var node2 = q.node;
    if (node2.length) {
      var child, x02 = q.x0, y02 = q.y0, x12 = q.x1, y12 = q.y1, xm = (x02 + x12) / 2, ym = (y02 + y12) / 2;
      if (child = node2[0]) quads.push(new Quad(child, x02, y02, xm, ym));
      if (child = node2[1]) quads.push(new Quad(child, xm, y02, x12, ym));
      if (child = node2[2]) quads.push(new Quad(child, x02, ym, xm, y12));
      if (child = node2[3]) quads.push(new Quad(child, xm, ym, x12, y12));
    }
    next.push(q);
  }
  while (q = next.pop()) {
    callback(q.node, q.x0, q.y0, q.x1, q.y1);
  }
  return this;
}
function defaultX(d) {
  return d[0];
}
function tree_x(_) {
  return arguments.length ? (this._x = _, this) : this._x;
}
function defaultY(d) {
  return d[1];
}
function tree_y(_) {
  return arguments.length ? (this._y = _, this) : this._y;
}
function quadtree(nodes, x3, y3) {
  var tree = new Quadtree(x3 == null ? defaultX : x3, y3 == null ? defaultY : y3, NaN, NaN, NaN, NaN);
  return nodes == null ? tree : tree.addAll(nodes);
}
function Quadtree(x3, y3, x02, y02, x12, y12) {
  this._x = x3;
  this._y = y3;
  this._x0 = x02;
  this._y0 = y02;
  this._x1 = x12;
  this._y1 = y12;
  this._root = void 0;
}
function leaf_copy(leaf) {
  var copy = { data: leaf.data }, next = copy;
  while (leaf = leaf.next) next = next.next = { data: leaf.data };
  return copy;
}
var treeProto = quadtree.prototype = Quadtree.prototype;
treeProto.copy = function() {
  var copy = new Quadtree(this._x, this._y, this._x0, this._y0, this._x1, this._y1), node2 = this._root, nodes, child;
  if (!node2) return copy;
  if (!node2.length) return copy._root = leaf_copy(node2), copy;
  nodes = [{ source: node2, target: copy._root = new Array(4) }];
  while (node2 = nodes.pop()) {
    for (var i = 0; i < 4; ++i) {
      if (child = node2.source[i]) {
        if (child.length) nodes.push({ source: child, target: node2.target[i] = new Array(4) });
        else node2.target[i] = leaf_copy(child);
      }
    }
  }
  return copy;
};
treeProto.add = tree_add;
treeProto.addAll = addAll;
treeProto.cover = tree_cover;
treeProto.data = tree_data;
treeProto.extent = tree_extent;
treeProto.find = tree_find;
treeProto.remove = tree_remove;
treeProto.removeAll = removeAll;
treeProto.root = tree_root;
treeProto.size = tree_size;
treeProto.visit = tree_visit;
treeProto.visitAfter = tree_visitAfter;
treeProto.x = tree_x;
treeProto.y = tree_y;

// node_modules/d3-force/dist/d3-force.mjs
function constant5(x3) {
  return function() {
    return x3;
  };
}
function jiggle(random) {
  return (random() - 0.5) * 1e-6;
}
function x$2(d) {
  return d.x + d.vx;
}
function y$2(d) {
  return d.y + d.vy;
}
function collide(radius3) {
  var nodes, radii, random, strength = 1, iterations2 = 1;
  if (typeof radius3 !== "function") radius3 = constant5(radius3 == null ? 1 : +radius3);
  function force() {
    var i, n = nodes.length, tree, node2, xi, yi, ri, ri2;
    for (var k2 = 0; k2 < iterations2; ++k2) {
      tree = quadtree(nodes, x$2, y$2).visitAfter(prepare);
      for (i = 0; i < n; ++i) {
        node2 = nodes[i];
        ri = radii[node2.index], ri2 = ri * ri;
        xi = node2.x + node2.vx;
        yi = node2.y + node2.vy;
        tree.visit(apply);
      }
    }
    function apply(quad, x02, y02, x12, y12) {
      var data = quad.data, rj = quad.r, r = ri + rj;
      if (data) {
        if (data.index > node2.index) {
          var x3 = xi - data.x - data.vx, y3 = yi - data.y - data.vy, l = x3 * x3 + y3 * y3;
          if (l < r * r) {
            if (x3 === 0) x3 = jiggle(random), l += x3 * x3;
            if (y3 === 0) y3 = jiggle(random), l += y3 * y3;
            l = (r - (l = Math.sqrt(l))) / l * strength;
            node2.vx += (x3 *= l) * (r = (rj *= rj) / (ri2 + rj));
            node2.vy += (y3 *= l) * r;
            data.vx -= x3 * (r = 1 - r);
            data.vy -= y3 * r;
          }
        }
        return;
      }
      return x02 > xi + r || x12 < xi - r || y02 > yi + r || y12 < yi - r;
    }
  }
  function prepare(quad) {
    if (quad.data) return quad.r = radii[quad.data.index];
    for (var i = quad.r = 0; i < 4; ++i) {
      if (quad[i] && quad[i].r > quad.r) {
        quad.r = quad[i].r;
      }
    }
  }
  function initialize() {
    if (!nodes) return;
    var i, n = nodes.length, node2;
    radii = new Array(n);
    for (i = 0; i < n; ++i) node2 = nodes[i], radii[node2.index] = +radius3(node2, i, nodes);
  }
  force.initialize = function(_nodes, _random) {
    nodes = _nodes;
    random = _random;
    initialize();
  };
  force.iterations = function(_) {
    return arguments.length ? (iterations2 = +_, force) : iterations2;
  };
  force.strength = function(_) {
    return arguments.length ? (strength = +_, force) : strength;
  };
  force.radius = function(_) {
    return arguments.length ? (radius3 = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : radius3;
  };
  return force;
}
function index2(d) {
  return d.index;
}
function find2(nodeById, nodeId) {
  var node2 = nodeById.get(nodeId);
  if (!node2) throw new Error("node not found: " + nodeId);
  return node2;
}
function link2(links) {
  var id3 = index2, strength = defaultStrength, strengths, distance = constant5(30), distances, nodes, count, bias, random, iterations2 = 1;
  if (links == null) links = [];
  function defaultStrength(link3) {
    return 1 / Math.min(count[link3.source.index], count[link3.target.index]);
  }
  function force(alpha) {
    for (var k2 = 0, n = links.length; k2 < iterations2; ++k2) {
      for (var i = 0, link3, source2, target, x3, y3, l, b; i < n; ++i) {
        link3 = links[i], source2 = link3.source, target = link3.target;
        x3 = target.x + target.vx - source2.x - source2.vx || jiggle(random);
        y3 = target.y + target.vy - source2.y - source2.vy || jiggle(random);
        l = Math.sqrt(x3 * x3 + y3 * y3);
        l = (l - distances[i]) / l * alpha * strengths[i];
        x3 *= l, y3 *= l;
        target.vx -= x3 * (b = bias[i]);
        target.vy -= y3 * b;
        source2.vx += x3 * (b = 1 - b);
        source2.vy += y3 * b;
      }
    }
  }
  function initialize() {
    if (!nodes) return;
    var i, n = nodes.length, m2 = links.length, nodeById = new Map(nodes.map((d, i2) => [id3(d, i2, nodes), d])), link3;
    for (i = 0, count = new Array(n); i < m2; ++i) {
      link3 = links[i], link3.index = i;
      if (typeof link3.source !== "object") link3.source = find2(nodeById, link3.source);
      if (typeof link3.target !== "object") link3.target = find2(nodeById, link3.target);
      count[link3.source.index] = (count[link3.source.index] || 0) + 1;
      count[link3.target.index] = (count[link3.target.index] || 0) + 1;
    }
    for (i = 0, bias = new Array(m2); i < m2; ++i) {
      link3 = links[i], bias[i] = count[link3.source.index] / (count[link3.source.index] + count[link3.target.index]);
    }
    strengths = new Array(m2), initializeStrength();
    distances = new Array(m2), initializeDistance();
  }
  function initializeStrength() {
    if (!nodes) return;
    for (var i = 0, n = links.length; i < n; ++i) {
      strengths[i] = +strength(links[i], i, links);
    }
  }
  function initializeDistance() {
    if (!nodes) return;
    for (var i = 0, n = links.length; i < n; ++i) {
      distances[i] = +distance(links[i], i, links);
    }
  }
  force.initialize = function(_nodes, _random) {
    nodes = _nodes;
    random = _random;
    initialize();
  };
  force.links = function(_) {
    return arguments.length ? (links = _, initialize(), force) : links;
  };
  force.id = function(_) {
    return arguments.length ? (id3 = _, force) : id3;
  };
  force.iterations = function(_) {
    return arguments.length ? (iterations2 = +_, force) : iterations2;
  };
  force.strength = function(_) {
    return arguments.length ? (strength = typeof _ === "function" ? _ : constant5(+_), initializeStrength(), force) : strength;
  };
  force.distance = function(_) {
    return arguments.length ? (distance = typeof _ === "function" ? _ : constant5(+_), initializeDistance(), force) : distance;
  };
  return force;
}
var a2 = 1664525;
var c = 1013904223;
var m = 4294967296;
function lcg() {
  let s3 = 1;
  return () => (s3 = (a2 * s3 + c) % m) / m;
}
function x$1(d) {
  return d.x;
}
function y$1(d) {
  return d.y;
}
var initialRadius = 10;
var initialAngle = Math.PI * (3 - Math.sqrt(5));
function simulation(nodes) {
  var simulation2, alpha = 1, alphaMin = 1e-3, alphaDecay = 1 - Math.pow(alphaMin, 1 / 300), alphaTarget = 0, velocityDecay = 0.6, forces = /* @__PURE__ */ new Map(), stepper = timer(step), event2 = dispatch("tick", "end"), random = lcg();
  if (nodes == null) nodes = [];
  function step() {
    tick();
    event2.call("tick", simulation2);
    if (alpha < alphaMin) {
      stepper.stop();
      event2.call("end", simulation2);
    }
  }
  function tick(iterations2) {
    var i, n = nodes.length, node2;
    if (iterations2 === void 0) iterations2 = 1;
    for (var k2 = 0; k2 < iterations2; ++k2) {
      alpha += (alphaTarget - alpha) * alphaDecay;
      forces.forEach(function(force) {
        force(alpha);
      });
      for (i = 0; i < n; ++i) {
        node2 = nodes[i];
        if (node2.fx == null) node2.x += node2.vx *= velocityDecay;
        else node2.x = node2.fx, node2.vx = 0;
        if (node2.fy == null) node2.y += node2.vy *= velocityDecay;
        else node2.y = node2.fy, node2.vy = 0;
      }
    }
    return simulation2;
  }
  function initializeNodes() {
    for (var i = 0, n = nodes.length, node2; i < n; ++i) {
      node2 = nodes[i], node2.index = i;
      if (node2.fx != null) node2.x = node2.fx;
      if (node2.fy != null) node2.y = node2.fy;
      if (isNaN(node2.x) || isNaN(node2.y)) {
        var radius3 = initialRadius * Math.sqrt(0.5 + i), angle = i * initialAngle;
        node2.x = radius3 * Math.cos(angle);
        node2.y = radius3 * Math.sin(angle);
      }
      if (isNaN(node2.vx) || isNaN(node2.vy)) {
        node2.vx = node2.vy = 0;
      }
    }
  }
  function initializeForce(force) {
    if (force.initialize) force.initialize(nodes, random);
    return force;
  }
  initializeNodes();
  return simulation2 = {
    tick,
    restart: function() {
      return stepper.restart(step), simulation2;
    },
    stop: function() {
      return stepper.stop(), simulation2;
    },
    nodes: function(_) {
      return arguments.length ? (nodes = _, initializeNodes(), forces.forEach(initializeForce), simulation2) : nodes;
    },
    alpha: function(_) {
      return arguments.length ? (alpha = +_, simulation2) : alpha;
    },
    alphaMin: function(_) {
      return arguments.length ? (alphaMin = +_, simulation2) : alphaMin;
    },
    alphaDecay: function(_) {
      return arguments.length ? (alphaDecay = +_, simulation2) : +alphaDecay;
    },
    alphaTarget: function(_) {
      return arguments.length ? (alphaTarget = +_, simulation2) : alphaTarget;
    },
    velocityDecay: function(_) {
      return arguments.length ? (velocityDecay = 1 - _, simulation2) : 1 - velocityDecay;
    },
    randomSource: function(_) {
      return arguments.length ? (random = _, forces.forEach(initializeForce), simulation2) : random;
    },
    force: function(name, _) {
      return arguments.length > 1 ? (_ == null ? forces.delete(name) : forces.set(name, initializeForce(_)), simulation2) : forces.get(name);
    },
    find: function(x3, y3, radius3) {
      var i = 0, n = nodes.length, dx, dy, d2, node2, closest;
      if (radius3 == null) radius3 = Infinity;
      else radius3 *= radius3;
      for (i = 0; i < n; ++i) {
        node2 = nodes[i];
        dx = x3 - node2.x;
        dy = y3 - node2.y;
        d2 = dx * dx + dy * dy;
        if (d2 < radius3) closest = node2, radius3 = d2;
      }
      return closest;
    },
    on: function(name, _) {
      return arguments.length > 1 ? (event2.on(name, _), simulation2) : event2.on(name);
    }
  };
}
function manyBody() {
  var nodes, node2, random, alpha, strength = constant5(-30), strengths, distanceMin2 = 1, distanceMax2 = Infinity, theta2 = 0.81;
  function force(_) {
    var i, n = nodes.length, tree = quadtree(nodes, x$1, y$1).visitAfter(accumulate);
    for (alpha = _, i = 0; i < n; ++i) node2 = nodes[i], tree.visit(apply);
  }
  function initialize() {
    if (!nodes) return;
    var i, n = nodes.length, node3;
    strengths = new Array(n);
    for (i = 0; i < n; ++i) node3 = nodes[i], strengths[node3.index] = +strength(node3, i, nodes);
  }
  function accumulate(quad) {
    var strength2 = 0, q, c2, weight = 0, x3, y3, i;
    if (quad.length) {
      for (x3 = y3 = i = 0; i < 4; ++i) {
        if ((q = quad[i]) && (c2 = Math.abs(q.value))) {
          strength2 += q.value, weight += c2, x3 += c2 * q.x, y3 += c2 * q.y;
        }
      }
      quad.x = x3 / weight;
      quad.y = y3 / weight;
    } else {
      q = quad;
      q.x = q.data.x;
      q.y = q.data.y;
      do
        strength2 += strengths[q.data.index];
      while (q = q.next);
    }
    quad.value = strength2;
  }
  function apply(quad, x12, _, x22) {
    if (!quad.value) return true;
    var x3 = quad.x - node2.x, y3 = quad.y - node2.y, w = x22 - x12, l = x3 * x3 + y3 * y3;
    if (w * w / theta2 < l) {
      if (l < distanceMax2) {
        if (x3 === 0) x3 = jiggle(random), l += x3 * x3;
        if (y3 === 0) y3 = jiggle(random), l += y3 * y3;
        if (l < distanceMin2) l = Math.sqrt(distanceMin2 * l);
        node2.vx += x3 * quad.value * alpha / l;
        node2.vy += y3 * quad.value * alpha / l;
      }
      return true;
    } else if (quad.length || l >= distanceMax2) return;
    if (quad.data !== node2 || quad.next) {
      if (x3 === 0) x3 = jiggle(random), l += x3 * x3;
      if (y3 === 0) y3 = jiggle(random), l += y3 * y3;
      if (l < distanceMin2) l = Math.sqrt(distanceMin2 * l);
    }
    do
      if (quad.data !== node2) {
        w = strengths[quad.data.index] * alpha / l;
        node2.vx += x3 * w;
        node2.vy += y3 * w;
      }
    while (quad = quad.next);
  }
  force.initialize = function(_nodes, _random) {
    nodes = _nodes;
    random = _random;
    initialize();
  };
  force.strength = function(_) {
    return arguments.length ? (strength = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : strength;
  };
  force.distanceMin = function(_) {
    return arguments.length ? (distanceMin2 = _ * _, force) : Math.sqrt(distanceMin2);
  };
  force.distanceMax = function(_) {
    return arguments.length ? (distanceMax2 = _ * _, force) : Math.sqrt(distanceMax2);
  };
  force.theta = function(_) {
    return arguments.length ? (theta2 = _ * _, force) : Math.sqrt(theta2);
  };
  return force;
}
function x2(x3) {
  var strength = constant5(0.1), nodes, strengths, xz;
  if (typeof x3 !== "function") x3 = constant5(x3 == null ? 0 : +x3);
  function force(alpha) {
    for (var i = 0, n = nodes.length, node2; i < n; ++i) {
      node2 = nodes[i], node2.vx += (xz[i] - node2.x) * strengths[i] * alpha;
    }
  }
  function initialize() {
    if (!nodes) return;
    var i, n = nodes.length;
    strengths = new Array(n);
    xz = new Array(n);
    for (i = 0; i < n; ++i) {
      strengths[i] = isNaN(xz[i] = +x3(nodes[i], i, nodes)) ? 0 : +strength(nodes[i], i, nodes);
    }
  }
  force.initialize = function(_) {
    nodes = _;
    initialize();
  };
  force.strength = function(_) {
    return arguments.length ? (strength = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : strength;
  };
  force.x = function(_) {
    return arguments.length ? (x3 = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : x3;
  };
  return force;
}
function y2(y3) {
  var strength = constant5(0.1), nodes, strengths, yz;
  if (typeof y3 !== "function") y3 = constant5(y3 == null ? 0 : +y3);
  function force(alpha) {
    for (var i = 0, n = nodes.length, node2; i < n; ++i) {
      node2 = nodes[i], node2.vy += (yz[i] - node2.y) * strengths[i] * alpha;
    }
  }
  function initialize() {
    if (!nodes) return;
    var i, n = nodes.length;
    strengths = new Array(n);
    yz = new Array(n);
    for (i = 0; i < n; ++i) {
      strengths[i] = isNaN(yz[i] = +y3(nodes[i], i, nodes)) ? 0 : +strength(nodes[i], i, nodes);
    }
  }
  force.initialize = function(_) {
    nodes = _;
    initialize();
  };
  force.strength = function(_) {
    return arguments.length ? (strength = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : strength;
  };
  force.y = function(_) {
    return arguments.length ? (y3 = typeof _ === "function" ? _ : constant5(+_), initialize(), force) : y3;
  };
  return force;
}

// src/panels/layout.js
var RADIUS = 30;
var MARGIN = RADIUS + 6;
var laid = /* @__PURE__ */ new Map();
async function ties(codes) {
  const { answer } = await ask("/v1/cohesion", { actors: codes.join(), step: "year", half_life: 1e9, grounds: "none" });
  const sums = /* @__PURE__ */ new Map();
  for (const { one: one3, other, cooperation } of answer.dyads) sums.set(`${one3} ${other}`, (sums.get(`${one3} ${other}`) ?? 0) + cooperation);
  return [...sums].map(([pair, weight]) => ({ source: pair.split(" ")[0], target: pair.split(" ")[1], weight }));
}
function placed(codes, links) {
  const nodes = codes.map((code, index3) => ({ code, x: Math.sin(2 * Math.PI * index3 / codes.length), y: -Math.cos(2 * Math.PI * index3 / codes.length) }));
  for (const node2 of nodes) [node2.x, node2.y] = [node2.x * 150, node2.y * 150];
  simulation(nodes).force("tie", link2(links).id((node2) => node2.code).distance((link3) => 220 - 50 * Math.min(2, Math.log10(1 + link3.weight))).strength(0.15)).force("apart", manyBody().strength(-900)).force("room", collide(RADIUS * 2)).force("x", x2().strength(0.06)).force("y", y2().strength(0.09)).stop().tick(240);
  const [left2, right2] = extent(nodes, (node2) => node2.x);
  const [top2, bottom2] = extent(nodes, (node2) => node2.y);
  const share = (value2, from, to) => to - from < 1 ? 0.5 : (value2 - from) / (to - from);
  return nodes.map(({ code, x: x3, y: y3 }) => [code, share(x3, left2, right2), share(y3, top2, bottom2)]);
}
function fitted(places, width, height) {
  const fit2 = (share, room2) => MARGIN + share * (room2 - 2 * MARGIN);
  return new Map(places.map(([code, x3, y3]) => [code, [fit2(x3, width), fit2(y3, height)]]));
}
function layout(codes) {
  const key = codes.join();
  if (!laid.has(key)) {
    const places = ties(codes).then(
      (links) => placed(codes, links),
      (error) => {
        laid.delete(key);
        if (error instanceof Failed) return placed(codes, []);
        throw error;
      }
    );
    laid.set(key, places);
  }
  return laid.get(key);
}

// src/panels/bundle.js
var MOST2 = RADIUS * 1.7;
function bundle2([x12, y12], [x22, y22], widths) {
  const total2 = widths.reduce((sum, width) => sum + width, 0);
  const scale = Math.min(1, MOST2 / total2);
  const length = Math.hypot(x22 - x12, y22 - y12) || 1;
  const [ux, uy] = [(x22 - x12) / length, (y22 - y12) / length];
  let edge2 = -(total2 * scale) / 2;
  return widths.map((width) => {
    const aside = edge2 + width * scale / 2;
    edge2 += width * scale;
    const inset = Math.sqrt(RADIUS ** 2 - Math.min(Math.abs(aside), RADIUS - 1) ** 2) + 3;
    const [from, to] = [inset, length - inset];
    const point2 = (along) => [x12 + ux * along - uy * aside, y12 + uy * along + ux * aside];
    return { path: `M${point2(from)}L${point2(to)}`, at: (share) => point2(from + (to - from) * share), room: width * scale };
  });
}
function opening(kind, label, ids, developments, ...content) {
  const reveal = () => open(label, ids, developments);
  return s(
    "g",
    { class: kind, tabindex: "0", role: "button", "aria-label": label, onclick: reveal, onkeydown: (event2) => [" ", "Enter"].includes(event2.key) && (event2.preventDefault(), reveal()) },
    content,
    s("title", {}, label)
  );
}
var line4 = (course, kind, label, ids, developments, { width, markers } = {}, ...more) => opening(
  kind,
  label,
  ids,
  developments,
  s("path", { class: "wide", d: course.path, "stroke-width": Math.max(course.room, 6) }),
  s("path", { class: "line", d: course.path, "stroke-width": width, ...markers }),
  more
);

// src/labels.js
var apart = (one3, other) => one3.x + one3.width <= other.x || other.x + other.width <= one3.x || one3.y + one3.height <= other.y || other.y + other.height <= one3.y;
function settle(boxes, taken) {
  const free = boxes.find((box2) => taken.every((other) => apart(box2, other)));
  if (free) taken.push(free);
  return free;
}
function spread(wanted, least, from, to) {
  const found = [];
  for (const place3 of wanted) found.push(Math.max(place3, from, found.length ? found.at(-1) + least : from));
  for (let index3 = found.length - 1, most = to; index3 >= 0; index3 -= 1, most -= least) {
    if (found[index3] <= most) break;
    found[index3] = most;
    most = found[index3];
  }
  return found;
}
var wide = (text3, size = 13) => text3.length * size * 0.58 + 4;

// node_modules/topojson-client/src/identity.js
function identity_default(x3) {
  return x3;
}

// node_modules/topojson-client/src/transform.js
function transform_default(transform2) {
  if (transform2 == null) return identity_default;
  var x02, y02, kx2 = transform2.scale[0], ky2 = transform2.scale[1], dx = transform2.translate[0], dy = transform2.translate[1];
  return function(input, i) {
    if (!i) x02 = y02 = 0;
    var j = 2, n = input.length, output = new Array(n);
    output[0] = (x02 += input[0]) * kx2 + dx;
    output[1] = (y02 += input[1]) * ky2 + dy;
    while (j < n) output[j] = input[j], ++j;
    return output;
  };
}

// node_modules/topojson-client/src/reverse.js
function reverse_default(array4, n) {
  var t, j = array4.length, i = j - n;
  while (i < --j) t = array4[i], array4[i++] = array4[j], array4[j] = t;
}

// node_modules/topojson-client/src/feature.js
function feature_default(topology, o) {
  if (typeof o === "string") o = topology.objects[o];
  return o.type === "GeometryCollection" ? { type: "FeatureCollection", features: o.geometries.map(function(o2) {
    return feature(topology, o2);
  }) } : feature(topology, o);
}
function feature(topology, o) {
  var id3 = o.id, bbox = o.bbox, properties = o.properties == null ? {} : o.properties, geometry = object2(topology, o);
  return id3 == null && bbox == null ? { type: "Feature", properties, geometry } : bbox == null ? { type: "Feature", id: id3, properties, geometry } : { type: "Feature", id: id3, bbox, properties, geometry };
}
function object2(topology, o) {
  var transformPoint = transform_default(topology.transform), arcs = topology.arcs;
  function arc(i, points2) {
    if (points2.length) points2.pop();
    for (var a3 = arcs[i < 0 ? ~i : i], k2 = 0, n = a3.length; k2 < n; ++k2) {
      points2.push(transformPoint(a3[k2], k2));
    }
    if (i < 0) reverse_default(points2, n);
  }
  function point2(p) {
    return transformPoint(p);
  }
  function line5(arcs2) {
    var points2 = [];
    for (var i = 0, n = arcs2.length; i < n; ++i) arc(arcs2[i], points2);
    if (points2.length < 2) points2.push(points2[0]);
    return points2;
  }
  function ring(arcs2) {
    var points2 = line5(arcs2);
    while (points2.length < 4) points2.push(points2[0]);
    return points2;
  }
  function polygon(arcs2) {
    return arcs2.map(ring);
  }
  function geometry(o2) {
    var type2 = o2.type, coordinates;
    switch (type2) {
      case "GeometryCollection":
        return { type: type2, geometries: o2.geometries.map(geometry) };
      case "Point":
        coordinates = point2(o2.coordinates);
        break;
      case "MultiPoint":
        coordinates = o2.coordinates.map(point2);
        break;
      case "LineString":
        coordinates = line5(o2.arcs);
        break;
      case "MultiLineString":
        coordinates = o2.arcs.map(line5);
        break;
      case "Polygon":
        coordinates = polygon(o2.arcs);
        break;
      case "MultiPolygon":
        coordinates = o2.arcs.map(polygon);
        break;
      default:
        return null;
    }
    return { type: type2, coordinates };
  }
  return geometry(o);
}

// node_modules/topojson-client/src/stitch.js
function stitch_default(topology, arcs) {
  var stitchedArcs = {}, fragmentByStart = {}, fragmentByEnd = {}, fragments = [], emptyIndex = -1;
  arcs.forEach(function(i, j) {
    var arc = topology.arcs[i < 0 ? ~i : i], t;
    if (arc.length < 3 && !arc[1][0] && !arc[1][1]) {
      t = arcs[++emptyIndex], arcs[emptyIndex] = i, arcs[j] = t;
    }
  });
  arcs.forEach(function(i) {
    var e = ends(i), start2 = e[0], end = e[1], f, g;
    if (f = fragmentByEnd[start2]) {
      delete fragmentByEnd[f.end];
      f.push(i);
      f.end = end;
      if (g = fragmentByStart[end]) {
        delete fragmentByStart[g.start];
        var fg = g === f ? f : f.concat(g);
        fragmentByStart[fg.start = f.start] = fragmentByEnd[fg.end = g.end] = fg;
      } else {
        fragmentByStart[f.start] = fragmentByEnd[f.end] = f;
      }
    } else if (f = fragmentByStart[end]) {
      delete fragmentByStart[f.start];
      f.unshift(i);
      f.start = start2;
      if (g = fragmentByEnd[start2]) {
        delete fragmentByEnd[g.end];
        var gf = g === f ? f : g.concat(f);
        fragmentByStart[gf.start = g.start] = fragmentByEnd[gf.end = f.end] = gf;
      } else {
        fragmentByStart[f.start] = fragmentByEnd[f.end] = f;
      }
    } else {
      f = [i];
      fragmentByStart[f.start = start2] = fragmentByEnd[f.end = end] = f;
    }
  });
  function ends(i) {
    var arc = topology.arcs[i < 0 ? ~i : i], p0 = arc[0], p1;
    if (topology.transform) p1 = [0, 0], arc.forEach(function(dp) {
      p1[0] += dp[0], p1[1] += dp[1];
    });
    else p1 = arc[arc.length - 1];
    return i < 0 ? [p1, p0] : [p0, p1];
  }
  function flush(fragmentByEnd2, fragmentByStart2) {
    for (var k2 in fragmentByEnd2) {
      var f = fragmentByEnd2[k2];
      delete fragmentByStart2[f.start];
      delete f.start;
      delete f.end;
      f.forEach(function(i) {
        stitchedArcs[i < 0 ? ~i : i] = 1;
      });
      fragments.push(f);
    }
  }
  flush(fragmentByEnd, fragmentByStart);
  flush(fragmentByStart, fragmentByEnd);
  arcs.forEach(function(i) {
    if (!stitchedArcs[i < 0 ? ~i : i]) fragments.push([i]);
  });
  return fragments;
}

// node_modules/topojson-client/src/mesh.js
function mesh_default(topology) {
  return object2(topology, meshArcs.apply(this, arguments));
}
function meshArcs(topology, object3, filter2) {
  var arcs, i, n;
  if (arguments.length > 1) arcs = extractArcs(topology, object3, filter2);
  else for (i = 0, arcs = new Array(n = topology.arcs.length); i < n; ++i) arcs[i] = i;
  return { type: "MultiLineString", arcs: stitch_default(topology, arcs) };
}
function extractArcs(topology, object3, filter2) {
  var arcs = [], geomsByArc = [], geom;
  function extract0(i) {
    var j = i < 0 ? ~i : i;
    (geomsByArc[j] || (geomsByArc[j] = [])).push({ i, g: geom });
  }
  function extract1(arcs2) {
    arcs2.forEach(extract0);
  }
  function extract2(arcs2) {
    arcs2.forEach(extract1);
  }
  function extract3(arcs2) {
    arcs2.forEach(extract2);
  }
  function geometry(o) {
    switch (geom = o, o.type) {
      case "GeometryCollection":
        o.geometries.forEach(geometry);
        break;
      case "LineString":
        extract1(o.arcs);
        break;
      case "MultiLineString":
      case "Polygon":
        extract2(o.arcs);
        break;
      case "MultiPolygon":
        extract3(o.arcs);
        break;
    }
  }
  geometry(object3);
  geomsByArc.forEach(filter2 == null ? function(geoms) {
    arcs.push(geoms[0].i);
  } : function(geoms) {
    if (filter2(geoms[0].g, geoms[geoms.length - 1].g)) arcs.push(geoms[0].i);
  });
  return arcs;
}

// src/map/world.js
var asked3;
function world() {
  asked3 ??= fetch(`${document.documentElement.dataset.base ?? ""}/assets/world.json`).then((answer) => answer.json()).then((topology) => ({ land: feature_default(topology, topology.objects.land), borders: mesh_default(topology, topology.objects.countries, (one3, other) => one3 !== other) })).catch(() => {
    asked3 = void 0;
    throw new Failed({ title: "The outlines of the land cannot be had." }, 0);
  });
  return asked3;
}

// src/map/atlas.js
var [MOST3, LINE] = [1200, 16];
var margin = (width) => width > 600 ? 90 : 48;
var radius2 = (one3) => 5 + 2.5 * Math.sqrt(one3.developments);
function spots([x3, y3], reach, width) {
  const boxes = [
    { x: x3 + reach + 3, y: y3 - LINE / 2 },
    { x: x3 - reach - 3 - width, y: y3 - LINE / 2 },
    { x: x3 - width / 2, y: y3 - reach - LINE - 1 },
    { x: x3 - width / 2, y: y3 + reach + 1 }
  ];
  for (const away of [18, 34, 52, 74, 100]) {
    for (let turn = 0; turn < 12; turn += 1) {
      const [dx, dy] = [Math.cos(turn * Math.PI / 6), Math.sin(turn * Math.PI / 6)];
      const [left2, top2] = [x3 + dx * (reach + away), y3 + dy * (reach + away)];
      boxes.push({ x: dx < -0.1 ? left2 - width : dx > 0.1 ? left2 : left2 - width / 2, y: top2 - LINE / 2, from: [left2, top2] });
    }
  }
  return boxes.map((box2) => ({ ...box2, width, height: LINE }));
}
function marked2({ found, ties: ties2, place: place3, name, developments, near }, at2, { width, height }) {
  const inside = (box2) => box2.x >= 0 && box2.y >= 0 && box2.x + box2.width <= width && box2.y + box2.height <= height;
  const where = new Map(found.filter((one3) => place3.has(one3.theatre)).map((one3) => [one3.theatre, at2(place3.get(one3.theatre))]));
  const shown2 = found.filter((one3) => where.has(one3.theatre));
  const taken = shown2.map((one3) => ({ x: where.get(one3.theatre)[0] - radius2(one3), y: where.get(one3.theatre)[1] - radius2(one3), width: 2 * radius2(one3), height: 2 * radius2(one3) }));
  const arcs = ties2.filter((tie) => where.has(tie.one) && where.has(tie.other)).map((tie) => {
    const [from, to] = [where.get(tie.one), where.get(tie.other)];
    return s("path", { class: tie.direct.length ? "tie direct" : "tie", "data-theatre": `${tie.one}|${tie.other}`, d: `M${from}Q${(from[0] + to[0]) / 2},${Math.min(from[1], to[1]) - Math.abs(from[0] - to[0]) / 8} ${to}` });
  });
  const [circles, labels] = [[], []];
  for (const one3 of shown2) {
    const [x3, y3] = where.get(one3.theatre);
    const words2 = `${one3.theatre}: ${many(one3.developments, "development")} of ${one3.actors.map(name).join(", ")}`;
    const mark = opening("theatre", words2, one3.rests_on, developments, s("circle", { cx: x3, cy: y3, r: radius2(one3) }));
    mark.dataset.theatre = one3.theatre;
    for (const [event2, theatre] of [["focus", one3.theatre], ["blur", null], ["mouseenter", one3.theatre], ["mouseleave", null]]) mark.addEventListener(event2, () => near(theatre));
    circles.push(mark);
    const box2 = settle(spots([x3, y3], radius2(one3), wide(one3.theatre, 12)).filter(inside), taken);
    if (box2) labels.push(box2.from && s("path", { class: "leader", d: `M${x3},${y3}L${box2.from}` }), s("text", { "data-theatre": one3.theatre, class: "place", x: box2.x + 2, y: box2.y + 12 }, one3.theatre));
  }
  return [...arcs, ...labels.filter((each) => each && each.tagName === "path"), ...circles, ...labels.filter((each) => each && each.tagName === "text")];
}
var made = /* @__PURE__ */ new WeakMap();
function begin(element, width, { land, borders }) {
  const height = Math.round(Math.max(360, width * 0.5));
  const projection2 = equalEarth().rotate([-60, 0]).fitExtent([[4, 4], [width - 4, height - 4]], { type: "Sphere" });
  const draw = index(projection2);
  const base3 = s("g", {}, [["sphere", { type: "Sphere" }], ["graticule", graticule10()], ["land", land], ["borders", borders]].map(([kind, shape]) => s("path", { class: kind, d: draw(shape) })));
  const over = s("g", {});
  const svg2 = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", tabindex: "0", "aria-label": "Map of theatres; plus and minus to come closer or go back, arrow keys to move" }, base3, over);
  const map3 = { width, height, projection: projection2, svg: svg2, answer: null };
  const zooming = zoom2().scaleExtent([1, 14]).translateExtent([[0, 0], [width, height]]).extent([[0, 0], [width, height]]).filter((event2) => event2.type === "wheel" ? event2.ctrlKey : !event2.button).on("zoom", () => map3.show());
  map3.show = () => {
    const view = svg2.__zoom ?? identity4;
    base3.setAttribute("transform", view.toString());
    over.replaceChildren(...marked2(map3.answer, (place3) => view.apply(projection2(place3)), map3));
  };
  map3.fit = () => {
    const points2 = map3.answer.found.filter((one3) => map3.answer.place.has(one3.theatre)).map((one3) => projection2(map3.answer.place.get(one3.theatre)));
    if (!points2.length) return;
    const [[left2, right2], [top2, bottom2]] = [extent(points2, ([x3]) => x3), extent(points2, ([, y3]) => y3)];
    const scale = Math.min(8, (width - 2 * margin(width)) / Math.max(right2 - left2, 1), (height - 1.2 * margin(width)) / Math.max(bottom2 - top2, 1));
    select(svg2).call(zooming.transform, identity4.translate(width / 2, height / 2).scale(Math.max(1, scale)).translate(-(left2 + right2) / 2, -(top2 + bottom2) / 2));
  };
  const by = (factor) => select(svg2).call(zooming.scaleBy, factor);
  const keys = { "+": () => by(1.5), "=": () => by(1.5), "-": () => by(1 / 1.5), 0: () => select(svg2).call(zooming.transform, identity4) };
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  select(svg2).call(zooming).on("dblclick.zoom", null);
  svg2.addEventListener("keydown", (event2) => {
    if (event2.target !== svg2 || event2.ctrlKey || event2.metaKey || event2.altKey) return;
    const move = moves[event2.key];
    if (!move && !keys[event2.key]) return;
    event2.preventDefault();
    if (move) select(svg2).call(zooming.translateBy, ...move.map((each) => each / (svg2.__zoom?.k ?? 1)));
    else keys[event2.key]();
  });
  const button = (label, does) => h("button", { type: "button", onclick: does }, label);
  element.replaceChildren(svg2, h("p", { class: "tools", role: "group", "aria-label": "The part of the map" }, button("Closer", keys["+"]), button("Further", keys["-"]), button("All theatres", () => map3.fit()), button("Whole world", keys[0])));
  return map3;
}
async function atlas(element, answer) {
  const shapes = await world();
  const width = room(element, MOST3);
  let map3 = made.get(element);
  const first = map3?.width !== width;
  if (first) made.set(element, map3 = begin(element, width, shapes));
  map3.answer = answer;
  if (first) map3.fit();
  map3.show();
}

// src/map/listing.js
function tied(one3, ties2, name, developments) {
  const own3 = ties2.filter((tie) => [tie.one, tie.other].includes(one3.theatre)).sort((left2, right2) => right2.direct.length - left2.direct.length);
  if (!own3.length) return null;
  const told4 = (tie) => {
    const other = tie.one === one3.theatre ? tie.other : tie.one;
    return h("li", {}, resting(other, `${tie.one} and ${tie.other}`, tie.rests_on, developments), `: ${[tie.direct.length > 0 && `${many(tie.direct.length, "development names", "developments name")} both`, tie.actors.length > 0 && `${tie.actors.map((each) => name(each.actor)).join(", ")} in both`, tie.foretold.length > 0 && `${tie.foretold.length} foretold`].filter(Boolean).join("; ")}`);
  };
  return h("details", {}, h("summary", {}, many(own3.length, "tie")), h("ul", {}, own3.map(told4)));
}
function listing(list, { found, ties: ties2, place: place3, name, developments, near }) {
  const open2 = new Set([...list.querySelectorAll("details[open]")].map((each) => each.closest("li").dataset.theatre));
  list.replaceChildren(
    ...found.map((one3) => {
      const entry4 = h("li", { "data-theatre": one3.theatre }, resting(one3.theatre, one3.theatre, one3.rests_on, developments), ` ${many(one3.developments, "development")} of ${one3.actors.map(name).join(", ")}${place3.has(one3.theatre) ? "" : "; without a place on the map"}`, tied(one3, ties2, name, developments));
      if (open2.has(one3.theatre)) entry4.querySelector("details")?.setAttribute("open", "");
      for (const [event2, theatre] of [["focusin", one3.theatre], ["focusout", null], ["mouseenter", one3.theatre], ["mouseleave", null]]) entry4.addEventListener(event2, () => near(theatre));
      return entry4;
    })
  );
}

// src/map.js
var question = () => actors().length ? { path: "/v1/theatres", query: { ...asked(), actors: actors().join() } } : null;
async function points() {
  const { query } = question();
  const { features } = await answerTo({ path: "/v1/theatres", query: { ...query, format: "geojson", table: "theatres" } });
  return new Map(features.filter(({ geometry }) => geometry).map(({ geometry, properties }) => [properties.theatre, geometry.type === "Point" ? geometry.coordinates : geometry.coordinates[0]]));
}
function together(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const one3 = found.get(row.theatre) ?? { theatre: row.theatre, actors: [], rests_on: /* @__PURE__ */ new Set() };
    one3.actors.push(row.actor);
    for (const each of row.rests_on) one3.rests_on.add(each);
    found.set(row.theatre, one3);
  }
  return [...found.values()].map((one3) => ({ ...one3, rests_on: [...one3.rests_on], developments: one3.rests_on.size })).sort((one3, other) => other.developments - one3.developments);
}
var theatres = {
  name: "theatres",
  title: "Theatres and what ties them",
  says: "Circles grow with the developments in a theatre in the year before. Thick lines join theatres that one development names together; thin ones those in which the same actor is active within a year.",
  method: "/docs/methods/theatres",
  question,
  empty: ({ answer }) => answer.theatres.length === 0,
  async draw(figure2, said3) {
    const [place3, name] = await Promise.all([points(), names2()]);
    const found = together(said3.answer.theatres);
    const map3 = figure2.querySelector(".atlas") ?? h("div", { class: "atlas" });
    const list = figure2.querySelector(".theatres-list") ?? h("ol", { class: "theatres-list" });
    if (!map3.isConnected) figure2.replaceChildren(map3, list);
    const near = (theatre) => {
      for (const element of figure2.querySelectorAll("[data-theatre]")) element.classList.toggle("near", theatre !== null && element.dataset.theatre.split("|").includes(theatre));
    };
    await atlas(map3, { found, ties: said3.answer.ties, place: place3, name, developments: said3.developments, near });
    listing(list, { found, ties: said3.answer.ties, place: place3, name, developments: said3.developments, near });
    return `${many(found.length, "theatre")}, ${many(said3.answer.ties.length, "tie")} between them.`;
  },
  table: (said3) => ({
    caption: "Theatres at this moment",
    columns: [
      { name: "theatre", title: "Theatre" },
      { name: "actor", title: "Actor" },
      { name: "developments", title: "Developments", cell: (row) => resting(row.developments, `${row.actor} in ${row.theatre}`, row.rests_on, said3.developments), text: (row) => row.developments },
      { name: "dimensions", title: "Dimensions", cell: (row) => row.dimensions.join(", "), text: (row) => row.dimensions.join(" ") },
      { name: "valid", title: "When", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) }
    ],
    rows: said3.answer.theatres
  })
};
function map2(main2) {
  sliders(main2);
  const board = h("div", { class: "board" });
  main2.append(board);
  panel(board, theatres);
  board.firstChild.classList.add("full");
  main2.append(
    h(
      "section",
      { "aria-labelledby": "borders" },
      h("h2", { id: "borders" }, "Whose borders these are"),
      h("p", { class: "says" }, "Land and borders are those of Natural Earth (public domain, scale 1:110 million, by way of world-atlas), which draws who controls what on the ground. A border here is no statement of ours about whose the land is; disputed lines are drawn as Natural Earth draws them. A theatre is a word of the record, not a territory: its circle stands at a point within what it names.")
    )
  );
}

// src/panels/cohesion.js
var [HEIGHT2, LEFT2, RIGHT2, BOTTOM2, TOP2, NOTES] = [300, 44, 22, 28, 40, 12];
var [MOVERS, APART2] = [6, 22];
var at = (point2) => /* @__PURE__ */ new Date(`${point2.at}T00:00:00Z`);
var round2 = (value2) => value2 === null ? null : Math.round(value2 * 100) / 100;
var whole2 = ({ answer }) => answer.series.filter((point2) => point2.dimension === "all");
function begun(said3) {
  const [start2] = said3.when.match(/\d{4}(-\d{2})?(-\d{2})?/) ?? [];
  return start2 && { on: /* @__PURE__ */ new Date(`${start2.padEnd(10, start2.length === 4 ? "-07-01" : "-15")}T00:00:00Z`), sure: start2.length === 10 };
}
function movers(said3, [first, last2]) {
  return said3.answer.moved.map((row) => ({ ...row, said: said3.developments[row.development] })).map((row) => ({ ...row, begun: row.said && begun(row.said) })).filter((row) => row.begun?.on >= first && row.begun.on <= last2).slice(0, MOVERS).sort((one3, other) => one3.begun.on - other.begun.on);
}
function marker(row, index3, x3, beside2) {
  const reveal = () => open(row.said.title, row.rests_on, row.developments);
  return s(
    "g",
    { class: row.begun.sure ? "note" : "note unsure", onclick: reveal },
    s("path", { d: `M${beside2},${NOTES}L${x3},${TOP2 - 6}V${HEIGHT2 - BOTTOM2}` }),
    s("circle", { cx: beside2, cy: NOTES, r: 9.5 }),
    s("text", { x: beside2, y: NOTES, dy: "0.35em" }, String(index3 + 1)),
    s("title", {}, row.said.title)
  );
}
var moved = (influence) => `${influence < 0 ? "pulls the trend down" : "lifts the trend"} by ${Math.abs(round2(influence))} a year`;
function trend(said3) {
  const [found] = said3.answer.trend.filter((row) => row.dimension === "all");
  if (found === void 0 || found.slope === null) return ["The trend cannot be told from what is on record."];
  const way = found.low > 0 ? "It strengthens" : found.high < 0 ? "It weakens" : "The direction is open";
  return [`${way}: `, resting(`${round2(found.slope)} a year`, "The trend", found.rests_on, said3.developments), `, between ${round2(found.low)} and ${round2(found.high)} in 19 of 20 resamplings of ${many(found.developments, "development")}.`];
}
var cohesion = {
  name: "cohesion",
  title: "Is it strengthening?",
  says: "Cooperation less conflict in the year before, weighted by kind and age. The band holds 19 of 20 resamplings; numbers mark what moved it most, dashed where the day is not known.",
  method: "/docs/methods/cohesion",
  question: () => actors().length > 1 ? { path: "/v1/cohesion", query: { ...asked(), actors: actors().join(), grounds: "moved" } } : null,
  empty: (said3) => whole2(said3).every((point2) => point2.developments === 0),
  draw(figure2, said3) {
    const points2 = whole2(said3);
    const width = room(figure2);
    const x3 = utcTime(extent(points2, at), [LEFT2, width - RIGHT2]);
    const y3 = linear2(extent([0, ...points2.flatMap((point2) => [point2.low ?? point2.net, point2.high ?? point2.net])]), [HEIGHT2 - BOTTOM2, TOP2]).nice();
    const band = area().x((point2) => x3(at(point2))).y0((point2) => y3(point2.low ?? point2.net)).y1((point2) => y3(point2.high ?? point2.net));
    const course = line3().x((point2) => x3(at(point2))).y((point2) => y3(point2.net));
    const notes = movers(said3, x3.domain());
    const beside2 = spread(notes.map((row) => x3(row.begun.on)), APART2, LEFT2 + 4, width - RIGHT2);
    figure2.replaceChildren(
      s(
        "svg",
        { viewBox: `0 0 ${width} ${HEIGHT2}`, role: "img", "aria-label": `Cohesion from ${day(points2[0].at)} to ${day(points2.at(-1).at)}` },
        s("path", { class: "band", d: band(points2) }),
        y3.domain()[0] < 0 && s("path", { class: "naught", d: `M${LEFT2},${y3(0)}H${width - RIGHT2}` }),
        s("path", { class: "course", d: course(points2) }),
        notes.map((row, index3) => marker({ ...row, developments: said3.developments }, index3, x3(row.begun.on), beside2[index3])),
        axis2(axisBottom(x3).ticks(Math.max(3, width / 110)), 0, HEIGHT2 - BOTTOM2),
        axis2(axisLeft(y3).ticks(5), LEFT2, 0)
      ),
      h(
        "ol",
        { class: "notes" },
        notes.map((row) => h("li", {}, h("button", { type: "button", class: "resting", onclick: () => open(row.said.title, row.rests_on, said3.developments) }, row.said.title), h("span", { class: "told" }, `${when(row.said.when)}; ${moved(row.influence)}`)))
      )
    );
    return trend(said3);
  },
  table: (said3) => ({
    caption: "Cohesion by dimension",
    columns: [
      { name: "at", title: "By", cell: (row) => day(row.at), text: (row) => row.at },
      { name: "dimension", title: "Dimension" },
      ...["cooperation", "conflict", "net", "low", "high"].map((name) => ({ name, title: name, cell: (row) => round2(row[name]) })),
      { name: "developments", title: "Developments", cell: (row) => resting(row.developments, `${row.dimension} by ${day(row.at)}`, row.rests_on, said3.developments), text: (row) => row.developments }
    ],
    rows: said3.answer.series
  })
};

// src/panels/obligations.js
var OBLIGATIONS = ["defense", "offense", "neutrality", "nonaggression", "consultation"];
var readable = (code) => plain(code).replace("nonaggression", "non-aggression").replace("defense", "defence");
var between = (rows, one3, other, from, to) => rows.filter((row) => [row[from], row[to]].includes(one3) && [row[from], row[to]].includes(other));
function duties(rows, one3, other) {
  return OBLIGATIONS.map((obligation) => {
    const found = between(rows, one3, other, "subject", "object").filter((row) => row.obligation === obligation);
    return { obligation, found, forth: found.some((row) => row.subject === one3), back: found.some((row) => row.subject === other) };
  }).filter(({ found }) => found.length);
}
function dutyWords({ obligation, found, forth, back }, one3, other) {
  const [who, whom] = forth ? [one3, other] : [other, one3];
  const treaties = [...new Set(found.map((row) => row.treaty))].join("; ");
  return `${who}${forth && back ? ` and ${whom} owe each other` : ` owes ${whom}`} ${readable(obligation)} (${treaties})${found.every((row) => !row.certain) ? ", on some readings of the dates alone" : ""}`;
}

// src/panels/key.js
var round3 = (value2) => Math.round(value2 * 10) / 10;
var breadth = (cooperation) => Math.min(12, 1 + 1.2 * Math.sqrt(cooperation));
var swatch = (kind, ...content) => s("svg", { class: `swatch ${kind}`, viewBox: "0 0 36 14", "aria-hidden": "true" }, content);
function legend(obligations, rows) {
  const owed = OBLIGATIONS.filter((each) => obligations.some((row) => row.obligation === each));
  const done = DIMENSIONS.filter((each) => rows.some((row) => row.done.some((deed) => deed.dimension === each)));
  return h(
    "ul",
    { class: "key" },
    owed.map((each) => h("li", { class: "of-obligations" }, swatch(`duty ${each}`, s("path", { class: "line", d: "M0,7H34", "marker-end": `url(#to-${each})` })), readable(each))),
    obligations.some((row) => !row.certain) && h("li", { class: "of-obligations" }, swatch("duty defense", s("path", { class: "line", d: "M0,7H34", "marker-end": "url(#maybe-defense)" })), "hollow head: on some readings of the dates"),
    done.map((each) => h("li", { class: "of-cooperation" }, swatch(`deed ${each}`, s("path", { class: "line", d: "M0,7H36", "stroke-width": 6 }), s("text", { x: 18, y: 11 }, each[0].toUpperCase())), `${each} cooperation`)),
    done.length > 0 && h("li", { class: "of-cooperation" }, swatch("deed", [10, 30, 60].map((value2, nth) => s("path", { class: "line", d: `M${nth * 12 + 1},7h9`, "stroke-width": breadth(value2) }))), "weighing 10, 30, 60"),
    rows.some((row) => row.found.length) && h("li", {}, swatch("crack", s("path", { class: "jag", d: "M14,0l-5,6l6,3l-5,5" })), "cracks, how many")
  );
}
function pairs(rows, name, obliged, deeds, cracked) {
  const cell = (row, dimension) => {
    const deed = row.done.find((each) => each.dimension === dimension);
    return h("td", { class: "number" }, deed ? resting(round3(deed.cooperation), `${name(row.one)} and ${name(row.other)}, ${dimension}`, deed.rests_on, deeds) : "");
  };
  const known2 = rows.filter((row) => row.owed.length || row.done.length || row.found.length);
  return h(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": "Ties of each pair" },
    h(
      "table",
      { class: "pairs" },
      h("caption", {}, "Ties of each pair: obligations, cooperation by dimension, cracks"),
      h("thead", {}, h("tr", {}, ["Pair", "Owed", ...DIMENSIONS.map(plain), "Cracks"].map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", {}, known2.map((row) => h("tr", {}, h("th", { scope: "row" }, `${row.one} and ${row.other}`), h("td", {}, row.owed.length ? resting(row.owed.map((duty) => readable(duty.obligation)).join(", "), `${name(row.one)} and ${name(row.other)}: obligations`, row.owed.flatMap((duty) => duty.found.flatMap((each) => each.rests_on)), obliged) : "none"), DIMENSIONS.map((each) => cell(row, each)), h("td", { class: "number" }, row.found.length ? resting(row.found.length, `${name(row.one)} and ${name(row.other)}: cracks`, row.found.flatMap((each) => each.rests_on), cracked) : ""))))
    )
  );
}

// src/panels/rows.js
var asking = (path2, argument) => () => actors().length ? { path: path2, query: { ...asked(), [argument]: actors().join(), grounds: "none" } } : null;
var dates = { name: "valid", title: "When", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) };
var column = (name, title = name) => ({ name, title, cell: (row) => plain(String(row[name] ?? "")) });
var rests = (said3, title) => ({ name: "rests_on", title: "Rests on", cell: (row) => resting(many(row.rests_on.length, "development"), title(row), row.rests_on, said3.developments), text: (row) => row.rests_on.join(" ") });
var alike = (rows, key) => [...Map.groupBy(rows, key).values()];
function bar(value2, most, parts = { all: value2 }) {
  let from = 0;
  const pieces = Object.entries(parts).map(([kind, part]) => {
    const piece2 = s("rect", { class: kind, x: from, y: 0, width: Math.max(0, part / most * 100 - 0.5), height: 10 });
    from += part / most * 100;
    return piece2;
  });
  return s("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, pieces);
}
var inWords = (row) => DIMENSIONS.filter((each) => row[each]).map((each) => `${each} ${row[each]}`).join(", ");
var cut = (rows, most, item3) => [...rows.slice(0, most).map(item3), rows.length > most && h("li", { class: "more" }, `and ${rows.length - most} more in the table`)];

// src/panels/cracks.js
var MOST4 = 4;
var cracks = {
  name: "cracks",
  title: "Where the cracks are",
  says: "Wariness, abstentions, absences, unmet plans and denials among those shown.",
  method: "/docs/methods/cracks",
  drawn: false,
  question: asking("/v1/cracks", "actors"),
  empty: ({ answer }) => answer.cracks.length === 0,
  async draw(figure2, said3) {
    const name = await names2();
    const { summary, cracks: all } = said3.answer;
    const most = Math.max(...summary.map((row) => row.times), 1);
    const who = (row) => row.by ? `${name(row.by)}${row.towards ? ` towards ${name(row.towards)}` : ""}: ` : "";
    const line5 = (rows) => h("li", {}, who(rows[0]), resting(rows[0].topic, plain(rows[0].sort), rows.flatMap((row) => row.rests_on), said3.developments), rows.length > 1 && `, ${rows.length} times`);
    figure2.replaceChildren(
      h(
        "ul",
        { class: "bars" },
        summary.map(
          (row) => h(
            "li",
            {},
            h("span", { class: "label" }, plain(row.sort)),
            bar(row.times, most),
            resting(row.times, plain(row.sort), row.rests_on, said3.developments),
            h("ul", { class: "lines" }, cut(alike(all.filter((each) => each.sort === row.sort), (each) => who(each) + each.topic), MOST4, line5))
          )
        )
      )
    );
    return `${many(all.length, "crack")} on record.`;
  },
  table: (said3) => ({
    caption: "Cracks at this moment",
    columns: [column("sort", "Sort"), column("by", "By"), column("towards", "Towards"), column("topic", "Topic"), column("times", "Times"), column("status", "Status"), dates, rests(said3, (row) => row.topic)],
    rows: said3.answer.cracks
  })
};

// src/panels/graph.js
var SHOWN = ["both", "obligations", "cooperation"];
var shownBy = (panel2) => answerTo(panel2.question()).catch((error) => {
  if (error instanceof Failed) return null;
  throw error;
});
async function beside() {
  const [name, places, together2, broken] = await Promise.all([names2(), layout([...new Set(actors())].sort()), shownBy(cohesion), shownBy(cracks)]);
  return { name, places, together: together2, broken };
}
function drawn(figure2, { answer, developments }, { name, places, together: together2, broken }) {
  const width = room(figure2, 640);
  const height = Math.max(380, Math.min(460, width * 0.75));
  const place3 = fitted(places, width, height);
  const codes = [...place3.keys()];
  const graph = figure2.querySelector(".graph") ?? h("div", { class: "graph", "data-ties": noted("ties") ?? "both" });
  if (!graph.isConnected) figure2.replaceChildren(choosing(graph), graph);
  const [edges, marks, rows, taken] = [[], [], [], codes.map((code) => ({ x: place3.get(code)[0] - RADIUS, y: place3.get(code)[1] - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }))];
  codes.forEach(
    (one3, index3) => codes.slice(index3 + 1).forEach((other) => {
      const [owed, done] = [duties(answer.obligations, one3, other), between(together2?.answer.dyads ?? [], one3, other, "one", "other").filter((row) => row.cooperation)];
      const found = between(broken?.answer.cracks ?? [], one3, other, "by", "towards");
      const courses = bundle2(place3.get(one3), place3.get(other), [...owed.map(() => 11), ...done.map((row) => breadth(row.cooperation) + 4)]);
      if (found.length) {
        const middle = bundle2(place3.get(one3), place3.get(other), [1])[0];
        if (!courses.length) edges.push(s("path", { class: "strained", d: middle.path }));
        const spot = settle([0.5, 0.42, 0.58, 0.62, 0.38].map(middle.at).map(([x3, y3]) => ({ x: x3 - 18, y: y3 - 11, width: 36, height: 22 })), taken) ?? { x: middle.at(0.5)[0] - 18, y: middle.at(0.5)[1] - 11 };
        marks.push(crack(spot, found, `${name(one3)} and ${name(other)}: ${many(found.length, "crack")}: ${[...new Set(found.map((row) => plain(row.sort)))].join(", ")}`, broken.developments));
      }
      owed.forEach((duty, nth) => {
        const end = duty.found.every((row) => !row.certain) ? `url(#maybe-${duty.obligation})` : `url(#to-${duty.obligation})`;
        edges.push(line4(courses[nth], `duty ${duty.obligation}`, dutyWords(duty, name(one3), name(other)), duty.found.flatMap((row) => row.rests_on), developments, { markers: { "marker-end": duty.forth && end, "marker-start": duty.back && end } }));
      });
      done.forEach((row, nth) => {
        const course = courses[owed.length + nth];
        const spot = [0.28, 0.22, 0.34, 0.7, 0.76].map(course.at).map(([x3, y3]) => ({ x: x3 - 5, y: y3 - 6, width: 10, height: 12 }));
        const free = settle(spot, taken);
        edges.push(
          line4(course, `deed ${row.dimension}`, `${name(one3)} and ${name(other)}: ${row.dimension} cooperation ${round3(row.cooperation)}${row.conflict ? `, conflict ${round3(-row.conflict)}` : ""}, of ${many(row.developments, "development")}`, row.rests_on, together2.developments, { width: breadth(row.cooperation) }, free && s("text", { x: free.x + 5, y: free.y + 10 }, row.dimension[0].toUpperCase()))
        );
      });
      rows.push({ one: one3, other, owed, done, found });
    })
  );
  const nodes = codes.map((code) => s("g", { class: "actor", transform: `translate(${place3.get(code)})` }, s("circle", { r: RADIUS }), s("text", { dy: "0.35em" }, code), s("title", {}, name(code))));
  graph.replaceChildren(
    s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "The alliance graph" }, s("defs", {}, OBLIGATIONS.flatMap(heads)), edges, nodes, marks),
    legend(answer.obligations, rows),
    h("p", { class: "says" }, codes.map((code) => `${code} ${name(code)}`).join("; "), "."),
    pairs(rows, name, developments, together2?.developments, broken?.developments)
  );
}
var heads = (each) => ["to", "maybe"].map((sort) => s("marker", { id: `${sort}-${each}`, class: `${each} ${sort}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, s("path", { d: "M1,1L9,5L1,9z" })));
var crack = ({ x: x3, y: y3 }, found, label, developments) => opening("crack", label, found.flatMap((row) => row.rests_on), developments, s("rect", { x: x3, y: y3, width: 36, height: 22, rx: 4 }), s("path", { class: "jag", d: `M${x3 + 12},${y3 + 3}l-5,6l6,3l-5,7` }), s("text", { x: x3 + 25, y: y3 + 15.5 }, String(found.length)));
function choosing(graph) {
  const choose = (value2) => () => {
    note("ties", value2 === "both" ? null : value2);
    graph.dataset.ties = value2;
  };
  return h("fieldset", { class: "switch" }, h("legend", {}, "Ties shown"), SHOWN.map((value2) => h("label", {}, h("input", { type: "radio", name: "ties", value: value2, checked: graph.dataset.ties === value2, onchange: choose(value2) }), value2)));
}

// src/panels/alliance.js
var STRUCTURES = { bloc: "a bloc: each pair owes defence", chain: "a chain: defence runs through one of them", partial: "partial: some pairs owe defence, not all are tied by it", alignment: "an alignment without a duty of defence between all" };
var alliance = {
  name: "alliance",
  title: "Who is bound to whom",
  says: "Arrows: who owes whom what under a treaty, at both ends where it is mutual. Bars: what two did together, the wider the more. Each opens what it rests on.",
  method: "/docs/methods/alliances",
  question: () => actors().length > 1 ? { path: "/v1/alliances", query: { ...asked(), actors: actors().join() } } : null,
  beside,
  empty: ({ answer }) => answer.obligations.length === 0 && answer.pairs.length === 0,
  draw(figure2, said3, beside2) {
    drawn(figure2, said3, beside2);
    const { obligations, pairs: pairs2, set: set3 } = said3.answer;
    if (!obligations.length) return "No obligation is on record at this moment.";
    const [whole3] = set3;
    const kind = STRUCTURES[whole3?.structure] ?? whole3?.structure;
    const owing = pairs2.filter((row) => row.one_to_other.length || row.other_to_one.length);
    return [`${many(obligations.length, "obligation")} between ${owing.length} of ${many(pairs2.length, "pair")}; the set is `, resting(kind, "The set as a whole", whole3?.rests_on, said3.developments), "."];
  },
  table: ({ answer, developments }) => ({
    caption: "Obligations at this moment",
    columns: [
      { name: "subject", title: "Who" },
      { name: "obligation", title: "owes", cell: (row) => readable(row.obligation) },
      { name: "object", title: "to" },
      { name: "treaty", title: "by", cell: (row) => h("button", { type: "button", class: "resting", onclick: () => open(row.treaty, row.rests_on, developments) }, row.treaty), text: (row) => row.treaty },
      { name: "valid", title: "when", cell: (row) => bounds(row.valid), text: (row) => bounds(row.valid) },
      { name: "certain", title: "dates", cell: (row) => row.certain ? "certain" : "possible" }
    ],
    rows: answer.obligations
  })
};

// src/panels/flows.js
var MOST5 = 12;
var STANDING = { asserted: "", claimed: "claimed: ", foretold: "foretold: ", refuted: "refuted: " };
function uncounted(rows) {
  const inTime = rows.toSorted((one3, other) => (one3.valid.starts_from ?? "").localeCompare(other.valid.starts_from ?? ""));
  const [{ aspect, commodity, status, valid }] = inTime;
  const often = rows.length > 1 && `; the first ${bounds(valid)}, the last ${bounds(inTime.at(-1).valid)}`;
  return { what: plain(aspect ?? commodity), shown: often ? many(rows.length, "time") : bounds(valid), told: `no quantity; ${STATUS[status] ?? status}${often || ""}`, rests_on: rows.flatMap((row) => row.rests_on) };
}
function lines(way, { totals, estimates, flows: flows2 }, name) {
  const of = (rows) => rows.filter((row) => `${row.supplier} ${row.recipient}` === way);
  return [
    ...of(estimates).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}estimate of ${name(row.estimator)}, ${bounds(row.valid)}`, rests_on: row.rests_on })),
    ...of(totals).map((row) => ({ what: row.quantity, shown: total(row), told: `${STANDING[row.standing]}${row.things > 1 ? `added up from ${many(row.things, "delivery", "deliveries")}` : "one delivery"}${row.developments > row.things ? `, told ${row.developments} times` : ""}`, rests_on: row.rests_on })),
    ...alike(of(flows2).filter((row) => !row.quantities.length && !row.estimator), (row) => `${row.aspect ?? row.commodity} ${row.status}`).map(uncounted)
  ];
}
var flows = {
  name: "flows",
  title: "What flows",
  says: "What each gives the other. Totals add up what is said of different deliveries; an estimate of a running quantity is no delivery and is added to none. A range stays a range.",
  method: "/docs/methods/flows",
  drawn: false,
  question: asking("/v1/flows", "actors"),
  empty: ({ answer }) => answer.flows.length === 0,
  async draw(figure2, said3) {
    const name = await names2();
    const ways = [...new Set(said3.answer.flows.map((row) => `${row.supplier} ${row.recipient}`))];
    figure2.replaceChildren(
      h(
        "div",
        { class: "ways-of-flow" },
        ways.map(
          (way) => h(
            "section",
            {},
            h("h3", {}, way.split(" ").map(name).join(" to ")),
            h("ul", { class: "lines" }, cut(lines(way, said3.answer, name), MOST5, (row) => h("li", {}, h("span", { class: "what" }, row.what), " ", resting(row.shown, `${way.split(" ").map(name).join(" to ")}: ${row.what}`, row.rests_on, said3.developments), h("span", { class: "told" }, row.told))))
          )
        )
      )
    );
    return `${many(said3.answer.flows.length, "flow")} on record, ${many(said3.answer.totals.length, "total")}, ${many(said3.answer.estimates.length, "estimate")}.`;
  },
  table: (said3) => ({
    caption: "Flows at this moment",
    columns: [column("supplier", "From"), column("recipient", "To"), column("commodity", "Commodity"), column("aspect", "What"), column("standing", "Standing"), column("status", "Status"), dates, rests(said3, (row) => `${row.supplier} to ${row.recipient}`)],
    rows: said3.answer.flows
  })
};

// src/panels/reactions.js
var MOST6 = 12;
var reactions = {
  name: "reactions",
  title: "How others see it",
  says: "Stances towards those shown, in the year before, by who takes them.",
  method: "/docs/methods/stances",
  drawn: false,
  question: asking("/v1/stances", "towards"),
  empty: ({ answer }) => answer.stances.length === 0,
  async draw(figure2, said3) {
    const name = await names2();
    const who = (row) => row.speaker ? `${row.speaker} (${name(row.observer)})` : name(row.observer);
    figure2.replaceChildren(
      h(
        "ul",
        { class: "lines" },
        cut(
          said3.answer.stances,
          MOST6,
          (row) => h("li", {}, `${who(row)} ${plain(row.stance)} ${row.towards ? name(row.towards) : ""}: `, resting(row.note ?? row.topic, `${who(row)} on ${row.topic}`, row.rests_on, said3.developments), h("span", { class: "told" }, `${bounds(row.valid)}; ${STATUS[row.status] ?? row.status}`))
        )
      )
    );
    return `${many(said3.answer.stances.length, "stance")} of ${many(new Set(said3.answer.stances.map((row) => row.observer)).size, "observer")} on record.`;
  },
  table: (said3) => ({
    caption: "Stances at this moment",
    columns: [column("observer", "Observer"), column("stance", "Stance"), column("towards", "Towards"), column("topic", "Topic"), column("speaker", "Speaker"), column("status", "Status"), dates, rests(said3, (row) => `${row.observer}: ${row.topic}`)],
    rows: said3.answer.stances
  })
};

// src/panels/squeezed.js
var [MOST7, ANSWERS] = [10, 4];
var answered = (row, name) => `${plain(row.stance ?? row.predicate)} ${row.topic ?? ""}${row.towards ? ` (${name(row.towards)})` : ""}`;
function answering(rows, name, title, developments) {
  const groups = alike(rows, (row) => answered(row, name));
  const piece2 = (words2, some) => resting(words2, title, some.flatMap((row) => row.rests_on), developments);
  const rest = groups.slice(ANSWERS).flat();
  return [groups.slice(0, ANSWERS).map((some, nth) => [nth ? ", " : "; answered: ", piece2(answered(some[0], name), some), some.length > 1 && ` ${some.length} times`]), rest.length > 0 && [", ", piece2(`and ${rest.length} more`, rest)]];
}
var squeezed = {
  name: "squeezed",
  title: "Who is squeezed",
  says: "Developments in the year before that press on each target, by dimension, and what the target answered.",
  method: "/docs/methods/pressure",
  drawn: false,
  question: asking("/v1/pressure", "pressers"),
  empty: ({ answer }) => answer.pressure.length === 0,
  async draw(figure2, said3) {
    const name = await names2();
    const { squeeze, answers, pressure } = said3.answer;
    const rows = [...squeeze].sort((one3, other) => other.developments - one3.developments);
    const most = Math.max(...rows.map((row) => row.developments), 1);
    const short2 = (code) => code && name(code).length > 22 ? code : name(code);
    const by = (target) => [...new Set(pressure.filter((row) => row.target === target).map((row) => name(row.presser)))].join(", ");
    figure2.replaceChildren(
      h(
        "ul",
        { class: "bars" },
        cut(
          rows,
          MOST7,
          (row) => h(
            "li",
            {},
            h("span", { class: "label", title: name(row.target) }, short2(row.target)),
            bar(row.developments, most, Object.fromEntries(DIMENSIONS.map((each) => [each, row[each]]))),
            resting(row.developments, `Pressure on ${name(row.target)}`, row.rests_on, said3.developments),
            h("p", {}, `${inWords(row)}; by ${by(row.target)}`, answering(answers.filter((each) => each.target === row.target), name, `${name(row.target)} answers`, said3.developments))
          )
        )
      )
    );
    return `${many(rows.length, "target")}; ${many(answers.length, "answer")} of those who are pressed on record.`;
  },
  table: (said3) => ({
    caption: "Pressure at this moment",
    columns: [column("target", "Target"), column("presser", "Presser"), column("dimension", "Dimension"), column("means", "Means"), column("status", "Status"), dates, rests(said3, (row) => `${row.presser} on ${row.target ?? "somebody"}`)],
    rows: said3.answer.pressure
  })
};

// node_modules/d3-brush/dist/d3-brush.mjs
var constant6 = (x3) => () => x3;
function BrushEvent(type2, {
  sourceEvent: sourceEvent2,
  target,
  selection: selection2,
  mode,
  dispatch: dispatch2
}) {
  Object.defineProperties(this, {
    type: { value: type2, enumerable: true, configurable: true },
    sourceEvent: { value: sourceEvent2, enumerable: true, configurable: true },
    target: { value: target, enumerable: true, configurable: true },
    selection: { value: selection2, enumerable: true, configurable: true },
    mode: { value: mode, enumerable: true, configurable: true },
    _: { value: dispatch2 }
  });
}
function nopropagation2(event2) {
  event2.stopImmediatePropagation();
}
function noevent3(event2) {
  event2.preventDefault();
  event2.stopImmediatePropagation();
}
var MODE_DRAG = { name: "drag" };
var MODE_SPACE = { name: "space" };
var MODE_HANDLE = { name: "handle" };
var MODE_CENTER = { name: "center" };
var { abs: abs2, max, min } = Math;
function number1(e) {
  return [+e[0], +e[1]];
}
function number22(e) {
  return [number1(e[0]), number1(e[1])];
}
var X = {
  name: "x",
  handles: ["w", "e"].map(type),
  input: function(x3, e) {
    return x3 == null ? null : [[+x3[0], e[0][1]], [+x3[1], e[1][1]]];
  },
  output: function(xy) {
    return xy && [xy[0][0], xy[1][0]];
  }
};
var Y = {
  name: "y",
  handles: ["n", "s"].map(type),
  input: function(y3, e) {
    return y3 == null ? null : [[e[0][0], +y3[0]], [e[1][0], +y3[1]]];
  },
  output: function(xy) {
    return xy && [xy[0][1], xy[1][1]];
  }
};
var XY = {
  name: "xy",
  handles: ["n", "w", "e", "s", "nw", "ne", "sw", "se"].map(type),
  input: function(xy) {
    return xy == null ? null : number22(xy);
  },
  output: function(xy) {
    return xy;
  }
};
var cursors = {
  overlay: "crosshair",
  selection: "move",
  n: "ns-resize",
  e: "ew-resize",
  s: "ns-resize",
  w: "ew-resize",
  nw: "nwse-resize",
  ne: "nesw-resize",
  se: "nwse-resize",
  sw: "nesw-resize"
};
var flipX = {
  e: "w",
  w: "e",
  nw: "ne",
  ne: "nw",
  se: "sw",
  sw: "se"
};
var flipY = {
  n: "s",
  s: "n",
  nw: "sw",
  ne: "se",
  se: "ne",
  sw: "nw"
};
var signsX = {
  overlay: 1,
  selection: 1,
  n: null,
  e: 1,
  s: null,
  w: -1,
  nw: -1,
  ne: 1,
  se: 1,
  sw: -1
};
var signsY = {
  overlay: 1,
  selection: 1,
  n: -1,
  e: null,
  s: 1,
  w: null,
  nw: -1,
  ne: -1,
  se: 1,
  sw: 1
};
function type(t) {
  return { type: t };
}
function defaultFilter2(event2) {
  return !event2.ctrlKey && !event2.button;
}
function defaultExtent2() {
  var svg2 = this.ownerSVGElement || this;
  if (svg2.hasAttribute("viewBox")) {
    svg2 = svg2.viewBox.baseVal;
    return [[svg2.x, svg2.y], [svg2.x + svg2.width, svg2.y + svg2.height]];
  }
  return [[0, 0], [svg2.width.baseVal.value, svg2.height.baseVal.value]];
}
function defaultTouchable2() {
  return navigator.maxTouchPoints || "ontouchstart" in this;
}
function local2(node2) {
  while (!node2.__brush) if (!(node2 = node2.parentNode)) return;
  return node2.__brush;
}
function empty2(extent2) {
  return extent2[0][0] === extent2[1][0] || extent2[0][1] === extent2[1][1];
}
function brushX() {
  return brush(X);
}
function brush(dim) {
  var extent2 = defaultExtent2, filter2 = defaultFilter2, touchable = defaultTouchable2, keys = true, listeners2 = dispatch("start", "brush", "end"), handleSize = 6, touchending;
  function brush2(group2) {
    var overlay = group2.property("__brush", initialize).selectAll(".overlay").data([type("overlay")]);
    overlay.enter().append("rect").attr("class", "overlay").attr("pointer-events", "all").attr("cursor", cursors.overlay).merge(overlay).each(function() {
      var extent3 = local2(this).extent;
      select(this).attr("x", extent3[0][0]).attr("y", extent3[0][1]).attr("width", extent3[1][0] - extent3[0][0]).attr("height", extent3[1][1] - extent3[0][1]);
    });
    group2.selectAll(".selection").data([type("selection")]).enter().append("rect").attr("class", "selection").attr("cursor", cursors.selection).attr("fill", "#777").attr("fill-opacity", 0.3).attr("stroke", "#fff").attr("shape-rendering", "crispEdges");
    var handle = group2.selectAll(".handle").data(dim.handles, function(d) {
      return d.type;
    });
    handle.exit().remove();
    handle.enter().append("rect").attr("class", function(d) {
      return "handle handle--" + d.type;
    }).attr("cursor", function(d) {
      return cursors[d.type];
    });
    group2.each(redraw).attr("fill", "none").attr("pointer-events", "all").on("mousedown.brush", started).filter(touchable).on("touchstart.brush", started).on("touchmove.brush", touchmoved).on("touchend.brush touchcancel.brush", touchended).style("touch-action", "none").style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
  }
  brush2.move = function(group2, selection2, event2) {
    if (group2.tween) {
      group2.on("start.brush", function(event3) {
        emitter(this, arguments).beforestart().start(event3);
      }).on("interrupt.brush end.brush", function(event3) {
        emitter(this, arguments).end(event3);
      }).tween("brush", function() {
        var that = this, state = that.__brush, emit = emitter(that, arguments), selection0 = state.selection, selection1 = dim.input(typeof selection2 === "function" ? selection2.apply(this, arguments) : selection2, state.extent), i = value(selection0, selection1);
        function tween(t) {
          state.selection = t === 1 && selection1 === null ? null : i(t);
          redraw.call(that);
          emit.brush();
        }
        return selection0 !== null && selection1 !== null ? tween : tween(1);
      });
    } else {
      group2.each(function() {
        var that = this, args = arguments, state = that.__brush, selection1 = dim.input(typeof selection2 === "function" ? selection2.apply(that, args) : selection2, state.extent), emit = emitter(that, args).beforestart();
        interrupt(that);
        state.selection = selection1 === null ? null : selection1;
        redraw.call(that);
        emit.start(event2).brush(event2).end(event2);
      });
    }
  };
  brush2.clear = function(group2, event2) {
    brush2.move(group2, null, event2);
  };
  function redraw() {
    var group2 = select(this), selection2 = local2(this).selection;
    if (selection2) {
      group2.selectAll(".selection").style("display", null).attr("x", selection2[0][0]).attr("y", selection2[0][1]).attr("width", selection2[1][0] - selection2[0][0]).attr("height", selection2[1][1] - selection2[0][1]);
      group2.selectAll(".handle").style("display", null).attr("x", function(d) {
        return d.type[d.type.length - 1] === "e" ? selection2[1][0] - handleSize / 2 : selection2[0][0] - handleSize / 2;
      }).attr("y", function(d) {
        return d.type[0] === "s" ? selection2[1][1] - handleSize / 2 : selection2[0][1] - handleSize / 2;
      }).attr("width", function(d) {
        return d.type === "n" || d.type === "s" ? selection2[1][0] - selection2[0][0] + handleSize : handleSize;
      }).attr("height", function(d) {
        return d.type === "e" || d.type === "w" ? selection2[1][1] - selection2[0][1] + handleSize : handleSize;
      });
    } else {
      group2.selectAll(".selection,.handle").style("display", "none").attr("x", null).attr("y", null).attr("width", null).attr("height", null);
    }
  }
  function emitter(that, args, clean) {
    var emit = that.__brush.emitter;
    return emit && (!clean || !emit.clean) ? emit : new Emitter(that, args, clean);
  }
  function Emitter(that, args, clean) {
    this.that = that;
    this.args = args;
    this.state = that.__brush;
    this.active = 0;
    this.clean = clean;
  }
  Emitter.prototype = {
    beforestart: function() {
      if (++this.active === 1) this.state.emitter = this, this.starting = true;
      return this;
    },
    start: function(event2, mode) {
      if (this.starting) this.starting = false, this.emit("start", event2, mode);
      else this.emit("brush", event2);
      return this;
    },
    brush: function(event2, mode) {
      this.emit("brush", event2, mode);
      return this;
    },
    end: function(event2, mode) {
      if (--this.active === 0) delete this.state.emitter, this.emit("end", event2, mode);
      return this;
    },
    emit: function(type2, event2, mode) {
      var d = select(this.that).datum();
      listeners2.call(
        type2,
        this.that,
        new BrushEvent(type2, {
          sourceEvent: event2,
          target: brush2,
          selection: dim.output(this.state.selection),
          mode,
          dispatch: listeners2
        }),
        d
      );
    }
  };
  function started(event2) {
    if (touchending && !event2.touches) return;
    if (!filter2.apply(this, arguments)) return;
    var that = this, type2 = event2.target.__data__.type, mode = (keys && event2.metaKey ? type2 = "overlay" : type2) === "selection" ? MODE_DRAG : keys && event2.altKey ? MODE_CENTER : MODE_HANDLE, signX = dim === Y ? null : signsX[type2], signY = dim === X ? null : signsY[type2], state = local2(that), extent3 = state.extent, selection2 = state.selection, W = extent3[0][0], w0, w1, N = extent3[0][1], n0, n1, E2 = extent3[1][0], e0, e1, S = extent3[1][1], s0, s1, dx = 0, dy = 0, moving, shifting = signX && signY && keys && event2.shiftKey, lockX, lockY, points2 = Array.from(event2.touches || [event2], (t) => {
      const i = t.identifier;
      t = pointer(t, that);
      t.point0 = t.slice();
      t.identifier = i;
      return t;
    });
    interrupt(that);
    var emit = emitter(that, arguments, true).beforestart();
    if (type2 === "overlay") {
      if (selection2) moving = true;
      const pts = [points2[0], points2[1] || points2[0]];
      state.selection = selection2 = [[
        w0 = dim === Y ? W : min(pts[0][0], pts[1][0]),
        n0 = dim === X ? N : min(pts[0][1], pts[1][1])
      ], [
        e0 = dim === Y ? E2 : max(pts[0][0], pts[1][0]),
        s0 = dim === X ? S : max(pts[0][1], pts[1][1])
      ]];
      if (points2.length > 1) move(event2);
    } else {
      w0 = selection2[0][0];
      n0 = selection2[0][1];
      e0 = selection2[1][0];
      s0 = selection2[1][1];
    }
    w1 = w0;
    n1 = n0;
    e1 = e0;
    s1 = s0;
    var group2 = select(that).attr("pointer-events", "none");
    var overlay = group2.selectAll(".overlay").attr("cursor", cursors[type2]);
    if (event2.touches) {
      emit.moved = moved2;
      emit.ended = ended;
    } else {
      var view = select(event2.view).on("mousemove.brush", moved2, true).on("mouseup.brush", ended, true);
      if (keys) view.on("keydown.brush", keydowned, true).on("keyup.brush", keyupped, true);
      nodrag(event2.view);
    }
    redraw.call(that);
    emit.start(event2, mode.name);
    function moved2(event3) {
      for (const p of event3.changedTouches || [event3]) {
        for (const d of points2)
          if (d.identifier === p.identifier) d.cur = pointer(p, that);
      }
      if (shifting && !lockX && !lockY && points2.length === 1) {
        const point2 = points2[0];
        if (abs2(point2.cur[0] - point2[0]) > abs2(point2.cur[1] - point2[1]))
          lockY = true;
        else
          lockX = true;
      }
      for (const point2 of points2)
        if (point2.cur) point2[0] = point2.cur[0], point2[1] = point2.cur[1];
      moving = true;
      noevent3(event3);
      move(event3);
    }
    function move(event3) {
      const point2 = points2[0], point0 = point2.point0;
      var t;
      dx = point2[0] - point0[0];
      dy = point2[1] - point0[1];
      switch (mode) {
        case MODE_SPACE:
        case MODE_DRAG: {
          if (signX) dx = max(W - w0, min(E2 - e0, dx)), w1 = w0 + dx, e1 = e0 + dx;
          if (signY) dy = max(N - n0, min(S - s0, dy)), n1 = n0 + dy, s1 = s0 + dy;
          break;
        }
        case MODE_HANDLE: {
          if (points2[1]) {
            if (signX) w1 = max(W, min(E2, points2[0][0])), e1 = max(W, min(E2, points2[1][0])), signX = 1;
            if (signY) n1 = max(N, min(S, points2[0][1])), s1 = max(N, min(S, points2[1][1])), signY = 1;
          } else {
            if (signX < 0) dx = max(W - w0, min(E2 - w0, dx)), w1 = w0 + dx, e1 = e0;
            else if (signX > 0) dx = max(W - e0, min(E2 - e0, dx)), w1 = w0, e1 = e0 + dx;
            if (signY < 0) dy = max(N - n0, min(S - n0, dy)), n1 = n0 + dy, s1 = s0;
            else if (signY > 0) dy = max(N - s0, min(S - s0, dy)), n1 = n0, s1 = s0 + dy;
          }
          break;
        }
        case MODE_CENTER: {
          if (signX) w1 = max(W, min(E2, w0 - dx * signX)), e1 = max(W, min(E2, e0 + dx * signX));
          if (signY) n1 = max(N, min(S, n0 - dy * signY)), s1 = max(N, min(S, s0 + dy * signY));
          break;
        }
      }
      if (e1 < w1) {
        signX *= -1;
        t = w0, w0 = e0, e0 = t;
        t = w1, w1 = e1, e1 = t;
        if (type2 in flipX) overlay.attr("cursor", cursors[type2 = flipX[type2]]);
      }
      if (s1 < n1) {
        signY *= -1;
        t = n0, n0 = s0, s0 = t;
        t = n1, n1 = s1, s1 = t;
        if (type2 in flipY) overlay.attr("cursor", cursors[type2 = flipY[type2]]);
      }
      if (state.selection) selection2 = state.selection;
      if (lockX) w1 = selection2[0][0], e1 = selection2[1][0];
      if (lockY) n1 = selection2[0][1], s1 = selection2[1][1];
      if (selection2[0][0] !== w1 || selection2[0][1] !== n1 || selection2[1][0] !== e1 || selection2[1][1] !== s1) {
        state.selection = [[w1, n1], [e1, s1]];
        redraw.call(that);
        emit.brush(event3, mode.name);
      }
    }
    function ended(event3) {
      nopropagation2(event3);
      if (event3.touches) {
        if (event3.touches.length) return;
        if (touchending) clearTimeout(touchending);
        touchending = setTimeout(function() {
          touchending = null;
        }, 500);
      } else {
        yesdrag(event3.view, moving);
        view.on("keydown.brush keyup.brush mousemove.brush mouseup.brush", null);
      }
      group2.attr("pointer-events", "all");
      overlay.attr("cursor", cursors.overlay);
      if (state.selection) selection2 = state.selection;
      if (empty2(selection2)) state.selection = null, redraw.call(that);
      emit.end(event3, mode.name);
    }
    function keydowned(event3) {
      switch (event3.keyCode) {
        case 16: {
          shifting = signX && signY;
          break;
        }
        case 18: {
          if (mode === MODE_HANDLE) {
            if (signX) e0 = e1 - dx * signX, w0 = w1 + dx * signX;
            if (signY) s0 = s1 - dy * signY, n0 = n1 + dy * signY;
            mode = MODE_CENTER;
            move(event3);
          }
          break;
        }
        case 32: {
          if (mode === MODE_HANDLE || mode === MODE_CENTER) {
            if (signX < 0) e0 = e1 - dx;
            else if (signX > 0) w0 = w1 - dx;
            if (signY < 0) s0 = s1 - dy;
            else if (signY > 0) n0 = n1 - dy;
            mode = MODE_SPACE;
            overlay.attr("cursor", cursors.selection);
            move(event3);
          }
          break;
        }
        default:
          return;
      }
      noevent3(event3);
    }
    function keyupped(event3) {
      switch (event3.keyCode) {
        case 16: {
          if (shifting) {
            lockX = lockY = shifting = false;
            move(event3);
          }
          break;
        }
        case 18: {
          if (mode === MODE_CENTER) {
            if (signX < 0) e0 = e1;
            else if (signX > 0) w0 = w1;
            if (signY < 0) s0 = s1;
            else if (signY > 0) n0 = n1;
            mode = MODE_HANDLE;
            move(event3);
          }
          break;
        }
        case 32: {
          if (mode === MODE_SPACE) {
            if (event3.altKey) {
              if (signX) e0 = e1 - dx * signX, w0 = w1 + dx * signX;
              if (signY) s0 = s1 - dy * signY, n0 = n1 + dy * signY;
              mode = MODE_CENTER;
            } else {
              if (signX < 0) e0 = e1;
              else if (signX > 0) w0 = w1;
              if (signY < 0) s0 = s1;
              else if (signY > 0) n0 = n1;
              mode = MODE_HANDLE;
            }
            overlay.attr("cursor", cursors[type2]);
            move(event3);
          }
          break;
        }
        default:
          return;
      }
      noevent3(event3);
    }
  }
  function touchmoved(event2) {
    emitter(this, arguments).moved(event2);
  }
  function touchended(event2) {
    emitter(this, arguments).ended(event2);
  }
  function initialize() {
    var state = this.__brush || { selection: null };
    state.extent = number22(extent2.apply(this, arguments));
    state.dim = dim;
    return state;
  }
  brush2.extent = function(_) {
    return arguments.length ? (extent2 = typeof _ === "function" ? _ : constant6(number22(_)), brush2) : extent2;
  };
  brush2.filter = function(_) {
    return arguments.length ? (filter2 = typeof _ === "function" ? _ : constant6(!!_), brush2) : filter2;
  };
  brush2.touchable = function(_) {
    return arguments.length ? (touchable = typeof _ === "function" ? _ : constant6(!!_), brush2) : touchable;
  };
  brush2.handleSize = function(_) {
    return arguments.length ? (handleSize = +_, brush2) : handleSize;
  };
  brush2.keyModifiers = function(_) {
    return arguments.length ? (keys = !!_, brush2) : keys;
  };
  brush2.on = function() {
    var value2 = listeners2.on.apply(listeners2, arguments);
    return value2 === listeners2 ? brush2 : value2;
  };
  return brush2;
}

// src/timeline/glyphs.js
var [TOP3, LANE] = [8, 16];
var HEIGHT3 = 11;
var TIP = 5;
var box = (left2, right2, y3, height) => {
  const width = Math.max(right2 - left2, 2).toFixed(1);
  return `M${left2.toFixed(1)},${y3}h${width}v${height}h-${width}z`;
};
function paths(shapes, where) {
  const found = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, ["", "", ""]]));
  for (const { item: item3, lane, left: left2, right: right2 } of shapes) {
    const path2 = found[item3.dimension];
    const y3 = TOP3 + lane * LANE + 2;
    if (item3.unsure) path2[0] += box(left2, right2, y3 + 1.5, HEIGHT3 - 3);
    const [sureLeft, sureRight] = [Math.max(where(item3.sure_from), left2), Math.min(where(item3.sure_to + 1), right2)];
    if (sureRight > sureLeft) path2[1] += box(sureLeft, sureRight, y3, HEIGHT3);
    if (item3.open) path2[2] += `M${right2.toFixed(1)},${y3}l${TIP},${HEIGHT3 / 2}l-${TIP},${HEIGHT3 / 2}z`;
  }
  return found;
}
var layers = () => DIMENSIONS.map((dimension) => ["unsure-span", "span", "tip"].map((kind) => s("path", { class: `${kind} ${dimension}` })));
var sample = (words2, ...shapes) => h("li", {}, s("svg", { class: "swatch sample", viewBox: "0 0 36 14", "aria-hidden": "true" }, shapes), words2);
var piece = (kind, d) => s("path", { class: kind, d });
var legend2 = () => h(
  "ul",
  { class: "key" },
  DIMENSIONS.map((dimension) => h("li", {}, s("svg", { class: `swatch ${dimension}`, viewBox: "0 0 36 14", "aria-hidden": "true" }, piece("span", box(2, 34, 2, HEIGHT3))), dimension)),
  sample("begins or ends some day within the hollow part", piece("unsure-span", box(2, 34, 3.5, HEIGHT3 - 3)), piece("span", box(12, 24, 2, HEIGHT3))),
  sample("some day within it, nobody knows which", piece("unsure-span", box(2, 34, 3.5, HEIGHT3 - 3))),
  sample("no end is known: cut short", piece("span", box(2, 28, 2, HEIGHT3)), piece("tip", `M28,2l${TIP},${HEIGHT3 / 2}l-${TIP},${HEIGHT3 / 2}z`)),
  h("li", { class: "now-key" }, "the day asked about")
);

// src/timeline/items.js
var DAY2 = 864e5;
var iso2 = (days2) => new Date(days2 * DAY2).toISOString().slice(0, 10);
var today = Math.round(Date.parse(TODAY) / DAY2);
function items({ columns, rows }) {
  return rows.map((row) => {
    const item3 = {};
    for (let index3 = 0; index3 < columns.length; index3 += 1) item3[columns[index3]] = row[index3];
    const { starts_from: from, starts_by: by, ends_from: until, ends_by: end } = item3;
    item3.start = from ?? by ?? until ?? end ?? today;
    item3.stop = Math.max(end ?? until ?? Math.max(today, by ?? item3.start), item3.start);
    item3.sure_from = by ?? item3.start;
    item3.sure_to = until ?? item3.stop;
    item3.open = end === null;
    item3.unsure = from !== by || until !== end;
    return item3;
  });
}
var edge = (days2) => days2 === null ? null : iso2(days2);
var said2 = (item3) => bounds({ starts_from: edge(item3.starts_from), starts_by: edge(item3.starts_by), ends_from: edge(item3.ends_from), ends_by: edge(item3.ends_by) });

// src/timeline/keys.js
function keyed(chart, into) {
  const keys = { ArrowLeft: () => chart.move(-0.08), ArrowRight: () => chart.move(0.08), "+": () => chart.closer(1.5), "=": () => chart.closer(1.5), "-": () => chart.closer(1 / 1.5), Home: () => chart.whole(), ArrowDown: into };
  return (event2) => {
    if (event2.target !== event2.currentTarget || !keys[event2.key] || event2.ctrlKey || event2.metaKey || event2.altKey) return;
    event2.preventDefault();
    keys[event2.key]();
  };
}

// src/timeline/naming.js
var [LETTER, LEAST, GAP] = [6.2, 56, 8];
var named4 = (item3) => `${item3.title}: ${said2(item3)}`;
var short = (title, room2) => title.length * LETTER <= room2 ? title : `${title.slice(0, Math.floor(room2 / LETTER) - 1)}\u2026`;
var dates2 = ({ dimension, starts_from: from, starts_by: by, ends_from: until, ends_by: end }) => `${dimension} ${from} ${by} ${until} ${end}`;
function matched(strokes, known2) {
  const waiting2 = /* @__PURE__ */ new Map();
  for (const item3 of known2) {
    const key = dates2(item3);
    waiting2.has(key) ? waiting2.get(key).push(item3) : waiting2.set(key, [item3]);
  }
  const found = /* @__PURE__ */ new Map();
  const oldest = known2.at(-1)?.starts_from ?? -Infinity;
  for (const stroke of strokes) {
    if ((stroke.starts_from ?? -Infinity) < oldest) break;
    const item3 = waiting2.get(dates2(stroke))?.shift();
    if (item3) found.set(stroke, item3);
  }
  return found;
}
function captions(shapes, width) {
  const next = /* @__PURE__ */ new Map();
  const found = [];
  for (const { item: item3, lane, left: left2, right: right2 } of shapes.toReversed()) {
    const from = Math.max(right2, left2 + 3, 0) + GAP;
    const room2 = (next.get(lane) ?? width) - from - GAP;
    next.set(lane, left2);
    if (item3.title && room2 >= LEAST && right2 > 0) found.push(s("text", { x: from, y: TOP3 + lane * LANE + 11.5 }, short(item3.title, room2)));
  }
  return found;
}
function frame2(rect, shape) {
  rect.classList.toggle("seen", Boolean(shape));
  if (!shape) return;
  rect.setAttribute("x", shape.left - 2);
  rect.setAttribute("y", TOP3 + shape.lane * LANE);
  rect.setAttribute("width", Math.max(shape.right - shape.left, 4) + (shape.item.open ? 9 : 4));
}

// src/timeline/packing.js
var TAIL = 48;
var within = (items2, from, to) => items2.filter((item3) => item3.stop >= from && item3.start <= to);
function packed(items2, x3, lanes, width) {
  const ends = new Array(lanes).fill(-Infinity);
  const shapes = [];
  let [hidden, before] = [0, 0];
  for (let index3 = items2.length - 1; index3 >= 0; index3 -= 1) {
    const item3 = items2[index3];
    const begin2 = x3(item3.start);
    const end = x3(item3.stop + 1);
    const left2 = Math.min(Math.max(begin2, -4), width + 4);
    const right2 = Math.min(Math.max(item3.open ? Math.min(end, begin2 + TAIL) : end, -4), width + 4);
    if (right2 < 0) {
      before += 1;
      continue;
    }
    let lane = 0;
    while (lane < lanes && ends[lane] > left2) lane += 1;
    if (lane === lanes) {
      hidden += 1;
      continue;
    }
    ends[lane] = Math.max(right2, left2 + 3) + 1;
    shapes.push({ item: item3, lane, left: left2, right: right2 });
  }
  return { shapes, hidden, before };
}

// src/timeline/pointing.js
var [NEAR, SLIMMEST] = [2, 4];
function pointing({ svg: svg2, glass, width }, shapes, { pointed, chosen }) {
  const title = s("title", {});
  glass.append(title);
  function under(event2) {
    const box2 = svg2.getBoundingClientRect();
    const [left2, top2] = [(event2.clientX - box2.left) * width / box2.width, (event2.clientY - box2.top) * width / box2.width];
    const lane = Math.floor((top2 - TOP3) / LANE);
    return shapes().find((shape) => shape.lane === lane && shape.left - NEAR <= left2 && Math.max(shape.right, shape.left + SLIMMEST) + NEAR >= left2 && shape.item.title)?.item ?? null;
  }
  glass.addEventListener("pointermove", (event2) => {
    const item3 = under(event2);
    title.textContent = item3 ? named4(item3) : "";
    glass.classList.toggle("over", Boolean(item3));
    pointed(item3);
  });
  glass.addEventListener("pointerleave", () => pointed(null));
  glass.addEventListener("click", (event2) => chosen(under(event2)));
}

// src/timeline/slices.js
var SLICES = 200;
function slices(items2, overall, width, height) {
  const counts = new Float64Array(SLICES);
  const [from, to] = overall.domain().map((date4) => date4.getTime() / DAY2);
  for (const item3 of items2) counts[Math.min(SLICES - 1, Math.max(0, Math.floor((item3.start - from) / (to - from) * SLICES)))] += 1;
  const most = counts.reduce((one3, other) => Math.max(one3, other), 1);
  const step = width / SLICES;
  return [...counts].map((value2, index3) => value2 ? `M${(index3 * step).toFixed(1)},${height}v-${((value2 / most) ** 0.5 * (height - 6)).toFixed(1)}h${(step * 0.85).toFixed(1)}V${height}z` : "").join("");
}

// src/timeline/drawing.js
var [LANES, AXIS, STRIP] = [22, 24, 56];
var FLOOR = TOP3 + LANES * LANE;
var HEIGHT4 = FLOOR + AXIS;
var FIRST3 = 250;
function drawing(width, { changed: changed2, pointed, chosen, into }) {
  const svg2 = s("svg", { viewBox: `0 0 ${width} ${HEIGHT4 + STRIP + AXIS}`, role: "group", "aria-label": "Timeline; zoom with plus and minus, move with the left and right arrow keys, go to the list with the down arrow", tabindex: "0" });
  const spans = layers();
  const words2 = s("g", { class: "captions" });
  const around = s("rect", { class: "around", height: LANE - 1 });
  const ticks2 = s("g", { class: "axis", transform: `translate(0,${FLOOR})` });
  const strip = s("path", { class: "slices", transform: `translate(0,${HEIGHT4})` });
  const ticksBelow = s("g", { class: "axis", transform: `translate(0,${HEIGHT4 + STRIP})` });
  const brushed = s("g", { class: "brush", transform: `translate(0,${HEIGHT4})` });
  const glass = s("rect", { class: "glass", width, height: FLOOR });
  const mark = s("g", { class: "now" }, s("line", { y1: 0, y2: FLOOR }), s("title", {}));
  svg2.append(...spans.flat(), words2, mark, around, glass, ticks2, strip, ticksBelow, brushed);
  let [all, shapes, at2] = [[], [], 0];
  const overall = utcTime().range([0, width]);
  let x3 = overall.copy();
  const zooming = zoom2().scaleExtent([1, 4e3]).translateExtent([[0, 0], [width, HEIGHT4]]).extent([[0, 0], [width, HEIGHT4]]).filter((event2) => event2.type === "wheel" ? event2.ctrlKey : !event2.button);
  const brush2 = brushX().extent([[0, 0], [width, STRIP]]);
  zooming.on("zoom", (event2) => {
    x3 = event2.transform.rescaleX(overall);
    show();
    if (event2.sourceEvent?.type !== "brush") select(brushed).call(brush2.move, x3.range().map(event2.transform.invertX, event2.transform));
  });
  brush2.on("brush end", (event2) => {
    if (!event2.sourceEvent) return;
    const [from, to] = event2.selection ?? [0, width];
    if (to - from < 1) return;
    svg2.__zoom = identity4.scale(width / (to - from)).translate(-from, 0);
    x3 = svg2.__zoom.rescaleX(overall);
    show();
  });
  select(svg2).call(zooming).on("dblclick.zoom", null);
  const chart = {
    svg: svg2,
    closer: (factor) => select(svg2).call(zooming.scaleBy, factor),
    move: (share) => select(svg2).call(zooming.translateBy, -share * width / (svg2.__zoom?.k ?? 1), 0),
    whole: () => select(svg2).call(zooming.transform, identity4),
    show(from, to) {
      const [left2, right2] = [overall(from * DAY2), overall((to + 1) * DAY2)];
      select(svg2).call(zooming.transform, identity4.scale(width / Math.max(right2 - left2, width / 4e3)).translate(-left2, 0));
    }
  };
  svg2.addEventListener("keydown", keyed(chart, into));
  pointing({ svg: svg2, glass, width }, () => shapes, { pointed, chosen });
  function place3() {
    const [from, to] = x3.domain().map(Number);
    const scale = width / (to - from);
    return (days2) => (days2 * DAY2 - from) * scale;
  }
  function show() {
    const [from, to] = x3.domain().map((date4) => date4.getTime() / DAY2);
    const inside = within(all, from, to);
    const where = place3();
    const found = packed(inside, where, LANES, width);
    shapes = found.shapes;
    const drawn2 = paths(shapes, where);
    DIMENSIONS.forEach((dimension, index3) => spans[index3].forEach((path2, layer) => path2.setAttribute("d", drawn2[dimension][layer])));
    words2.replaceChildren();
    around.classList.remove("seen");
    select(ticks2).call(axisBottom(x3).ticks(Math.max(3, width / 120)));
    marked3();
    changed2(inside, found, [Math.floor(from), Math.ceil(to)]);
  }
  function marked3() {
    mark.setAttribute("transform", `translate(${place3()(at2 + 0.5).toFixed(1)},0)`);
    mark.lastChild.textContent = `The day asked about: ${day(iso2(at2))}`;
  }
  function newest2() {
    const start2 = place3()(all[Math.min(FIRST3, all.length) - 1].start);
    const scale = width / Math.max(width - start2 + 8, 2);
    select(svg2).call(zooming.transform, identity4.scale(scale).translate(Math.min(0, 8 - start2), 0));
  }
  function overview2() {
    strip.setAttribute("d", slices(all, overall, width, STRIP));
    select(ticksBelow).call(axisBottom(overall).ticks(Math.max(3, width / 150)));
    select(brushed).call(brush2);
  }
  return Object.assign(chart, {
    /** Mark the day that is asked about, in days. */
    mark(days2) {
      at2 = days2;
      marked3();
    },
    /** Draw items; where they span what was shown already, the view stays as it is. */
    draw(items2) {
      all = items2;
      const first = all.reduce((least, item3) => Math.min(least, item3.start), Infinity);
      const last2 = all.reduce((most, item3) => Math.max(most, item3.stop), -Infinity);
      const domain = [new Date((first - 1) * DAY2), new Date((last2 + 2) * DAY2)];
      const same2 = +overall.domain()[0] === +domain[0] && +overall.domain()[1] === +domain[1];
      overall.domain(domain);
      overview2();
      if (!same2) {
        x3 = overall.copy();
        return newest2();
      }
      x3 = (svg2.__zoom ?? identity4).rescaleX(overall);
      show();
      select(brushed).call(brush2.move, x3.range().map((value2) => (svg2.__zoom ?? identity4).invertX(value2)));
    },
    /** Say what the items in the span shown are called, once that is known: in words where there is room for them. */
    name(known2) {
      const found = matched(all, known2);
      for (const shape of shapes) shape.item = found.get(shape.item) ?? shape.item;
      words2.replaceChildren(...captions(shapes, width));
    },
    /** Draw a frame around an item, or around none. */
    point(item3) {
      frame2(around, item3 && shapes.find((shape) => shape.item.development === item3.development));
    }
  });
}

// src/timeline/filters.js
var FILTERS = ["actor", "kind", "dimension", "theatre", "status", "since", "until", "q"];
var filters = () => Object.fromEntries([...new URLSearchParams(location.search)].filter(([name, value2]) => FILTERS.includes(name) && value2));
function remember2(some) {
  const query = new URLSearchParams(location.search);
  for (const [name, value2] of Object.entries(some)) value2 ? query.set(name, value2) : query.delete(name);
  history.pushState(null, "", query.size ? `${location.pathname}?${query}` : location.pathname);
  dispatchEvent(new PopStateEvent("popstate"));
}
var choice2 = (options) => h("select", {}, h("option", { value: "" }, "all"), options.map((each) => h("option", { value: each }, plain(each))));
function kinds(show) {
  const select2 = choice2([]);
  ask("/v1/kinds").then((said3) => {
    select2.append(...said3.kinds.map(({ kind }) => h("option", { value: kind }, plain(kind))));
    show(select2);
  }, () => {
  });
  return select2;
}
function filtering() {
  const shows = [];
  const field2 = (name, title, input) => {
    const show = () => input.value = filters()[name] ?? "";
    input.addEventListener("change", () => remember2({ [name]: input.value.trim() }));
    shows.push(show);
    show();
    return h("label", {}, title, " ", input);
  };
  const clear = h("button", { type: "button", onclick: () => remember2(Object.fromEntries(FILTERS.map((name) => [name, null]))) }, "No filters");
  addEventListener("popstate", () => shows.forEach((show) => show()));
  return h(
    "form",
    { class: "filters row", role: "search", "aria-label": "Filters", onsubmit: (event2) => event2.preventDefault() },
    field2("q", "Search", h("input", { type: "search" })),
    h(
      "details",
      { open: innerWidth > 960 },
      h("summary", {}, "Filters"),
      h(
        "div",
        { class: "row" },
        field2("actor", "Actors", h("input", { type: "text", placeholder: "CHN,PRK", autocomplete: "off" })),
        field2("kind", "Kind", kinds((select2) => select2.value = filters().kind ?? "")),
        field2("dimension", "Dimension", choice2(DIMENSIONS)),
        field2("theatre", "Theatre", h("input", { type: "text", placeholder: "East Asia", autocomplete: "off" })),
        field2("status", "Status", choice2(Object.keys(STATUS))),
        field2("since", "Since", h("input", { type: "date" })),
        field2("until", "Until", h("input", { type: "date" })),
        clear
      )
    )
  );
}

// src/timeline/listing.js
var MOVES = { ArrowDown: 1, ArrowUp: -1 };
function listing2(point2) {
  const list = h("ol", { class: "developments", "aria-label": "Developments in the span shown, the newest first; arrow keys go from one to the next" });
  let items2 = [];
  const entries = () => [...list.children];
  const about2 = (target) => items2[entries().indexOf(target.closest(".developments > li"))] ?? null;
  const focused = () => list.contains(document.activeElement) ? about2(document.activeElement) : null;
  list.addEventListener("focusin", (event2) => point2(about2(event2.target)));
  list.addEventListener("focusout", () => point2(null));
  list.addEventListener("mouseover", (event2) => point2(about2(event2.target) ?? focused()));
  list.addEventListener("mouseleave", () => point2(focused()));
  list.addEventListener("keydown", (event2) => {
    const all = entries();
    const at2 = all.indexOf(event2.target.closest("li"));
    const next = event2.key === "Home" ? 0 : event2.key === "End" ? all.length - 1 : event2.key in MOVES ? at2 + MOVES[event2.key] : null;
    if (next === null) return;
    event2.preventDefault();
    all[next]?.querySelector("a").focus();
  });
  return {
    list,
    focused,
    /** Go to its first entry. */
    enter: () => list.querySelector("a")?.focus(),
    /** Fill it; an entry that had the focus keeps it, and where it is gone the first has it. */
    fill(found, name) {
      const focused2 = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.development : null;
      items2 = found;
      select(list).selectChildren("li").data(found, (item3) => `${item3.development} ${item3.dimension}`).join((entering2) => entering2.append((item3) => entry3(item3, name)), (staying) => staying.each(function(item3) {
        renew(this, item3, name);
      })).order();
      if (focused2) (list.querySelector(`[data-development="${focused2}"] a`) ?? list.querySelector("a"))?.focus();
    },
    /** Mark an entry, and go to it where it was chosen. */
    mark(item3, { go = false } = {}) {
      for (const each of list.querySelectorAll(".near")) each.classList.remove("near");
      const found = item3?.development && list.querySelector(`[data-development="${item3.development}"]`);
      found?.classList.add("near");
      if (go) found?.querySelector("a").focus();
      return Boolean(found);
    }
  };
}
var words = (item3, name) => `${said2(item3)}; ${STATUS[item3.status] ?? item3.status}; ${plain(item3.kind)}; ${item3.actors.map(name).join(", ")}`;
var entry3 = (item3, name) => h("li", { "data-development": item3.development, class: item3.dimension }, h("a", { href: address2(`/developments/${item3.development}`) }, item3.title), h("p", {}, words(item3, name)));
function renew(li, item3, name) {
  const [link3, told4] = li.children;
  link3.setAttribute("href", address2(`/developments/${item3.development}`));
  if (link3.textContent !== item3.title) link3.textContent = item3.title;
  if (told4.textContent !== words(item3, name)) told4.textContent = words(item3, name);
}

// src/timeline/span.js
function spanning(chart) {
  const from = h("input", { type: "date", "aria-label": "Shown from" });
  const to = h("input", { type: "date", "aria-label": "Shown to" });
  const days2 = (field2) => Date.parse(`${field2.value}T00:00:00Z`) / DAY2;
  const set3 = () => from.value && to.value && days2(to) > days2(from) && chart().show(days2(from), days2(to));
  for (const field2 of [from, to]) field2.addEventListener("change", set3);
  const button = (label, does) => h("button", { type: "button", onclick: does }, label);
  return {
    element: h("p", { class: "row span-shown", role: "group", "aria-label": "The span shown" }, "Shown from ", from, " to ", to, button("Closer", () => chart().closer(1.5)), button("Further", () => chart().closer(1 / 1.5)), button("Earlier", () => chart().move(-0.4)), button("Later", () => chart().move(0.4)), button("Whole span", () => chart().whole())),
    shown([first, last2]) {
      [from.value, to.value] = [iso2(first), iso2(last2)];
    }
  };
}

// src/timeline.js
var [LISTED2, NAMED] = [100, 250];
var REST = 120;
var WIDEST = 1400;
function question2(path2 = "/v1/timeline/sketch", more = {}) {
  const { valid_on, ...rest } = asked();
  return { path: path2, query: { ...rest, ...filters(), ...more } };
}
function spanned([from, to]) {
  const { since, until, certainty } = { certainty: moment().certainty, ...filters() };
  const later = [since, iso2(from)].filter(Boolean).sort().at(-1);
  const earlier = [until, iso2(to)].filter(Boolean).sort()[0];
  return question2("/v1/timeline/outline", { since: later, until: earlier, limit: NAMED, certainty: since || until ? certainty : "possible" });
}
var COLUMNS = [
  ...["development", "kind", "title", "status", "dimension", "theatre"].map((name) => ({ name })),
  { name: "actors", text: (item3) => item3.actors.join(" ") },
  { name: "when", text: said2 }
];
function timeline(main2) {
  sliders(main2, { set: false });
  main2.append(filtering());
  embedded(main2);
}
function embedded(main2) {
  const state = h("p", { class: "state", role: "status" });
  const figure2 = h("div", { class: "figure timeline-figure" });
  const count = h("p", { class: "words", role: "status" });
  const tools = h("p", { class: "tools", role: "group", "aria-label": "Take the timeline home" });
  const list = listing2((item3) => chart?.point(item3));
  const span = spanning(() => chart);
  const section = h("section", { class: "panel full", "data-panel": "timeline", "data-state": "busy", "aria-busy": "true", "aria-label": "Timeline" }, state, span.element, figure2, count, list.list, tools);
  span.element.hidden = true;
  main2.append(section);
  let answer, resting2, shown2, chart;
  let still = true;
  function begun2() {
    const width = room(figure2, WIDEST);
    if (chart?.width === width && figure2.contains(chart.svg)) return chart;
    const pointed = (item3) => {
      list.mark(item3 ?? list.focused());
      chart.point(item3 ?? list.focused());
    };
    chart = drawing(width, { changed: changed2, pointed, chosen: (item3) => list.mark(item3, { go: true }), into: list.enter });
    chart.width = width;
    figure2.replaceChildren(chart.svg, legend2());
    chart.mark(Math.round(Date.parse(moment().valid_on ?? TODAY) / DAY2));
    return chart;
  }
  function changed2(inside, { hidden, before }, now2) {
    shown2 = now2;
    span.shown(now2);
    count.textContent = `${[many(inside.length, "development in the span shown", "developments in the span shown"), before && `${before} began before and go on`, hidden && `${many(hidden, "finds", "find")} no room in the drawing: zoom in`, inside.length > LISTED2 && `the list names the newest ${LISTED2}`, answer.more && "there are more than could be drawn"].filter(Boolean).join("; ")}.`;
    clearTimeout(resting2);
    if (still) resting2 = setTimeout(() => naming(now2), REST);
  }
  const whole3 = async () => answerTo(question2("/v1/timeline/outline", { limit: 5e4 }));
  const button = (label, does) => h("button", { type: "button", onclick: () => does().catch((error) => failed(state, error, update)) }, label);
  tools.append(
    button("CSV", async () => csv("timeline", { columns: COLUMNS, rows: items(await whole3()) })),
    button("JSON", async () => json("timeline", await whole3())),
    button("SVG", async () => svg("timeline", figure2.querySelector("svg"))),
    button("PNG", async () => png("timeline", figure2.querySelector("svg"))),
    citing(() => ({ title: "Timeline", name: "timeline", question: question2("/v1/timeline", { limit: 1e3 }), answer }))
  );
  async function naming(now2) {
    try {
      const [found, name] = await Promise.all([answerTo(spanned(now2)), names2()]);
      const known2 = items(found);
      chart.name(known2);
      list.fill(known2.slice(0, LISTED2), name);
    } catch (error) {
      unlessMoved(error);
      if (error.name !== "AbortError") failed(state, error, () => naming(now2));
    }
  }
  async function update() {
    section.setAttribute("aria-busy", "true");
    const say = (text3) => {
      section.dataset.state = "busy";
      state.textContent = text3;
    };
    const ready = waiting(say, answer);
    chart?.mark(Math.round(Date.parse(moment().valid_on ?? TODAY) / DAY2));
    try {
      const before = answer;
      answer = await answerTo(question2());
      section.dataset.answered = "";
      section.dataset.state = answer.rows.length ? "drawn" : "empty";
      span.element.hidden = !answer.rows.length;
      state.textContent = answer.rows.length ? "" : "Nothing on record at this moment passes these filters.";
      if (answer.rows.length && answer !== before) await drawn2();
      else if (!answer.rows.length) [figure2, list.list, count].forEach((each) => each.replaceChildren());
    } catch (error) {
      if (error.name === "AbortError") return;
      section.dataset.state = "failed";
      failed(state, error, update);
    } finally {
      ready();
    }
    section.setAttribute("aria-busy", "false");
  }
  async function drawn2() {
    const [before, was] = [chart, shown2];
    still = false;
    begun2().draw(items(answer));
    if (before && before !== chart) chart.show(...was);
    still = true;
    await naming(shown2);
  }
  addEventListener("resize", () => answer?.rows.length && chart?.width !== room(figure2, WIDEST) && drawn2());
  askedAhead(() => question2());
  askedAhead(() => shown2 && spanned(shown2));
  follow(update);
  update();
}

// src/embed.js
var OF = { overview: [alliance, cohesion, squeezed, cracks, reactions, flows], map: [theatres], difference: [difference], history: [growth] };
var own2 = () => Object.fromEntries(new URLSearchParams(location.search));
function embed(main2) {
  const name = document.body.dataset.embed;
  const [page, [made2]] = Object.entries(OF).map(([each, all]) => [each, all.filter((one3) => one3.name === name)]).find(([, found]) => found.length) ?? ["timeline", []];
  const moment2 = h("span", {});
  const back = h("a", { target: "_blank", rel: "noopener" }, "Open it there");
  const show = () => back.setAttribute("href", address2(`/${page}`, own2()));
  follow(show);
  show();
  heard((said3) => moment2.textContent = `; what was so ${told(said3)}`);
  if (made2) panel(main2, made2);
  else embedded(main2);
  main2.append(h("p", { class: "origin" }, `Source: Entente at ${location.host}`, moment2, ". ", back));
}

// src/history/home.js
var base2 = `${location.origin}${document.documentElement.dataset.base ?? ""}`;
var command = (said3) => h("pre", { tabindex: "0" }, said3);
function home(place3) {
  place3.append(
    h(
      "section",
      { class: "panel full", "aria-labelledby": "home" },
      h("h2", { id: "home" }, "Take it home and check it there"),
      h("ol", { class: "ways" }, [
        h("li", {}, "Check this server from your own machine: every leaf, every checkpoint and the words it gives out.", command(`entente audit verify ${base2}`)),
        h("li", {}, "Have its operator write the whole history down, as a directory or one file.", command("entente audit export history")),
        h("li", {}, "Check that, without this server, a network or a database.", command("entente audit verify history")),
        h("li", {}, "Play it again in an empty database and compare every projection with what this server states.", command("entente audit replay history"))
      ]),
      h("p", {}, "What each check proves, and what no log can prove (what was never recorded, and what was lost before anybody saw a checkpoint): ", h("a", { href: `${base2}/docs/methods/audit` }, "how the audit works"), ".")
    )
  );
}

// src/history/newest.js
var BASE5 = document.documentElement.dataset.base ?? "";
function newest(place3) {
  const said3 = h("div", { role: "status" });
  const check2 = h("button", { type: "button" }, "Check it in this browser");
  check2.addEventListener("click", async () => {
    said3.replaceChildren(h("p", {}, "Asking ..."));
    try {
      const { note: note3, steps: found } = await checkpoint();
      said3.replaceChildren(h("pre", { tabindex: "0", "aria-label": "The signed note" }, note3), steps(found));
    } catch (error) {
      said3.replaceChildren(h("p", { class: "broken" }, error.message));
      if (!(error instanceof Failed)) throw error;
    }
  });
  place3.append(
    h(
      "section",
      { class: "panel wide", "aria-labelledby": "checkpoint" },
      h("h2", { id: "checkpoint" }, "The newest checkpoint"),
      h("p", { class: "says" }, "A note, signed by the log, of how many events it holds and the root of the tree over them. This browser keeps the last one that it saw and checks that the log has only grown since."),
      h("p", { class: "row" }, check2, h("a", { href: `${BASE5}/v1/log/checkpoint`, download: "checkpoint.txt" }, "Save the note"), h("a", { href: `${BASE5}/v1/log/keys`, download: "keys.txt" }, "Save the log's key")),
      said3
    )
  );
}

// src/history/replay.js
var PACE2 = 900;
var MOST8 = 40;
var BASE6 = document.documentElement.dataset.base ?? "";
var WHAT = { added: "Now it is so", ended: "It is no longer so", changed: "It is so otherwise" };
function changed(rows, on, name) {
  if (rows.length === 0) return [h("p", {}, `It changed nothing of what was so on ${on}.`)];
  const item3 = (row) => {
    const fields = row.change === "changed" ? differing(row.before, row.after) : [];
    return h("li", {}, h("strong", {}, `${WHAT[row.change]}: `), sentence(row.after ?? row.before, name), fields.length > 0 && h("ul", { class: "fields" }, fields.map((each) => h("li", {}, `${each.field}: `, h("del", {}, each.before), " ", h("ins", {}, each.after)))));
  };
  return [h("p", {}, `It changed ${many(rows.length, "fact")} of what was so on ${on}:`), h("ul", { class: "differences" }, rows.slice(0, MOST8).map(item3), rows.length > MOST8 && h("li", {}, `and ${rows.length - MOST8} more`))];
}
function told3(event2, title, name) {
  return [
    h("p", {}, h("strong", {}, `${plain(event2.event)}: `), h("a", { href: `${BASE6}/developments/${event2.id}` }, title ?? "a development"), ` by ${event2.author}, ${instant(event2.recorded_at)}; ${event2.signed ? "signed by its author" : "not signed by its author"}`),
    event2.reason && h("p", {}, event2.reason),
    event2.content && h("p", { class: "says" }, `${plain(event2.kind)}, ${when(event2.content.when)}; ${STATUS[event2.content.status] ?? event2.content.status ?? STATUS.happened}`),
    event2.status && h("p", {}, `Status: ${STATUS[event2.status] ?? event2.status}`),
    event2.changes && h("ul", { class: "fields" }, changes(event2.changes, null, name))
  ];
}
async function event(position, signal) {
  const [found] = (await ask("/v1/log", { after: position - 1, limit: 1 }, { signal })).events;
  if (!found) return null;
  const { development: development2 } = await ask(`/v1/developments/${found.id}`, { known_at: position }, { signal });
  const on = moment().valid_on ?? development2?.valid.starts_by ?? TODAY;
  const { differences: differences2 } = await ask("/v1/state/difference", { from_known_at: position - 1, known_at: position, valid_on: on }, { signal });
  return { found, title: development2?.title ?? found.content?.title, on, differences: differences2 };
}
function replay(place3, head) {
  let [position, running, playing] = [Math.max(head, 1), void 0, 0];
  const most = Math.max(head, 1);
  const range2 = h("input", { type: "range", min: 1, max: most, value: position, "aria-label": "Position in the log" });
  const field2 = h("input", { type: "number", min: 1, max: most, value: position, "aria-label": "Position" });
  const play = h("button", { type: "button", class: "play", "aria-pressed": "false" }, "Play");
  const shown2 = h("div", { class: "replayed", role: "status" });
  const section = h(
    "section",
    { class: "panel full", "aria-labelledby": "replay", "data-panel": "replay", "data-state": "busy" },
    h("h2", { id: "replay" }, "The history, event by event"),
    h("p", { class: "says" }, "Each event in the order in which the log learned it, and what it changed of the state: on the day that the slider above is moved to, and else on the day of the development itself."),
    h("div", { class: "row" }, h("button", { type: "button", "aria-label": "The event before", onclick: () => go(position - 1) }, "\u2039"), range2, h("button", { type: "button", "aria-label": "The next event", onclick: () => go(position + 1) }, "\u203A"), field2, `of ${head}`, play),
    shown2
  );
  function pause() {
    clearTimeout(playing);
    playing = 0;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }
  async function go(to) {
    position = Math.min(Math.max(1, to), most);
    range2.value = position;
    field2.value = position;
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    section.dataset.state = "busy";
    try {
      const [said3, name] = await Promise.all([event(position, signal), names2()]);
      shown2.replaceChildren(...(said3 ? [...told3(said3.found, said3.title, name), ...changed(said3.differences, day(said3.on), name)] : [h("p", {}, "The log is empty.")]).filter(Boolean));
      section.dataset.state = "drawn";
      if (playing) playing = position < head ? setTimeout(() => go(position + 1), PACE2) : pause();
    } catch (error) {
      if (error.name === "AbortError") return;
      pause();
      shown2.replaceChildren(h("p", { class: "broken" }, `${error.message} `, h("button", { type: "button", onclick: () => go(position) }, "Ask again")));
      section.dataset.state = "failed";
      if (!(error instanceof Failed)) throw error;
    }
  }
  range2.addEventListener("input", () => go(Number(range2.value)));
  field2.addEventListener("change", () => go(Number(field2.value)));
  play.addEventListener("click", () => {
    if (playing) return pause();
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    playing = setTimeout(() => go(position >= head ? 1 : position + 1), 0);
  });
  follow(() => go(position));
  place3.append(section);
  go(head);
}

// src/history.js
async function history2(main2) {
  sliders(main2, { set: false });
  const board = h("div", { class: "board" });
  main2.append(board);
  panel(board, growth);
  board.firstChild.classList.add("wide");
  newest(board);
  const { head } = await ask("/v1/log", { limit: 1 }).catch(() => ({ head: 0 }));
  replay(board, head);
  home(board);
}

// src/overview.js
var PANELS = [alliance, cohesion, squeezed, cracks, reactions, flows];
function overview(main2) {
  sliders(main2);
  const board = document.createElement("div");
  board.className = "board";
  main2.append(board);
  for (const made2 of PANELS) panel(board, made2);
}

// src/main.js
var PAGES = { overview, difference: differences, card, history: history2, timeline, map: map2, desk, embed };
var main = document.querySelector("main");
blank(main);
PAGES[document.body.dataset.page]?.(main);
