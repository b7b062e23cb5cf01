/** Cells of a clipboard text from a spreadsheet: rows by line, cells by tab; a quoted cell may hold both. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") {
      row.push(cell.trim());
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      rows.push([...row, cell.trim()]);
      row = [];
      cell = "";
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell.trim()]);
  return rows;
}

/** A number as people write it ("1,234.50", "1.234,5", "12 %") as a plain decimal; null for what is none. */
export function readDecimal(text: string): string | null {
  const bare = text.replace(/[\s\u00a0%]/g, "").replace(/^[^\d-]+|[^\d]+$/g, "");
  if (bare === "") return null;
  const comma = bare.lastIndexOf(",");
  const point = bare.lastIndexOf(".");
  let plain: string;
  if (comma > point) {
    const grouped = point < 0 && (bare.indexOf(",") !== comma || bare.length - comma === 4);
    plain = grouped ? bare.replaceAll(",", "") : bare.replaceAll(".", "").replace(",", ".");
  } else {
    plain = bare.replaceAll(",", "");
  }
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** A decimal without zeros that say nothing: "1.250000" is "1.25". */
export const plainDecimal = (value: string | null | undefined): string => {
  if (value === null || value === undefined) return "";
  return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
};
