// The theatres of the map as a list, in step with it.

import { h } from "../dom.js";
import { resting } from "../grounds.js";
import { many } from "../words.js";

/** How many developments there are in a theatre. */
export const counted = ({ developments, foretold }) => `${many(developments, "development")}${foretold ? `, ${foretold} foretold` : ""}`;

function tied(one, ties, name, developments) {
  const own = ties.filter((tie) => [tie.one, tie.other].includes(one.theatre)).sort((left, right) => right.direct.length - left.direct.length);
  if (!own.length) return null;
  const told = (tie) => {
    const other = tie.one === one.theatre ? tie.other : tie.one;
    return h("li", {}, resting(other, `${tie.one} and ${tie.other}`, tie.rests_on, developments), `: ${[tie.direct.length > 0 && `${many(tie.direct.length, "development names", "developments name")} both`, tie.actors.length > 0 && `${tie.actors.map((each) => name(each.actor)).join(", ")} in both`, tie.foretold.length > 0 && `${tie.foretold.length} foretold`].filter(Boolean).join("; ")}`);
  };
  return h("details", {}, h("summary", {}, many(own.length, "tie")), h("ul", {}, own.map(told)));
}

/** Fill the list; an entry that is pointed at or has the focus shows its circle. */
export function listing(list, { found, ties, place, name, developments, near }) {
  const open = new Set([...list.querySelectorAll("details[open]")].map((each) => each.closest("li").dataset.theatre));
  list.replaceChildren(
    ...found.map((one) => {
      const entry = h("li", { "data-theatre": one.theatre }, resting(one.theatre, one.theatre, one.rests_on, developments), ` ${counted(one)} of ${one.actors.map(name).join(", ")}${place.has(one.theatre) ? "" : "; without a place on the map"}`, tied(one, ties, name, developments));
      if (open.has(one.theatre)) entry.querySelector("details")?.setAttribute("open", "");
      for (const [event, theatre] of [["focusin", one.theatre], ["focusout", null], ["mouseenter", one.theatre], ["mouseleave", null]]) entry.addEventListener(event, () => near(theatre));
      return entry;
    }),
  );
}
