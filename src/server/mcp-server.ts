import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server'
import type { ShopScope } from '../shop-scope.ts'
import { annotations, describeTool } from '../tools/describe.ts'
import { toolNamed, tools } from '../tools/index.ts'
import { version } from '../version.ts'
import { loadAnswers } from './load.ts'
import { instructions } from './mcp-instructions.ts'

/** Who asks: the shop, the caller for the limits, and when the request came (monotonic milliseconds). */
export type McpAsker = {
  readonly scope: ShopScope
  readonly callerId: string
  readonly receivedAt: () => number
}

/** The tools over MCP. One server for each request or connection; nothing is kept between them. */
export function mcpServer(asker: () => Promise<McpAsker>): Server {
  const server = new Server(
    { name: 'kvitto', title: 'Kvitto', version },
    { capabilities: { tools: {} }, instructions },
  )
  server.setRequestHandler('tools/list', async () => {
    const disabled = await (await asker()).scope.storage.tools.disabled()
    const enabled = tools.filter((tool) => !disabled.has(tool.name))
    return {
      tools: enabled.map((tool) => ({
        ...describeTool(tool),
        annotations: { title: tool.title, ...annotations },
      })),
    }
  })
  server.setRequestHandler('tools/call', async ({ params }) => {
    // Not before it is needed: a client asks for the list of tools first, and waits for it.
    const { answer } = await loadAnswers()
    const { scope, callerId, receivedAt } = await asker()
    const tool = toolNamed(params.name)
    const question = { caller: { id: callerId }, receivedAt: receivedAt() }
    const reply = tool === undefined ? undefined : await answer(scope, tool, params.arguments ?? {}, question)
    if (reply === undefined || reply.outcome === 'disabled') {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${params.name.slice(0, 64)}`)
    }
    return {
      content: [{ type: 'text', text: reply.text }],
      structuredContent: { ...reply },
      isError: reply.outcome !== 'answered',
    }
  })
  return server
}
