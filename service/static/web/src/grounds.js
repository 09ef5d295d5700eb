// What a number rests on: its developments with their sources, in a dialog.

import { resolved } from "./answers.js";
import { dialog } from "./dialog.js";
import { failed } from "./failed.js";
import { address } from "./moment.js";
import { h } from "./dom.js";
import { admiralty, many, STATUS, when } from "./words.js";

function source(said) {
  const name = said.url ? h("a", { href: said.url, rel: "noreferrer noopener" }, said.name) : said.name;
  const code = `${said.reliability ?? "-"}${said.credibility ?? "-"}`;
  return h("li", {}, name, said.published && `, published ${when(said.published)}`, " ", h("abbr", { title: admiralty(said) }, code));
}

function item(id, said) {
  return h(
    "li",
    {},
    h("a", { href: address(`/developments/${id}`) }, said.title),
    h("p", {}, `${when(said.when)}; ${STATUS[said.status] ?? said.status}`),
    h("ul", { class: "sources" }, said.sources.map(source)),
  );
}

/** Open what something rests on: `ids` of `developments` as an answer has them by id, or asks for them now. */
export function open(title, ids, developments) {
  const place = h("div", { role: "status" });
  dialog(title, place);
  const fill = async () => {
    place.replaceChildren(h("p", {}, "Asking what it rests on ..."));
    try {
      const found = await resolved(ids, developments);
      const known = [...new Set(found.ids)].filter((id) => found.developments[id]);
      place.replaceChildren(h("p", {}, `Rests on ${many(known.length, "development")}.`), h("ol", { class: "grounds" }, known.map((id) => item(id, found.developments[id]))));
    } catch (error) {
      failed(place, error, fill);
    }
  };
  fill();
}

/** A button that shows a number or a word and opens what it rests on. */
export function resting(text, title, ids, developments) {
  if (!ids?.length) return h("span", {}, String(text));
  return h("button", { type: "button", class: "resting", title: `${title}: what it rests on`, onclick: () => open(title, ids, developments) }, String(text));
}
