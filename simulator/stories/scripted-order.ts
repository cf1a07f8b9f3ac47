import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KlarnaOrder, KlarnaOrderLine, KlarnaPaymentMethod } from '../klarna-order.ts'
import { item } from './order-line.ts'
import { directDebit, financing, payByCard, payIn3, payIn4, payLater } from './payment-method.ts'
import { markets, type Shopper } from './shopper.ts'
import { orderOf, type Story, type StoryCapture, type StoryRefund } from './story.ts'

const methods: Readonly<Record<(typeof methodNames)[number], KlarnaPaymentMethod | undefined>> = {
  pay_now: directDebit,
  card: payByCard,
  pay_later: payLater,
  pay_in_3: payIn3,
  pay_in_4: payIn4,
  financing,
  none: undefined,
}
const methodNames = ['pay_now', 'card', 'pay_later', 'pay_in_3', 'pay_in_4', 'financing', 'none'] as const

const countries = Object.keys(markets).filter(isCountry)
const daysAgo = z.int().min(0).max(10_000)
const amount = z.int('must be a whole number of minor units').min(1)
const line = z.tuple([z.string().min(1), amount])

/** An order as a conversation is written down with it (docs/evaluation.md). */
export const scriptedOrderSchema = z
  .strictObject({
    number: z.string().min(1).max(255),
    email: z.email(),
    country: z.custom<Shopper['country']>(
      (value) => typeof value === 'string' && isCountry(value),
      `must be one of ${countries.join(', ')}`,
    ),
    items: z.array(line).min(1),
    placed: daysAgo.default(30),
    method: z.enum(methodNames).default('pay_now'),
    captures: z
      .array(
        z.strictObject({
          days_ago: daysAgo,
          items: z.array(z.string()).min(1).optional(),
          description: z.string().optional(),
        }),
      )
      .default([]),
    refunds: z.array(z.strictObject({ days_ago: daysAgo, amount, item: z.string().optional() })).default([]),
    status: z.enum(['CANCELLED', 'EXPIRED', 'CLOSED']).optional(),
    review: z.enum(['PENDING', 'REJECTED']).optional(),
    klarna_order_id: z.guid('must be a UUID').optional(),
    klarna_reference: z
      .string()
      .regex(/^[A-Z0-9]{6,12}$/, 'must be 6 to 12 capitals and digits')
      .optional(),
  })
  .superRefine((order, context) => {
    for (const message of contradictionsIn(order)) context.addIssue({ code: 'custom', message })
  })

export type ScriptedOrder = z.output<typeof scriptedOrderSchema>

/** The orders as Klarna would serve them at `now`. The same orders come to the same IDs on every run. */
export function klarnaOrders(orders: readonly ScriptedOrder[], now: Date): KlarnaOrder[] {
  return orders.map((order) => orderOf(storyOf(order), now))
}

/** What no two orders of a conversation may share: the spelling of it that is. */
export function sharedOrderId(orders: readonly ScriptedOrder[]): string | undefined {
  const ids = orders.map((order) => orderIdOf(order))
  return ids.find((id, index) => ids.indexOf(id) !== index)
}

function contradictionsIn({ items, placed, captures, refunds }: Omit<ScriptedOrder, 'klarna_order_id'>) {
  const names = items.map(([name]) => name)
  const priceOf = (name: string): number => items.find(([candidate]) => candidate === name)?.[1] ?? 0
  const sent = captures.flatMap((capture) => capture.items ?? names)
  const capturedMinor = sent.reduce((sum, name) => sum + priceOf(name), 0)
  const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  const firstCapture = Math.max(-1, ...captures.map((capture) => capture.days_ago))
  const unknown = [...sent, ...refunds.flatMap((refund) => refund.item ?? [])].find(
    (name) => !names.includes(name),
  )
  const twice = (list: readonly string[]) => list.find((name, index) => list.indexOf(name) !== index)
  return [
    ...say(twice(names), (name) => `two items are called ${name}: give each its own name`),
    ...say(unknown, (name) => `no item is called ${name}: the items are ${names.join(', ')}`),
    ...say(twice(sent), (name) => `${name} is captured twice: name in "items" of each capture what was sent`),
    ...(firstCapture > placed
      ? [`a capture ${firstCapture} days ago is before the order, ${placed} days ago`]
      : []),
    ...(refundedMinor > capturedMinor
      ? [`${refundedMinor} is refunded, but only ${capturedMinor} captured`]
      : []),
    ...refunds
      .filter((refund) => captures.length > 0 && refund.days_ago > firstCapture)
      .map((refund) => `a refund ${refund.days_ago} days ago is before the first capture`),
  ]
}

