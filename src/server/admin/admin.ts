import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../config.ts'
import type { Log } from '../../log.ts'
import type { ModelSettings } from '../../model-settings.ts'
import type { Account, Shops } from '../../shops.ts'
import { accountRoutes } from './account.ts'
import { answerRoutes } from './answers.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { answerFormProblems } from './body.ts'
import { conversationRoutes } from './conversations.ts'
import { directoryRoutes } from './directory.ts'
import { disagreementRoutes } from './disagreements.ts'
import { integrationRoutes } from './integrations.ts'
import { klarnaRoutes } from './klarna.ts'
import { klarnaPushRoutes } from './klarna-push.ts'
import { overviewRoutes } from './overview.ts'
import { peopleRoutes } from './people.ts'
import { platformRoutes } from './platforms.ts'
import { requirePerson } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { toolRoutes } from './tools.ts'
import { widgetSettingsRoutes } from './widget-settings.ts'

export type AdminOptions = {
  readonly shops: Shops
  readonly log: Log
  readonly config: AdminConfig
  /** The language model that is configured. */
  readonly model: Pick<ModelSettings, 'provider' | 'model' | 'price' | 'url'> | null
  /** The process runs the simulator and its shoppers. */
  readonly isDemo: boolean
  /** What opens the simulator; null where the process runs none. */
  readonly simulatorAccount: Account | null
}

export type AdminConfig = Pick<
  Config,
  | 'dataDirectory'
  | 'publicUrl'
  | 'klarnaUrl'
  | 'klarnaBudget'
  | 'klarnaPlace'
  | 'mail'
  | 'egressAllow'
  | 'shopifyUrl'
>

/** What the dashboard asks for. A screen is one file and one line here. */
const screens: readonly FastifyPluginAsync<AdminOptions>[] = [
  accountRoutes,
  answerRoutes,
  conversationRoutes,
  directoryRoutes,
  disagreementRoutes,
  integrationRoutes,
  klarnaRoutes,
  klarnaPushRoutes,
  overviewRoutes,
  peopleRoutes,
  platformRoutes,
  settingsRoutes,
  apiKeyRoutes,
  toolRoutes,
  widgetSettingsRoutes,
]

/** `/admin/api`: for the dashboard’s own pages alone, behind its session. Shapes: wire.ts. */
export const admin: FastifyPluginAsync<AdminOptions> = async (app, options) => {
  app.decorateRequest('visitor', null)
  app.addHook(
    'onRequest',
    requirePerson(options.shops, () => options.shops.now()),
  )
  const outer = app.errorHandler
  app.setErrorHandler((error, request, reply) => answerFormProblems(error, request, reply, outer))
  // The prefix is this plugin's own.
  for (const screen of screens) await app.register(screen, { ...options, prefix: '' })
}
