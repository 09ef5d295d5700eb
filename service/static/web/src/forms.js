// Forms made from the schemas of the interface: what can be said is what can be filled in.

import { h } from "./dom.js";
import { plain } from "./words.js";

const LONG = ["note", "reason", "judgement", "judgment"];

const DATES = ["when", "published", "ended"];

const resolve = (schema, schemas) => (schema?.$ref ? schemas[schema.$ref.split("/").at(-1)] : schema) ?? {};

/** A control for a schema: an element, and a function that reads it (undefined where nothing is said). */
function control(name, schema, schemas, value) {
  const made = resolve(schema, schemas);
  if (made.enum) {
    const select = h("select", {}, h("option", { value: "" }, ""), made.enum.map((each) => h("option", { value: each, selected: each === value }, plain(String(each)))));
    return [select, () => select.value || undefined];
  }
  if (made.type === "array") {
    const items = resolve(made.items, schemas);
    if (items.properties) return several(name, items, schemas, value ?? []);
    const field = h("input", { type: "text", value: (value ?? []).join(", "), autocomplete: "off", placeholder: "separated by commas" });
    return [field, () => (field.value.trim() ? field.value.split(",").map((each) => each.trim()).filter(Boolean) : undefined)];
  }
  if (made.type === "boolean") {
    const box = h("input", { type: "checkbox", checked: value === true });
    return [box, () => (box.checked || value !== undefined ? box.checked : undefined)];
  }
  if (made.properties) return group(made, schemas, value ?? {}, undefined, false);
  const number = ["integer", "number"].includes(made.type) || (made.type === undefined && ["amount", "upper"].includes(name));
  const field = LONG.includes(name) ? h("textarea", { rows: 3 }) : h("input", { type: number ? "number" : "text", step: made.type === "integer" ? 1 : "any", min: made.minimum, max: made.maximum, maxlength: made.maxLength, autocomplete: "off", placeholder: DATES.includes(name) && "2025-08-28, 2025-08~, 2024-12-04/.." });
  field.value = value ?? "";
  return [field, () => (field.value.trim() === "" ? undefined : number ? Number(field.value) : field.value.trim())];
}

/** Fields of an object, labelled by their names; where nothing need be said of it at all, `asks` is false. */
function group(schema, schemas, value, only, asks = true) {
  const readers = {};
  const rows = Object.entries(schema.properties)
    .filter(([name]) => !only || only(name))
    .map(([name, inner]) => {
      const [element, read] = control(name, inner, schemas, value[name]);
      readers[name] = read;
      const needed = asks && schema.required?.includes(name);
      if (element.matches("fieldset, div")) return h("fieldset", { "data-field": name }, h("legend", {}, plain(name)), element, h("p", { class: "rule" }));
      if (needed) element.required = true;
      return h("label", { "data-field": name }, h("span", {}, plain(name), needed && " (needed)"), element, h("p", { class: "rule" }));
    });
  const read = () => {
    const said = Object.fromEntries(Object.entries(readers).map(([name, reader]) => [name, reader()]).filter(([, each]) => each !== undefined));
    return Object.keys(said).length ? said : undefined;
  };
  return [h("div", { class: "fields-of" }, rows), read];
}

/** Several objects, one below the other, as many as wanted. */
function several(name, schema, schemas, values) {
  const readers = new Set();
  const list = h("div", { class: "several" });
  const add = (value = {}) => {
    const [element, read] = group(schema, schemas, value);
    readers.add(read);
    const one = h("fieldset", {}, h("legend", {}, plain(name).replace(/s$/, "")), element);
    one.append(h("button", { type: "button", onclick: () => (readers.delete(read), one.remove(), list.dispatchEvent(new Event("input", { bubbles: true }))) }, "Remove"));
    list.append(one);
  };
  values.forEach(add);
  return [h("div", {}, list, h("button", { type: "button", onclick: () => add() }, `Add ${plain(name).replace(/s$/, "")}`)), () => (readers.size ? [...readers].map((read) => read()).filter(Boolean) : values.length ? [] : undefined)];
}

/** A form for a schema of the interface: an element, a reader, and a way to show what an answer refuses. */
export function form(schema, schemas, value = {}, only = undefined) {
  const [element, read] = group(resolve(schema, schemas), schemas, value, only);
  const refuse = (errors) => {
    for (const rule of element.querySelectorAll(".rule")) rule.textContent = "";
    const rest = [];
    for (const { field, rule } of errors) {
      const [first] = field.replace(/^changes\./, "").split(".");
      const place = element.querySelector(`:scope > [data-field="${CSS.escape(first)}"] > .rule`);
      if (place) place.textContent += `${field === first ? "" : `${field}: `}${rule} `;
      else rest.push(`${field}: ${rule}`);
    }
    element.querySelector(".rule:not(:empty)")?.parentElement.querySelector("input, select, textarea")?.focus();
    return rest;
  };
  return { element, read: () => read() ?? {}, refuse };
}
