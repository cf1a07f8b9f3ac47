import type { CsvFile } from './csv-file.ts'
import { readRecords } from './records.ts'

const mostRows = 5
const longestShape = 40

/**
 * What the first rows look like, and nothing of what they say: digits as 9, letters as a or A, anything with an @ as
 * `email`. Enough to tell an order number from a Klarna order ID, and no shopper from another.
 */
export async function sampleOf(file: CsvFile): Promise<readonly (readonly string[])[]> {
  const shapes: string[][] = []
  let row = 0
  try {
    for await (const cells of readRecords(file)) {
      row += 1
      if (row > 1) shapes.push(file.header.map((_, column) => shapeOf(cells[column] ?? '')))
      if (row > mostRows) break
    }
  } catch {
    // What cannot be read is told by the import, with the number of its row.
  }
  return shapes
}

function shapeOf(cell: string): string {
  if (cell.includes('@')) return 'email'
  return cell
    .trim()
    .slice(0, longestShape)
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}|\p{M}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
}
