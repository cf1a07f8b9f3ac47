import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { signedIn, type Visitor } from '../admin.ts'
import { shopper } from '../chat.ts'
import { askTool, asObject, objectIn } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const claim = 'ORD-12345, anna@example.com'
const annasOrder = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

const amount = z.object({ amount: z.number(), currency: z.string(), text: z.string() })
const shown = z.strictObject({
  name: z.string(),
  klarna_order_id: z.string(),
  status: z.string(),
  payment_status: z.string(),
  method: z.string(),
  total: amount,
  captured: amount,
  refunded: amount,
  remaining: amount,
  timeline: z.array(
    z.strictObject({
      kind: z.string(),
      at: z.iso.datetime(),
      amount: amount.nullable(),
      detail: z.string().nullable(),
    }),
  ),
  installments: z.array(
    z.strictObject({
      number: z.number(),
      of: z.number(),
      amount,
      due_on: z.iso.date(),
      state: z.string(),
    }),
  ),
})

describe('the order beside a conversation', () => {
  it('is the one that the shopper proved, just as the tools tell it', async (context) => {
    const { server, viewer, id } = await begun(context, `Is my order paid? ${claim}`)
    const { order_state, order, failures } = await insightOf(viewer, id)
    assert.equal(order_state, 'shown')
    assert.deepEqual(failures, [])
    const seen = shown.parse(order)
    const input = { order_reference: 'ORD-12345', email: 'anna@example.com' }
    const told = async (tool: string): Promise<Record<string, unknown>> =>
      asObject(objectIn(await askTool(server, tool, input))['data'])
    const paid = await told('get_payment_status')
    assert.equal(seen.klarna_order_id, annasOrder)
    assert.equal(seen.name, 'ORD-12345')
    assert.equal(seen.method, asObject(paid['method'])['name'])
    assert.equal(seen.status, (await told('get_order_status'))['status'])
    for (const field of ['payment_status', 'total', 'captured', 'refunded', 'remaining'] as const)
      assert.deepEqual(seen[field], paid[field], field)
    const { plans } = await told('get_installment_schedule')
    const parts = z.array(z.object({ installments: z.array(z.looseObject({})) })).parse(plans)
    assert.equal(seen.installments.length, 3)
    assert.deepEqual(
      seen.installments,
      parts.flatMap(({ installments }) => installments.map(({ days_until, ...part }) => part)),
    )
  })

  it('has what happened to it in order, parcels and the end of its authorisation too', async (context) => {
    const order = {
      ...storyOf(await startServer(context), 'ORD-67890'),
      captures: [
        {
          capture_id: 'capture-1',
          captured_amount: 60_000,
          captured_at: '2026-11-10T23:30:00.000Z',
          description: 'First parcel, questions to post@shop.example',
          shipping_info: [{ shipping_company: 'PostNord', tracking_number: 'SE123' }],
        },
      ],
      refunds: [{ refunded_amount: 10_000, refunded_at: '2026-11-12T08:00:00.000Z' }],
      created_at: '2026-11-09T09:00:00.000Z',
      expires_at: '2026-12-24T12:00:00.000Z',
    }
    const { viewer, id } = await begun(context, 'Is ORD-67890 paid? anna@example.com', [order])
    const { timeline } = shown.parse((await insightOf(viewer, id))['order'])
    assert.deepEqual(
      timeline.map(({ kind, detail, amount }) => [kind, amount?.amount ?? null, detail]),
      [
        ['authorised', 120_000, null],
        ['captured', 60_000, 'First parcel, questions to p•••@shop.example'],
        ['shipped', null, 'PostNord SE123'],
        ['refunded', 10_000, null],
        ['expires', 60_000, null],
      ],
    )
    assert.deepEqual(
      timeline.map(({ at }) => at).toSorted(),
      timeline.map(({ at }) => at),
    )
  })

  it('is written for the shop, whatever the shopper speaks', async (context) => {
    const { server, viewer, id } = await begun(context, `Är min order betald? ${claim}`)
    const { total } = shown.parse((await insightOf(viewer, id))['order'])
    assert.equal(total.text, 'SEK\u00a01,200.00')
    await server.shops.storage.shops.update(server.shop.id, { ...server.shop, locale: 'sv' })
    const swedish = shown.parse((await insightOf(viewer, id))['order'])
    assert.equal(swedish.total.text, '1\u00a0200,00\u00a0kr')
  })

  it('stays for the shop when the proof has ended for the shopper', async (context) => {
    const { server, viewer, anna, id } = await begun(context, `Is my order paid? ${claim}`)
    server.simulator.clock.set(new Date(server.shops.now().getTime() + 31 * 60_000))
    assert.equal((await insightOf(viewer, id))['order_state'], 'shown')
    assert.equal((await anna.say('When is my next payment?')).outcome, 'asked')
  })

  it('is none where nothing was proved, and says why with what failed', async (context) => {
    const { viewer, anna, id } = await begun(context, 'Is ORD-12345 paid? wrong@example.com')
    await anna.say('It is ORD-404404')
    const { order_state, order, failures } = await insightOf(viewer, id)
    assert.deepEqual([order_state, order], ['none', null])
    assert.deepEqual(
      z
        .array(z.looseObject({ at: z.iso.datetime() }))
        .parse(failures)
        .map(({ tool, mismatch }) => [tool, mismatch]),
      [
        ['get_payment_status', 'email_mismatch'],
        ['get_payment_status', 'order_not_found'],
      ],
    )
  })

  it('is gone where Klarna no longer shows it, or with another email', async (context) => {
    const { server, viewer, id } = await begun(context, `Is my order paid? ${claim}`)
    const story = storyOf(server, 'ORD-12345')
    await server.simulator.replaceOrders([
      { ...story, billing_address: { ...asObject(story['billing_address']), email: 'other@example.com' } },
    ])
    server.shops.reset()
    assert.equal((await insightOf(viewer, id))['order_state'], 'gone')
    await server.simulator.replaceOrders([])
    server.shops.reset()
    assert.deepEqual(await insightOf(viewer, id), {
      order_state: 'gone',
      order: null,
      failures: [],
      disagreements: [],
    })
  })

  it('is unavailable where Klarna does not answer, and never waits for longer than three seconds', async (context) => {
    const { server, viewer, id } = await begun(context, `Is my order paid? ${claim}`)
    server.shops.reset()
    await server.fault({ status: 500, times: 1 })
    assert.equal((await insightOf(viewer, id))['order_state'], 'unavailable')
    server.shops.reset()
    await server.fault({ delay_ms: 4_500, times: 1 })
    const answer = await viewer.get(`/conversations/${id}`)
    assert.ok(answer.durationMs > 2_900 && answer.durationMs < 3_500, `${answer.durationMs} ms`)
    const { insight, transcript } = objectIn(answer)
    assert.equal(asObject(insight)['order_state'], 'unavailable')
    assert.equal(z.array(z.unknown()).parse(transcript).length, 2)
  })

  it('holds no billing address, no date of birth and no email', async (context) => {
    const plain = storyOf(await startServer(context), 'ORD-12345')
    const address = {
      given_name: 'Canarygiven',
      family_name: 'Canaryfamily',
      street_address: 'Canarystreet 7',
      postal_code: '98765',
      city: 'Canarytown',
      phone: '+46709999999',
      country: 'SE',
      email: 'anna@example.com',
    }
    const order = {
      ...plain,
      billing_address: address,
      shipping_address: address,
      customer: { date_of_birth: '1987-06-05', national_identification_number: '198706051234' },
      merchant_data: 'canary-data',
    }
    const { viewer, id } = await begun(context, `Is my order paid? ${claim}`, [order])
    const { text } = await viewer.get(`/conversations/${id}`)
    assert.match(text, /"order_state":"shown"/)
    const { country: _country, ...personal } = address
    for (const word of [...Object.values(personal), '1987-06-05', '198706051234', 'canary-data'])
      assert.ok(!text.includes(word), word)
  })

  it('has no email in its name either, where the shop numbers its orders by it', async (context) => {
    const plain = storyOf(await startServer(context), 'ORD-12345')
    const order = { ...plain, merchant_reference1: 'anna@example.com/7' }
    const { viewer, id } = await begun(context, `Is my order paid? ${annasOrder}, anna@example.com`, [order])
    const { text } = await viewer.get(`/conversations/${id}`)
    assert.match(text, /"order_state":"shown"/)
    assert.equal(asObject((await insightOf(viewer, id))['order'])['name'], 'a•••@example.com/7')
    assert.doesNotMatch(JSON.stringify(await insightOf(viewer, id)), /anna@/)
  })
})

async function begun(
  context: { after(close: () => Promise<void>): void },
  message: string,
  orders?: readonly Readonly<Record<string, unknown>>[],
) {
  const server = await startServer(context, orders === undefined ? {} : { orders })
  const viewer = await signedIn(server, 'viewer')
  const anna = shopper(server)
  const { conversation_id: id } = await anna.say(message)
  return { server, viewer, anna, id }
}

async function insightOf(viewer: Visitor, id: string): Promise<Record<string, unknown>> {
  return asObject(objectIn(await viewer.get(`/conversations/${id}`))['insight'])
}

function storyOf({ simulator }: Pick<RunningServer, 'simulator'>, number: string): Record<string, unknown> {
  return asObject(simulator.orders().find((order) => asObject(order)['merchant_reference1'] === number))
}
