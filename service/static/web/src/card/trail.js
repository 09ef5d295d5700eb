// The trail of a development: each event with who, when and why, and what it said otherwise, struck through.

import { h } from "../dom.js";
import { address } from "../moment.js";
import { spoken } from "../spoken.js";
import { instant, plain, STATUS } from "../words.js";
import { sources } from "./sources.js";

const UUID = /^[0-9a-f-]{36}$/;

/** Changed fields as list items: what was said struck through, and what is said. */
export const changes = (said, before, name) =>
  Object.entries(said ?? {}).map(([field, value]) => h("li", {}, `${plain(field)}: `, before?.[field] !== undefined && before[field] !== null && [h("del", {}, spoken(field, before[field], name)), " "], h("ins", {}, spoken(field, value, name))));

/** A development by its id, as a link that its title is put into; anything else as it is. */
export const named = (said) => (UUID.test(said) ? h("a", { href: address(`/developments/${said}`), "data-title": said }, "another development") : said);

/** What an event said beside its reason: the status, the end or the content that it changed. */
function otherwise(event, content, status, name) {
  if (event.event === "status-changed" && event.status) return [h("li", {}, "status: ", h("del", {}, STATUS[status] ?? status), " ", h("ins", {}, STATUS[event.status] ?? event.status))];
  if (event.event === "ended" && event.ended) return [h("li", {}, "ended: ", h("ins", {}, spoken("ended", event.ended)))];
  return changes(event.changes, content, name);
}

/** The trail, oldest first. */
export function trail(events, name) {
  const content = {};
  let status;
  return h(
    "ol",
    { class: "trail" },
    events.map((event) => {
      const told = otherwise(event, content, status, name);
      Object.assign(content, event.content ?? {}, event.changes ?? {});
      status = event.status ?? content.status ?? status;
      const said = event.content?.title && h("p", {}, events.some((later) => later.event === "retracted") ? h("del", {}, event.content.title) : event.content.title);
      return h(
        "li",
        { class: event.event },
        h("strong", {}, plain(event.event)),
        ` by ${event.author}, `,
        h("time", { datetime: event.recorded_at }, instant(event.recorded_at)),
        `, position ${event.position}${event.signed ? ", signed by its author" : ""}`,
        said,
        event.reason && h("p", {}, event.reason),
        event.because_of && h("p", {}, "Because of ", named(event.because_of), "."),
        event.contested_by && h("p", {}, "Contested by ", named(event.contested_by), "."),
        told.length > 0 && h("ul", { class: "fields" }, told),
        event.event !== "recorded" && event.sources?.length > 0 && sources(event.sources),
      );
    }),
  );
}
