import type { Email } from '../../domain/email.ts'
import type { EmailHash } from '../../orders/order-source.ts'
import type { DirectoryRow } from '../../storage/storage.ts'
import { ProgressBar } from '../progress-bar.ts'
import type { Columns } from './columns.ts'
import type { CsvFile } from './csv-file.ts'
import type { Progress } from './mark.ts'
import { type Records, readRecords, UnreadableRest } from './records.ts'
import { Rejects } from './rejects.ts'
import { type BadRow, readRow } from './row.ts'

export type Import = {
  readonly file: CsvFile
  readonly columns: Columns
  /** Path of the file for the rows that are left out. */
  readonly rejects: string | undefined
  readonly from: Progress
  readonly hashEmail: (email: Email) => EmailHash
  /** Takes a batch, all or nothing. */
  readonly feed: (rows: readonly DirectoryRow[]) => Promise<void>
  readonly mark: (reached: Progress) => Promise<void>
}

/** In one transaction. Fewer take longer in all; more would keep a server on the same file waiting. */
const rowsAtOnce = 5_000

/** Reads the file in batches; the memory that it takes does not grow. `isWhole` is false where it was interrupted. */
export async function importFile(wanted: Import): Promise<{ progress: Progress; isWhole: boolean }> {
  const interruption = watchForInterruption()
  const rejects = await Rejects.open(wanted.rejects, wanted.from.rejectsBytes)
  const batch = new Batch(wanted, rejects)
  const records = readRecords(wanted.file)
  try {
    const isWhole = await readAll(records, batch, () => interruption.signal.aborted)
    await batch.commit()
    return { progress: batch.progress, isWhole }
  } finally {
    batch.bar.clear()
    await rejects.close()
    interruption.end()
  }
}

async function readAll(records: Records, batch: Batch, isInterrupted: () => boolean): Promise<boolean> {
  let row = 0
  try {
    for await (const cells of records) {
      row += 1
      batch.add(row, cells)
      if (!batch.isFull) continue
      await batch.commit()
      batch.bar.show(records.bytesRead() / batch.bytes, row)
      if (isInterrupted()) return false
    }
  } catch (error) {
    if (!(error instanceof UnreadableRest)) throw error
    batch.refuse(row + 1, { kind: 'bad', column: '', rule: unreadable })
  }
  return true
}

const unreadable =
  'cannot be read, nor what follows: is there a quote that is never closed? Mend it and import the file again'

/** The rows since the last transaction, and what came of all. */
class Batch {
  readonly bar: ProgressBar
  readonly #import: Import
  readonly #rejects: Rejects
  #rows: DirectoryRow[] = []
  #seen = 0
  #progress: Progress

  constructor(wanted: Import, rejects: Rejects) {
    this.#import = wanted
    this.#rejects = rejects
    this.#progress = wanted.from
    this.bar = new ProgressBar(wanted.from.row, 'rows')
  }

  get progress(): Progress {
    return this.#progress
  }

  get bytes(): number {
    return this.#import.file.bytes
  }

  get isFull(): boolean {
    return this.#seen >= rowsAtOnce
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
    this.bar.clear()
    this.#rejects.add(row, bad)
    this.#progress = { ...this.#progress, row, bad: this.#progress.bad + 1 }
  }

  /** The mark comes last: what is done twice is the same, and nothing is left out. */
  async commit(): Promise<void> {
    await this.#import.feed(this.#rows)
    await this.#rejects.flush()
    this.#progress = { ...this.#progress, rejectsBytes: this.#rejects.bytes }
    await this.#import.mark(this.#progress)
    this.#rows = []
    this.#seen = 0
  }
}

function watchForInterruption(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const interrupt = (): void => controller.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    },
  }
}
