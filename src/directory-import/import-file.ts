import type { Email } from '../domain/email.ts'
import type { EmailHash } from '../orders/order-source.ts'
import type { DirectoryRow } from '../storage/storage.ts'
import type { Columns } from './columns.ts'
import type { CsvFile } from './csv-file.ts'
import type { Progress } from './mark.ts'
import { type Records, readRecords, UnreadableRest } from './records.ts'
import { Rejects } from './rejects.ts'
import { type BadRow, readRow } from './row.ts'

/**
 * Takes a batch, all or nothing. `lightly`: a loss of power may take it, as no mark says yet that it is done; what is
 * not fed lightly is on the disk when the promise resolves, with all that was fed before.
 */
export type Feed = (rows: readonly DirectoryRow[], how: 'lightly' | 'safely') => Promise<void>

export type Import = {
  readonly file: CsvFile
  readonly columns: Columns
  /** Path of the file for the rows that are left out. */
  readonly rejects: string | undefined
  readonly from: Progress
  readonly hashEmail: (email: Email) => EmailHash
  readonly feed: Feed
  readonly mark: (reached: Progress) => Promise<void>
  /** Once it is aborted, the batch that is under way is the last. */
  readonly signal: AbortSignal
  /** After each batch: what came of all rows so far. */
  readonly tell?: (reached: Progress) => void
  readonly onBad?: (row: number, bad: BadRow) => void
}

/** `cut`: from some row on the file cannot be told apart into rows. */
export type Imported = { readonly progress: Progress; readonly ended: 'whole' | 'cut' | 'interrupted' }

/** Reads the file in batches; the memory that it takes does not grow. @throws where a file cannot be read or written */
export async function importFile(wanted: Import): Promise<Imported> {
  const rejects =
    wanted.rejects === undefined ? undefined : await Rejects.open(wanted.rejects, wanted.from.rejectsBytes)
  const batch = new Batch(wanted, rejects)
  try {
    const ended = await readAll(readRecords(wanted.file), batch, wanted)
    if (ended !== 'interrupted') await batch.commit(1, 'now')
    return { progress: batch.progress, ended }
  } finally {
    await rejects?.close()
  }
}

async function readAll(
  records: Records,
  batch: Batch,
  { file, signal, tell }: Import,
): Promise<Imported['ended']> {
  let row = 0
  try {
    for await (const cells of records) {
      row += 1
      batch.add(row, cells)
      if (!batch.isFull) continue
      const isLast = signal.aborted
      await batch.commit(Math.min(1, records.bytesRead() / file.bytes), isLast ? 'now' : 'soon')
      tell?.(batch.progress)
      if (isLast) return 'interrupted'
    }
  } catch (error) {
    if (!(error instanceof UnreadableRest)) throw error
    batch.refuse(row + 1, { kind: 'bad', column: '', rule: unreadable })
    return 'cut'
  }
  return 'whole'
}

const unreadable =
  'cannot be read, nor what follows: is there a quote that is never closed? Mend it and import the file again'

/** In one transaction, at first. */
const firstRows = 1_000
const fewestRows = 250
const mostRows = 5_000
/** How long a transaction shall take: nobody else writes to an SQLite file meanwhile. */
const transactionMs = 20

/** What is done twice after a crash, at most; each mark waits for the disk. */
const markEveryMs = 1_000

/** The rows since the last transaction, and what came of all. */
class Batch {
  readonly #import: Import
  readonly #rejects: Rejects | undefined
  #rows: DirectoryRow[] = []
  #latest: DirectoryRow | undefined
  #seen = 0
  #size = firstRows
  #markedAt = Number.NEGATIVE_INFINITY
  #progress: Progress

  constructor(wanted: Import, rejects: Rejects | undefined) {
    this.#import = wanted
    this.#rejects = rejects
    this.#progress = wanted.from
  }

  get progress(): Progress {
    return this.#progress
  }

  get isFull(): boolean {
    return this.#rows.length >= this.#size || this.#seen >= mostRows
  }

  /** The header, and what was done before an interruption, are passed over. */
  add(row: number, cells: readonly string[]): void {
    if (row <= this.#import.from.row) return
    this.#seen += 1
    const { columns, file, hashEmail } = this.#import
    const read = readRow(cells, columns, file.header.length, hashEmail)
    if (read.kind === 'bad') {
      this.refuse(row, read)
      return
    }
    if (read.kind === 'row') this.#rows.push(read.row)
    const was = this.#progress
    this.#progress = {
      ...was,
      row,
      imported: was.imported + (read.kind === 'row' ? 1 : 0),
      withoutKlarna: was.withoutKlarna + (read.kind === 'without_klarna' ? 1 : 0),
      unreadDates: was.unreadDates + (read.kind === 'row' && read.dateIsUnread ? 1 : 0),
    }
  }

  refuse(row: number, bad: BadRow): void {
    this.#import.onBad?.(row, bad)
    this.#rejects?.add(row, bad)
    this.#progress = { ...this.#progress, row, bad: this.#progress.bad + 1 }
  }

  /** The mark comes last: what is done twice is the same, and nothing is left out. */
  async commit(share: number, mark: 'now' | 'soon'): Promise<void> {
    const isMarked = mark === 'now' || performance.now() - this.#markedAt > markEveryMs
    await this.#feed(isMarked ? 'safely' : 'lightly')
    this.#progress = { ...this.#progress, share }
    this.#rows = []
    this.#seen = 0
    if (!isMarked) return
    await this.#rejects?.flush()
    this.#progress = { ...this.#progress, rejectsBytes: this.#rejects?.bytes ?? 0 }
    await this.#import.mark(this.#progress)
    this.#markedAt = performance.now()
  }

  /** The next batch is as large as this database takes in the time that is meant for one. */
  async #feed(how: 'lightly' | 'safely'): Promise<void> {
    const count = this.#rows.length
    if (count === 0) {
      // A row again changes nothing, and takes all before it to the disk.
      if (how === 'safely' && this.#latest !== undefined) await this.#import.feed([this.#latest], how)
      return
    }
    const from = performance.now()
    await this.#import.feed(this.#rows, how)
    const fitting = (count * transactionMs) / Math.max(1, performance.now() - from)
    this.#size = Math.round(Math.min(mostRows, Math.max(fewestRows, (this.#size + fitting) / 2)))
    this.#latest = this.#rows.at(-1)
  }
}
