import type { Overview } from '../../../../../../src/server/admin/wire.ts'
import { sayDay, sayDays } from '../../../parts/say-day.ts'
import { type End, ends } from '../ends.ts'

/** One bar: a day, or up to seven of them. */
export type Period = {
  readonly from: string
  readonly to: string
  /** The first day, for where there is little room. */
  readonly label: string
  readonly name: string
  readonly totals: Readonly<Record<End | 'conversations', number>>
}

/** More bars than this are too thin to be told apart on a phone. */
const mostBars = 92

/** Days one by one or, where they are many, by weeks that end on the last day. */
export function periodsOf(days: Overview['days']): readonly Period[] {
  const length = days.length > mostBars ? 7 : 1
  const first = days.length % length
  const starts = [...(first === 0 ? [] : [0]), ...steps(first, days.length, length)]
  return starts.map((start, index) => periodOf(days.slice(start, starts[index + 1])))
}

/** Days as one. */
export function periodOf(days: Overview['days']): Period {
  const [from, to] = [days[0]?.day ?? '', days.at(-1)?.day ?? '']
  const sum = (name: End | 'conversations') => days.reduce((total, day) => total + day[name], 0)
  const [confirmed, assumed, handed_over, unanswered] = ends.map(sum)
  return {
    from,
    to,
    label: sayDay(from),
    name: sayDays(from, to),
    totals: {
      conversations: sum('conversations'),
      confirmed: confirmed ?? 0,
      assumed: assumed ?? 0,
      handed_over: handed_over ?? 0,
      unanswered: unanswered ?? 0,
    },
  }
}

function steps(from: number, to: number, length: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, index) => from + index * length)
}
