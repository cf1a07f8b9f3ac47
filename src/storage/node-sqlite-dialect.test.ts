import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { CompiledQuery } from 'kysely'
import { type Database, inTransaction, lightly } from './database.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'

describe('the dialect of node:sqlite', () => {
  it('refuses what the two databases would store differently', async () => {
    const { kysely } = await openSqlite(':memory:')
    for (const value of [new Date(), true, undefined, Number.NaN, { a: 1 }])
      await assert.rejects(kysely.executeQuery(CompiledQuery.raw('select ?', [value])), TypeError)
    await kysely.destroy()
  })

  it('keeps a transaction to itself while others ask', async () => {
    const database = await openSqlite(':memory:')
    await migrate(database)
    const row = { merchant: 'm', slot: 0, free_at: 0 }
    const failed = inTransaction(database, async (transaction) => {
      await transaction.insertInto('klarna_budget').values(row).execute()
      await new Promise((resolve) => setImmediate(resolve))
      throw new RangeError('rolled back')
    })
    const seen = database.kysely.selectFrom('klarna_budget').selectAll().execute()
    await assert.rejects(failed, RangeError)
    assert.deepEqual(await seen, [])
    await database.kysely.destroy()
  })

  it('has the durability that it promises', async () => {
    const { kysely } = await openSqlite(':memory:')
    const pragma = async (name: string) =>
      Object.values((await kysely.executeQuery<object>(CompiledQuery.raw(`pragma ${name}`))).rows[0] ?? {})
    assert.deepEqual(await pragma('synchronous'), [2])
    assert.deepEqual(await pragma('foreign_keys'), [1])
    assert.deepEqual(await pragma('busy_timeout'), [5000])
    await kysely.destroy()
  })

  it('waits for the disk in every commit but the light ones, however they follow each other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-dialect-'))
    const database = await openSqlite(join(folder, 'kvitto.sqlite'))
    await migrate(database)
    const commitsWith = (on: Database) =>
      inTransaction(on, async (transaction) => {
        const { rows } = await transaction.executeQuery<object>(CompiledQuery.raw('pragma synchronous'))
        return Object.values(rows[0] ?? {})[0]
      })
    const [normal, full] = [1, 2]
    for (const _ of [1, 2]) {
      assert.equal(await commitsWith(lightly(database)), normal)
      assert.equal(await commitsWith(database), full)
    }
    await database.kysely.destroy()
    await rm(folder, { recursive: true })
  })
})
