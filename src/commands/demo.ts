import type { Command } from 'commander'
import { type StoryListing, storyList } from '../../simulator/stories.ts'
import { newToken } from '../accounts/token.ts'
import { createApiKey } from '../create-api-key.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { jsonLog } from '../json-log.ts'
import { silentLog } from '../log.ts'
import { demoAddress } from '../server/demo-door.ts'
import { listen } from '../server/listen.ts'
import { instantOption, newCommand, note, out, portOption, untilStopped } from './command.ts'
import { demoOwner } from './demo-owner.ts'
import { endInTime } from './end-in-time.ts'
import { listenOrExplain } from './listen-or-explain.ts'
import { type Demo, demoAccount, startDemo } from './start-demo.ts'

type Flags = {
  readonly port?: number
  readonly simulatorPort?: number
  readonly data?: string
  readonly orders?: string
  readonly now?: Date
  readonly json?: boolean
}

export function demo(summary: string): Command {
  return newCommand('demo', summary, [
    'kvitto demo',
    'kvitto demo --port 8080 --now 2026-11-22T09:30:00Z',
    'kvitto demo --orders orders.json --json',
  ])
    .addOption(portOption('--port <port>', 'port of the server (env PORT, else 3000)'))
    .addOption(
      portOption('--simulator-port <port>', 'port of the simulated Klarna').default(0, 'any free one'),
    )
    .option('--data <folder>', 'keep the data in this folder (without it nothing is kept)')
    .option('--orders <file>', "JSON array of orders, as Klarna's API sends them, in place of the stories")
    .addOption(instantOption('--now <instant>', "where the demo's clock starts, e.g. 2026-11-22T09:30:00Z"))
    .option('--json', 'print one line of JSON when everything answers, and nothing else')
    .action(play)
}

async function play(flags: Flags): Promise<void> {
  const running = await startDemo({
    simulatorPort: flags.simulatorPort,
    dataDirectory: flags.data ?? null,
    ordersFile: flags.orders,
    now: flags.now,
    makeLog: ({ logLevel }) => (flags.json === true ? jsonLog(logLevel) : silentLog),
  })
  const { shops, config, log } = running
  const stopped = untilStopped()
  const port = flags.port ?? config.port
  const { token } = newToken()
  const demo = { token, owner: await demoOwner(running), account: demoAccount }
  const { app, origin } = await listenOrExplain(
    () => listen(shops, { ...config, host: '127.0.0.1', port }, log, { model: running.model, demo }),
    port,
  )
  const jobs = startJobs({
    shops,
    log,
    mail: running.mail,
    publicUrl: config.publicUrl ?? new URL(origin),
    egress: { allow: config.egressAllow },
  })
  try {
    const apiKey = await demoApiKey(running)
    const addresses = {
      url: origin,
      mcp_url: `${origin}/mcp`,
      simulator_url: running.simulator.origin,
      dashboard_url: demoAddress(origin, token),
      api_key: apiKey,
      widget_key: running.shop.widgetKey,
      shop_id: running.shop.id,
    }
    if (flags.json === true) out(JSON.stringify(addresses))
    else welcome(addresses, flags.orders === undefined ? storyList(running.simulator.clock.now()) : [])
    await stopped
  } finally {
    await endInTime(() => Promise.all([app.close(), jobs.stop()]))
    await running.close()
  }
}

async function demoApiKey({ shops, shop }: Demo): Promise<string> {
  for (const old of await shops.storage.apiKeys.list(shop.id)) {
    if (old.name === 'demo') await shops.storage.apiKeys.remove(shop.id, old.id)
  }
  const { key } = await createApiKey(shops, shop, 'demo', ['tools', 'chat', 'orders'])
  return key
}

type Addresses = {
  readonly url: string
  readonly mcp_url: string
  readonly simulator_url: string
  readonly dashboard_url: string
  readonly api_key: string
}

function welcome(addresses: Addresses, stories: readonly StoryListing[]): void {
  const widest = Math.max(0, ...stories.map((story) => story.order_number.length))
  const widestEmail = Math.max(0, ...stories.map((story) => story.email.length))
  // What to do comes last: it stays in sight where the list is longer than the window.
  note(
    [
      'Kvitto demo: a simulated Klarna and simulated shoppers. Not for real data.',
      '',
      ...stories.map(
        ({ order_number, email, country, summary }) =>
          `  ${order_number.padEnd(widest)}  ${email.padEnd(widestEmail)}  ${country}  ${summary}`,
      ),
      ...(stories.length === 0 ? [] : ['']),
      'Ask about one of them in the chat of this shop:',
      '',
      `  ${addresses.url}/demo-shop/`,
      '',
      'See what was asked and answered in the dashboard; this link signs you in:',
      '',
      `  ${addresses.dashboard_url}`,
      '',
      'Or over REST, with MCP, or in a terminal with "kvitto ask --demo":',
      '',
      `  curl -s ${addresses.url}/api/v1/chat \\`,
      `    -H 'Authorization: Bearer ${addresses.api_key}' \\`,
      `    -H 'Content-Type: application/json' \\`,
      `    -d '{"message": "Is ORD-12345 paid? My email is anna@example.com"}'`,
      '',
      `  MCP        ${addresses.mcp_url}`,
      `  Simulator  ${addresses.simulator_url}`,
      `  REST       ${addresses.url}/openapi.json`,
      '',
      'Ctrl+C ends it.',
    ].join('\n'),
  )
}
