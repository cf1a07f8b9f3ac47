import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server'
import { instructions } from '../server/mcp-instructions.ts'
import { version } from '../version.ts'
import { CommandFailure, note } from './command.ts'
import { callTool, type Server as Kvitto, listTools } from './remote-tool.ts'

/** MCP in front of a running server: its list of tools and its replies are passed on as they are. */
export function bridgeServer(kvitto: Kvitto): Server {
  const server = new Server(
    { name: 'kvitto', title: 'Kvitto', version },
    { capabilities: { tools: {} }, instructions },
  )
  server.setRequestHandler('tools/list', async () => {
    const tools = await reported(listTools(kvitto))
    return {
      tools: tools.map(({ name, title, description, input_schema, output_schema, annotations }) => ({
        name,
        title,
        description,
        inputSchema: input_schema,
        outputSchema: output_schema,
        annotations: { title, ...annotations },
      })),
    }
  })
  server.setRequestHandler('tools/call', async ({ params }) => {
    const reply = await reported(callTool(kvitto, params.name, params.arguments ?? {}))
    if (reply === undefined || reply.outcome === 'disabled')
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${params.name.slice(0, 64)}`)
    return {
      content: [{ type: 'text', text: reply.text }],
      structuredContent: { ...reply },
      isError: reply.outcome !== 'answered',
    }
  })
  return server
}

/** Says on stderr what is wrong between here and the server; the model hears the same. */
async function reported<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    note(error.message)
    throw new ProtocolError(ProtocolErrorCode.InternalError, error.message)
  }
}
