import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { stories } from '../../simulator/stories.ts'
import { answer } from '../../src/answers/answer.ts'
import { commands } from '../../src/commands/index.ts'
import { toolNamed, tools } from '../../src/tools/index.ts'
import { askTool, bearer, objectIn, send } from '../http.ts'
import { callTool, connect, connectOverHttp, type Era, eras } from '../mcp-client.ts'
import { type RunningServer, type ServerOptions, startServer } from '../running-server.ts'
import { billingEmail, testNow } from '../scope.ts'

type Input = Readonly<Record<string, unknown>>
/** One way to ask a tool: its reply as the flat object. */
type Surface = (tool: string, input: Input) => Promise<Readonly<Record<string, unknown>>>

const root = resolve(import.meta.dirname, '..', '..')
const orders = stories(testNow)
const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }

/** One of each state: of the order, of its review, of its refunds, and each kind of payment. */
const chosen: Readonly<Record<string, string>> = {
  'captured, Pay in 3': 'ORD-12345',
  'part refunded, paid directly': 'ABC123',
  'part captured, pay later': 'ORD-67890',
  'authorized, a monthly invoice': 'NO-5002',
  cancelled: 'ORD-20007',
  expired: 'ORD-20008',
  closed: 'NL-4002',
  'under review': 'GB-9003',
  'rejected by the review': 'US-1004',
  'a status that nobody has heard of': 'ORD-30006',
  'refunded in full': 'ORD-30001',
  'a refund that belongs to no capture': 'ORD-30003',
  'a method that nobody has heard of': 'ORD-30005',
  'no method': 'ORD-30004',
  financing: 'GB-9005',
  'Pay in 4': 'US-1001',
}

for (const [state, number] of Object.entries(chosen)) {
  describe(`an order that is ${state}`, () => {
    it('is told alike by REST, MCP of both eras and in the process', async (context) => {
      const server = await startServer(context, { orders })
      await assertAlike(
        inProcess(server),
        {
          REST: rest(server),
          ...(await mcpOf(context, server)),
        },
        number,
      )
    })
  })
}

describe('MCP over stdio', () => {
  const skip = commands.some(({ name }) => name === 'mcp') ? false : 'there is no such command yet'
  for (const era of Object.keys(eras).filter(isEra)) {
    it(`tells every order as the other surfaces do (${era})`, { skip }, async (context) => {
      const server = await startServer(context, { orders })
      const client = await connectOverStdio(context, era)
      assert.deepEqual(await listedBy(client), await listedBy(await connectOverHttp(context, server, era)))
      for (const number of Object.values(chosen))
        await assertAlike(inProcess(server), { stdio: mcp(client) }, number)
    })
  }
})

describe('every outcome', () => {
  type Case = readonly [outcome: string, input: Input, options: ServerOptions, fault?: object]
  const cases: readonly Case[] = [
    ['answered', anna, {}],
    ['no_match', { ...anna, email: 'somebody@example.com' }, {}],
    ['no_match', { ...anna, order_reference: 'ORD-404404' }, {}],
    ['bad_input', { email: 'anna' }, {}],
    ['klarna_order_id_required', anna, { fed: false }],
    ['not_connected', anna, { connected: false }],
    ['unavailable', anna, {}, { status: 500 }],
    ['busy', anna, {}, { status: 429 }],
  ]
  for (const [outcome, input, options, fault] of cases) {
    it(`${outcome} is one object on REST and MCP${outcome === 'answered' ? '' : ', and an error on MCP'}`, async (context) => {
      const replies: Readonly<Record<string, unknown>>[] = []
      const ask = async (use: (server: RunningServer) => Promise<Readonly<Record<string, unknown>>>) => {
        const server = await startServer(context, options)
        if (fault !== undefined) await server.fault(fault)
        replies.push(await use(server))
      }
      await ask(async (server) => objectIn(await askTool(server, 'get_order_status', input)))
      for (const era of Object.keys(eras).filter(isEra)) {
        await ask(async (server) => {
          const client = await connectOverHttp(context, server, era)
          const { isError, content, structuredContent } = await callTool(client, 'get_order_status', input)
          assert.equal(isError, outcome !== 'answered')
          assert.deepEqual(content, [{ type: 'text', text: structuredContent['text'] }])
          return structuredContent
        })
      }
      for (const reply of replies) {
        assert.equal(reply['outcome'], outcome)
        assert.deepEqual(timeless(reply), timeless(replies[0] ?? {}))
      }
    })
  }

  it('too_many_attempts is counted over the surfaces together', async (context) => {
    const server = await startServer(context)
    const client = await connectOverHttp(context, server, '2026-07-28')
    const wrong = (index: number) => ({ ...anna, email: `wrong-${index}@example.com` })
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? askTool(server, 'get_order_status', wrong(index))
          : callTool(client, 'get_refund_status', wrong(index)),
      ),
    )
    assert.equal((await askTool(server, 'get_payment_info', anna)).status, 429)
    const { isError, structuredContent } = await callTool(client, 'get_payment_info', anna)
    assert.equal(isError, true)
    assert.equal(structuredContent['outcome'], 'too_many_attempts')
  })
})

