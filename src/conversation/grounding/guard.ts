import type { Day } from '../../domain/day.ts'
import { fold } from '../../understanding/features.ts'
import { takeAmounts } from './amounts.ts'
import { takeDays } from './days.ts'
import type { Facts } from './facts.ts'
import { inOtherLanguage } from './other-language.ts'
import { spelledNumbers } from './spelled-numbers.ts'
import { ungroundedStates } from './states.ts'
import { unsafeText } from './unsafe-text.ts'

export type Violation = {
  readonly kind:
    | 'amount'
    | 'day'
    | 'percentage'
    | 'number'
    | 'state'
    | 'address'
    | 'language'
    | 'instructions'
    | 'description'
    | 'unsafe'
    | 'length'
  /** The words that are no fact. */
  readonly text: string
}

const longestReply = 1_800
/** As many words in a row of the instructions, or of a description by a third party, are no coincidence. */
const quotedWords = 6

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
  add('unsafe', unsafeText(reply))
  add('instructions', quotes(reply, about.instructions, facts.texts))
  add(
    'address',
    addressesIn(reply).filter((address) => !isKnown(address, facts)),
  )
  add('state', ungroundedStates(reply, facts.texts, about.language))
  const own = withoutKnown(reply, facts, (text) => text)
  add('language', inOtherLanguage(own, about.language))
  // The built-in wording quotes them, and says whose words they are.
  add('description', quotes(own, facts.descriptions.join(' ; '), []))
  const text = withoutKnown(reply, facts, fold)
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
  const phones = amounts.rest.match(/\+?\d(?:[ ()/.-]{0,2}\d){6,}/g) ?? []
  add(
    'address',
    phones.filter((phone) => !stands(phone, facts.general)),
  )
  add(
    'number',
    spelledNumbers(amounts.rest, about.language)
      .filter(({ value }) => !facts.numbers.has(value))
      .map(({ word }) => word),
  )
  return found
}

/**
 * Without what may be said as it stands: names of things, lines of the built-in wording, and sentences of what is said
 * in general. `read` as it is compared.
 */
function withoutKnown(
  reply: string,
  { names, texts, general }: Facts,
  read: (text: string) => string,
): string {
  const lines = texts.flatMap((text) => text.split('\n'))
  const sentences = general.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n/))
  const known = [...lines, ...sentences, ...names]
    .map((text) => read(text.replace(/[\u00a0\u202f]/g, ' ')).trim())
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
  const compared = read(reply.replace(/[\u00a0\u202f]/g, ' '))
  return known.reduce((text, part) => text.replaceAll(part, ' ; '), compared)
}

function addressesIn(reply: string): readonly string[] {
  return (
    reply.match(
      /\S*@\S+|\b(?:https?|ftp|javascript|vbscript|data|file|tel|sms|mailto):\S+|\bwww\.\S+|\b[\w-]+\.(?:com|net|org|io|se|de|fr|app)\b\S*/giu,
    ) ?? []
  )
}

/** An address in a description is known to nobody, but where the built-in wording shows it. */
function isKnown(address: string, { texts }: Facts): boolean {
  const bare = address.replace(/[).,;!?]+$/, '')
  return texts.some((text) => text.includes(bare))
}

function numbersIn(text: string): readonly string[] {
  // The numbers of a list are no fact.
  return text.replace(/(^|\n)\s*\d{1,2}[.)] /g, ' ').match(/\d+/g) ?? []
}

function isNumber(digits: string, { numbers, texts }: Facts): boolean {
  return numbers.has(Number(digits)) || stands(digits, texts)
}

/** Whether a number stands in one of the texts, and not as a part of a longer one. */
function stands(digits: string, texts: readonly string[]): boolean {
  const whole = new RegExp(`(?<!\\d)${RegExp.escape(digits)}(?!\\d)`)
  return texts.some((text) => whole.test(text))
}

/** Words of `source` in a row that stand in the reply, and not in what may be said anyway. */
function quotes(reply: string, source: string, known: readonly string[]): readonly string[] {
  const said = fold(reply).match(/\p{L}+/gu) ?? []
  const [given, allowed] = [source, known.join(' ; ')].map(
    (text) => ` ${(fold(text).match(/\p{L}+|;/gu) ?? []).join(' ')} `,
  )
  for (let at = 0; at + quotedWords <= said.length; at += 1) {
    const run = ` ${said.slice(at, at + quotedWords).join(' ')} `
    if (given?.includes(run) && !allowed?.includes(run)) return [run.trim()]
  }
  return []
}
