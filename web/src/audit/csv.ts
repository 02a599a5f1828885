/** What spreadsheet programs take for the beginning of a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** Without it, some programs take UTF-8 for something else. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A table as CSV (https://www.rfc-editor.org/rfc/rfc4180), to be opened by spreadsheet programs: nothing in it is
 * carried out as a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
