import { sql } from 'kysely'
import { apiKeys } from './api-keys.ts'
import { attempts } from './attempts.ts'
import { audit } from './audit.ts'
import { budget } from './budget.ts'
import { connection } from './connection.ts'
import { conversations } from './conversations.ts'
import { type Database, lightly } from './database.ts'
import { directory } from './directory.ts'
import { disagreements } from './disagreements.ts'
import { feeds } from './feeds.ts'
import { figures } from './figures.ts'
import { type JobListeners, jobQueue, jobs } from './jobs.ts'
import { people } from './people.ts'
import { platforms } from './platforms.ts'
import { shops } from './shops.ts'
import { signIns } from './sign-ins.ts'
import type { Storage } from './storage.ts'
import { tools } from './tools.ts'
import { widgetSessions } from './widget-sessions.ts'

export function kyselyStorage(database: Database, reopen: Storage['reopen']): Storage {
  const attemptsOf = attempts(lightly(database))
  const jobListeners: JobListeners = new Set()
  return {
    reopen,
    shops: shops(database),
    apiKeys: apiKeys(database),
    budget: budget(lightly(database)),
    signIns: signIns(database),
    widgetSessions: widgetSessions(database),
    jobs: jobQueue(database, jobListeners),
    forShop: (shopId) => ({
      connection: connection(database, shopId),
      platforms: platforms(database, shopId),
      feeds: feeds(database, shopId),
      directory: directory(database, shopId),
      attempts: attemptsOf(shopId),
      tools: tools(database, shopId),
      conversations: conversations(lightly(database), shopId),
      disagreements: disagreements(database, shopId),
      figures: figures(database, shopId),
      people: people(database, shopId),
      jobs: jobs(database, shopId, jobListeners),
      audit: audit(database, shopId),
    }),
    ping: async () => {
      await sql`select 1`.execute(database.kysely)
    },
    close: async () => {
      await database.kysely.destroy()
      if (database.light !== database.kysely) await database.light.destroy()
    },
  }
}