describe('a tool that is switched off', () => {
  it('is unknown to MCP, disabled on REST, and listed nowhere', async (context) => {
    const server = await startServer(context)
    const name = 'get_refund_status'
    await (await server.scope()).storage.tools.setEnabled(name, false)
    const answered = await askTool(server, name, anna)
    assert.equal(answered.status, 404)
    assert.equal(objectIn(answered)['outcome'], 'disabled')
    const list = await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) })
    assert.equal(list.text.includes(`"${name}"`), false)
    for (const era of Object.keys(eras).filter(isEra)) {
      const client = await connectOverHttp(context, server, era)
      assert.deepEqual(
        (await listedBy(client)).map((tool) => tool.name),
        tools.map((tool) => tool.name).filter((other) => other !== name),
      )
      await assert.rejects(client.callTool({ name, arguments: anna }), /Unknown tool/)
    }
  })
})

describe('the list of tools', () => {
  it('says the same on REST and on MCP', async (context) => {
    const server = await startServer(context)
    const list = await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) })
    const listed = await listedBy(await connectOverHttp(context, server, '2026-07-28'))
    const asOnRest = listed.map(({ inputSchema, outputSchema, annotations, ...tool }) => {
      const { title: _title, ...hints } = annotations ?? {}
      return { ...tool, input_schema: inputSchema, output_schema: outputSchema, annotations: hints }
    })
    assert.deepEqual(objectIn(list)['tools'], asOnRest)
  })
})

/** Every tool, asked by number and by Klarna order ID, gives what the first surface gives. */
async function assertAlike(
  first: Surface,
  others: Readonly<Record<string, Surface>>,
  number: string,
): Promise<void> {
  const order = orders.find((candidate) => candidate.merchant_reference1 === number)
  assert.ok(order !== undefined, `${number} is no story`)
  const email = billingEmail(order)
  for (const { name } of tools) {
    const inputs: Input[] =
      name === 'get_payment_methods'
        ? [{ country: order.purchase_country }, {}]
        : [number, order.order_id].map((order_reference) => ({ order_reference, email }))
    for (const input of inputs) {
      const expected = await first(name, input)
      assert.equal(expected['outcome'], 'answered')
      for (const [surface, ask] of Object.entries(others)) {
        assert.deepEqual(timeless(await ask(name, input)), timeless(expected), `${surface}: ${name}`)
      }
    }
  }
}

function inProcess(server: RunningServer): Surface {
  return async (name, input) => {
    const tool = toolNamed(name)
    assert.ok(tool !== undefined)
    const question = { caller: { id: 'test' }, receivedAt: performance.now() }
    return JSON.parse(JSON.stringify(await answer(await server.scope(), tool, input, question)))
  }
}

function rest(server: RunningServer): Surface {
  return async (name, input) => objectIn(await askTool(server, name, input))
}

function mcp(client: Client): Surface {
  return async (name, input) => (await callTool(client, name, input)).structuredContent
}

async function mcpOf(context: TestContext, server: RunningServer): Promise<Record<string, Surface>> {
  return {
    '2025-11-25': mcp(await connectOverHttp(context, server, '2025-11-25')),
    '2026-07-28': mcp(await connectOverHttp(context, server, '2026-07-28')),
  }
}

async function connectOverStdio(context: TestContext, era: Era): Promise<Client> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-stdio-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'orders.json')
  await writeFile(file, JSON.stringify(orders))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(root, 'src/main.ts'), 'mcp', '--demo', '--orders', file, '--now', testNow.toISOString()],
    cwd: root,
    env: Object.fromEntries(
      Object.entries({ ...process.env, KVITTO_KLARNA_BUDGET: '0' }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    stderr: 'ignore',
  })
  return connect(context, transport, era)
}

async function listedBy(client: Client) {
  return (await client.listTools()).tools
}

/** Without the moment of the reading, which the same order has a different one of each time. */
function timeless({ as_of: _asOf, ...reply }: Readonly<Record<string, unknown>>): object {
  return reply
}

function isEra(text: string): text is Era {
  return text in eras
}
