// Sources, each with its Admiralty code in words.

import { h } from "../dom.js";
import { admiralty, when } from "../words.js";

/** A list of sources. */
export const sources = (said) =>
  h(
    "ul",
    { class: "sources" },
    said.map((source) => {
      const code = `${source.reliability ?? "-"}${source.credibility ?? "-"}`;
      const name = source.url ? h("a", { href: source.url, rel: "noreferrer noopener" }, source.name) : source.name;
      return h("li", {}, name, source.published && `, published ${when(source.published)}`, " ", h("span", { class: "code" }, code), ` (${admiralty(source)})`);
    }),
  );
