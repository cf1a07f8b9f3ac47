import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { languages } from '../languages/index.ts'
import { slotLexicon, slotsOf } from './slots.ts'

type Case = { readonly id: string; readonly text: string; readonly slots: Readonly<Record<string, string>> }

const lexicon = slotLexicon(languages.map((language) => language.slotWords))
const folder = new URL('../../test/understanding/slots/', import.meta.url)
const fewest = 60
const rightOf100 = 99

describe('of messages as shoppers type them, 99 % have all slots exactly right', () => {
  for (const { tag } of languages) {
    test(tag, () => {
      const cases = casesOf(tag)
      assert.ok(cases.length >= fewest, `${cases.length} messages`)
      const wrong = cases.flatMap((one) => mistake(one))
      const right = ((cases.length - wrong.length) * 100) / cases.length
      assert.ok(right >= rightOf100, `${right.toFixed(1)} % right\n${wrong.join('\n')}`)
    })
  }
})

function casesOf(tag: string): Case[] {
  const lines = readFileSync(new URL(`${tag}.jsonl`, folder), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Case)
}

function mistake({ id, text, slots }: Case): string[] {
  const { email, orderReference, klarnaOrderId, klarnaReference } = slotsOf(text, lexicon)
  const found = {
    ...(email === null ? {} : { email }),
    ...(orderReference === null ? {} : { order_reference: orderReference }),
    ...(klarnaOrderId === null ? {} : { klarna_order_id: klarnaOrderId }),
    ...(klarnaReference === null ? {} : { klarna_reference: klarnaReference }),
  }
  try {
    assert.deepEqual(found, slots)
    return []
  } catch {
    return [`${id} ${text}: ${JSON.stringify(found)} instead of ${JSON.stringify(slots)}`]
  }
}
