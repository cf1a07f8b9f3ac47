import type { AskedCount, ConversationCount, FigureStorage, TurnCount } from '../../storage/storage.ts'
import { type DayRange, dayFinder, daysOf } from './day-range.ts'
import type { Overview, Totals } from './wire.ts'

/** What the sums of a range tell; the rest of the overview is about now. */
export type Figures = Pick<Overview, 'totals' | 'days' | 'intents' | 'tools' | 'reply_ms' | 'failures'> & {
  /** Turns that Klarna did not answer. */
  readonly unavailable: number
}

export async function figuresOf(storage: FigureStorage, range: DayRange): Promise<Figures> {
  const { start, end } = range
  const [conversations, turns, asked, uses, times] = await Promise.all([
    storage.conversations(start, end),
    storage.turns(start, end),
    storage.asked(start, end),
    storage.toolUses(start, end),
    storage.replyTimes(start, end),
  ])
  const days = byDay(conversations, turns, range)
  return {
    totals: days.reduce<Totals>(plus, nothing),
    days,
    intents: intentsOf(asked),
    tools: toolsOf(uses),
    reply_ms: { median: reached(times, 0.5), p95: reached(times, 0.95) },
    failures: {
      order_not_found: sum(turns.map(({ orderNotFound }) => orderNotFound)),
      email_mismatch: sum(turns.map(({ emailMismatch }) => emailMismatch)),
    },
    unavailable: sum(asked.map(({ outcome, count }) => (outcome === 'unavailable' ? count : 0))),
  }
}

/** The columns of a day, as the table lists them. */
export const totalNames = [
  'conversations',
  'messages',
  'confirmed',
  'assumed',
  'handed_over',
  'unanswered',
  'verification_failures',
] as const satisfies readonly (keyof Totals)[]

const nothing: Totals = {
  conversations: 0,
  messages: 0,
  confirmed: 0,
  assumed: 0,
  handed_over: 0,
  unanswered: 0,
  verification_failures: 0,
}

function byDay(
  conversations: readonly ConversationCount[],
  turns: readonly TurnCount[],
  range: DayRange,
): Overview['days'] {
  const sums = new Map<string, Totals>(daysOf(range).map((day) => [day, nothing]))
  const dayOf = dayFinder(range)
  const add = (halfHour: number, more: Partial<Totals>): void => {
    const day = dayOf(halfHour)
    sums.set(day, plus(sums.get(day) ?? nothing, more))
  }
  for (const counted of conversations)
    add(counted.halfHour, { conversations: counted.count, [endOf(counted)]: counted.count })
  for (const { halfHour, count, orderNotFound, emailMismatch } of turns)
    add(halfHour, { messages: count, verification_failures: orderNotFound + emailMismatch })
  return [...sums].map(([day, totals]) => ({ day, ...totals }))
}

/** How a conversation went: each counts for one of these. */
function endOf({
  handedOver,
  confirmed,
  answered,
  ratedDown,
}: ConversationCount): 'handed_over' | 'confirmed' | 'assumed' | 'unanswered' {
  if (handedOver) return 'handed_over'
  if (confirmed) return 'confirmed'
  return answered && !ratedDown ? 'assumed' : 'unanswered'
}

function plus(totals: Totals, more: Partial<Totals>): Totals {
  const add = (name: keyof Totals): number => totals[name] + (more[name] ?? 0)
  return {
    conversations: add('conversations'),
    messages: add('messages'),
    confirmed: add('confirmed'),
    assumed: add('assumed'),
    handed_over: add('handed_over'),
    unanswered: add('unanswered'),
    verification_failures: add('verification_failures'),
  }
}

/** What was asked most first. A message with two questions counts for both. */
function intentsOf(asked: readonly AskedCount[]): Overview['intents'] {
  const counts = new Map<string, number>()
  for (const { intents, count } of asked)
    for (const name of new Set(intents)) counts.set(name, (counts.get(name) ?? 0) + count)
  return [...counts].map(([name, count]) => ({ name, count })).toSorted(mostFirst)
}

function toolsOf(uses: Awaited<ReturnType<FigureStorage['toolUses']>>): Overview['tools'] {
  const counts = new Map<string, { count: number; answered: number }>()
  for (const { tool, outcome, count } of uses) {
    const known = counts.get(tool) ?? { count: 0, answered: 0 }
    const answered = known.answered + (outcome === 'answered' ? count : 0)
    counts.set(tool, { count: known.count + count, answered })
  }
  return [...counts].map(([name, counted]) => ({ name, ...counted })).toSorted(mostFirst)
}

function mostFirst(
  a: { readonly name: string; readonly count: number },
  b: { readonly name: string; readonly count: number },
): number {
  return b.count - a.count || a.name.localeCompare(b.name)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** The time within which that share (0 to 1) of the replies came; null where there were none. */
function reached(times: Awaited<ReturnType<FigureStorage['replyTimes']>>, share: number): number | null {
  let left = share * sum(times.map(({ count }) => count))
  for (const { ms, count } of times) {
    left -= count
    if (left <= 0) return ms
  }
  return times.at(-1)?.ms ?? null
}
