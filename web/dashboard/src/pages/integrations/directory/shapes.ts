/** `GET /directory` */
export type DirectoryView = {
  readonly orders: number
  /** When the shop fed it last; null: never. */
  readonly fed_at: string | null
  readonly by_origin: readonly { readonly origin: string; readonly orders: number }[]
  readonly import: DirectoryImport | null
}

export type ImportField = 'order_number' | 'klarna_order_id' | 'klarna_reference' | 'email' | 'created_at'

/** By field the place of its column, from 0; null where the file has none. */
export type ImportColumns = Readonly<Record<ImportField, number | null>>

export type DirectoryImport = {
  readonly state: 'understood' | 'waiting' | 'running' | 'done' | 'interrupted' | 'failed'
  readonly bytes: number
  readonly delimiter: string
  readonly header: readonly string[]
  readonly columns: ImportColumns
  readonly rows: number
  /** 0 to 1, of the file. */
  readonly share: number
  readonly rows_per_second: number | null
  readonly imported: number
  readonly skipped: number
  readonly bad: number
  readonly bad_rows: readonly { readonly row: number; readonly column: string; readonly rule: string }[]
  readonly problem: string | null
}
