// The list of the timeline, in step with its drawing: what has the focus here is marked there, and the other way round.

import { select } from "d3-selection";

import { h } from "../dom.js";
import { address } from "../moment.js";
import { plain, STATUS } from "../words.js";
import { said } from "./items.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

/** A list in which the arrow keys go from one to the next; `point(item)` is told which has the focus, or null. */
export function listing(point) {
  const list = h("ol", { class: "developments", "aria-label": "Developments in the span shown, the newest first; arrow keys go from one to the next" });
  let items = [];
  const entries = () => [...list.children];
  const about = (target) => items[entries().indexOf(target.closest(".developments > li"))] ?? null;
  const focused = () => (list.contains(document.activeElement) ? about(document.activeElement) : null);
  list.addEventListener("focusin", (event) => point(about(event.target)));
  list.addEventListener("focusout", () => point(null));
  list.addEventListener("mouseover", (event) => point(about(event.target) ?? focused()));
  list.addEventListener("mouseleave", () => point(focused()));
  list.addEventListener("keydown", (event) => {
    const all = entries();
    const at = all.indexOf(event.target.closest("li"));
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : event.key in MOVES ? at + MOVES[event.key] : null;
    if (next === null) return;
    event.preventDefault();
    all[next]?.querySelector("a").focus();
  });
  return {
    list,
    focused,

    /** Go to its first entry. */
    enter: () => list.querySelector("a")?.focus(),

    /** Fill it; an entry that had the focus keeps it, and where it is gone the first has it. */
    fill(found, name) {
      const focused = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.development : null;
      items = found;
      select(list).selectChildren("li").data(found, (item) => `${item.development} ${item.dimension}`).join((entering) => entering.append((item) => entry(item, name)), (staying) => staying.each(function (item) { renew(this, item, name); })).order();
      if (focused) (list.querySelector(`[data-development="${focused}"] a`) ?? list.querySelector("a"))?.focus();
    },

    /** Mark an entry, and go to it where it was chosen. */
    mark(item, { go = false } = {}) {
      for (const each of list.querySelectorAll(".near")) each.classList.remove("near");
      const found = item?.development && list.querySelector(`[data-development="${item.development}"]`);
      found?.classList.add("near");
      if (go) found?.querySelector("a").focus();
      return Boolean(found);
    },
  };
}

const words = (item, name) => `${said(item)}; ${STATUS[item.status] ?? item.status}; ${plain(item.kind)}; ${item.actors.map(name).join(", ")}`;

const entry = (item, name) => h("li", { "data-development": item.development, class: item.dimension }, h("a", { href: address(`/developments/${item.development}`) }, item.title), h("p", {}, words(item, name)));

/** Have an entry lead to the moment that is shown, and say what is otherwise then: what stays need not be laid out again. */
function renew(li, item, name) {
  const [link, told] = li.children;
  link.setAttribute("href", address(`/developments/${item.development}`));
  if (link.textContent !== item.title) link.textContent = item.title;
  if (told.textContent !== words(item, name)) told.textContent = words(item, name);
}
