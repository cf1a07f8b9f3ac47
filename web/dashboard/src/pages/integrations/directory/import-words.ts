import type {
  DirectoryField,
  DirectoryImport,
  DirectoryView,
} from '../../../../../../src/server/admin/wire.ts'

/** Rows are being read. */
export function isUnderWay({ import: state }: DirectoryView): boolean {
  return state?.state === 'running'
}

export const fields: readonly {
  readonly name: DirectoryField
  readonly label: string
  readonly hint: string
}[] = [
  {
    name: 'klarna_order_id',
    label: 'Klarna order ID',
    hint: 'Such as f3392f8b-6116-4073-ab96-e330819e2c07.',
  },
  { name: 'order_number', label: 'Order number', hint: 'The one that shoppers see, such as #1001.' },
  {
    name: 'klarna_reference',
    label: 'Klarna reference',
    hint: 'Short, such as K4MADNY. Often there is none.',
  },
  { name: 'email', label: 'Email', hint: 'Kept as a fingerprint; for the order history.' },
  { name: 'created_at', label: 'Date of the order', hint: 'Newer orders are looked at first.' },
]

export function fieldLabel(name: string): string {
  return fields.find((field) => field.name === name)?.label ?? ''
}

export const delimiterNames: Readonly<Record<DirectoryImport['delimiter'], string>> = {
  comma: 'commas',
  semicolon: 'semicolons',
  tab: 'tabs',
  bar: 'bars',
}

/** What the first rows have in a column, by its shape: "#9999, #9999". Null where they have nothing. */
export function shapesIn(sample: DirectoryImport['sample'], column: number): string | null {
  const shapes = [...new Set(sample.map((row) => row[column] ?? ''))].filter((shape) => shape !== '')
  const said = shapes.slice(0, 2).map((shape) => (shape === 'email' ? 'an email' : shape))
  return said.length === 0 ? null : said.join(', ')
}

/** Without a Klarna order ID, and a number to find it by, a row is of no use. */
export function problemOf(columns: DirectoryImport['columns']): string | null {
  if (columns.klarna_order_id === null)
    return 'Choose the column with the Klarna order ID. Without it, no row leads to Klarna.'
  if (columns.order_number === null && columns.klarna_reference === null)
    return 'Choose the column with the order number, or the one with the Klarna reference.'
  return null
}

/** "about 2 minutes left"; null while nobody knows. */
export function timeLeft({
  share,
  rows,
  rows_per_second,
}: Pick<DirectoryImport, 'share' | 'rows' | 'rows_per_second'>): string | null {
  if (rows_per_second === null || rows_per_second <= 0 || share <= 0.01 || rows === 0) return null
  const seconds = ((rows / share) * (1 - share)) / rows_per_second
  if (seconds < 10) return 'a few seconds left'
  if (seconds < 95) return `about ${Math.round(seconds / 10) * 10} seconds left`
  return `about ${Math.round(seconds / 60)} minutes left`
}
