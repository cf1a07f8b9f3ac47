import { createWriteStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '../storage/storage.ts'
import type { Columns } from './columns.ts'
import { ImportFolder, type ImportRecord, markOf, rejectsIn } from './import-record.ts'
import { beginning, type Progress } from './mark.ts'
import type { Run } from './run-import.ts'

export const largestFile = 500 * 1024 * 1024
/** An uploaded file holds emails: one that nobody imports is deleted. */
const keptMs = 24 * 60 * 60_000
const sweepEveryMs = 60 * 60_000

/** What cannot be done. The message is for the owner. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal'
  readonly reason: 'busy' | 'nothing_there' | 'unusable' | 'too_large'

  constructor(reason: ImportRefusal['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export type ImportsOptions = {
  readonly dataDirectory: string
  /** The folder is gone with the server. */
  readonly isTemporary: boolean
  readonly storage: Storage
  readonly now: () => Date
  /** Of an import that broke off by itself: what kind of error it was. */
  readonly onFailure: (shopId: string, error: unknown) => void
}

/** What an import needs that is not in its record. */
export type Starting = {
  readonly hashKey: Uint8Array
  /** In place of those that were guessed. */
  readonly columns: Columns | undefined
  /** Once all rows are done. */
  readonly onDone: (progress: Progress) => Promise<void>
}

/** With what is known of one that is under way alone. */
export type ImportState = ImportRecord & { readonly rowsPerSecond: number | null }

type Running = { readonly run: Run; readonly startedAt: number; readonly from: number; progress: Progress }

/** The imports of this server: one at a time for each shop, that outlives a restart. */
export class DirectoryImports {
  readonly #options: ImportsOptions
  readonly #running = new Map<string, Running>()
  readonly #ended = new Map<string, Promise<void>>()
  /** Shops whose file is being received, started or cancelled. */
  readonly #busy = new Set<string>()
  readonly #sweeper: NodeJS.Timeout
  #isClosing = false

  constructor(options: ImportsOptions) {
    this.#options = options
    this.#sweeper = setInterval(() => void this.sweep(), sweepEveryMs).unref()
  }

