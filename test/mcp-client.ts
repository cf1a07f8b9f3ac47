import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client'
import { z } from 'zod'
import { bearer } from './http.ts'

/** The eras of the protocol that the official client speaks: with a handshake, and without. */
export const eras = { '2025-11-25': 'legacy', '2026-07-28': { pin: '2026-07-28' } } as const
export type Era = keyof typeof eras

export type ToolResult = z.infer<typeof toolResult>

const toolResult = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.boolean(),
})

export async function connectOverHttp(
  context: { after(close: () => Promise<void>): void },
  server: { readonly mcpUrl: string; readonly apiKey: string },
  era: Era,
): Promise<Client> {
  const transport = new StreamableHTTPClientTransport(new URL(server.mcpUrl), {
    requestInit: { headers: bearer(server.apiKey) },
  })
  return connect(context, transport, era)
}

export async function connect(
  context: { after(close: () => Promise<void>): void },
  transport: Transport,
  era: Era,
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: eras[era] } })
  context.after(() => client.close())
  await client.connect(transport)
  return client
}

export async function callTool(
  client: Client,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<ToolResult> {
  return toolResult.parse(await client.callTool({ name, arguments: { ...input } }))
}
