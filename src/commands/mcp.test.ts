import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { folderFor, kvitto, launchFor } from '../../test/command-line.ts'

const main = new URL('../main.ts', import.meta.url).pathname
const question = { order_reference: 'ORD-12345', email: 'anna@example.com' }

describe('kvitto mcp', () => {
  for (const revision of ['2025-06-18', '2025-11-25'])
    it(`answers what it was asked before stdin closed, then ends with 0 (${revision})`, async () => {
      const { code, stdout } = await kvitto(['mcp', '--demo'], {}, session(revision))
      assert.equal(code, 0)
      const messages = stdout
        .trim()
        .split('\n')
        .map((line): Message => JSON.parse(line))
      assert.equal(messages.find(({ id }) => id === 1)?.result.protocolVersion, revision)
      assert.equal(messages.find(({ id }) => id === 2)?.result.tools?.length, 9)
      assert.equal(messages.find(({ id }) => id === 3)?.result.structuredContent?.outcome, 'no_match')
    })

  it('answers a client of 2026-07-28', async (context) => {
    const client = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    )
    context.after(() => client.close())
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [main, 'mcp', '--demo'] }),
    )
    const { tools } = await client.listTools()
    assert.equal(tools.length, 9)
    const { structuredContent } = await client.callTool({ name: 'get_payment_status', arguments: question })
    assert.match(JSON.stringify(structuredContent), /"outcome":"answered"/)
  })

  it('passes a server on as it is, switched-off tools too', async (context) => {
    const demo = launchFor(context, ['demo', '--port', '0', '--json'])
    const addresses: { url: string; api_key: string } = JSON.parse(await demo.until(/\n$/))
    const bridged = await kvitto(
      ['mcp', '--server', addresses.url],
      { KVITTO_API_KEY: addresses.api_key },
      session('2025-11-25', 'get_everything'),
    )
    const direct = await kvitto(['mcp', '--demo'], {}, session('2025-11-25', 'get_everything'))
    assert.deepEqual(sorted(bridged.stdout), sorted(direct.stdout))
    assert.equal(bridged.code, 0)
  })

  it('says in JSON-RPC that the server is out of reach', async () => {
    const { stdout, stderr } = await kvitto(
      ['mcp', '--server', 'http://127.0.0.1:9'],
      { KVITTO_API_KEY: `kv_${'x'.repeat(43)}` },
      session('2025-11-25'),
    )
    assert.match(
      stdout,
      /"error":\{"code":-32603,"message":"The server at http:\/\/127\.0\.0\.1:9 is out of reach/,
    )
    assert.match(stderr, /out of reach/)
  })

  it('ends at SIGTERM with 0 and prints nothing of its own', async (context) => {
    const running = launchFor(context, ['mcp', '--data', await folderFor(context)])
    running.child.stdin?.write(`${session('2025-11-25').split('\n')[0]}\n`)
    const output = await running.until(/\n/)
    assert.match(output, /^\{"result"/)
    assert.equal((await running.stop()).code, 0)
  })
})

type Message = {
  readonly id: number
  readonly result: {
    readonly protocolVersion?: string
    readonly tools?: readonly unknown[]
    readonly structuredContent?: { readonly outcome: string }
  }
}

/** Three requests, the last about an order that there is not, or of a tool that there is not. */
function session(protocolVersion: string, tool = 'get_payment_status'): string {
  const client = { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } }
  const call = { name: tool, arguments: { ...question, email: 'nobody@example.com' } }
  return [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params: client },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    { jsonrpc: '2.0', id: 3, method: 'tools/call', params: call },
    '',
  ]
    .map((message) => (message === '' ? '' : JSON.stringify(message)))
    .join('\n')
}

function sorted(stdout: string): readonly unknown[] {
  return stdout
    .trim()
    .split('\n')
    .map((line): Message => JSON.parse(line))
    .toSorted((a, b) => a.id - b.id)
}
