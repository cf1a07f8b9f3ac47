/** Columns under their names, the first to the left, the others to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** `97.3 %`; a dash where there is nothing to take a share of. 100 % means all: 99.96 is shown as 99.9. */
export function percent(share: number | null): string {
  if (share === null) return '–'
  const tenths = share === 1 ? 1_000 : Math.min(999, Math.round(share * 1_000))
  return `${(tenths / 10).toFixed(1)} %`
}

export function milliseconds(value: number | null): string {
  if (value === null) return '–'
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}
