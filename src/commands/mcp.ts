import type { Server } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import type { McpAsker } from '../server/mcp-server.ts'
import type { ShopScope } from '../shop-scope.ts'
import { newCommand, untilStopped } from './command.ts'
import { addDeskOptions, type DeskFlags, refuseStrayFlags } from './desk.ts'
import { endInTime } from './end-in-time.ts'
import { lazyLog } from './lazy-log.ts'
import { PatientStdio } from './patient-stdio.ts'

/** Makes the server that answers on this connection. */
type Behind = { readonly makeServer: () => Server; close(): Promise<void> }

export function mcp(summary: string): Command {
  const command = newCommand('mcp', summary, [
    'kvitto mcp --data /var/lib/kvitto',
    'KVITTO_API_KEY=kv_… kvitto mcp --server https://kvitto.example.com',
    'kvitto mcp --demo',
  ])
  return addDeskOptions(command)
    .addHelpText('after', '\nAn MCP client starts it; it ends when its stdin closes.')
    .action(run)
}

async function run(flags: DeskFlags): Promise<void> {
  refuseStrayFlags(flags)
  const stopped = untilStopped()
  const behind = await openBehind(flags)
  const transport = new PatientStdio()
  const closed = new Promise<void>((resolve) => {
    const connection = serveStdio(behind.makeServer, { transport })
    const inner = transport.onclose
    transport.onclose = () => {
      inner?.()
      resolve()
    }
    void stopped.then(() => connection.close()).then(resolve)
  })
  await closed
  await endInTime(() => behind.close())
}

function openBehind(flags: DeskFlags): Promise<Behind> {
  if (flags.server !== undefined) return bridge(flags.server)
  return flags.demo === true ? demo(flags) : local(flags)
}

async function bridge(address: string): Promise<Behind> {
  const [{ bridgeServer }, { serverAt }] = await Promise.all([
    import('./mcp-bridge.ts'),
    import('./remote-tool.ts'),
  ])
  const server = serverAt(address, loadConfig().secrets.apiKey)
  return { makeServer: () => bridgeServer(server), close: async () => undefined }
}

async function demo({ orders, now }: DeskFlags): Promise<Behind> {
  const [{ mcpServer }, { startDemo }] = await Promise.all([
    import('../server/mcp-server.ts'),
    import('./start-demo.ts'),
  ])
  const running = await startDemo({
    dataDirectory: null,
    ordersFile: orders,
    now,
    makeLog: () => lazyLog('warn'),
  })
  return { makeServer: () => mcpServer(askerOf(running)), close: () => running.close() }
}

async function local({ data }: DeskFlags): Promise<Behind> {
  const [{ mcpServer }, { openHere }] = await Promise.all([
    import('../server/mcp-server.ts'),
    import('./open-here.ts'),
  ])
  const here = await openHere({ data }, lazyLog('warn'))
  return { makeServer: () => mcpServer(askerOf(here)), close: () => here.shops.close() }
}

function askerOf(kvitto: { scope(): Promise<ShopScope> }) {
  return async (): Promise<McpAsker> => {
    const receivedAt = performance.now()
    return { scope: await kvitto.scope(), callerId: 'cli', receivedAt: () => receivedAt }
  }
}
