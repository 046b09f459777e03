// What a reader takes away: numbers as CSV, and the lines that go with every export.

/** @import {Result} from "contract" */

/**
 * Lines that say where an export comes from: model, settings, assumption, sources.
 *
 * @param {Result} result
 */
export function provenanceLines(
  result,
  {question, settings, assumed, uncertainty, pins, sources, warning, link},
) {
  return [
    `Living Bone, model version ${result.model_version}. ${question}`,
    `Settings: ${settings.join("; ") || "as the page shows them first"}.`,
    ...(assumed ? [`Assumed: progesterone's direct effect on builders is ${assumed.toLowerCase()}.`] : []),
    ...(uncertainty ? [uncertainty] : []),
    ...pins.map(({name, text}) => `Pinned as ${name}: ${text}.`),
    `State: ${link}`,
    `Sources: ${sources.join("; ")}`,
    warning,
  ];
}

/**
 * One line to cite a state by.
 *
 * @param {Result} result
 */
export function citation(result, {title, settings, assumed, link}) {
  const state = [...settings, ...(assumed ? [`assumed effect ${assumed.toLowerCase()}`] : [])];
  return (
    `Living Bone contributors. ${title} (chart). Living Bone, model version ${result.model_version}. ` +
    `State: ${state.join("; ") || "first settings"}. ${link}`
  );
}

/**
 * CSV: a header with units, the numbers (of pins too), then the provenance as comments. The mark at
 * its beginning tells a spreadsheet that it is UTF-8; comments are never quoted, so that what reads
 * tables by program can leave them out.
 *
 * @param {Result} result
 * @param {{name: string, result: Result}[]} pins
 * @param {string[]} lines
 */
export function toCsv(result, pins, lines) {
  const all = [{name: "shown", result}, ...pins];
  const named = pins.length > 0 ? (name, row) => [name, ...row] : (_, row) => row;
  const rows = [
    named(
      "Pin",
      columnsOf(result).map(({head}) => head),
    ),
    ...all.flatMap(({name, result: exported}) => {
      const own = columnsOf(exported);
      return own[0].values.map((_, i) =>
        named(
          name,
          own.map(({values}) => roundForExport(values[i])),
        ),
      );
    }),
  ];
  const written = [...rows.map((row) => row.map(csvField).join(",")), ...lines.map(csvComment)];
  return `${ENCODING_MARK}${written.join("\r\n")}\r\n`;
}

const ENCODING_MARK = "\ufeff";

// All series where lines are drawn; elsewhere the table holds the numbers of the picture.
/** @param {Result} result */
function columnsOf(result) {
  const drawn = result.chart.panels.some((panel) => panel.lines.length > 0);
  return drawn ? seriesColumns(result) : tableColumns(result);
}

/** @param {Result} result */
function seriesColumns({time, series}) {
  const columns = [{head: headOf(time.label, time.unit), values: time.values}];
  for (const {label, unit, values, ...around} of series) {
    columns.push({head: headOf(label, unit), values});
    const edge = (what, level, side, found) => {
      const range = level ? `${what}${Math.round(level * 100)} % range` : "range";
      if (found) columns.push({head: headOf(`${label}, ${range}, ${side}`, unit), values: found});
    };
    edge("average woman, ", around.average_level, "lower", around.average_lower);
    edge("average woman, ", around.average_level, "upper", around.average_upper);
    edge("", around.level, "lower", around.lower);
    edge("", around.level, "upper", around.upper);
  }
  return columns;
}

// Many a label says its unit itself: "Years since the start", "Progesterone (ng/mL)".
const headOf = (label, unit) =>
  label.toLowerCase().includes(unit.toLowerCase()) ? label : `${label} (${unit})`;

function tableColumns({table: {columns, rows}}) {
  return columns.map((head, i) => ({head, values: rows.map((row) => row[i])}));
}

// Six digits: more than the model can mean, few enough to read.
const roundForExport = (value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);

// What begins a comment elsewhere is quoted; a number keeps the minus that programs read.
function csvField(value) {
  const text = (value == null ? "" : String(value)).replace(/^−(?=[\d.]+$)/, "-");
  return /[#",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// One line, in which no quotation mark opens a field.
const csvComment = (line) => `# ${line.replace(/\s+/g, " ").replaceAll('"', "'")}`;
