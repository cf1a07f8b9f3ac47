import assert from 'node:assert/strict'
import { before, after as closing, describe, test } from 'node:test'
import { z } from 'zod'
import type { RawOrder } from '../../simulator/klarna-order.ts'
import { billingEmail, openShop, type TestShop } from '../../test/scope.ts'
import { formatMoney, money, parseCurrency } from '../domain/money.ts'
import { type AnyTool, type ToolName, tools } from '../tools/index.ts'
import { answer } from './answer.ts'

const fieldsOf: Readonly<Record<ToolName, string>> = {
  get_order_status: 'order_number, klarna_reference, status, review, total, refunded, created_at, expires_at',
  get_payment_status: 'payment_status, reason, total, captured, refunded, remaining, method, deferred',
  get_refund_status: 'state, refunded_total, remaining_after_refunds, refunds, usually_arrives',
  get_payment_info: 'method, deferred, schedule',
  get_order_history: 'orders, complete, sources',
  get_payment_methods: 'country, source, methods',
  get_installment_schedule: 'estimated, derivable, why_not, rule, plans',
  get_upcoming_payments: 'estimated, derivable, why_not, next, payments, total_upcoming',
  get_capture_details: 'total, captured, remaining, captures, complete',
}

type Told = {
  readonly tool: AnyTool
  readonly order: RawOrder
  readonly name: string
  readonly text: string
  readonly locale: string
  readonly data: object
}

const closers: (() => Promise<void>)[] = []
let shop: TestShop
let told: readonly Told[]

before(async () => {
  shop = await openShop({ after: (close) => closers.push(close) })
  told = await tellAll(shop)
})
closing(async () => {
  for (const close of closers) await close()
})

/** Every tool that shows an order, asked about every story by its shopper. */
async function tellAll({ scope, simulator }: TestShop): Promise<Told[]> {
  const all: Told[] = []
  for (const order of simulator.orders()) {
    for (const tool of tools) {
      const claim = { order_reference: order.order_id, email: billingEmail(order) }
      const question = { caller: { id: 'test' }, receivedAt: performance.now() }
      const reply = await answer(scope, tool, tool.access === 'anyone' ? {} : claim, question)
      const name = `${tool.name} of ${order['merchant_reference1'] ?? order.order_id}`
      assert.ok(reply.outcome === 'answered', name)
      assert.deepEqual(Object.keys(reply), ['outcome', 'text', 'locale', 'as_of', 'data'], name)
      assert.match(reply.as_of, /^2026-11-22T12:0\d:\d\d\.\d{3}Z$/, name)
      all.push({ tool, order, name, text: reply.text, locale: reply.locale, data: reply.data })
    }
  }
  return all
}

/** The same schema, but no object in it may have more fields than it names. */
function strictly(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([key, value]) => [key, strictly(value)] as const)
    return z.strictObject(Object.fromEntries(fields))
  }
  if (schema instanceof z.ZodArray) return z.array(strictly(schema.element))
  if (schema instanceof z.ZodNullable) return strictly(schema.unwrap()).nullable()
  assert.ok(schema instanceof z.ZodType)
  return schema
}

/** Every value in some JSON, however deep, with the name of its field. */
function* valuesIn(json: unknown, field = ''): Generator<readonly [field: string, value: unknown]> {
  yield [field, json]
  if (Array.isArray(json)) for (const entry of json) yield* valuesIn(entry, field)
  else if (typeof json === 'object' && json !== null)
    for (const [key, value] of Object.entries(json)) yield* valuesIn(value, key)
}

function textsIn(json: unknown, wanted: (field: string) => boolean): string[] {
  return [...valuesIn(json)].flatMap(([field, value]) =>
    typeof value === 'string' && wanted(field) ? [value] : [],
  )
}

