import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Columns, fields } from './columns.ts'
import type { CsvFile } from './csv-file.ts'
import { Mark, progressSchema } from './mark.ts'

const place = z.int().min(0)
const recordSchema = z.object({
  state: z.enum(['waiting', 'running', 'interrupted', 'done', 'failed']),
  receivedAt: z.coerce.date(),
  startedAt: z.coerce.date().nullable(),
  endedAt: z.coerce.date().nullable(),
  file: z.object({
    path: z.string(),
    bytes: z.number(),
    delimiter: z.string(),
    header: z.array(z.string()),
    fingerprint: z.string(),
  }),
  columns: z.partialRecord(z.enum(fields), place),
  sample: z.array(z.array(z.string())),
  progress: progressSchema,
  /** What went wrong with the whole of it, for the owner. */
  problem: z.string().nullable(),
})

/** A shop's latest import, as a server remembers it. Holds nothing of any shopper. */
export type ImportRecord = Readonly<z.infer<typeof recordSchema>>

/** Where a server's import keeps the rows that it leaves out. */
export function rejectsIn(folder: string): string {
  return join(folder, 'rejects.csv')
}

/** `columns`: with others it is another import. */
export function markOf(
  folder: string,
  { fingerprint }: Pick<CsvFile, 'fingerprint'>,
  columns: Columns,
): Mark {
  return new Mark(folder, [fingerprint, columns])
}

/** The files of a shop's latest import, in the data folder; only the owner of the process may read them. */
export class ImportFolder {
  readonly path: string
  /** The uploaded file. */
  readonly orders: string
  readonly #record: string

  constructor(dataDirectory: string, shopId: string) {
    this.path = join(dataDirectory, 'imports', shopId.replace(/[^\w-]/g, '_'))
    this.orders = join(this.path, 'orders.csv')
    this.#record = join(this.path, 'import.json')
  }

  /** `undefined` where there is none, or none that can be read. */
  async read(): Promise<ImportRecord | undefined> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(this.#record, 'utf8')))
    } catch {
      return undefined
    }
  }

  async write(record: ImportRecord): Promise<void> {
    const draft = `${this.#record}.new`
    await writeFile(draft, JSON.stringify(record), { mode: 0o600 })
    await rename(draft, this.#record)
  }

  /** Empties it, for a new import. */
  async renew(): Promise<void> {
    await this.remove()
    await mkdir(this.path, { recursive: true, mode: 0o700 })
  }

  async hasOrders(): Promise<boolean> {
    return stat(this.orders).then(
      () => true,
      () => false,
    )
  }

  /** Of a folder with no record: a file is on its way into it, or was when the process ended. */
  async changedAt(): Promise<Date> {
    return (await stat(this.path)).mtime
  }

  async removeOrders(): Promise<void> {
    await rm(this.orders, { force: true })
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}
