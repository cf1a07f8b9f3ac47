/** `GET /directory/push`, and the answer to `POST`, which puts another secret in its place. For owners alone. */
export type KlarnaPush = {
  /** With a secret in it, and Klarna's own placeholder at its end: to be set as `merchant_urls.push`. */
  readonly url: string
}

/** `GET /directory` */
export type DirectoryView = {
  /** Of a large directory not always of this moment. */
  readonly orders: number
  /** When the shop first sent an order; null while it only has what was learned from answers. */
  readonly fed_at: string | null
  readonly import: DirectoryImport | null
}

/**
 * The latest import: `{ import: DirectoryImport | null }` is the answer to all of these. `POST /directory/import` sends
 * a file (`Content-Type: text/csv`, 500 MB at most) in place of one that waits, and imports nothing yet. `POST
 * /directory/import/start` `StartImport` begins; where it was interrupted or failed it goes on. `GET /directory/import`
 * is for looking on. `DELETE /directory/import` cancels, and forgets it; rows that are in stay in. 409 while another is
 * under way. `GET /directory/import/rejects.csv`: all rows that were left out.
 */
export type DirectoryImport = {
  /** `waiting` for its start. `interrupted`: the server was stopped. The file of a `done` one is deleted, others after a day. */
  readonly state: 'waiting' | 'running' | 'interrupted' | 'done' | 'failed'
  readonly received_at: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly bytes: number
  readonly delimiter: 'comma' | 'semicolon' | 'tab' | 'bar'
  readonly header: readonly string[]
  /** Which column, counted from 0, is what; as they were guessed, or as `start` told. */
  readonly columns: Readonly<Record<DirectoryField, number | null>>
  /** With these columns it can start. */
  readonly usable: boolean
  /** What the first rows look like, a string for each column of the header: `#9999`, `Aaaa`, `email`. */
  readonly sample: readonly (readonly string[])[]
  /** Rows that are done. Those paid without Klarna are in none of the other counts but theirs. */
  readonly rows: number
  /** Of the file, 0 to 1. */
  readonly share: number
  /** Null unless it is running. */
  readonly rows_per_second: number | null
  readonly imported: number
  readonly without_klarna: number
  /** Among the imported: their date could not be read in one way only. */
  readonly without_date: number
  readonly bad: number
  /** The first hundred; `row` counted from 1 with the header, `column` '' where it is the whole row. */
  readonly first_bad: readonly { readonly row: number; readonly column: string; readonly rule: string }[]
  /** What went wrong with the whole of it, ready to be shown. */
  readonly problem: string | null
}

export type DirectoryField = 'order_number' | 'klarna_order_id' | 'klarna_reference' | 'email' | 'created_at'

/** `POST /directory/import/start`; without `columns` they stay. 422 with `field: 'columns'` where they are of no use. */
export type StartImport = { readonly columns?: Readonly<Partial<Record<DirectoryField, number | null>>> }
