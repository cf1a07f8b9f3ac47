import { appendFile, chmod, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { StorageOptions } from '../src/storage/storage.ts'

/** Values of one row, in the order of `columns`. */
export type Values = readonly (string | number | null)[]

/** How fast the database itself takes the same rows into the same table, with its keys and indexes: rows a second. */
export async function bulkLoad(
  options: StorageOptions,
  folder: string,
  columns: readonly string[],
  rows: (from: number, to: number) => readonly Values[],
  total: number,
): Promise<number> {
  return 'file' in options
    ? loadSqlite(options.file, columns, rows, total)
    : loadPostgres(options.databaseUrl, folder, columns, rows, total)
}

const atOnce = 10_000

/** One prepared insert in one transaction. The time to make the rows does not count. */
async function loadSqlite(
  file: string,
  columns: readonly string[],
  rows: (from: number, to: number) => readonly Values[],
  total: number,
): Promise<number> {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true })
  let spent = 0
  try {
    const insert = database.prepare(
      `insert into directory_orders (${columns.join()}) values (${columns.map(() => '?').join()})`,
    )
    database.exec('begin')
    for (let from = 0; from < total; from += atOnce) {
      const some = rows(from, Math.min(total, from + atOnce))
      const began = performance.now()
      for (const row of some) insert.run(...row)
      spent += performance.now() - began
    }
    const began = performance.now()
    database.exec('commit')
    spent += performance.now() - began
  } finally {
    database.close()
  }
  return total / (spent / 1_000)
}

/** COPY from a file, which a server on this machine can read. */
async function loadPostgres(
  databaseUrl: string,
  folder: string,
  columns: readonly string[],
  rows: (from: number, to: number) => readonly Values[],
  total: number,
): Promise<number> {
  const path = join(folder, 'copy.txt')
  await writeFile(path, '')
  for (let from = 0; from < total; from += atOnce) {
    const lines = rows(from, Math.min(total, from + atOnce)).map((row) =>
      row.map((value) => (value === null ? '\\N' : String(value))).join('\t'),
    )
    await appendFile(path, `${lines.join('\n')}\n`)
  }
  await chmod(dirname(path), 0o755)
  await chmod(path, 0o644)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const began = performance.now()
    await client.query(`copy directory_orders (${columns.join()}) from '${path}'`)
    return total / ((performance.now() - began) / 1_000)
  } finally {
    await client.end()
  }
}
