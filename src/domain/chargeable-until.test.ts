import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOrder } from '../../test/fixtures/order.ts'
import { chargeableUntil } from './chargeable-until.ts'
import { orderStatuses } from './order.ts'

test('an order can be charged until its expiry, in the time zone of the shop', () => {
  const order = anOrder({ expiresAt: new Date('2024-05-28T00:00:00Z') })
  assert.equal(chargeableUntil(order, 'Europe/Stockholm'), '2024-05-28')
  assert.equal(chargeableUntil(order, 'America/Los_Angeles'), '2024-05-27')
})

test('only an order with something left to charge has such a day', () => {
  const open = orderStatuses.filter((status) => chargeableUntil(anOrder({ status }), 'UTC') !== null)
  assert.deepEqual(open, ['authorized', 'part_captured'])
  assert.equal(chargeableUntil(anOrder({ expiresAt: null }), 'UTC'), null)
})
