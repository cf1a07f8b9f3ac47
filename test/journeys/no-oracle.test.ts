import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DemoProcess, startDemoProcess } from '../demo-process.ts'
import { type Answer, askTool, bearer, objectIn, send } from '../http.ts'
import { knownOrder, manyOrders, uuid } from '../many-orders.ts'

/** How many pairs; `npm run test:oracle` takes more. */
const pairs = Number(process.env['KVITTO_TEST_PAIRS'] ?? 500)
/** Questions under way at a time. */
const parallel = 80

const stepMs = 500
/** What a question may take beside the grid, on a machine that has other things to do. */
const earlyMs = 2
const lateMs = 180

/** Two claims that must not be told apart: an order that is not there, and one that is there with another email. */
type Group = 'unknown' | 'wrong email'
type Surface = 'REST' | 'MCP'
type Question = {
  readonly group: Group
  readonly surface: Surface
  readonly reference: string
  readonly index: number
}
type Asked = Question & { readonly answer: Answer }

const referenceKinds = ['number', 'reference', 'id'] as const

describe('an unknown order beside a wrong email', () => {
  it('gets the same reply, at the same moment', async (context) => {
    const demo = await startDemo(context, pairs)
    const asked = await askAll(demo, questions(pairs), parallel)
    for (const { answer, surface } of asked) assertNoMatch(answer, surface)
    assertSameReplies(asked)
    assertOnGrid(asked)
    assertSameMoments(asked)
    // Each asked Klarna once: a claim that misses is never answered from memory.
    assert.equal((await demo.requests()).length, asked.length)
  })

  it('gets them too just after the owner has asked', async (context) => {
    const count = Math.max(50, Math.ceil(pairs / 10))
    const demo = await startDemo(context, count)
    const owners = Array.from({ length: count }, (_, index) => knownOrder(index))
    await inParallel(owners, parallel, async ({ id, email }, index) => {
      const input = { order_reference: id, email, end_user: `owner-${index}` }
      assert.equal((await askTool(demo, 'get_order_status', input)).status, 200)
    })
    await demo.forgetRequests()
    const asked = await askAll(demo, questions(count), parallel)
    for (const { answer, surface } of asked) assertNoMatch(answer, surface)
    assertSameReplies(asked)
    assertOnGrid(asked)
    assertSameMoments(asked)
    assert.equal((await demo.requests()).length, asked.length)
  })

  it('gets them half a second later from a Klarna that is slow', async (context) => {
    const count = Math.max(60, Math.ceil(pairs / 10))
    const demo = await startDemo(context, count)
    await demo.fault({ delay_ms: 1_200, times: count * 2 + 2 })
    const asked = await askAll(demo, questions(count), 24)
    for (const { answer, surface } of asked) assertNoMatch(answer, surface)
    assertSameReplies(asked)
    assertOnGrid(asked)
    assertSameMoments(asked)
    for (const { answer } of asked) assert.ok(answer.durationMs > 1_400, `${answer.durationMs} ms`)
  })

  it('is unavailable alike while Klarna is down', async (context) => {
    const count = Math.max(60, Math.ceil(pairs / 10))
    const demo = await startDemo(context, count)
    await demo.fault({ status: 503, times: count * 8 })
    const asked = await askAll(demo, questions(count), parallel)
    for (const { answer, surface } of asked) {
      assert.equal(answer.status, surface === 'REST' ? 503 : 200)
      assert.match(answer.text, /"outcome":"unavailable"/)
    }
    assertSameReplies(asked)
  })
})

describe('the comparison of moments', () => {
  it('would notice three milliseconds', () => {
    const noise = (): number => 1_000 + 20 * Math.random() ** 3
    const sample = (): number[] => Array.from({ length: 250 }, noise)
    assert.ok(Math.abs(rankSum(sample(), sample())) < farApart)
    assert.ok(
      Math.abs(
        rankSum(
          sample(),
          sample().map((value) => value + 3),
        ),
      ) > farApart,
    )
  })
})

function startDemo(context: Parameters<typeof startDemoProcess>[0], count: number): Promise<DemoProcess> {
  return startDemoProcess(context, {
    orders: manyOrders(count),
    environment: { KVITTO_KLARNA_BUDGET: '0', KVITTO_LOG_LEVEL: 'error' },
  })
}

/** `count` pairs over all kinds of references and both surfaces, shuffled so that both groups meet the same weather. */
function questions(count: number): Question[] {
  const all = Array.from({ length: count }, (_, index) => {
    const kind = referenceKinds[index % referenceKinds.length] ?? 'number'
    const surface = index % 2 === 0 ? 'REST' : 'MCP'
    const known = { surface, index, group: 'wrong email', reference: knownOrder(index)[kind] } as const
    return [known, { ...known, group: 'unknown', reference: unknownReference(kind, index) } as const]
  }).flat()
  return all
    .map((question) => ({ question, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ question }) => question)
}

