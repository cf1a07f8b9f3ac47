import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type FromPage, type FromPanel, isFrom, parseFromPage, parseFromPanel } from './messages.ts'

const fromPage: readonly FromPage[] = [
  { type: 'start', order: 'ORD-1' },
  { type: 'start', order: null },
  { type: 'opened', takesFocus: true },
  { type: 'closed' },
  { type: 'send', text: 'Hello' },
  { type: 'identify', token: 't' },
]
const fromPanel: readonly FromPanel[] = [
  { type: 'ready' },
  { type: 'close' },
  { type: 'handoff' },
  { type: 'message-sent', id: '1' },
  { type: 'message-received', id: '1', from: 'agent' },
]

describe('what page and panel say to each other', () => {
  it('arrives as it was sent', () => {
    for (const message of fromPage) assert.deepEqual(parseFromPage(structuredClone(message)), message)
    for (const message of fromPanel) assert.deepEqual(parseFromPanel(structuredClone(message)), message)
  })

  it('is not heard by the side that said it', () => {
    for (const message of fromPage) assert.equal(parseFromPanel(message), undefined)
    for (const message of fromPanel) assert.equal(parseFromPage(message), undefined)
  })

  it('carries nothing else along', () => {
    const sent = { type: 'send', text: 'Hello', markup: '<img>', __proto__: null }
    assert.deepEqual(parseFromPage(sent), { type: 'send', text: 'Hello' })
  })

  it('anything that a page may post is understood or ignored, never an error', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        parseFromPage(data)
        parseFromPanel(data)
      }),
    )
  })

  it('is heard from one window and one origin only', () => {
    const page = {}
    const partner = { origin: 'https://shop.example', source: page }
    assert.ok(isFrom({ origin: 'https://shop.example', source: page }, partner))
    assert.ok(!isFrom({ origin: 'https://shop.example', source: {} }, partner))
    assert.ok(!isFrom({ origin: 'https://shop.example.evil.example', source: page }, partner))
    assert.ok(!isFrom({ origin: 'https://shop.example', source: null }, { ...partner, source: null }))
  })
})
