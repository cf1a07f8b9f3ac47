import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TurnOutcome } from '../../conversation/turn.ts'
import { conversationSchema } from './conversation.ts'
import type { HeldConversation } from './hold-conversation.ts'
import { measureConversations } from './measure-conversations.ts'

/** `wanted`: the outcomes in the script; `said`: those that came, `null` where the engine failed. */
function held(id: string, wanted: readonly TurnOutcome[], said: readonly (TurnOutcome | null)[]) {
  const written = conversationSchema.parse({ id, turns: wanted.map((outcome) => ({ say: 'Hi', outcome })) })
  const run: HeldConversation = {
    written,
    turns: written.turns.map((turn, index) => {
      const outcome = said[index] ?? null
      const deviation = { what: 'outcome', expected: turn.outcome ?? '', said: outcome ?? 'nothing' }
      const reply =
        outcome === null
          ? null
          : ({
              conversationId: 'c',
              reply: '',
              notice: null,
              locale: 'en',
              outcome,
              asksFor: [],
              tools: [],
              engine: 'rules',
              status: 'open',
            } as const)
      return {
        written: turn,
        reply,
        durationMs: index + 1,
        deviations: outcome === turn.outcome ? [] : [deviation],
      }
    }),
  }
  return run
}

const withNoPerson = (run: HeldConversation): readonly number[] => {
  const { count, of } = measureConversations([[run]], 'rules').all.with_no_person
  return [count, of]
}

describe('answered with no person', () => {
  const settled = ['answered', 'refused', 'smalltalk', 'out_of_scope'] as const
  for (const outcome of settled)
    test(`is one that ends in ${outcome}`, () => {
      assert.deepEqual(withNoPerson(held('en-1', ['asked', outcome], ['asked', outcome])), [1, 1])
    })
  for (const outcome of ['asked', 'no_match', 'unavailable', 'too_many_attempts'] as const)
    test(`is none that ends in ${outcome}, scripted or not`, () => {
      assert.deepEqual(withNoPerson(held('en-1', [outcome], [outcome])), [0, 1])
    })
  test('is none that passes through a person, or whose last reply failed', () => {
    assert.deepEqual(withNoPerson(held('en-1', ['asked', 'answered'], ['handoff', 'answered'])), [0, 1])
    assert.deepEqual(withNoPerson(held('en-1', ['answered'], [null])), [0, 1])
  })
  test('does not count one whose script wants a person, whatever came of it', () => {
    assert.deepEqual(withNoPerson(held('en-1', ['handoff'], ['answered'])), [0, 0])
  })
})

describe('a report on conversations', () => {
  const good = held('en-1', ['answered', 'smalltalk'], ['answered', 'smalltalk'])
  const bad = held('sv-1', ['answered', 'smalltalk'], ['asked', 'smalltalk'])

  test('goes by language and counts conversations and turns', () => {
    const { all, by_language } = measureConversations([[bad], [good]], 'rules')
    assert.deepEqual(
      [...by_language, all].map(({ name, as_scripted, turns_right }) => [
        name,
        as_scripted.count,
        turns_right.count,
        turns_right.of,
      ]),
      [
        ['en', 1, 2, 2],
        ['sv', 0, 1, 2],
        ['all', 1, 3, 4],
      ],
    )
  })

  test('names each deviation with its run and turn', () => {
    const { deviations } = measureConversations(
      [
        [held('sv-1', ['asked'], ['asked']), bad],
        [good, good],
      ],
      'rules',
    )
    assert.deepEqual(deviations, [
      { id: 'sv-1', run: 2, turn: 1, say: 'Hi', what: 'outcome', expected: 'answered', said: 'asked' },
    ])
  })

  test('averages pass^k over conversations, as far as there are so many runs', () => {
    const half = held('sv-1', ['asked'], ['asked'])
    const { pass_power } = measureConversations(
      [
        [half, half, bad, bad],
        [good, good, good, good],
      ],
      'rules',
    )
    assert.deepEqual(pass_power, { 1: 0.75, 4: 0.5, 8: null })
  })
})
