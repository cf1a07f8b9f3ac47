/** A table as CSV (RFC 4180): the names of the columns first, each line ended by CRLF. */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  // A spreadsheet would take it for a formula and work it out.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return text === value && !/[",\r\n]/.test(text) ? text : `"${text.replaceAll('"', '""')}"`
}
