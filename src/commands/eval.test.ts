import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type Ended, folderFor, kvitto } from '../../test/command-line.ts'
import { asObject } from '../../test/http.ts'

const paid = {
  id: 'en-1',
  text: 'Is order W-1001 paid? mia@example.com',
  intents: ['payment_status'],
  slots: { order_reference: 'W-1001', email: 'mia@example.com' },
}
const cancel = { id: 'en-2', text: 'Please cancel my order', intents: ['write_request'], slots: {} }
/** What nobody would understand so. */
const absurd = { id: 'en-3', text: 'Is my order paid?', intents: ['goodbye'], slots: {} }

const order = { number: 'W-1001', email: 'mia@example.com', country: 'GB', items: [['Dress', 7990]] }
const captured = { ...order, captures: [{ days_ago: 20 }] }
const ask = 'Is order W-1001 paid? mia@example.com'
const answered = { say: ask, outcome: 'answered', tools: ['get_payment_status'], has: ['GBP 79.90'] }

describe('kvitto eval with messages', () => {
  it('prints a table and ends with 0, however many are wrong', async (context) => {
    const { code, stdout } = await evaluate(context, [paid, cancel, absurd], ['--wrong'])
    assert.equal(code, 0)
    assert.match(stdout, /^Language +messages +accuracy +slots +language$/m)
    assert.match(stdout, /^all +3 +66\.7 % +100\.0 % +100\.0 %$/m)
    assert.match(stdout, /^payment_status +1 +100\.0 %/m)
    assert.match(stdout, /^write_request +1 +0 \(0\.0 %\) +0 \(0\.0 %\)$/m)
    assert.match(stdout, /Wrong: 1\n {2}en-3 "Is my order paid\?" .*\n {4}intents: goodbye → payment_status/)
  })

  it('prints one JSON object that holds what the table shows', async (context) => {
    const { stdout } = await evaluate(context, [paid, cancel, absurd], ['--json', '--precision', '0.5'])
    assert.equal(stdout.trim().split('\n').length, 1)
    const report = asObject(JSON.parse(stdout))
    assert.deepEqual(asObject(report['coverage'])['count'], 3)
    assert.deepEqual(asObject(report['all'])['intents'], { count: 2, of: 3, share: 2 / 3 })
    assert.equal('wrong' in report, false)
    assert.ok(Number(asObject(report['latency'])['median_ms']) > 0)
  })

  it('counts slots that are wrong, missing or too many, and another language', async (context) => {
    const messages = [
      { ...paid, slots: { ...paid.slots, order_reference: 'W-1002' } },
      { ...paid, id: 'en-4', slots: { order_reference: 'W-1001' } },
      { ...paid, id: 'sv-5' },
    ]
    const { stdout } = await evaluate(context, messages, ['--json'])
    const all = asObject(asObject(JSON.parse(stdout))['all'])
    assert.equal(asObject(all['slots'])['count'], 1)
    assert.equal(asObject(all['language'])['count'], 2)
  })

  it('wants all of several intents, in order, and of one just the first', async (context) => {
    const text = 'Is my order paid? When is my next payment due?'
    const messages = [
      { id: 'en-1', text, intents: ['payment_status', 'upcoming_payments'] },
      { id: 'en-2', text, intents: ['upcoming_payments', 'payment_status'] },
      { id: 'en-3', text, intents: ['payment_status'] },
      { id: 'en-4', text, intents: ['upcoming_payments'] },
      { id: 'en-5', text, intents: ['payment_status', 'refund_status'] },
    ]
    const { stdout } = await evaluate(context, messages, ['--wrong', '--json'])
    const { wrong } = asObject(JSON.parse(stdout))
    assert.ok(Array.isArray(wrong))
    assert.deepEqual(
      wrong.map((message) => asObject(message)['id']),
      ['en-2', 'en-4', 'en-5'],
    )
  })

  it('ends with 1 only where --at-least is missed', async (context) => {
    const codes = []
    for (const share of ['0.6', '0.7'])
      codes.push((await evaluate(context, [paid, cancel, absurd], ['--at-least', share])).code)
    assert.deepEqual(codes, [0, 1])
  })
})