  /** The latest of the shop; `undefined` where there is none. */
  async find(shopId: string): Promise<ImportState | undefined> {
    // Seen before and after: an import begins or ends while its record is read.
    const before = this.#running.get(shopId)
    const wasBusy = this.#busy.has(shopId)
    const record = await this.#folder(shopId).read()
    if (record === undefined) return undefined
    if (record.state !== 'running') return { ...record, rowsPerSecond: null }
    const running = this.#running.get(shopId) ?? before
    if (running === undefined) {
      const isStarting = wasBusy || this.#busy.has(shopId)
      return { ...(isStarting ? record : await this.#interrupted(shopId, record)), rowsPerSecond: null }
    }
    const seconds = Math.max(1, performance.now() - running.startedAt) / 1_000
    const rowsPerSecond = Math.round((running.progress.row - running.from) / seconds)
    return { ...record, progress: running.progress, rowsPerSecond }
  }

  rejectsPath(shopId: string): string {
    return rejectsIn(this.#folder(shopId).path)
  }

  /** Takes a file in place of one that waits. Nothing is imported yet. @throws ImportRefusal */
  receive(shopId: string, body: Readable): Promise<ImportState> {
    return this.#alone(shopId, async () => {
      const folder = this.#folder(shopId)
      await folder.renew()
      try {
        await pipeline(body, atMost(largestFile), createWriteStream(folder.orders, { mode: 0o600 }))
        const record = await this.#understand(folder)
        await folder.write(record)
        return { ...record, rowsPerSecond: null }
      } catch (error) {
        await folder.remove()
        throw error
      }
    })
  }

  /** Begins, or goes on where it was interrupted. @throws ImportRefusal */
  start(shopId: string, starting: Starting): Promise<ImportState> {
    return this.#alone(shopId, async () => {
      const folder = this.#folder(shopId)
      const found = await folder.read()
      if (found === undefined || found.state === 'done' || !(await folder.hasOrders()))
        throw new ImportRefusal(
          'nothing_there',
          'There is no file that waits to be imported. Upload one first.',
        )
      const columns = starting.columns ?? found.columns
      const startedAt = found.startedAt ?? this.#options.now()
      const record: ImportRecord = {
        ...found,
        state: 'running',
        columns,
        startedAt,
        endedAt: null,
        problem: null,
      }
      await folder.write(record)
      await this.#run(shopId, record, starting)
      return { ...record, rowsPerSecond: null }
    })
  }

  /** Stops it, and forgets it and its file. Rows that are in stay in. False where there is none. */
  cancel(shopId: string): Promise<boolean> {
    this.#running.get(shopId)?.run.stop()
    return this.#waitAndDo(shopId, async () => {
      const folder = this.#folder(shopId)
      const found = await folder.read()
      await folder.remove()
      return found !== undefined
    })
  }

  /** Deletes files that nobody has imported. */
  async sweep(): Promise<void> {
    const shops = await readdir(join(this.#options.dataDirectory, 'imports')).catch(() => [])
    for (const shopId of shops) {
      const folder = this.#folder(shopId)
      const record = await folder.read()
      if (this.#running.has(shopId) || this.#busy.has(shopId) || record?.state === 'done') continue
      const since =
        record === undefined
          ? await folder.changedAt()
          : (record.endedAt ?? record.startedAt ?? record.receivedAt)
      if (this.#options.now().getTime() - since.getTime() > keptMs) await folder.remove()
    }
  }

  /** Interrupts what runs; it can go on after the next start. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#sweeper)
    for (const { run } of this.#running.values()) run.stop()
    await Promise.all(this.#ended.values())
    if (this.#options.isTemporary) await rm(this.#options.dataDirectory, { recursive: true, force: true })
  }

  #folder(shopId: string): ImportFolder {
    return new ImportFolder(this.#options.dataDirectory, shopId)
  }

  async #alone<T>(shopId: string, work: () => Promise<T>): Promise<T> {
    if (this.#isClosing) throw new ImportRefusal('busy', 'Kvitto is ending. Try again in a moment.')
    if (this.#busy.has(shopId) || this.#running.has(shopId))
      throw new ImportRefusal('busy', 'An import is under way. Wait for its end, or cancel it first.')
    this.#busy.add(shopId)
    try {
      return await work()
    } finally {
      this.#busy.delete(shopId)
    }
  }

  async #waitAndDo<T>(shopId: string, work: () => Promise<T>): Promise<T> {
    await this.#ended.get(shopId)
    return this.#alone(shopId, work)
  }

  async #understand(folder: ImportFolder): Promise<ImportRecord> {
    // Loaded only now: most starts of a server need no reader of files.
    const [{ openCsv, UnusableFile }, { guessColumns }, { sampleOf }] = await Promise.all([
      import('./csv-file.ts'),
      import('./columns.ts'),
      import('./sample.ts'),
    ])
    const file = await openCsv(folder.orders, 'The file').catch((error: unknown) => {
      throw error instanceof UnusableFile ? new ImportRefusal('unusable', error.message) : error
    })
    return {
      state: 'waiting',
      receivedAt: this.#options.now(),
      startedAt: null,
      endedAt: null,
      file: { ...file, header: [...file.header] },
      columns: guessColumns(file.header),
      sample: (await sampleOf(file)).map((row) => [...row]),
      progress: beginning,
      problem: null,
    }
  }

  async #run(shopId: string, record: ImportRecord, { hashKey, onDone }: Starting): Promise<void> {
    const { runImport } = await import('./run-import.ts')
    const { path: folder } = this.#folder(shopId)
    const task = { shopId, file: record.file, columns: record.columns, folder, hashKey }
    const from = (await markOf(folder, record.file, record.columns).find()) ?? beginning
    const run = runImport(task, this.#options.storage, (reached) => {
      running.progress = reached
    })
    const running: Running = { run, startedAt: performance.now(), from: from.row, progress: from }
    this.#running.set(shopId, running)
    this.#ended.set(shopId, this.#follow(shopId, record, running, onDone))
  }

  /** Never rejects. */
  async #follow(
    shopId: string,
    record: ImportRecord,
    running: Running,
    onDone: Starting['onDone'],
  ): Promise<void> {
    const folder = this.#folder(shopId)
    const write = (change: Partial<ImportRecord>): Promise<void> =>
      folder.write({ ...record, endedAt: this.#options.now(), ...change })
    try {
      const { progress, ended } = await running.run.ended
      if (ended === 'interrupted') await write({ state: 'interrupted', progress })
      else {
        await onDone(progress)
        await write({ state: 'done', progress, problem: ended === 'cut' ? cut(progress) : null })
        await folder.removeOrders()
        await markOf(folder.path, record.file, record.columns).remove()
      }
    } catch (error) {
      this.#options.onFailure(shopId, error)
      await write({ state: 'failed', progress: running.progress, problem: broken }).catch(() => undefined)
    } finally {
      this.#running.delete(shopId)
      this.#ended.delete(shopId)
    }
  }

  /** It ran in a process that is gone. */
  async #interrupted(shopId: string, record: ImportRecord): Promise<ImportRecord> {
    const { path: folder } = this.#folder(shopId)
    const reached = await markOf(folder, record.file, record.columns).find()
    return { ...record, state: 'interrupted', progress: reached ?? record.progress }
  }
}

const broken =
  'The import broke off: the database or the disk did not answer. What is in stays in. Let it go on; the log has more.'

function cut({ row }: Progress): string {
  return `Row ${row} cannot be read, and nothing after it was imported. Mend the file there, and import it again.`
}

function atMost(bytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen <= bytes) done(null, chunk)
      else
        done(
          new ImportRefusal(
            'too_large',
            `The file is larger than ${bytes / 1024 / 1024} MB. Import it in parts.`,
          ),
        )
    },
  })
}
