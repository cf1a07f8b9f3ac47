import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { openOrder, type VerifiedOrder, type VerifiedShopper } from '../verification/verify.ts'
import { toolNamed, tools } from './index.ts'
import { defineTool } from './tool.ts'

const described = { name: 'get_something', title: 'Something', description: 'Something.', data: z.string() }

test('what is no proof does not compile as one', () => {
  // @ts-expect-error A literal is no VerifiedOrder.
  const literal: VerifiedOrder = { order: {}, readAt: new Date() }
  // @ts-expect-error Nor is an empty one.
  const empty: VerifiedOrder = {}
  // @ts-expect-error Nor is a VerifiedShopper a VerifiedOrder.
  const swapped = (shopper: VerifiedShopper): VerifiedOrder => shopper
  // @ts-expect-error Nor the other way round.
  const swappedBack = (order: VerifiedOrder): VerifiedShopper => order
  // @ts-expect-error A copy has lost what makes it one.
  const copied = (order: VerifiedOrder): VerifiedOrder => ({ ...order })
  assert.throws(() => openOrder(literal), TypeError)
  assert.throws(() => openOrder(empty), TypeError)
  assert.ok([swapped, swappedBack, copied].every((trick) => typeof trick === 'function'))
})

test('a tool for anyone that touches a proof does not compile', () => {
  // @ts-expect-error Its run is told a country and nothing else.
  const tool = defineTool({
    ...described,
    access: 'anyone',
    run: (_context, order: VerifiedOrder) => openOrder(order).order.id,
  })
  assert.equal(tool.access, 'anyone')
})

test('a tool for an order that is handed a proof of a shopper does not compile', () => {
  const tool = defineTool({
    ...described,
    access: 'order',
    // @ts-expect-error A VerifiedShopper is another proof.
    run: (_context, _shopper: VerifiedShopper) => 'text',
  })
  const context = undefined as never
  const call = (shopper: VerifiedShopper) =>
    // @ts-expect-error A tool for an order cannot be run with a VerifiedShopper.
    tool.access === 'order' ? tool.run(context, shopper) : ''
  assert.equal(typeof call, 'function')
})

test('a tool whose run gives other data than it declares does not compile', () => {
  const tool = defineTool({
    ...described,
    access: 'order',
    // @ts-expect-error The data is a text.
    run: () => 42,
  })
  assert.equal(tool.name, 'get_something')
})

test('there are the nine tools, each found by its name', () => {
  assert.deepEqual(
    tools.map(({ name }) => name),
    [
      'get_order_status',
      'get_payment_status',
      'get_refund_status',
      'get_payment_info',
      'get_order_history',
      'get_payment_methods',
      'get_installment_schedule',
      'get_upcoming_payments',
      'get_capture_details',
    ],
  )
  for (const tool of tools) {
    assert.equal(toolNamed(tool.name), tool)
    assert.ok(tool.title.length > 0 && tool.description.length > 0)
  }
  assert.equal(toolNamed('toString'), undefined)
})
