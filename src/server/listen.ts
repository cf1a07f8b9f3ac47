import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { engineLoader } from '../conversation/engine.ts'
import type { Engine } from '../conversation/turn.ts'
import type { Log } from '../log.ts'
import type { ModelSettings } from '../model-settings.ts'
import type { Shops } from '../shops.ts'
import type { AdminConfig } from './admin/admin.ts'
import { buildApp } from './app.ts'
import type { DemoParts } from './demo-door.ts'

export type Listening = { readonly app: FastifyInstance; readonly origin: string }

export type ListenConfig = AdminConfig & Pick<Config, 'port' | 'host' | 'trustProxy'>

/** What is not usual: a language model, the simulator in this process. */
export type ListenMore = {
  readonly model?: ModelSettings | null
  /** In place of the one that the model makes. */
  readonly engine?: () => Promise<Engine>
  readonly demo?: DemoParts
}

/** Starts the server. @throws Error with `code` EADDRINUSE or EACCES where the port cannot be had. */
export async function listen(
  shops: Shops,
  config: ListenConfig,
  log: Log,
  { model = null, engine = engineLoader(model), demo }: ListenMore = {},
): Promise<Listening> {
  const hostNames = config.publicUrl === null ? [] : [config.publicUrl.hostname]
  const { trustProxy } = config
  const app = await buildApp({ shops, log, engine, trustProxy, hostNames, config, model, demo: demo ?? null })
  const origin = await app.listen({ port: config.port, host: config.host })
  return { app, origin }
}