describe('kvitto eval with conversations', () => {
  it('holds each on its own orders and ends with 0 when all went as scripted', async (context) => {
    const conversations = [
      { id: 'en-1', orders: [captured], turns: [answered] },
      {
        id: 'en-2',
        orders: [{ ...captured, items: [['Dress', 5000]] }],
        turns: [{ ...answered, has: ['GBP 50.00'], lacks: ['79.90'] }],
      },
    ]
    const { code, stdout, stderr } = await evaluate(context, conversations, ['--times', '4'])
    assert.equal(code, 0, stdout + stderr)
    assert.match(stdout, /^en +8 +8\/8 +100\.0 % +8\/8 +100\.0 % +8\/8 +100\.0 %$/m)
    assert.match(stdout, /^pass\^1 100\.0 %, pass\^4 100\.0 % \(2 conversations, 4 runs of each\)$/m)
    assert.match(stdout, /^Engine: rules$/m)
    assert.equal(stderr, '')
  })

  it('names each deviation and ends with 1, unless --at-least allows it', async (context) => {
    const conversations = [
      { id: 'en-1', orders: [captured], turns: [answered, { say: 'thanks', outcome: 'handoff' }] },
      { id: 'en-2', orders: [captured], turns: [answered] },
    ]
    const { code, stdout } = await evaluate(context, conversations)
    assert.equal(code, 1)
    assert.match(
      stdout,
      /Not as scripted:\n {2}en-1 turn 2: "thanks"\n {4}outcome: expected handoff\n {6}said "smalltalk"\n$/,
    )
    assert.equal((await evaluate(context, conversations, ['--at-least', '0.5'])).code, 0)
  })

  it('lets time pass, and begins another conversation where the script does', async (context) => {
    const later = { say: 'Is it paid?', outcome: 'asked' }
    const turns = [
      answered,
      { say: 'Is it paid?', outcome: 'answered' },
      { ...later, after_minutes: 31 },
      answered,
      { ...later, new: true, asks_for: ['order_reference', 'email'] },
    ]
    const { code, stdout } = await evaluate(context, [{ id: 'en-1', orders: [captured], turns }])
    assert.equal(code, 0, stdout)
  })

  it('begins each at the same instant, however late the one before ended', async (context) => {
    const orders = [{ ...captured, placed: 21, method: 'pay_in_3' }]
    const due = { say: 'When is my next payment due? W-1001 mia@example.com', outcome: 'answered' }
    const conversations = [
      { id: 'en-1', orders, turns: [{ ...due, after_minutes: 20 * 24 * 60, has: ['January'] }] },
      { id: 'en-2', orders, turns: [{ ...due, has: ['December'] }] },
    ]
    const { code, stdout } = await evaluate(context, conversations)
    assert.equal(code, 0, stdout)
  })

  it('asks for KVITTO_MODEL where the model shall answer', async (context) => {
    const conversations = [{ id: 'en-1', orders: [captured], turns: [answered] }]
    const { code, stderr } = await evaluate(context, conversations, ['--engine', 'model'])
    assert.equal(code, 2)
    assert.match(stderr, /KVITTO_MODEL/)
  })
})

describe('kvitto eval with a file that breaks a rule', () => {
  const turns = [answered]
  const bad: Readonly<Record<string, readonly [lines: readonly unknown[], expected: RegExp]>> = {
    'no JSON': [[paid, '{"id":'], /\.jsonl:2 is not JSON/],
    'neither of the two': [[{ id: 'en-1' }], /\.jsonl:1 must hold a message/],
    nothing: [[], /is empty/],
    'an intent that there is not': [
      [{ ...paid, intents: ['pay_status'] }],
      /:1 intents\[0\]: Invalid option/,
    ],
    'two references': [
      [{ ...paid, slots: { order_reference: '1', klarna_reference: 'K4MADNY' } }],
      /:1 slots: may hold only one of/,
    ],
    'a language that is not spoken': [[{ ...paid, id: 'xx-1' }], /:1 id: must begin with a language/],
    'the same ID twice': [[paid, paid], /:2 id: en-1 is the ID of .*:1 already/],
    'a message among conversations': [[{ id: 'en-1', turns }, paid], /:2 turns: /],
    'a misspelled key': [[{ id: 'en-1', turns: [{ ...answered, outcomes: 'asked' }] }], /"outcomes"/],
    'a tool that there is not': [
      [{ id: 'en-1', turns: [{ say: 'Hi', tools: ['get_money'] }] }],
      /:1 turns\[0\]\.tools\[0\]: Invalid option/,
    ],
    'an order that cannot be': [
      [{ id: 'en-1', orders: [{ ...order, country: 'XX' }], turns }],
      /:1 orders\[0\]\.country: must be one of/,
    ],
    'two orders of one ID': [
      [{ id: 'en-1', orders: [order, order], turns }],
      /:1 orders: two orders come to the Klarna order ID/,
    ],
  }
  for (const [what, [lines, expected]] of Object.entries(bad)) {
    it(`names file, line and rule, and ends with 2: ${what}`, async (context) => {
      const { code, stdout, stderr } = await evaluate(context, lines)
      assert.equal(code, 2)
      assert.match(stderr, expected)
      assert.equal(stdout, '')
    })
  }

  it('names every bad line, of every file', async (context) => {
    const folder = await folderFor(context)
    const files = [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]
    for (const file of files) await writeFile(file, jsonLines([{ ...paid, intents: [] }, 'x']))
    const { code, stderr } = await kvitto(['eval', ...files])
    assert.equal(code, 2)
    assert.equal(stderr.match(/[ab]\.jsonl:[12] /g)?.length, 4)
  })

  it('refuses options of the other kind, a file that is not there, and a share that is none', async (context) => {
    assert.equal((await evaluate(context, [paid], ['--times', '2'])).code, 2)
    assert.equal((await evaluate(context, [{ id: 'en-1', turns }], ['--wrong'])).code, 2)
    assert.equal((await evaluate(context, [paid], ['--at-least', '97'])).code, 2)
    assert.equal((await kvitto(['eval', 'nowhere.jsonl'])).code, 2)
  })
})

async function evaluate(
  context: TestContext,
  lines: readonly unknown[],
  flags: readonly string[] = [],
): Promise<Ended> {
  const file = join(await folderFor(context), 'written.jsonl')
  await writeFile(file, jsonLines(lines))
  return kvitto(['eval', file, ...flags])
}

function jsonLines(lines: readonly unknown[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
}
