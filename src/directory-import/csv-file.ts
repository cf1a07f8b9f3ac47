import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { guessColumns } from './columns.ts'
import { delimiters } from './delimiters.ts'

/** A CSV file, by its beginning. */
export type CsvFile = {
  readonly path: string
  readonly bytes: number
  readonly delimiter: string
  readonly header: readonly string[]
  /** Another for another file, and for the same one after a change. */
  readonly fingerprint: string
}

/** The file cannot be imported, whatever its columns. The message names the way out. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

const headBytes = 64 * 1024

/** @throws UnusableFile, whose message calls it `called`. */
export async function openCsv(name: string, called = resolve(name)): Promise<CsvFile> {
  const path = resolve(name)
  const { head, bytes, modifiedMs } = await readHead(path, called)
  refuseOtherFiles(head, called)
  const { delimiter, header } = guessDelimiter(decode(head))
  if (header.length === 0) throw new UnusableFile(`${called} is empty. Its first row must name the columns.`)
  // The header is kept and shown, and would show a shopper's email; nor would that order be imported.
  if (header.some(isOfAnOrder))
    throw new UnusableFile(
      `${called} begins with an order. Put a row before it that names the columns, such as order_number,klarna_order_id,email.`,
    )
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([path, bytes, modifiedMs]))
    .update(head)
    .digest('hex')
  return { path, bytes, delimiter, header, fingerprint }
}

function isOfAnOrder(cell: string): boolean {
  return parseEmail(cell) !== undefined || parseKlarnaOrderId(cell) !== undefined
}

type Head = { readonly head: Buffer; readonly bytes: number; readonly modifiedMs: number }

async function readHead(path: string, called: string): Promise<Head> {
  try {
    const file = await open(path)
    try {
      const { size, mtimeMs } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return { head: buffer.subarray(0, bytesRead), bytes: size, modifiedMs: mtimeMs }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new UnusableFile(`Cannot read ${called} (${code}). Give the path of a CSV file.`)
  }
}

function isUtf16(head: Buffer): boolean {
  return head[0] === 0xff && head[1] === 0xfe
}

/** A workbook is a ZIP archive. No text but one in UTF-16 holds the byte 0. */
function refuseOtherFiles(head: Buffer, called: string): void {
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    throw new UnusableFile(`${called} is a workbook or an archive. Save it as CSV, and take that file.`)
  if (!isUtf16(head) && head.includes(0))
    throw new UnusableFile(`${called} is no text. Save the orders as CSV in UTF-8, and take that file.`)
}

function decode(head: Buffer): string {
  return new TextDecoder(isUtf16(head) ? 'utf-16le' : 'utf-8').decode(head)
}

/** The delimiter under which the header names most fields, and of equal ones that with most columns. */
function guessDelimiter(head: string): Pick<CsvFile, 'delimiter' | 'header'> {
  const guesses = delimiters.map((delimiter) => {
    const header = firstRecord(head, delimiter)
    return { delimiter, header, score: Object.keys(guessColumns(header)).length * 1_000 + header.length }
  })
  return guesses.reduce((best, guess) => (guess.score > best.score ? guess : best))
}

function firstRecord(head: string, delimiter: string): readonly string[] {
  try {
    const [record] = parse(head, {
      delimiter,
      bom: true,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
    })
    return record ?? []
  } catch {
    return []
  }
}
