import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import { keptQuery } from './kept-query.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'

type Row = {
  readonly shop_id: string
  readonly key: string
  readonly state: string | null
  readonly updated_at: number
}

describe('a kept query', () => {
  let database: Database
  let builds = 0
  const write = keptQuery((on, { rows }: { readonly rows: readonly Row[] }) => {
    builds += 1
    return on.insertInto('attempts').values(rows)
  })
  const read = keptQuery((on, { keys }: { readonly keys: readonly string[] }) =>
    on.selectFrom('attempts').selectAll().where('key', 'in', keys).orderBy('key').limit(5),
  )
  const found = async (keys: readonly string[]) =>
    (await read(database.kysely, { keys })).rows.map((each) => ({ ...each }))
  const row = (key: string, state: string | null): Row => ({ shop_id: 'shop', key, state, updated_at: 1 })

  before(async () => {
    database = await openSqlite(':memory:')
    await migrate(database)
    await database.kysely.executeQuery(CompiledQuery.raw('pragma foreign_keys = off'))
  })

  after(() => database.kysely.destroy())

  it('is built once for each shape, and filled with the values of each run', async () => {
    const rows = [row('a', null), row('b', '{"b":1}'), row('c', ''), row('d', 'd'), row('e', null)]
    for (const one of rows.slice(0, 3)) await write(database.kysely, { rows: [one] })
    assert.equal(builds, 1)
    const { numAffectedRows } = await write(database.kysely, { rows: rows.slice(3) })
    assert.equal(numAffectedRows, 2n)
    assert.equal(builds, 2)
    assert.deepEqual(await found(['e', 'b', 'a', 'c', 'd']), rows)
    assert.deepEqual(await found(['b']), [rows[1]])
  })

  it('leaves out a column that is undefined, as Kysely does', async () => {
    const write = keptQuery(
      (on, one: { shop_id: string; key: string; state?: string | undefined; updated_at: number }) =>
        on.insertInto('attempts').values(one),
    )
    const { kysely } = database
    await write(kysely, { shop_id: 'shop', key: 'x', state: undefined, updated_at: 1 })
    await write(kysely, { shop_id: 'shop', key: 'y', state: 'y', updated_at: 1 })
    await write(kysely, { shop_id: 'shop', key: 'z', updated_at: 1 })
    assert.deepEqual(await found(['x', 'y', 'z']), [row('x', null), row('y', 'y'), row('z', null)])
  })
})
