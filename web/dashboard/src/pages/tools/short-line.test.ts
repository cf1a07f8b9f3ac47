import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortLine } from './short-line.ts'

test('a description is cut where its first thought ends', () => {
  assert.equal(
    shortLine('How one order was paid: the method, and its schedule. An estimate.'),
    'How one order was paid.',
  )
  assert.equal(shortLine('The refunds of one order. None may be left.'), 'The refunds of one order.')
  assert.equal(shortLine('What was charged, and when; why.'), 'What was charged, and when.')
})

test('a dot or a colon inside a word ends nothing', () => {
  assert.equal(shortLine('Orders of shop.example after 10:30.'), 'Orders of shop.example after 10:30.')
})

test('nothing stays nothing', () => {
  assert.equal(shortLine(''), '')
})
