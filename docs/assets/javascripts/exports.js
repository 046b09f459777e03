// What a reader takes away: numbers as CSV, and the lines that go with every export.

/** Lines that say where an export comes from: model, settings, assumption, sources. */
export function provenance(result, {question, settings, pins, sources, warning, link}) {
  return [
    `Living Bone, model version ${result.model_version}. ${question}`,
    `Settings: ${settings.join("; ") || "as the page shows them first"}. Assumption: ${result.assumption}.`,
    ...pins.map(({name, text}) => `Pinned as ${name}: ${text}.`),
    `State: ${link}`,
    `Sources: ${sources.join("; ")}`,
    warning,
  ];
}

/** CSV of all series: a header, a row of units, the numbers, then the provenance. */
export function toCsv(result, lines) {
  const columns = [{head: result.time.label, unit: result.time.unit, values: result.time.values}];
  for (const {label, unit, values, lower, upper, level} of result.series) {
    columns.push({head: label, unit, values});
    const range = level ? `${Math.round(level * 100)} % range` : "range";
    if (lower) columns.push({head: `${label}, ${range}, lower`, unit, values: lower});
    if (upper) columns.push({head: `${label}, ${range}, upper`, unit, values: upper});
  }
  const rows = [
    columns.map(({head}) => head),
    columns.map(({unit}) => unit),
    ...result.time.values.map((_, i) => columns.map(({values}) => rounded(values[i]))),
    ...lines.map((line) => [`# ${line}`]),
  ];
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** Hand a file to the reader. */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Six digits: more than the model can mean, few enough to read.
const rounded = (value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);

function field(value) {
  const text = value == null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
