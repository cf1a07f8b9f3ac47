import type { DataOf } from '../../tools/index.ts'
import type { MoneyData } from '../../tools/schemas.ts'
import { dayText, lines, type Say, sentences, some, textOf } from './say.ts'

type Data = DataOf<'get_capture_details'>
type Amounts = {
  readonly total: MoneyData | null
  readonly captured: MoneyData | null
  readonly remaining: MoneyData | null
}

export function captureDetails(data: Data, say: Say): string {
  return lines(summary(data, say), ...data.captures.flatMap((capture) => oneCapture(capture, say)))
}

export function partCharged({ total, captured, remaining }: Amounts, say: Say): string {
  const { captures: words } = say.words
  const until = dayText(say, say.about.chargeableUntil, 'long')
  const bothKnown = captured !== null && total !== null
  return sentences(
    bothKnown ? words.partCharged(captured.text, total.text) : words.partCharged(null, null),
    words.whyPart,
    some(remaining) && words.restCanBeCharged(remaining.text, until),
  )
}

function summary(data: Data, say: Say): string {
  const { captures: words } = say.words
  if (say.about.review === 'rejected' && !some(data.captured)) return words.declined
  if (data.complete === null) return someCharged(data, words.unknownStatus, words)
  if (data.complete) return allCharged(data, words)
  if (some(data.remaining) && (some(data.captured) || data.captures.length > 0)) return partCharged(data, say)
  if (some(data.captured)) return someCharged(data, words.nothingMore, words)
  if (!some(data.remaining)) return words.nothingLeft
  return say.about.review === 'pending'
    ? words.chargedOnApproval(data.remaining.text)
    : words.chargedWhenShipped(data.remaining.text)
}

function allCharged({ captured, total }: Data, words: Say['words']['captures']): string {
  return captured !== null && total !== null && captured.amount < total.amount
    ? words.restGivenUp(captured.text, total.text)
    : words.allCharged(textOf(captured))
}

function someCharged({ captured }: Data, sentence: string, words: Say['words']['captures']): string {
  if (captured === null) return sentence
  return some(captured)
    ? sentences(words.charged(captured.text), sentence)
    : sentences(sentence, words.nothingCharged)
}

function oneCapture(capture: Data['captures'][number], say: Say): string[] {
  const { captures: words } = say.words
  const items = capture.items.map(({ name, quantity }) =>
    quantity === null || quantity === 1 ? name : `${quantity} × ${name}`,
  )
  const day = dayText(say, capture.captured_at, 'long')
  return [
    `• ${words.line(day, textOf(capture.amount), items.length === 0 ? null : items.join('; '))}`,
    ...capture.tracking.map((tracking) => `– ${words.parcel(parcel(tracking))}`),
  ]
}

function parcel({ company, number, url }: Data['captures'][number]['tracking'][number]): string {
  return [company, number, url].filter((part) => part !== null).join(', ')
}
