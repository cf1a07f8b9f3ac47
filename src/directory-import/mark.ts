import { createHash } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** How far an import came. */
export type Progress = z.infer<typeof progressSchema>

const count = z.int().min(0)
export const progressSchema = z.object({
  /** The last row that is done; the header is row 1. */
  row: count,
  imported: count,
  withoutKlarna: count,
  bad: count,
  unreadDates: count,
  /** Length of the file of rejected rows, which may have more in it from after this mark. */
  rejectsBytes: count,
  /** Of the file, that is read: 0 to 1. */
  share: z.number().min(0).max(1).default(0),
})

export const beginning: Progress = {
  row: 1,
  imported: 0,
  withoutKlarna: 0,
  bad: 0,
  unreadDates: 0,
  rejectsBytes: 0,
  share: 0,
}

/** Kept in the data folder while an import is under way, so that the same import goes on from there. */
export class Mark {
  readonly #path: string

  /** `of`: everything that makes it the same import. */
  constructor(dataDirectory: string, of: readonly unknown[]) {
    const name = createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16)
    this.#path = join(dataDirectory, `import-${name}.json`)
  }

  /** `undefined` where there is none, or none that can be read. */
  async find(): Promise<Progress | undefined> {
    try {
      return progressSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch {
      return undefined
    }
  }

  async set(progress: Progress): Promise<void> {
    const draft = `${this.#path}.new`
    await writeFile(draft, JSON.stringify(progress), { mode: 0o600 })
    await rename(draft, this.#path)
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true })
  }
}