function say(name: string | undefined, sentence: (name: string) => string): readonly string[] {
  return name === undefined ? [] : [sentence(name)]
}

function storyOf(order: ScriptedOrder): Story {
  const method = methods[order.method]
  const lines = linesOf(order)
  const referenceOf = (name: string): string =>
    lines.find((candidate) => candidate.name === name)?.reference ?? ''
  return {
    shopper: shopperOf(order),
    summary: `Scripted: ${order.number}`,
    orderId: orderIdOf(order),
    klarnaReference: order.klarna_reference ?? referenceFrom(order.number),
    number: order.number,
    // Within one day things happen in this order, and all before 09:30, when conversations begin.
    placed: [order.placed, '06:00:00.000'],
    lines,
    ...(method === undefined ? {} : { method }),
    ...(order.review === undefined ? {} : { review: order.review }),
    ...(order.status === undefined ? {} : { status: order.status }),
    captures: order.captures.map(
      ({ days_ago, items, description }, index): StoryCapture => ({
        at: [days_ago, `07:${twoDigits(index)}:00.000`],
        ...(items === undefined ? {} : { sent: items.map(referenceOf) }),
        ...(description === undefined ? {} : { description }),
      }),
    ),
    refunds: order.refunds.map(
      ({ days_ago, amount: amountMinor, item: name }, index): StoryRefund => ({
        at: [days_ago, `08:${twoDigits(index)}:00.000`],
        amount: amountMinor,
        description: name === undefined ? 'Refund' : `Returned: ${name}`,
        ...(name === undefined ? {} : { of: referenceOf(name) }),
      }),
    ),
  }
}

function twoDigits(index: number): string {
  return String(Math.min(59, index)).padStart(2, '0')
}

/** In North America tax is a line of its own, elsewhere it is in the price. */
function linesOf({ items, country }: ScriptedOrder): readonly KlarnaOrderLine[] {
  const taxRate = ['US', 'CA'].includes(country) ? 0 : 2000
  return items.map(([name, price], index) => item(`ITEM-${index + 1}`, name, price, taxRate))
}

function shopperOf({ country, email }: ScriptedOrder): Shopper {
  return {
    country,
    name: 'Kim Exempel',
    email,
    street: 'Made-up Street 1',
    postalCode: '00000',
    city: 'Exampleville',
    phone: '+46701740699',
    born: '1990-01-01',
    ...(['SE', 'FI', 'NO', 'DK'].includes(country) ? { nationalId: '199001019999' } : {}),
  }
}

function orderIdOf({ klarna_order_id: given, number }: ScriptedOrder): string {
  if (given !== undefined) return given.toLowerCase()
  const hex = createHash('sha256').update(`order ${number}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Without vowels, so that it never spells a word. */
const alphabet = '0123456789BCDFGHJKLMNPQRSTVWXZ'

/** Eight letters and digits; the first three tell it from an order number. */
function referenceFrom(number: string): string {
  const bytes = createHash('sha256').update(`reference ${number}`).digest()
  const letter = (index: number): string => alphabet[10 + ((bytes[index] ?? 0) % 20)] ?? 'K'
  const rest = [...bytes.subarray(3, 8)].map((byte) => alphabet[byte % alphabet.length])
  return `${letter(0)}${(bytes[1] ?? 0) % 10}${letter(2)}${rest.join('')}`
}

function isCountry(value: string): value is Shopper['country'] {
  return Object.hasOwn(markets, value)
}
