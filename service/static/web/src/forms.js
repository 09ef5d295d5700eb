// Forms made from the schemas of the interface: what can be said is what can be filled in.

import { h, id } from "./dom.js";
import { plain } from "./words.js";

const LONG = ["note", "reason", "judgement", "judgment"];

const DATES = ["when", "published", "ended"];

/** What is asked for first and last, and what is seldom said. */
const [FIRST, LAST, SELDOM] = [["title", "when"], ["quantities", "note", "sources", "author", "reason"], ["dimension", "plover", "related", "key", "correlation_id"]];

const resolve = (schema, schemas) => (schema?.$ref ? schemas[schema.$ref.split("/").at(-1)] : schema) ?? {};

const singular = (name) => plain(name).replace(/ies$/, "y").replace(/s$/, "");

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
    return [field, () => (field.value.trim() ? field.value.split(",").map((each) => each.trim()).filter(Boolean) : value?.length ? [] : undefined)];
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

const rank = (name, required) => (FIRST.includes(name) ? FIRST.indexOf(name) : LAST.includes(name) ? 50 + LAST.indexOf(name) : required ? 10 : 20);

/** A field with its label, and room for the rule that it breaks. */
function labelled(name, element, needed) {
  const rule = h("p", { class: "rule", id: id("rule") });
  if (element.matches("fieldset, div")) return h("fieldset", { "data-field": name }, h("legend", {}, plain(name)), element, rule);
  if (needed) element.required = true;
  element.setAttribute("aria-describedby", rule.id);
  return h("label", { "data-field": name }, h("span", {}, plain(name), needed && " (needed)"), element, rule);
}

/** Fields of an object, labelled by their names; where nothing need be said of it at all, `asks` is false. */
function group(schema, schemas, value, only, asks = true) {
  const readers = {};
  const names = Object.keys(schema.properties).filter((name) => !only || only(name));
  const needed = (name) => asks && schema.required?.includes(name);
  const made = (name) => {
    const [element, read] = control(name, schema.properties[name], schemas, value[name]);
    readers[name] = read;
    return labelled(name, element, needed(name));
  };
  const often = names.filter((name) => !SELDOM.includes(name) || needed(name)).sort((one, other) => rank(one, needed(one)) - rank(other, needed(other)));
  const seldom = names.filter((name) => !often.includes(name));
  const read = () => {
    const said = Object.fromEntries(names.map((name) => [name, readers[name]()]).filter(([, each]) => each !== undefined));
    return Object.keys(said).length ? said : undefined;
  };
  return [h("div", { class: "fields-of" }, often.map(made), seldom.length > 0 && h("details", { class: "fields-of" }, h("summary", {}, `Seldom needed: ${seldom.map(plain).join(", ")}`), seldom.map(made))), read];
}

/** Several objects, one below the other, as many as wanted. */
function several(name, schema, schemas, values) {
  const readers = new Set();
  const list = h("div", { class: "several" });
  const add = (value = {}) => {
    const [element, read] = group(schema, schemas, value);
    readers.add(read);
    const one = h("fieldset", {}, h("legend", {}, singular(name)), element);
    one.append(h("button", { type: "button", onclick: () => (readers.delete(read), one.remove(), list.dispatchEvent(new Event("input", { bubbles: true }))) }, `Remove ${singular(name)}`));
    list.append(one);
    return one;
  };
  values.forEach(add);
  return [h("div", {}, list, h("button", { type: "button", onclick: () => add().querySelector("input, select").focus() }, `Add ${singular(name)}`)), () => (readers.size ? [...readers].map((read) => read()).filter(Boolean) : values.length ? [] : undefined)];
}

/** The field that the path of a rule leads to (`quantities.0.amount`), as deep as it is there. */
function place(element, path) {
  let found = element;
  for (const step of path.replace(/^changes\./, "").split(".")) {
    const next = /^\d+$/.test(step) ? found.querySelectorAll(":scope > div > .several > fieldset")[Number(step)] : found.querySelector(`[data-field="${CSS.escape(step)}"]`);
    if (!next) break;
    found = next;
  }
  return found === element ? null : found;
}

/** Show beside their fields what an answer refuses; what has no field is given back. */
function refused(element, errors) {
  for (const rule of element.querySelectorAll(".rule")) rule.textContent = "";
  for (const field of element.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const rest = [];
  for (const { field, rule } of errors) {
    const found = place(element, field);
    const beside = found?.querySelector(":scope > .rule");
    if (!beside) {
      rest.push(`${field}: ${rule}`);
      continue;
    }
    beside.textContent += `${rule} `;
    found.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    for (let around = found.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }
  return rest;
}

/** A form for a schema of the interface: an element, a reader, and a way to show what an answer refuses. */
export function form(schema, schemas, value = {}, only = undefined) {
  const [element, read] = group(resolve(schema, schemas), schemas, value, only);
  return { element, read: () => read() ?? {}, refuse: (errors) => refused(element, errors) };
}