/** A story's amounts, instants and words, to find in them what a reply says. */
function moneyIn(order: RawOrder, locale: string): Set<string> {
  const currency = parseCurrency(order['purchase_currency'])
  assert.ok(currency !== undefined)
  const amounts = [...valuesIn(order)].flatMap(([field, value]) =>
    typeof value === 'number' && field.endsWith('_amount') ? [value] : [],
  )
  return new Set(amounts.map((amount) => formatMoney(money(Math.abs(amount), currency), locale)))
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dayInText = new RegExp(
  `\\b(${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{1,2})(?:, (\\d{4}))?`,
  'g',
)
const moneyInText = /[A-Z]{3}\u00a0[\d,]+(?:\.\d+)?/g

describe('every tool about every story', () => {
  test('answers, and there are enough of them', () => {
    assert.ok(told.length >= 9 * 50)
  })

  test('gives exactly the fields of its schema and of the contract, all of them', () => {
    for (const { tool, name, data } of told) {
      assert.deepEqual(Object.keys(data), fieldsOf[tool.name].split(', '), name)
      const parsed = strictly(tool.data).safeParse(data)
      assert.ok(parsed.success, `${name}: ${parsed.error?.message}`)
      assert.deepEqual(parsed.data, data, name)
    }
  })

  test('writes amounts in minor units, with the text that belongs to them', () => {
    for (const { name, locale, data } of told) {
      for (const [, value] of valuesIn(data)) {
        if (typeof value !== 'object' || value === null || !('amount' in value && 'currency' in value))
          continue
        const currency = parseCurrency(value.currency)
        assert.ok(typeof value.amount === 'number' && currency !== undefined, name)
        assert.ok('text' in value && value.text === formatMoney(money(value.amount, currency), locale), name)
        assert.doesNotMatch(String(value.text), / /, name)
      }
    }
  })

  test('shows nothing of the person: no email, name, address, birthday or number', () => {
    for (const { name, order, text, data } of told) {
      const said = `${text} ${JSON.stringify(data)}`.toLowerCase()
      const personal = ['billing_address', 'shipping_address', 'customer'].flatMap((part) =>
        textsIn(order[part], (field) => !['country', 'type', 'region', 'city', 'title'].includes(field)),
      )
      assert.ok(personal.length > 5)
      for (const word of personal) {
        // A family name of two letters is in half the words there are.
        if (word.length > 2) assert.ok(!said.includes(word.toLowerCase()), `${name} says ${word}`)
      }
    }
  })

  test('never shows the Klarna order ID or the ID of a capture or refund', () => {
    for (const { name, order, text, data } of told) {
      const said = `${text} ${JSON.stringify(data)}`
      for (const id of textsIn(order, (field) => /^(order|capture|refund)_id$/.test(field))) {
        assert.ok(!said.includes(id), name)
      }
    }
  })
})

describe('the text of every reply', () => {
  test('says no amount that is not in its data', () => {
    let checked = 0
    for (const { name, order, text, locale, data } of told) {
      const known = new Set(textsIn(data, (field) => field === 'text'))
      const ofOrder = moneyIn(order, locale)
      for (const [amount] of text.matchAll(moneyInText)) {
        checked += 1
        assert.ok(known.has(amount) || ofOrder.has(amount), `${name} says ${amount}`)
      }
    }
    assert.ok(checked > 500)
  })

  test('says no day that is not in its data, but the one until which the shop can charge', () => {
    let checked = 0
    for (const { name, order, text, locale, data } of told) {
      const days = [
        ...textsIn(data, (field) => /_(at|on)$/.test(field)),
        // Klarna's expires_at: the day in the shop's time zone.
        ...textsIn(order, (field) => field === 'expires_at').map((instant) => instant.slice(0, 10)),
      ]
      const written = new Set(days.flatMap((day) => [longDay(day, locale), shortDay(day, locale)]))
      for (const [whole, month, number, year] of text.matchAll(dayInText)) {
        checked += 1
        assert.ok(written.has(`${month} ${number}`), `${name} says ${whole}`)
        if (year !== undefined)
          assert.ok(
            days.some((day) => day.startsWith(year)),
            `${name} says ${whole}`,
          )
      }
    }
    assert.ok(checked > 300)
  })

  test('counts days as its data does', () => {
    for (const { name, text, data } of told) {
      const known = [...valuesIn(data)].flatMap(([field, value]) => (field === 'days_until' ? [value] : []))
      for (const [, days] of text.matchAll(/\(in (\d+) days\)/g))
        assert.ok(known.includes(Number(days)), name)
    }
  })

  test('never says that the shopper has paid Klarna, or has not', () => {
    const claims = [
      /you (have |already |still )*(not |never )?paid\b(?! from)/i,
      /you(’ve| have)n(’|')t paid/i,
      /\b(was|were|is|are|been) (not )?paid (to|by|off)\b/i,
      /\byou (still )?owe\b/i,
      /\b(overdue|late|missed|settled|outstanding)\b/i,
      /paid klarna|klarna has received|received by klarna/i,
    ]
    for (const { name, text } of told) {
      for (const claim of claims) assert.doesNotMatch(text, claim, name)
    }
  })

  test('says that a payment is complete only where the shop has charged all of it', () => {
    for (const { tool, name, order, text } of told) {
      if (!/complete/.test(text)) continue
      assert.equal(tool.name, 'get_payment_status', name)
      assert.equal(order['status'], 'CAPTURED', name)
    }
  })

  test('points to the Klarna app where the shopper pays Klarna later', () => {
    for (const { tool, name, text, data } of told) {
      if (!('deferred' in data) || data.deferred !== true) continue
      if (tool.name === 'get_payment_status' && !text.includes('complete')) continue
      if (/not charged|cancelled|expired|declined/.test(text)) continue
      assert.match(text, /Klarna app/, name)
    }
  })

  test('marks every schedule as an estimate', () => {
    for (const { name, text, data } of told) {
      const schedule = 'schedule' in data ? data.schedule : data
      if (typeof schedule !== 'object' || schedule === null || !('derivable' in schedule)) continue
      if (schedule.derivable && /due|charged/.test(text)) assert.match(text, /estimate|usual plan/, name)
    }
  })

  test('is never empty, never broken and never shows what is missing', () => {
    for (const { name, text } of told) {
      assert.ok(text.length > 10, name)
      assert.equal(text, text.trim(), name)
      assert.doesNotMatch(text, /undefined|null|NaN|\[object|Invalid/, name)
      assert.doesNotMatch(text, / {2}|\n\n| \n|\n |\.\.| [.,;:!?](?:\s|$)|,,|\( | \)/, name)
      for (const line of text.split('\n')) assert.match(line, /^[A-Z✅⏳•–#]/u, name)
    }
  })

  test('never turns a status that is not known into one that is', () => {
    const unknown = told.filter(({ order }) => order['status'] === 'ON_HOLD')
    assert.equal(unknown.length, 9)
    for (const { tool, text, data } of unknown) {
      if ('status' in data) assert.equal(data.status, 'unrecognised')
      if ('payment_status' in data) assert.equal(data.payment_status, 'UNKNOWN')
      if ('complete' in data && tool.name === 'get_capture_details') assert.equal(data.complete, null)
      assert.doesNotMatch(text, /approved|cancelled|expired|complete\b|closed|declined/i)
      if (['get_order_status', 'get_payment_status', 'get_capture_details'].includes(tool.name)) {
        assert.match(text, /a status that I do not know/)
      }
    }
  })
})

function longDay(day: string, locale: string): string {
  return written(day, locale, 'long')
}

function shortDay(day: string, locale: string): string {
  return written(day, locale, 'short')
}

function written(day: string, locale: string, month: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month, day: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
