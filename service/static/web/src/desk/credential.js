// Who writes: an API key kept for this visit, or a login's token against forgery.

import { ask } from "../api.js";
import { h } from "../dom.js";

const KEY = "entente.key";

/** The field for the key, in a form of its own. */
export function credential() {
  const field = h("input", { type: "password", autocomplete: "off", value: sessionStorage.getItem(KEY) ?? "" });
  field.addEventListener("change", () => sessionStorage.setItem(KEY, field.value.trim()));
  return h("form", { class: "row credential", onsubmit: (event) => event.preventDefault() }, h("input", { type: "text", autocomplete: "username", hidden: true }), h("label", {}, "API key, where one is needed ", field));
}

/** The headers that a write carries. */
export async function headers() {
  const key = sessionStorage.getItem(KEY);
  if (key) return { Authorization: `Bearer ${key}` };
  const me = await ask("/v1/me").catch(() => null);
  return me?.csrf_token ? { "X-CSRF-Token": me.csrf_token } : {};
}
