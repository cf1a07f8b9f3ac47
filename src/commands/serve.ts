import type { Command } from 'commander'
import { type Config, loadConfig, mailServer, modelSettings } from '../config.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { jsonLog } from '../json-log.ts'
import { openKvitto } from '../kvitto.ts'
import type { Log } from '../log.ts'
import { listen } from '../server/listen.ts'
import { dataOption, newCommand, note, platformHelp, portOption, untilStopped } from './command.ts'
import { endInTime } from './end-in-time.ts'
import { listenOrExplain } from './listen-or-explain.ts'
import { type Here, withShop } from './open-here.ts'
import { noteFirstOwnerLink } from './owner-link.ts'

type Flags = { readonly port?: number; readonly host?: string; readonly data?: string }

export function serve(summary: string): Command {
  return newCommand('serve', summary, [
    'kvitto serve',
    'kvitto serve --port 8080 --data /var/lib/kvitto',
    'DATABASE_URL=postgres://kvitto@db/kvitto kvitto serve --host 0.0.0.0',
  ])
    .addOption(portOption('--port <port>', 'port to listen on (env PORT, else 3000)'))
    .option('--host <address>', 'address to listen on (env KVITTO_HOST, else 127.0.0.1)')
    .addOption(dataOption())
    .addHelpText('after', platformHelp)
    .action(run)
}

async function run(flags: Flags): Promise<void> {
  const stopped = untilStopped()
  const { config, secrets } = loadConfig(overridesOf(flags))
  const log = jsonLog(config.logLevel)
  const opened = await openKvitto(config, secrets, log)
  try {
    const here = await withShop({ config, secrets, ...opened })
    const model = modelSettings(config, secrets)
    const { app, origin } = await listenOrExplain(
      () => listen(here.shops, config, log, { model }),
      config.port,
    )
    const jobs = startJobs({
      shops: here.shops,
      log,
      mail: mailServer(config, secrets),
      publicUrl: config.publicUrl,
      egress: { allow: config.egressAllow },
    })
    await sayWhatIsNext(here, log, origin)
    await noteFirstOwnerLink(here, origin)
    await stopped
    log.info('ending')
    await endInTime(
      () => Promise.all([app.close(), jobs.stop()]),
      () => app.server.closeAllConnections(),
    )
  } finally {
    await endInTime(() => opened.shops.close())
  }
}

function overridesOf({ port, host, data }: Flags): Record<string, string> {
  return {
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...(host === undefined ? {} : { KVITTO_HOST: host }),
    ...(data === undefined ? {} : { KVITTO_DATA: data }),
  }
}

/** The log says it for machines; a person at a terminal gets it in words as well. */
async function sayWhatIsNext(here: Here, log: Log, origin: string): Promise<void> {
  const { config, secrets, shops, shop } = here
  log.info('listening', { url: origin, shop: shop.id })
  if (here.isNew) log.info('shop-created', { shop: shop.id, country: shop.country, time_zone: shop.timeZone })
  warnOfKlarnaUrl(config, log)
  const connection = await shops.storage.forShop(shop.id).connection.find()
  const steps: string[] = []
  if (secrets.klarna === null && connection === undefined) {
    log.warn('klarna-not-connected', { next: 'kvitto connect' })
    steps.push('Connect Klarna:     kvitto connect')
  }
  if ((await shops.storage.apiKeys.list(shop.id)).length === 0) {
    log.warn('no-api-key', { next: 'kvitto api-keys create' })
    steps.push('Make an API key:    kvitto api-keys create')
  }
  if (process.stderr.isTTY)
    note(['', `Kvitto answers on ${origin}`, ...steps, 'Ctrl+C ends it.', ''].join('\n'))
}

function warnOfKlarnaUrl({ klarnaUrl }: Config, log: Log): void {
  if (klarnaUrl !== null) log.warn('klarna-url-set', { setting: 'KVITTO_KLARNA_URL', url: klarnaUrl })
}
