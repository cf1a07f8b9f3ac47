import type { Command } from 'commander'
import { SimulatedClock } from '../../simulator/clock.ts'
import { startSimulator } from '../../simulator/start.ts'
import { instantOption, newCommand, note, out, portOption, untilStopped } from './command.ts'
import { listenOrExplain } from './listen-or-explain.ts'
import { readOrders } from './read-orders.ts'

type Flags = { readonly port: number; readonly orders?: string; readonly now?: Date }

export function simulator(summary: string): Command {
  return newCommand('simulator', summary, [
    'kvitto simulator --port 4000',
    'kvitto simulator --orders orders.json --now 2026-11-22T09:30:00Z',
  ])
    .addOption(portOption('--port <port>', 'port to listen on').default(0, 'any free one'))
    .option('--orders <file>', "JSON array of orders, as Klarna's API sends them, in place of the stories")
    .addOption(instantOption('--now <instant>', 'where its clock starts, e.g. 2026-11-22T09:30:00Z'))
    .action(simulate)
}

async function simulate({ port, orders, now }: Flags): Promise<void> {
  const stopped = untilStopped()
  const replaced = orders === undefined ? {} : { orders: await readOrders(orders) }
  const running = await listenOrExplain(
    () => startSimulator({ port, clock: new SimulatedClock(now), ...replaced }),
    port,
  )
  note(
    [
      'A simulated Klarna, for tests. It takes these credentials and no others:',
      '',
      '  K123456_simulator / simulator-password   Europe, live and playground',
      '  PN00036_simulator / simulator-password   North America, playground',
      '  klarna_test_api_simulator                API key: Europe, playground',
      '',
      'Point Kvitto to it, in its environment:',
      '',
      `  KVITTO_KLARNA_URL=${running.origin}`,
      '',
      'Ctrl+C ends it. Its address:',
    ].join('\n'),
  )
  out(running.origin)
  await stopped
  await running.close()
}
