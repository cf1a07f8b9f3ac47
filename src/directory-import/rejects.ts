import { type FileHandle, open } from 'node:fs/promises'
import type { BadRow } from './row.ts'

/** About a million rows: nobody mends more by hand, and a file of short lines must not fill the disk with this one. */
const mostBytes = 64 * 1024 * 1024

/** The file of the rows that were left out: their numbers, and why. */
export class Rejects {
  readonly #file: FileHandle
  readonly #most: number
  #unwritten = ''
  #bytes: number
  #length: number

  constructor(file: FileHandle, bytes: number, most: number) {
    this.#file = file
    this.#bytes = bytes
    this.#length = bytes
    this.#most = most
  }

  /**
   * `bytes`: how much of the file stays, from an import that was interrupted. `most`: bytes from which on no more rows
   * are listed. @throws where it cannot be written
   */
  static async open(path: string, bytes: number, most = mostBytes): Promise<Rejects> {
    const file = await open(path, bytes === 0 ? 'w' : 'r+', 0o600)
    await file.truncate(bytes)
    const rejects = new Rejects(file, bytes, most)
    if (bytes === 0) rejects.#write('row,column,rule\n')
    return rejects
  }

  get bytes(): number {
    return this.#bytes
  }

  add(row: number, { column, rule }: BadRow): void {
    if (this.#length >= this.#most) return
    this.#write(`${row},${column},"${rule}"\n`)
    if (this.#length >= this.#most)
      this.#write(
        `${row},,"more rows were left out from here on: mend these first, and import the file again"\n`,
      )
  }

  #write(line: string): void {
    this.#unwritten += line
    this.#length += Buffer.byteLength(line)
  }

  async flush(): Promise<void> {
    if (this.#unwritten === '') return
    const bytes = Buffer.from(this.#unwritten)
    await this.#file.write(bytes, 0, bytes.length, this.#bytes)
    this.#bytes += bytes.length
    this.#unwritten = ''
  }

  async close(): Promise<void> {
    await this.flush()
    await this.#file.close()
  }
}

/** The first rows that were left out, from the file of them. */
export async function firstRejects(path: string, most: number): Promise<readonly Reject[]> {
  const text = await beginningOf(path)
  const lines = text.split('\n').slice(1, -1)
  return lines.slice(0, most).flatMap((line) => {
    const [, row, column = '', rule = ''] = /^(\d+),(\w*),"(.*)"$/.exec(line) ?? []
    return row === undefined ? [] : [{ row: Number(row), column, rule }]
  })
}

export type Reject = { readonly row: number; readonly column: string; readonly rule: string }

/** A hundred lines are shorter. */
const beginningBytes = 32 * 1024

/** Empty where there is no such file. */
async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return ''
  }
}
