import type { DataOf } from '../../tools/index.ts'
import type { MoneyData } from '../../tools/schemas.ts'
import type { Say } from '../language.ts'
import { lines, sentences, some } from './phrases.ts'

type Data = DataOf<'get_capture_details'>
type Amounts = {
  readonly total: MoneyData | null
  readonly captured: MoneyData | null
  readonly remaining: MoneyData | null
}

export function captureDetails(data: Data, say: Say): string {
  const about = summary(data, say)
  return data.captures.length === 0
    ? about
    : lines(about, ...data.captures.flatMap((capture) => oneCapture(capture, say)))
}

export function partCharged({ total, captured, remaining }: Amounts, say: Say): string {
  const until = say.about.chargeableUntil
  const soFar =
    captured !== null && total !== null
      ? `${captured.text} of your ${total.text} order has been charged so far.`
      : 'Only a part of your order has been charged so far.'
  const limit = until === null ? '' : `, until ${say.day(until, 'long')}`
  return sentences(
    soFar,
    'This usually happens when items ship separately.',
    some(remaining) && `The remaining ${remaining.text} can be charged when the rest ships${limit}.`,
  )
}

function summary(data: Data, say: Say): string {
  if (say.about.review === 'rejected' && !some(data.captured)) {
    return 'Klarna has declined this order. The shop has charged nothing.'
  }
  if (data.complete === null) return someCharged(data, 'Klarna gives this order a status that I do not know.')
  if (data.complete) return allCharged(data)
  if (some(data.remaining) && (some(data.captured) || data.captures.length > 0)) {
    return partCharged(data, say)
  }
  if (some(data.captured)) return someCharged(data, 'Nothing more will be charged.')
  if (some(data.remaining)) {
    const once =
      say.about.review === 'pending' ? 'once Klarna has approved your order' : 'when your order ships'
    return `The shop has not charged anything yet. ${data.remaining.text} can be charged ${once}.`
  }
  return 'The shop has charged nothing, and nothing is left to charge.'
}

function allCharged({ captured, total }: Data): string {
  if (captured === null) return 'Your whole order has been charged.'
  // What the shop did not charge was released.
  return total !== null && captured.amount < total.amount
    ? `${captured.text} of your ${total.text} order has been charged. Nothing more will be.`
    : `Your whole order has been charged: ${captured.text}.`
}

function someCharged({ captured }: Data, sentence: string): string {
  if (captured === null) return sentence
  return sentences(
    sentence,
    some(captured) ? `${captured.text} has been charged.` : 'The shop has not charged anything.',
  )
}

function oneCapture(capture: Data['captures'][number], say: Say): string[] {
  const when = capture.captured_at === null ? 'Charged' : `Charged ${say.day(capture.captured_at, 'long')}`
  const amount = capture.amount === null ? '' : `: ${capture.amount.text}`
  const items = capture.items.map(({ name, quantity }) =>
    quantity === null || quantity === 1 ? name : `${quantity} × ${name}`,
  )
  // No full stop: an address would take it along.
  return [
    `• ${when}${amount}${items.length === 0 ? '' : ` for ${items.join('; ')}`}`,
    ...capture.tracking.map((tracking) => `– Parcel: ${parcel(tracking)}`),
  ]
}

function parcel({ company, number, url }: Data['captures'][number]['tracking'][number]): string {
  return [company, number, url].filter((part) => part !== null).join(', ')
}
