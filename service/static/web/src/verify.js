// Checks, in this browser, that an event is in the log: leaf, inclusion proof (RFC 9162), checkpoint (C2SP) and growth.

import { address, Failed } from "./api.js";
import { many } from "./words.js";

const SEEN = "entente.checkpoint";

async function text(path, query) {
  const answer = await fetch(address(path, query)).catch(() => null);
  if (!answer) throw new Failed({ title: "The service does not answer." }, 0);
  if (!answer.ok) throw new Failed(await answer.json().catch(() => ({ title: `The service answered with status ${answer.status}.` })), answer.status);
  return answer.text();
}

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

const base64 = (array) => btoa(String.fromCharCode(...array));

const utf8 = (said) => new TextEncoder().encode(said);

const same = (one, other) => one.length === other.length && one.every((value, index) => value === other[index]);

async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

const node = (left, right) => sha256(Uint8Array.of(1), left, right);

const half = (number) => Math.floor(number / 2);

/** The root that a leaf and its path make (RFC 9162, 2.1.3.2), or null where the path does not fit. */
export async function rootOf(leaf, index, size, path) {
  let [hash, first, last] = [await sha256(Uint8Array.of(0), leaf), index, size - 1];
  for (const step of path) {
    if (last === 0) return null;
    if (first % 2 === 1 || first === last) {
      hash = await node(step, hash);
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      hash = await node(hash, step);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 ? hash : null;
}

/** Whether a tree of `size` with `root` has grown from the one of `older` (RFC 9162, 2.1.4.2). */
export async function grewFrom(older, size, root, path) {
  if (older.size === size) return path.length === 0 && same(older.root, root);
  if (older.size === 0) return true;
  let [first, last] = [older.size - 1, size - 1];
  while (first % 2 === 1) [first, last] = [half(first), half(last)];
  const steps = first === 0 ? [older.root, ...path] : path;
  if (steps.length === 0) return false;
  let [before, now] = [steps[0], steps[0]];
  for (const step of steps.slice(1)) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      before = await node(step, before);
      now = await node(step, now);
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      now = await node(now, step);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && same(before, older.root) && same(now, root);
}

/** What a signed note says: its text, and each signature with its name. */
function note(said) {
  const end = said.indexOf("\n\n");
  const [origin, size, root] = said.slice(0, end).split("\n");
  const signatures = said.slice(end + 2).trim().split("\n").map((line) => line.replace(/^— /, "").split(" "));
  return { text: said.slice(0, end + 1), origin, size: Number(size), root: bytes(root), signatures };
}

async function signed(said, verifier) {
  const [, name, id, key] = verifier.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
  const public_ = bytes(key);
  const named = await sha256(utf8(`${name}\n`), public_);
  const hex = [...named.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const found = said.signatures.map(([signer, value]) => [signer, bytes(value)]).find(([signer, value]) => signer === name && same(value.slice(0, 4), named.slice(0, 4)));
  if (public_[0] !== 1 || hex !== id || !found) return false;
  const imported = await crypto.subtle.importKey("raw", public_.slice(1), "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, found[1].slice(4), utf8(said.text));
}

const NONE = "This browser offers no cryptography here: it needs https, or this very machine.";

/** The hashes that prove that the log grew from one size to another; null where it proves none, as it never was so large. */
async function growth(old, size) {
  if (old === 0 || old === size) return [];
  try {
    return JSON.parse(await text("/v1/log/proofs/consistency", { old, size })).path.map(bytes);
  } catch (error) {
    if (error.status !== 422) throw error;
    return null;
  }
}

/** Whether the signature of a checkpoint holds, and whether the log only grew since this browser saw it last. */
async function standing(said, keys) {
  const steps = [];
  const verifiers = keys.trim().split("\n");
  const holds = await Promise.all(verifiers.map((key) => signed(said, key).catch(() => false)));
  const named = verifiers.map((key) => key.split("+").slice(0, 2).join("+")).join(", ");
  steps.push({ holds: holds.includes(true), says: `The checkpoint is signed by ${said.origin} (${named}).` });

  const kept = JSON.parse(localStorage.getItem(SEEN) ?? "null");
  if (kept?.origin === said.origin) {
    const older = { size: kept.size, root: bytes(kept.root) };
    steps.push({ holds: verifiers.includes(kept.verifier), says: "The log's key is the one that this browser saw before." });
    const [from, to] = older.size <= said.size ? [older, said] : [said, older];
    const path = await growth(from.size, to.size);
    steps.push({ holds: path !== null && (await grewFrom(from, to.size, to.root, path)), says: `The log is the one that this browser saw with ${many(kept.size, "event")}: nothing was altered or taken away.` });
  }
  if (steps.every((each) => each.holds) && (kept?.origin !== said.origin || said.size >= kept.size)) {
    localStorage.setItem(SEEN, JSON.stringify({ origin: said.origin, size: said.size, root: base64(said.root), verifier: verifiers[0] }));
  }
  return steps;
}

/** Forget what this browser saw of the log, as when another was set up in its place on purpose. */
export const forget = () => localStorage.removeItem(SEEN);

/** The newest checkpoint as it was signed, and each step of its check. Throws Failed where the service does not answer. */
export async function checkpoint() {
  if (!globalThis.crypto?.subtle) throw new Failed({ title: NONE }, 0);
  const [signedNote, keys] = await Promise.all([text("/v1/log/checkpoint"), text("/v1/log/keys")]);
  return { note: signedNote, steps: await standing(note(signedNote), keys) };
}

/** Each step of the check of an event at a position, with whether it holds. Throws Failed where the service does not answer. */
export async function verified(position) {
  if (!globalThis.crypto?.subtle) throw new Failed({ title: NONE }, 0);
  const [leaf, receipt, keys] = await Promise.all([text(`/v1/log/leaves/${position}`), text(`/v1/log/receipts/${position}`), text("/v1/log/keys")]);
  const end = receipt.indexOf("\n\n");
  const [, index, ...path] = receipt.slice(0, end).split("\n");
  const said = note(receipt.slice(end + 2));
  const at = Number(index.split(" ")[1]);
  const root = await rootOf(utf8(leaf), at, said.size, path.map(bytes));
  return [
    { holds: at === position - 1 && JSON.parse(leaf).position === position, says: `The leaf says that it is event ${position}.` },
    { holds: root !== null && same(root, said.root), says: `Its hash and the ${path.length} hashes of the proof make the root of the checkpoint over ${many(said.size, "event")}.` },
    ...(await standing(said, keys)),
  ];
}
