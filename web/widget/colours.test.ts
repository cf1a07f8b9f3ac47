import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { black, contrast, legibleOn, parseColour, textOn, white } from './colours.ts'

const channel = fc.integer({ min: 0, max: 255 })
const colour = fc.tuple(channel, channel, channel)

describe('colours', () => {
  it('black on white has the greatest contrast there is', () => {
    assert.equal(Math.round(contrast(white, black) * 1000), 21_000)
  })

  it('the text on any accent can be read, and the other choice would be no better', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const chosen = contrast(textOn(accent), accent)
        assert.ok(chosen >= 4.5)
        assert.ok(chosen + 0.02 >= Math.max(contrast(white, accent), contrast(black, accent)))
      }),
    )
  })

  it('any accent can be made legible on any background', () => {
    fc.assert(
      fc.property(colour, colour, (accent, background) => {
        assert.ok(contrast(legibleOn(accent, background), background) >= 4.5)
      }),
    )
  })

  it('an accent that is legible already is left as it is', () => {
    assert.deepEqual(legibleOn([31, 95, 74], white), [31, 95, 74])
  })

  it('short and long notation are the same colour', () => {
    assert.deepEqual(parseColour('#1fA'), parseColour('#11ffaa'))
  })

  it('what is no colour is none, CSS included', () => {
    for (const text of ['', 'red', '#12', '#12345', '1f5f4a', '#fff;x:url(//a)', null, undefined]) {
      assert.equal(parseColour(text), undefined)
    }
  })
})
