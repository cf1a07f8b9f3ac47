import assert from 'node:assert/strict'
import { it } from 'node:test'
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { directory } from './directory.ts'
import { forgetLearned } from './directory-feed.ts'
import { seldom } from './directory-size.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'

it('looks for what was learned of fed orders in the index of what was learned', async () => {
  const database = await openSqlite(':memory:')
  await migrate(database)
  const query = forgetLearned('shop_id = ? and klarna_order_id in (select value from json_each(?))')
  const explain = CompiledQuery.raw(`explain query plan ${query}`, ['shop', '[]'])
  const { rows } = await database.kysely.executeQuery<{ detail: string }>(explain)
  assert.match(
    rows[0]?.detail ?? '',
    /^SEARCH directory_orders USING COVERING INDEX directory_orders_learned /,
  )
  await database.kysely.destroy()
})

it('counts seldom where counting takes long', async () => {
  let counted = 0
  const size = seldom(async () => {
    const until = performance.now() + 5
    while (performance.now() < until);
    counted += 1
    return counted
  })
  assert.deepEqual([await size(), await size(), await size()], [1, 1, 1])
})

it('looks orders up by an index on the shop and the value asked for, whatever the number of rows', async () => {
  const database = await openSqlite(':memory:')
  await migrate(database)
  const queries: RootOperationNode[] = []
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const orders = directory({ ...database, kysely: database.kysely.withPlugin(recorder) }, 'shop')
  await orders.find(['1001', 'ORD1001'], 5)
  await orders.ordersOf('hash', 10)

  for (const node of queries) {
    const { sql: text, parameters } = database.kysely
      .getExecutor()
      .compileQuery(node, { queryId: 'explained' })
    const explain = CompiledQuery.raw(`explain query plan ${text}`, [...parameters])
    const { rows } = await database.kysely.executeQuery<{ detail: string }>(explain)
    const reads = rows.map(({ detail }) => detail).filter((detail) => detail.includes('directory_orders'))
    assert.ok(reads.length > 0)
    for (const read of reads)
      assert.match(read, /^SEARCH directory_orders USING INDEX \w+ \(shop_id=\? AND \w+=\?\)$/)
  }
  assert.ok(queries.length >= 2)
  await database.kysely.destroy()
})
