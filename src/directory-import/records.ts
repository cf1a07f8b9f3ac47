import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { CsvFile } from './csv-file.ts'

export type Records = {
  /** Bytes that were read so far. */
  bytesRead(): number
  /** Every record, the header too. @throws UnreadableRest */
  [Symbol.asyncIterator](): AsyncIterator<readonly string[]>
}

/** From here on the file cannot be told apart into rows. */
export class UnreadableRest extends Error {
  override readonly name = 'UnreadableRest'
}

/** Longer than any order: a quote that is never closed must not fill the memory. */
const longestRecord = 1_000_000

export function readRecords({ path, delimiter }: CsvFile): Records {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 })
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
  })
  source.once('error', (error) => parser.destroy(error))
  const records: AsyncIterable<readonly string[]> = source.pipe(parser)
  return {
    bytesRead: () => source.bytesRead,
    async *[Symbol.asyncIterator]() {
      try {
        yield* records
      } catch (error) {
        throw error instanceof CsvError ? new UnreadableRest(error.code, { cause: error }) : error
      } finally {
        source.destroy()
      }
    },
  }
}
