import { isDeepStrictEqual } from 'node:util'
import type { ChatReply } from '../../conversation/conversation.ts'
import type { WrittenTurn } from './conversation.ts'

/** One thing that is not as it was written down. */
export type Deviation = { readonly what: string; readonly expected: string; readonly said: string }

/** What in a reply is not as the turn says; nothing where all is. */
export function checkTurn(turn: WrittenTurn, reply: ChatReply): readonly Deviation[] {
  const tools = reply.tools.map(({ name }) => name)
  return [
    ...unless(turn.outcome === undefined || turn.outcome === reply.outcome, {
      what: 'outcome',
      expected: turn.outcome ?? '',
      said: reply.outcome,
    }),
    ...unless(turn.asks_for === undefined || isSameSet(turn.asks_for, reply.asksFor), {
      what: 'asks_for',
      expected: listed(turn.asks_for ?? []),
      said: listed(reply.asksFor),
    }),
    ...unless(turn.tools === undefined || isDeepStrictEqual(turn.tools, tools), {
      what: 'tools',
      expected: listed(turn.tools ?? []),
      said: listed(tools),
    }),
    ...unless(turn.locale === undefined || isLocale(turn.locale, reply.locale), {
      what: 'locale',
      expected: turn.locale ?? '',
      said: reply.locale,
    }),
    ...textDeviations(turn, reply.reply),
  ]
}

function unless(isSo: boolean, deviation: Deviation): readonly Deviation[] {
  return isSo ? [] : [deviation]
}

function isSameSet(expected: readonly string[], said: readonly string[]): boolean {
  return isDeepStrictEqual(new Set(expected), new Set(said))
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(' ')
}

/** A language alone stands for all its regions. */
function isLocale(expected: string, said: string): boolean {
  return said === expected || (!expected.includes('-') && said.split('-')[0] === expected)
}

function textDeviations({ has, lacks }: WrittenTurn, reply: string): readonly Deviation[] {
  const plain = comparable(reply)
  const holds = (text: string): boolean => plain.includes(comparable(text))
  const missing = has.filter((wanted) => ![wanted].flat().some(holds))
  return [
    ...missing.map((wanted) => ({ what: 'has', expected: [wanted].flat().join(' or '), said: reply })),
    ...lacks.filter(holds).map((text) => ({ what: 'lacks', expected: `without ${text}`, said: reply })),
  ]
}

/** Kinds of space and of case make no difference: inside amounts stand U+00A0 and U+202F. */
function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
}
