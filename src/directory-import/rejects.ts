import { type FileHandle, open } from 'node:fs/promises'
import type { BadRow } from './row.ts'

/** The file of the rows that were left out: their numbers, and why. */
export class Rejects {
  readonly #file: FileHandle
  #unwritten = ''
  #bytes: number

  constructor(file: FileHandle, bytes: number) {
    this.#file = file
    this.#bytes = bytes
  }

  /** `bytes`: how much of the file stays, from an import that was interrupted. @throws where it cannot be written */
  static async open(path: string, bytes: number): Promise<Rejects> {
    const file = await open(path, bytes === 0 ? 'w' : 'r+', 0o600)
    await file.truncate(bytes)
    const rejects = new Rejects(file, bytes)
    if (bytes === 0) rejects.#unwritten = 'row,column,rule\n'
    return rejects
  }

  get bytes(): number {
    return this.#bytes
  }

  add(row: number, { column, rule }: BadRow): void {
    this.#unwritten += `${row},${column},"${rule}"\n`
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
