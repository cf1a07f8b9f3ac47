import assert from 'node:assert/strict'
import { it } from 'node:test'
import { guessColumns } from './columns.ts'

it('takes a Name for the order number only where no other column is: else it is the shopper’s, and would be kept', () => {
  assert.equal(guessColumns(['Id', 'Name', 'Email', 'Klarna Order ID']).order_number, 1)
  assert.equal(guessColumns(['Name', 'Email', 'Order ID', 'Klarna Order ID']).order_number, 2)
  assert.equal(guessColumns(['Name', 'Increment ID', 'Klarna Order ID']).order_number, 1)
})
