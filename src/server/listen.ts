import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { engineLoader } from '../conversation/engine.ts'
import type { Log } from '../log.ts'
import type { Shops } from '../shops.ts'
import { buildApp } from './app.ts'

export type Listening = { readonly app: FastifyInstance; readonly origin: string }

/** Starts the server. @throws Error with `code` EADDRINUSE or EACCES where the port cannot be had. */
export async function listen(
  shops: Shops,
  config: Pick<Config, 'port' | 'host' | 'publicUrl' | 'trustProxy'>,
  log: Log,
  engine = engineLoader(null),
): Promise<Listening> {
  const hostNames = config.publicUrl === null ? [] : [config.publicUrl.hostname]
  const { trustProxy } = config
  const app = await buildApp({ shops, log, engine, trustProxy, hostNames })
  const origin = await app.listen({ port: config.port, host: config.host })
  return { app, origin }
}
