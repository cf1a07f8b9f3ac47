import { type Command, Option } from 'commander'
import { loadConfig } from '../config.ts'
import type { AnyTool } from '../tools/index.ts'
import { CommandFailure, dataOption, instantOption } from './command.ts'
import type { RemoteReply } from './remote-tool.ts'

/** Where a tool is used: on the local data folder, on a running server, or on a demo in this process. */
export type Desk = {
  ask(tool: AnyTool, input: unknown): Promise<RemoteReply>
  close(): Promise<void>
}

export type DeskFlags = {
  readonly data?: string
  readonly server?: string
  readonly demo?: boolean
  readonly orders?: string
  readonly now?: Date
}

/** Adds the options that say where. */
export function addDeskOptions(command: Command): Command {
  return command
    .addOption(dataOption().conflicts(['server', 'demo']))
    .addOption(
      new Option('--server <url>', 'ask a running server instead, with the key in KVITTO_API_KEY').conflicts([
        'demo',
      ]),
    )
    .option('--demo', 'ask a demo in this process instead; nothing is kept')
    .option('--orders <file>', "with --demo: JSON array of orders, as Klarna's API sends them")
    .addOption(
      instantOption('--now <instant>', 'with --demo: where its clock starts, e.g. 2026-11-22T09:30:00Z'),
    )
}

/** @throws CommandFailure */
export function refuseStrayFlags({ demo, orders, now }: DeskFlags): void {
  if (demo === true) return
  const stray = orders === undefined ? (now === undefined ? undefined : '--now') : '--orders'
  if (stray !== undefined)
    throw new CommandFailure(2, `${stray} goes with --demo. Add --demo, or leave it out.`)
}

export async function openDesk(flags: DeskFlags): Promise<Desk> {
  refuseStrayFlags(flags)
  if (flags.server !== undefined) return remoteDesk(flags.server)
  return flags.demo === true ? demoDesk(flags) : localDesk(flags)
}

async function remoteDesk(address: string): Promise<Desk> {
  const { callTool, serverAt } = await import('./remote-tool.ts')
  const server = serverAt(address, loadConfig().secrets.apiKey)
  return {
    ask: async (tool, input) => {
      const reply = await callTool(server, tool.name, input)
      if (reply !== undefined) return reply
      throw new CommandFailure(2, `The server does not know the tool ${tool.name}. Is it an older Kvitto?`)
    },
    close: async () => undefined,
  }
}

async function demoDesk({ orders, now }: DeskFlags): Promise<Desk> {
  const [{ startDemo }, { silentLog }, { answer }] = await Promise.all([
    import('./start-demo.ts'),
    import('../log.ts'),
    import('../answers/answer.ts'),
  ])
  const demo = await startDemo({ dataDirectory: null, ordersFile: orders, now, makeLog: () => silentLog })
  return {
    ask: async (tool, input) => answer(await demo.scope(), tool, input, askedNow()),
    close: () => demo.close(),
  }
}

async function localDesk({ data }: DeskFlags): Promise<Desk> {
  const [{ openHere }, { answer }] = await Promise.all([
    import('./open-here.ts'),
    import('../answers/answer.ts'),
  ])
  const here = await openHere({ data })
  return {
    ask: async (tool, input) => answer(await here.scope(), tool, input, askedNow()),
    close: () => here.shops.close(),
  }
}

function askedNow() {
  return { caller: { id: 'cli' }, receivedAt: performance.now() }
}
