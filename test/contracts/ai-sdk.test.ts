import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asSchema, generateText, isStepCount, type ToolSet } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { z } from 'zod'
import { stories } from '../../simulator/stories.ts'
import { kvittoTools } from '../../src/ai-sdk.ts'
import { toolNamed, tools } from '../../src/tools/index.ts'
import { askTool, asObject, bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { billingEmail, testNow } from '../scope.ts'

type Input = Readonly<Record<string, unknown>>

const names = tools.map(({ name }) => name)
const orders = stories(testNow)
const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const key = `kv_${'s'.repeat(43)}`
/** The only port of which it is sure that nobody answers. */
const nowhere = 'http://127.0.0.1:9'

describe('the tools for the AI SDK', () => {
  for (const number of ['ORD-12345', 'ABC123', 'ORD-67890', 'GB-9003', 'ORD-20007', 'US-1001']) {
    it(`tell a model the same data of ${number} as REST`, async (context) => {
      const server = await startServer(context, { orders })
      const order = orders.find((candidate) => candidate.merchant_reference1 === number)
      assert.ok(order !== undefined)
      const offered = await toolsOf(server)
      for (const name of names) {
        const input =
          name === 'get_payment_methods'
            ? { country: order.purchase_country }
            : { order_reference: number, email: billingEmail(order) }
        const told = await calledByModel(offered, name, input)
        const overRest = objectIn(await askTool(server, name, input))
        assert.equal(told['outcome'], 'answered')
        assert.deepEqual(told['data'], overRest['data'], name)
        assert.equal(told['text'], overRest['text'], name)
      }
    })
  }

  it('give an outcome that is no answer as a value, as REST words it', async (context) => {
    const server = await startServer(context)
    const offered = await toolsOf(server)
    for (const input of [
      { ...anna, email: 'somebody@example.com' },
      { ...anna, email: 'anna' },
    ]) {
      const told = await calledByModel(offered, 'get_order_status', input)
      const overRest = objectIn(await askTool(server, 'get_order_status', input))
      assert.notEqual(told['outcome'], 'answered')
      assert.deepEqual(told, overRest)
    }
  })

  it('are described to the model as the server lists them', async (context) => {
    const server = await startServer(context)
    const list = asList(await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) }))
    const model = callsOnce('get_payment_methods', {})
    const offered = await toolsOf(server)
    await generateText({ model, tools: offered, prompt: 'How can I pay?', stopWhen: isStepCount(2) })
    const shown = model.doGenerateCalls[0]?.tools?.map((one) => ({
      name: one.name,
      ...(one.type === 'function' ? { description: one.description, input_schema: one.inputSchema } : {}),
    }))
    assert.deepEqual(
      shown,
      list.map(({ name, description, input_schema }) => ({ name, description, input_schema })),
    )
    assert.deepEqual(
      shown?.map(({ name }) => name),
      names,
    )
    for (const { name, output_schema } of list)
      assert.deepEqual(await asSchema(offered[name]?.outputSchema).jsonSchema, output_schema)
  })

  it('leave out what the shop has switched off', async (context) => {
    const server = await startServer(context)
    await (await server.scope()).storage.tools.setEnabled('get_refund_status', false)
    assert.deepEqual(
      Object.keys(await toolsOf(server)),
      names.filter((name) => name !== 'get_refund_status'),
    )
  })

  it('ask nothing of the server but the list and the tool that is called', async (context) => {
    const server = await startServer(context)
    const asked: string[] = []
    const recording: typeof fetch = (url, request) => {
      asked.push(`${request?.method ?? 'GET'} ${new URL(String(url)).pathname}`)
      return fetch(url, request)
    }
    const offered = await kvittoTools({ url: `${server.url}/`, apiKey: server.apiKey, fetch: recording })
    await calledByModel(offered, 'get_payment_status', anna)
    assert.deepEqual(asked, ['GET /api/v1/tools', 'POST /api/v1/tools/get_payment_status'])
  })

  it('take no tool from a server that is not one of the nine', async () => {
    const listed = [...names, 'refund_order'].map((name) => ({
      name,
      title: name,
      description: name,
      input_schema: { type: 'object' },
      output_schema: { type: 'object' },
    }))
    const offered = await kvittoTools({
      url: nowhere,
      apiKey: key,
      fetch: async () => Response.json({ tools: listed }),
    })
    assert.deepEqual(Object.keys(offered), names)
  })
})

