// Drafts: what is not yet said is kept in this browser, under the name of what it is about.

import { h } from "../dom.js";
import { plain } from "../words.js";

const PREFIX = "entente.draft.";

const BASE = document.documentElement.dataset.base ?? "";

export const read = (name) => JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");

export const keep = (name, said, title) => localStorage.setItem(PREFIX + name, JSON.stringify({ said, title, kept_at: new Date().toISOString() }));

export const drop = (name) => localStorage.removeItem(PREFIX + name);

/** A draft's name: an act and the kind or development that it is about. */
const place = (name) => {
  const [act, about] = name.split(/\.(.*)/);
  return act === "record" ? `${BASE}/desk?kind=${about}` : `${BASE}/desk?development=${about}&act=${act}`;
};

/** The drafts that this browser keeps, each a way back to it. */
export function drafts() {
  const names = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)).sort();
  if (!names.length) return null;
  const list = h("ul", {}, names.map((name) => {
    const { title, kept_at: at } = read(name);
    const item = h("li", {}, h("a", { href: place(name) }, `${plain(name.split(".")[0])}: ${title || "without a title"}`), `, kept ${at.slice(0, 10)} ${at.slice(11, 16)} UTC `);
    item.append(h("button", { type: "button", "aria-label": `Discard the draft ${title ?? ""}`, onclick: () => (drop(name), item.remove()) }, "Discard"));
    return item;
  }));
  return h("section", { class: "panel full", "aria-labelledby": "drafts" }, h("h2", { id: "drafts" }, "Drafts in this browser"), list);
}