/** Of the same form and length as the known ones. */
function unknownReference(kind: (typeof referenceKinds)[number], index: number): string {
  switch (kind) {
    case 'number':
      return `SHOP-${500_000 + index}`
    case 'reference':
      return `KR${500_000 + index}`
    case 'id':
      return uuid(`nobody's ${index}`)
  }
}

async function askAll(demo: DemoProcess, all: readonly Question[], atATime: number): Promise<Asked[]> {
  // What only the first questions pay for is paid before.
  await inParallel(['REST', 'MCP'] as const, 2, (surface) =>
    ask(demo, { surface, group: 'unknown', reference: 'SHOP-999999', index: -1 }),
  )
  await demo.forgetRequests()
  return inParallel(all, atATime, async (question) => ({ ...question, answer: await ask(demo, question) }))
}

/** Each claim has an email and a shopper of its own, so that no limit is met. */
function ask(demo: DemoProcess, { surface, group, reference, index }: Question): Promise<Answer> {
  const word = group === 'unknown' ? 'a' : 'b'
  const input = {
    order_reference: reference,
    email: `nobody-${word}${index}@example.com`,
    end_user: `${word}${index}`,
  }
  return surface === 'REST' ? askTool(demo, 'get_order_status', input) : askOverMcp(demo, input)
}

function askOverMcp(demo: DemoProcess, input: object): Promise<Answer> {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  return send(demo.mcpUrl, {
    method: 'POST',
    headers: {
      ...bearer(demo.apiKey),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': 'get_order_status',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { _meta: meta, name: 'get_order_status', arguments: input },
    }),
  })
}

async function inParallel<T, R>(
  items: readonly T[],
  atATime: number,
  use: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const waiting = [...items.entries()]
  const results: R[] = []
  const worker = async (number: number): Promise<void> => {
    // Spread over the second that each question takes, so that they do not all come at once.
    await sleep((number * 1_000) / atATime)
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      results.push(await use(next[1], next[0]))
  }
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, (_, number) => worker(number)))
  return results
}

function assertNoMatch(answer: Answer, surface: Surface): void {
  assert.equal(answer.status, surface === 'REST' ? 404 : 200, answer.text)
  assert.match(answer.text, /"outcome":"no_match"/)
}

/** Status, headers and bytes: one reply for all claims of a surface. */
function assertSameReplies(asked: readonly Asked[]): void {
  for (const surface of ['REST', 'MCP'] as const) {
    const replies = asked
      .filter((one) => one.surface === surface)
      .map(({ answer: { status, headers, text } }) => {
        const { date: _date, ...rest } = headers
        return JSON.stringify({ status, headers: rest, text })
      })
    assert.ok(replies.length >= 50)
    assert.equal(new Set(replies).size, 1, [...new Set(replies)].slice(0, 3).join('\n'))
    assert.ok(objectIn(asked.find((one) => one.surface === surface)?.answer ?? { text: '' }))
  }
}

function assertOnGrid(asked: readonly Asked[]): void {
  const off = asked
    .map(({ answer }) => answer.durationMs)
    .filter((ms) => ms < 1_000 - earlyMs || (ms + earlyMs) % stepMs > lateMs + earlyMs)
  assert.deepEqual(off, [], `${off.length} of ${asked.length} are off the grid`)
}

/**
 * The rank sum is normally distributed with variance 1 where the groups do not differ: beyond 4.5 lies one run of
 * 150,000.
 */
const farApart = 4.5

function assertSameMoments(asked: readonly Asked[]): void {
  for (const surface of ['REST', 'MCP'] as const) {
    const [unknown = [], wrong = []] = (['unknown', 'wrong email'] as const).map((group) =>
      asked
        .filter((one) => one.surface === surface && one.group === group)
        .map(({ answer }) => answer.durationMs),
    )
    const distance = rankSum(unknown, wrong)
    const told = `${surface}: median ${median(unknown)} ms and ${median(wrong)} ms, rank sum ${distance}`
    assert.ok(Math.abs(distance) < farApart, told)
  }
}

/** Wilcoxon's rank sum of two samples without ties, in standard deviations from what chance would give. */
function rankSum(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((value) => ({ value, own: true })), ...b.map((value) => ({ value, own: false }))]
    .sort((x, y) => x.value - y.value)
    .map(({ own }, index) => (own ? index + 1 : 0))
  const sum = ranked.reduce((total, rank) => total + rank, 0)
  const expected = (a.length * (ranked.length + 1)) / 2
  return (sum - expected) / Math.sqrt((expected * b.length) / 6)
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN
}
