// A dialog over the page, one at a time.

import { h } from "./dom.js";

let shown;

/** Open a dialog with a title over some content; it is gone when it is closed. */
export function dialog(title, ...content) {
  shown?.remove();
  const own = h(
    "dialog",
    { "aria-labelledby": "dialog-title", onclose: () => own.remove() },
    h("header", {}, h("h2", { id: "dialog-title" }, title), h("button", { type: "button", onclick: () => own.close() }, "Close")),
    content,
  );
  shown = own;
  document.body.append(own);
  own.showModal();
}