describe('a server that gives no answer', () => {
  const failures: Readonly<Record<string, readonly [reason: string, fetch: typeof globalThis.fetch]>> = {
    'is out of reach': ['out_of_reach', fetch],
    'fails with an error that holds the key': [
      'out_of_reach',
      async () => {
        throw new Error(`Bearer ${key}`)
      },
    ],
    'refuses the key': ['key_refused', async () => Response.json({ detail: key }, { status: 401 })],
    'lacks the right': ['key_refused', async () => Response.json({ detail: key }, { status: 403 })],
    'is no Kvitto server': ['no_kvitto_server', async () => new Response(`<h1>${key}</h1>`)],
    'leads elsewhere': [
      'no_kvitto_server',
      async () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:9/' } }),
    ],
  }
  for (const [what, [reason, fetching]] of Object.entries(failures)) {
    it(`is a value and no error, and shows no key: it ${what}`, async () => {
      const offered = await kvittoTools({ url: nowhere, apiKey: key, fetch: fetching })
      assert.deepEqual(Object.keys(offered), names)
      const told = await calledByModel(offered, 'get_order_status', anna)
      assert.equal(told['outcome'], 'unavailable')
      assert.equal(told['reason'], reason)
      assert.equal(typeof told['text'], 'string')
      assert.doesNotMatch(JSON.stringify(told), /kv_/)
    })
  }

  it('never sends the key on to where a redirect leads', async () => {
    const redirects: RequestInit['redirect'][] = []
    await kvittoTools({
      url: nowhere,
      apiKey: key,
      fetch: async (_url, request) => {
        redirects.push(request?.redirect)
        return new Response(null, { status: 500 })
      },
    })
    assert.deepEqual(redirects, ['manual'])
  })

  it('still lets the tools answer once it is back', async (context) => {
    const server = await startServer(context)
    let isUp = false
    const offered = await kvittoTools({
      url: server.url,
      apiKey: server.apiKey,
      fetch: async (url, request) => (isUp ? fetch(url, request) : new Response(null, { status: 502 })),
    })
    assert.equal((await calledByModel(offered, 'get_order_status', anna))['outcome'], 'unavailable')
    isUp = true
    assert.equal((await calledByModel(offered, 'get_order_status', anna))['outcome'], 'answered')
  })
})

describe('an address or a key that cannot be one', () => {
  const cases = [
    { url: 'kvitto.example.com', apiKey: key },
    { url: 'ftp://kvitto.example.com', apiKey: key },
    { url: `http://user:${key}@kvitto.example.com`, apiKey: key },
    { url: nowhere, apiKey: `${key}\n` },
    { url: nowhere, apiKey: '' },
  ]
  for (const options of cases) {
    it(`is refused at once, without being repeated: ${JSON.stringify(options).replaceAll(key, 'KEY')}`, async () => {
      await assert.rejects(kvittoTools(options), (error) => {
        assert.ok(error instanceof TypeError)
        return !error.message.includes('kv_') && !error.message.includes('kvitto.example.com')
      })
    })
  }
})

function toolsOf({ url, apiKey }: RunningServer): Promise<ToolSet> {
  return kvittoTools({ url, apiKey })
}

/** What the tool gives back to a model that calls it. */
async function calledByModel(offered: ToolSet, name: string, input: Input): Promise<Record<string, unknown>> {
  const model = callsOnce(name, input)
  const { steps, text } = await generateText({
    model,
    tools: offered,
    prompt: 'Is it paid?',
    stopWhen: isStepCount(2),
  })
  assert.equal(text, 'Done.')
  const [result] = steps[0]?.toolResults ?? []
  assert.ok(result !== undefined, `${name} gave no result`)
  assert.ok(toolNamed(result.toolName) !== undefined)
  const message = model.doGenerateCalls[1]?.prompt.at(-1)
  const [part] = message?.role === 'tool' ? message.content : []
  assert.ok(part?.type === 'tool-result' && part.output.type === 'json')
  assert.deepEqual(part.output.value, result.output)
  return asObject(result.output)
}

/** A model that calls this tool once, and then has done. */
function callsOnce(toolName: string, input: Input): MockLanguageModelV4 {
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  }
  return new MockLanguageModelV4({
    doGenerate: [
      {
        content: [{ type: 'tool-call', toolCallId: 'call-1', toolName, input: JSON.stringify(input) }],
        finishReason: { unified: 'tool-calls', raw: undefined },
        usage,
        warnings: [],
      },
      {
        content: [{ type: 'text', text: 'Done.' }],
        finishReason: { unified: 'stop', raw: undefined },
        usage,
        warnings: [],
      },
    ],
  })
}

const toolList = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      input_schema: z.unknown(),
      output_schema: z.unknown(),
    }),
  ),
})

function asList({ text }: { readonly text: string }): z.infer<typeof toolList>['tools'] {
  return toolList.parse(JSON.parse(text)).tools
}
