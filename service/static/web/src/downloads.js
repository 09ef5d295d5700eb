// What a panel shows, to take home: its rows as CSV, its answer as JSON, its drawing as SVG or PNG.

function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const HARMFUL = /^[=+\-@\t\r]/;

function field(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (HARMFUL.test(text) && Number.isNaN(Number(text))) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180); a text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csv(name, { columns, rows }) {
  const text = (row, column) => (column.text ? column.text(row) : row[column.name]);
  const lines = [columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => text(row, column)))];
  save(`${name}.csv`, new Blob([lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n"], { type: "text/csv" }));
}

export function json(name, answer) {
  save(`${name}.json`, new Blob([JSON.stringify(answer, null, 2) + "\n"], { type: "application/json" }));
}

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font", "text-anchor", "dominant-baseline"];

/** A drawing with its styles in it, so that it looks the same elsewhere. */
function alone(drawing) {
  const copy = drawing.cloneNode(true);
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll("*")]);
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) to[index].style.setProperty(name, style.getPropertyValue(name));
  });
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

export function svg(name, drawing) {
  save(`${name}.svg`, new Blob([alone(drawing).text], { type: "image/svg+xml" }));
}

export async function png(name, drawing) {
  const { text, width, height } = alone(drawing);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  save(`${name}.png`, await new Promise((done) => canvas.toBlob(done, "image/png")));
}
