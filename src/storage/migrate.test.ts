import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { openSqlite } from './open-sqlite.ts'
import { StorageError } from './storage-error.ts'

describe('migrate', () => {
  it('runs each migration once, in order', () =>
    withDatabase(async (database) => {
      const ran: string[] = []
      const noting = (name: string): Migration => ({
        name,
        up: async () => {
          ran.push(name)
        },
      })
      await migrate(database, [noting('1'), noting('2')])
      await migrate(database, [noting('1'), noting('2'), noting('3')])
      await migrate(database, [noting('1'), noting('2'), noting('3')])
      assert.deepEqual(ran, ['1', '2', '3'])
    }))

  it('leaves nothing behind when a migration fails', () =>
    withDatabase(async (database) => {
      const failing: Migration = {
        name: 'failing',
        up: async (schema) => {
          await sql`create table left_behind (id integer)`.execute(schema)
          throw new RangeError('no')
        },
      }
      await assert.rejects(migrate(database, [...migrations, failing]), RangeError)
      const { rows } = await sql`select name from sqlite_master`.execute(database.kysely)
      assert.deepEqual(rows, [])
    }))

  it('refuses a database that a newer version has changed, and says so', () =>
    withDatabase(async (database) => {
      const newer: Migration = { name: '9999-from-the-future', up: async () => undefined }
      await migrate(database, [...migrations, newer])
      await assert.rejects(migrate(database), (error) => {
        assert.ok(error instanceof StorageError)
        assert.equal(error.code, 'database_is_newer')
        assert.match(error.message, /newer version of Kvitto \(9999-from-the-future\)/)
        return true
      })
    }))

  it('knows its migrations by distinct names in ascending order', () => {
    const names = migrations.map(({ name }) => name)
    assert.deepEqual(names, [...new Set(names)].sort())
  })
})

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openSqlite(':memory:')
  await work(database)
  await database.kysely.destroy()
}
