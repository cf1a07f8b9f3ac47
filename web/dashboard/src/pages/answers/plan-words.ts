import type { PlanRule } from '../../../../../src/server/admin/wire.ts'

/** In minor units, of any currency. */
const exampleAmount = 120_000
/** More days than these are not listed one by one. */
const mostListed = 4

const relative = new Intl.RelativeTimeFormat('en')

/** "3 payments, one every 30 days, the first when the order is charged." */
export function sayRule({ kind, parts, every, first }: PlanRule): string {
  const start = first === 'purchase' ? 'the order is placed' : 'the order is charged'
  if (parts === 1) return `One payment, ${count(every, kind)} after ${start}.`
  const step = every === 1 ? `one every ${unitOf(kind)}` : `one every ${count(every, kind)}`
  return `${parts} payments, ${step}, the first when ${start}.`
}

/**
 * What becomes of an order of 1,200.00 that starts today: "3 parts of SEK 400.00: today, in 30 days, in 60 days". What
 * cannot be shared evenly is on the first part.
 */
export function sayExample(rule: PlanRule, currency: string, locale?: string): string {
  return `${sayParts(rule.parts, currency, locale)}: ${sayDays(rule)}`
}

function sayParts(parts: number, currency: string, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' })
  const say = (minor: number) => format.format(minor / 100)
  const each = Math.floor(exampleAmount / parts)
  const first = exampleAmount - each * (parts - 1)
  if (parts === 1) return `${say(exampleAmount)} in one payment`
  if (first === each) return `${parts} parts of ${say(each)}`
  return parts === 2
    ? `2 parts, of ${say(first)} and ${say(each)}`
    : `${parts} parts, the first of ${say(first)} and the others of ${say(each)}`
}

function sayDays({ kind, parts, every }: PlanRule): string {
  if (parts === 1) return sayDistance(every, kind)
  const days = Array.from({ length: parts }, (_, index) => sayDistance(index * every, kind))
  if (days.length <= mostListed) return days.join(', ')
  return `${days.slice(0, mostListed - 1).join(', ')} and so on, the last ${days.at(-1)}`
}

function sayDistance(distance: number, kind: PlanRule['kind']): string {
  return distance === 0 ? 'today' : relative.format(distance, unitOf(kind))
}

function count(number: number, kind: PlanRule['kind']): string {
  return `${number} ${unitOf(kind)}${number === 1 ? '' : 's'}`
}

function unitOf(kind: PlanRule['kind']): 'day' | 'month' {
  return kind === 'days' ? 'day' : 'month'
}
