import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withText } from './own-texts.ts'

test('a text is put in place of the one in its language, and no other changes', () => {
  assert.deepEqual(withText({ sv: 'Hej', de: 'Hallo' }, 'sv', 'Hejsan'), { de: 'Hallo', sv: 'Hejsan' })
})

test('a text that is emptied leaves no trace', () => {
  assert.deepEqual(withText({ sv: 'Hej', de: 'Hallo' }, 'sv', ' \n'), { de: 'Hallo' })
  assert.deepEqual(withText({}, 'sv', ''), {})
})
