import type { Day } from '../../domain/day.ts'
import { fold } from '../../understanding/features.ts'
import { takeAmounts } from './amounts.ts'
import { takeDays } from './days.ts'
import type { Facts } from './facts.ts'
import { spelledNumbers } from './spelled-numbers.ts'
import { ungroundedStates } from './states.ts'

export type Violation = {
  readonly kind: 'amount' | 'day' | 'percentage' | 'number' | 'state' | 'address' | 'instructions' | 'length'
  /** The words that are no fact. */
  readonly text: string
}

const longestReply = 1_800
/** As many words in a row of the instructions are no coincidence. */
const quotedWords = 8

/**
 * What a reply says that this turn's tools did not. Empty: it may be said. Amounts and days are read in every way of
 * writing them; it is stricter than it must be, since the built-in wording stands ready.
 */
export function violations(
  reply: string,
  facts: Facts,
  about: { readonly language: string; readonly today: Day; readonly instructions: string },
): readonly Violation[] {
  if (reply.length > longestReply) return [{ kind: 'length', text: `${reply.length} characters` }]
  const found: Violation[] = []
  const add = (kind: Violation['kind'], texts: readonly string[]): void => {
    for (const text of texts) found.push({ kind, text })
  }
  add('instructions', quotes(reply, about.instructions))
  add(
    'address',
    addressesIn(reply).filter((address) => !isKnown(address, facts)),
  )
  add('state', ungroundedStates(reply, facts.texts, about.language))
  const text = withoutKnown(reply, facts)
  const days = takeDays(text, facts, about.today)
  add('day', days.wrong)
  const amounts = takeAmounts(days.rest, facts)
  add('amount', amounts.wrong)
  add(
    'percentage',
    amounts.rest.match(/\d+(?:[.,]\d+)? ?(?:%|percent|procent|prozent|pour cent|por ciento)/gu) ?? [],
  )
  add(
    'number',
    numbersIn(amounts.rest).filter((number) => !isNumber(number, facts)),
  )
  add(
    'number',
    spelledNumbers(amounts.rest, about.language)
      .filter(({ value }) => !facts.numbers.has(value))
      .map(({ word }) => word),
  )
  return found
}

/** Folded, and without what may be said as it stands: names of things, and lines of the built-in wording. */
function withoutKnown(reply: string, { names, texts }: Facts): string {
  const lines = texts.flatMap((text) => text.split('\n'))
  const known = [...lines, ...names]
    .map((text) => fold(text.replace(/[\u00a0\u202f]/g, ' ')).trim())
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
  const folded = fold(reply.replace(/[\u00a0\u202f]/g, ' '))
  return known.reduce((text, part) => text.replaceAll(part, ' ; '), folded)
}

function addressesIn(reply: string): readonly string[] {
  return (
    reply.match(/\S*@\S+|\bhttps?:\/\/\S+|\bwww\.\S+|\b[\w-]+\.(?:com|net|org|io|se|de|fr|app)\b\S*/giu) ?? []
  )
}

function isKnown(address: string, { names, texts }: Facts): boolean {
  const bare = address.replace(/[).,;!?]+$/, '')
  return [...names, ...texts].some((text) => text.includes(bare))
}

function numbersIn(text: string): readonly string[] {
  // The numbers of a list are no fact.
  return text.replace(/(^|\n)\s*\d{1,2}[.)] /g, ' ').match(/\d+/g) ?? []
}

function isNumber(digits: string, { numbers, texts }: Facts): boolean {
  return (
    numbers.has(Number(digits)) || texts.some((text) => new RegExp(`(?<!\\d)${digits}(?!\\d)`).test(text))
  )
}

function quotes(reply: string, instructions: string): readonly string[] {
  const said = fold(reply).match(/\p{L}+/gu) ?? []
  const given = ` ${(fold(instructions).match(/\p{L}+/gu) ?? []).join(' ')} `
  for (let at = 0; at + quotedWords <= said.length; at += 1) {
    const run = said.slice(at, at + quotedWords).join(' ')
    if (given.includes(` ${run} `)) return [run]
  }
  return []
}
