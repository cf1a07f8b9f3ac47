import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { detailsAskedFor, firstWrong, writeDetails } from './details.ts'

const both = ['order_reference', 'email'] as const

describe('the fields for what a reply asks for', () => {
  it('come in the order in which one fills them in, and never for a choice of questions', () => {
    const reply = { id: '1', from: 'assistant', at: '', text: '', name: null } as const
    assert.deepEqual(detailsAskedFor({ ...reply, asks_for: ['email', 'intent', 'order_reference'] }), both)
    assert.deepEqual(detailsAskedFor(undefined), [])
  })

  it('become one message', () => {
    const details = { order_reference: ' ORD-12345', email: 'anna@example.com ' }
    assert.equal(writeDetails(both, details), 'ORD-12345, anna@example.com')
  })

  it('the first that cannot be right is named', () => {
    assert.equal(firstWrong(both, { order_reference: ' ', email: 'x' }), 'order_reference')
    assert.equal(firstWrong(both, { order_reference: '1', email: 'anna@example' }), 'email')
    assert.equal(firstWrong(both, { order_reference: '1', email: 'anna@example.com' }), undefined)
  })
})
