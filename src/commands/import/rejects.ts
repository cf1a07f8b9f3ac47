import { type FileHandle, open } from 'node:fs/promises'
import { CommandFailure, note } from '../command.ts'
import type { BadRow } from './row.ts'

const mostShown = 20

/** Tells of the rows that were left out: the first on stderr, all of them in a file where one is wanted. */
export class Rejects {
  readonly #file: FileHandle | undefined
  #unwritten = ''
  #bytes: number
  #shown = 0
  #untold = 0

  constructor(file: FileHandle | undefined, bytes: number) {
    this.#file = file
    this.#bytes = bytes
  }

  /** `bytes`: how much of the file stays, from an import that was interrupted. @throws CommandFailure */
  static async open(path: string | undefined, bytes: number): Promise<Rejects> {
    if (path === undefined) return new Rejects(undefined, 0)
    const file = await open(path, bytes === 0 ? 'w' : 'r+', 0o600).catch(() => {
      throw new CommandFailure(2, `Cannot write ${path}. --rejects takes a file that may be written.`)
    })
    await file.truncate(bytes)
    const rejects = new Rejects(file, bytes)
    if (bytes === 0) rejects.#unwritten = 'row,column,rule\n'
    return rejects
  }

  get bytes(): number {
    return this.#bytes
  }

  add(row: number, { column, rule }: BadRow): void {
    if (this.#file !== undefined) this.#unwritten += `${row},${column},"${rule}"\n`
    if (this.#shown === mostShown) this.#untold += 1
    else {
      this.#shown += 1
      note(`Row ${row}: ${column}${column === '' ? '' : ' '}${rule}.`)
    }
  }

  async flush(): Promise<void> {
    if (this.#file === undefined || this.#unwritten === '') return
    const bytes = Buffer.from(this.#unwritten)
    await this.#file.write(bytes, 0, bytes.length, this.#bytes)
    this.#bytes += bytes.length
    this.#unwritten = ''
  }

  async close(): Promise<void> {
    await this.flush()
    await this.#file?.close()
    if (this.#untold === 0) return
    const way = this.#file === undefined ? '; --rejects FILE.csv lists all' : ''
    note(`… and ${this.#untold.toLocaleString('en')} more rows${way}.`)
  }
}
