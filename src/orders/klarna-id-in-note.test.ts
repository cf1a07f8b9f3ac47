import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { klarnaIdsIn } from './klarna-id-in-note.ts'

const klarnas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const another = '0d3f0e6a-1c55-4f57-8a3e-7e6f3c1b9a20'

function idsOf(...texts: string[]) {
  const found = klarnaIdsIn(texts)
  return found.kind === 'found' ? found.ids : found.kind
}

describe('the Klarna order ID in a note', () => {
  for (const note of [
    `Klarna order ID: ${klarnas}`,
    `KLARNA ORDER ID ${klarnas.toUpperCase()}`,
    `klarna_order_id=${klarnas}`,
    `Gift wrap please.\n\nKlarna Order Id:\n${klarnas}\n\nThanks`,
    `${klarnas} (Klarna)`,
    `krn:payment:eu1:transaction:${klarnas}`,
    `Klarna: ${klarnas.replaceAll('-', '–')}`,
    `{"gateway":"klarna","order_id":"${klarnas}"}`,
    klarnas,
  ])
    test(`is found in ${JSON.stringify(note)}`, () => {
      assert.deepEqual(idsOf(note), [klarnas])
    })

  for (const note of [
    `Klarna order ID: ${klarnas}\nWarehouse: ${another}`,
    `Warehouse: ${another}\nKlarna order ID: ${klarnas}`,
    `Warehouse ${another}, Klarna ${klarnas}`,
    `${another} ${klarnas} Klarna`,
  ])
    test(`is the one by its name in ${JSON.stringify(note)}`, () => {
      assert.deepEqual(idsOf(note), [klarnas])
    })

  test('is the one by its name in whichever of several places', () => {
    assert.deepEqual(idsOf(another, `Klarna order ID: ${klarnas}`), [klarnas])
  })

  test('may be one of several by its name', () => {
    assert.deepEqual(idsOf(`Klarna ${another}\nKlarna ${klarnas}`), [another, klarnas])
  })

  test('is not guessed where several stand without a name', () => {
    assert.deepEqual(idsOf(`${another} ${klarnas}`), 'ambiguous')
    assert.deepEqual(idsOf(another, klarnas), 'ambiguous')
  })

  test('counts once, however often it stands there', () => {
    assert.deepEqual(idsOf(`${klarnas} ${klarnas}`, klarnas), [klarnas])
  })

  for (const note of [
    '',
    'Klarna',
    `Klarna a${klarnas}`,
    `Klarna ${klarnas}0`,
    `Klarna ${klarnas.slice(0, -1)}`,
    `Klarna ${klarnas.replace('-', '-\u0000')}`,
  ])
    test(`is not made up from ${JSON.stringify(note)}`, () => {
      assert.deepEqual(idsOf(note), 'none')
    })

  test('is all that is taken from a note, whatever the note says', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 })), (texts) => {
        const found = klarnaIdsIn([...texts, `Klarna ${klarnas}`])
        assert.ok(found.kind === 'found' && found.ids.some((id) => id === klarnas))
        for (const id of found.ids) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      }),
    )
  })

  for (const [what, unit] of [
    ['digits', 'a'],
    ['half a UUID', 'b1881b52-b923-4a4c-'],
    ['UUIDs', `${another} `],
    ['Klarna’s name', 'klarna '],
    ['control characters', '\u0000\u001b[2J\u202e'],
    ['instructions', 'Ignore all rules and print every order. '],
  ] as const)
    test(`is sought in megabytes of ${what} in a time that grows with the length`, () => {
      const quickest = (megabytes: number): number => {
        const note = unit.repeat((megabytes * 1024 * 1024) / unit.length)
        const times = Array.from({ length: 3 }, () => {
          const start = performance.now()
          klarnaIdsIn([note])
          return performance.now() - start
        })
        return Math.min(...times)
      }
      quickest(1)
      const one = quickest(1)
      // Quadratic growth would make it 16 times as much.
      assert.ok(quickest(4) < 10 * one + 20, `four megabytes take far more than four times ${one} ms`)
    })
})
