import { firstTables } from './0001-first-tables.ts'
import { conversationTables } from './0002-conversations.ts'
import { dashboardTables } from './0003-dashboard.ts'
import { platformTables } from './0004-platforms.ts'
import { feedTables } from './0005-feeds.ts'
import { disagreementTables } from './0006-disagreements.ts'
import { directoryIndexes } from './0007-directory-indexes.ts'
import type { Migration } from './migration.ts'

/** In the order in which they run. A released migration is never changed; a change is a new one at the end. */
export const migrations: readonly Migration[] = [
  firstTables,
  conversationTables,
  dashboardTables,
  platformTables,
  feedTables,
  disagreementTables,
  directoryIndexes,
]
