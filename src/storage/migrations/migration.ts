import type { Kysely } from 'kysely'
import type { DatabaseKind } from '../database.ts'
import type { Tables } from '../tables.ts'

export type Migration = {
  /** As its file's; kept in the database. */
  readonly name: string
  up(schema: Kysely<Tables>, kind: DatabaseKind): Promise<void>
}
