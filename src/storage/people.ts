import type { Selectable, Transaction } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { oneOf } from './row.ts'
import type { OneTimeLink, PeopleStorage, Person, Role } from './storage.ts'
import type { OneTimeLinksTable, PeopleTable, Tables } from './tables.ts'

const roles: readonly Role[] = ['owner', 'agent', 'viewer']

export function people(database: Database, shopId: string): PeopleStorage {
  const { kysely } = database
  return {
    create: (person, passwordHash) => insertPerson(database, person, passwordHash),
    find: async (id) => {
      const row = await kysely
        .selectFrom('people')
        .selectAll()
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .executeTakeFirst()
      return row === undefined ? undefined : personOf(row)
    },
    all: async () => {
      const rows = await kysely
        .selectFrom('people')
        .selectAll()
        .where('shop_id', '=', shopId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(personOf)
    },
    setRole: (id, role) =>
      inTransaction(database, async (transaction) => {
        if (role !== 'owner' && !(await hasOtherOwner(transaction, shopId, id))) return false
        const { numUpdatedRows } = await transaction
          .updateTable('people')
          .set({ role })
          .where('id', '=', id)
          .where('shop_id', '=', shopId)
          .executeTakeFirst()
        return numUpdatedRows === 1n
      }),
    setPassword: async (id, passwordHash) => {
      await kysely
        .updateTable('people')
        .set({ password_hash: passwordHash })
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .execute()
    },
    passwordHash: async (id) => {
      const row = await kysely
        .selectFrom('people')
        .select('password_hash')
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .executeTakeFirst()
      return row?.password_hash
    },
    remove: (id) =>
      inTransaction(database, async (transaction) => {
        if (!(await hasOtherOwner(transaction, shopId, id))) return false
        const { numDeletedRows } = await transaction
          .deleteFrom('people')
          .where('id', '=', id)
          .where('shop_id', '=', shopId)
          .executeTakeFirst()
        return numDeletedRows === 1n
      }),
    links: async (at) => {
      const rows = await kysely
        .selectFrom('one_time_links')
        .selectAll()
        .where('shop_id', '=', shopId)
        .where('expires_at', '>', at.getTime())
        .orderBy('expires_at')
        .execute()
      return rows.map(linkOf)
    },
    addLink: (link, tokenHash) => addLink(database, link, tokenHash),
    removeLink: async (id) => {
      await kysely.deleteFrom('one_time_links').where('id', '=', id).where('shop_id', '=', shopId).execute()
    },
  }
}

export async function insertPerson(
  { kysely }: Pick<Database, 'kysely'>,
  person: Person,
  passwordHash: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await kysely
    .insertInto('people')
    .values({
      id: person.id,
      shop_id: person.shopId,
      name: person.name,
      email: person.email,
      email_key: emailKeyOf(person.email),
      password_hash: passwordHash,
      role: person.role,
      created_at: person.createdAt.getTime(),
    })
    .onConflict((conflict) => conflict.columns(['shop_id', 'email_key']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Locks the owners where it can: two who remove each other at once would leave none. */
async function hasOtherOwner(transaction: Transaction<Tables>, shopId: string, id: string): Promise<boolean> {
  await transaction.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
  const other = await transaction
    .selectFrom('people')
    .select('id')
    .where('shop_id', '=', shopId)
    .where('role', '=', 'owner')
    .where('id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}

function addLink(database: Database, link: OneTimeLink, tokenHash: string): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const same = transaction
      .deleteFrom('one_time_links')
      .where('shop_id', '=', link.shopId)
      .where('kind', '=', link.kind)
    await (link.email === null ? same : same.where('email', '=', link.email)).execute()
    await transaction
      .insertInto('one_time_links')
      .values({
        id: link.id,
        token_hash: tokenHash,
        shop_id: link.shopId,
        kind: link.kind,
        role: link.role,
        email: link.email,
        expires_at: link.expiresAt.getTime(),
      })
      .execute()
  })
}

/** As emails are compared. */
export function emailKeyOf(email: string): string {
  return email.trim().toLowerCase()
}

export function personOf(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    shopId: row.shop_id,
    name: row.name,
    email: row.email,
    role: oneOf(roles, row.role, `the role of person ${row.id}`),
    createdAt: new Date(row.created_at),
  }
}

export function linkOf(row: Selectable<OneTimeLinksTable>): OneTimeLink {
  const what = `one-time link ${row.id}`
  return {
    id: row.id,
    shopId: row.shop_id,
    kind: oneOf(['owner', 'invitation'], row.kind, what),
    role: oneOf(roles, row.role, what),
    email: row.email,
    expiresAt: new Date(row.expires_at),
  }
}
