import type { Transaction } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { emailKeyOf, insertPerson, linkOf, personOf } from './people.ts'
import type { Person, SignInStorage } from './storage.ts'
import type { Tables } from './tables.ts'

export function signIns(database: Database): SignInStorage {
  const { kysely } = database
  return {
    findByEmail: async (email) => {
      const rows = await kysely
        .selectFrom('people')
        .selectAll()
        .where('email_key', '=', emailKeyOf(email))
        .orderBy('created_at')
        .execute()
      return rows.map((row) => ({ person: personOf(row), passwordHash: row.password_hash }))
    },
    open: async (tokenHash, personId, at, expiresAt) => {
      await kysely.deleteFrom('sessions').where('expires_at', '<=', at.getTime()).execute()
      await kysely
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          person_id: personId,
          created_at: at.getTime(),
          expires_at: expiresAt.getTime(),
        })
        .execute()
    },
    find: async (tokenHash, at) => {
      const row = await kysely
        .selectFrom('sessions')
        .innerJoin('people', 'people.id', 'sessions.person_id')
        .selectAll('people')
        .select(['sessions.created_at as opened_at', 'expires_at'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at.getTime())
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { opened_at, expires_at, ...person } = row
      return {
        person: personOf(person),
        createdAt: new Date(opened_at),
        expiresAt: new Date(expires_at),
      }
    },
    close: async (tokenHash) => {
      await kysely.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    closeOthers: async (personId, kept) => {
      const all = kysely.deleteFrom('sessions').where('person_id', '=', personId)
      await (kept === null ? all : all.where('token_hash', '!=', kept)).execute()
    },
    findLink: async (tokenHash, at) => {
      const row = await kysely
        .selectFrom('one_time_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at.getTime())
        .executeTakeFirst()
      return row === undefined ? undefined : linkOf(row)
    },
    useLink: (tokenHash, person, passwordHash, at) => useLink(database, tokenHash, person, passwordHash, at),
  }
}

function useLink(
  database: Database,
  tokenHash: string,
  person: Person,
  passwordHash: string,
  at: Date,
): ReturnType<SignInStorage['useLink']> {
  return inTransaction(database, async (transaction) => {
    const link = await transaction
      .deleteFrom('one_time_links')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', at.getTime())
      .returningAll()
      .executeTakeFirst()
    if (link === undefined) return 'dead'
    if (await insertPerson({ kysely: transaction }, person, passwordHash)) return 'made'
    if (link.kind === 'owner') {
      await renewOwner(transaction, person, passwordHash)
      return 'renewed'
    }
    // Nothing was made with it, so it is still good.
    await transaction.insertInto('one_time_links').values(link).execute()
    return 'email_taken'
  })
}

/** Whoever can make an owner's link runs the server: it also helps an owner who has forgotten the password. */
async function renewOwner(
  transaction: Transaction<Tables>,
  person: Person,
  passwordHash: string,
): Promise<void> {
  const { id } = await transaction
    .updateTable('people')
    .set({ name: person.name, password_hash: passwordHash, role: 'owner' })
    .where('shop_id', '=', person.shopId)
    .where('email_key', '=', emailKeyOf(person.email))
    .returning('id')
    .executeTakeFirstOrThrow()
  await transaction.deleteFrom('sessions').where('person_id', '=', id).execute()
}
