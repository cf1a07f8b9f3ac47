import type { DataOf } from '../../tools/index.ts'
import { lines, type Say, sentences } from './say.ts'

type Schedule = DataOf<'get_installment_schedule'>
type Installment = Schedule['plans'][number]['installments'][number]
type Upcoming = DataOf<'get_upcoming_payments'>
type Info = DataOf<'get_payment_info'>

export function installmentSchedule(data: Schedule, say: Say): string {
  const { schedule: words } = say.words
  if (data.why_not !== null) return words.whyNot[data.why_not]
  return lines(words.heading(say.about.orderName), ...planLines(data, say), refundNote(say))
}

export function paymentInfo(data: Info, say: Say): string {
  const { paymentInfo: words, schedule: scheduleWords } = say.words
  const method = chosen(data, words)
  const changed = data.deferred === true && words.mayHaveChanged
  const reason = data.schedule.why_not
  if (reason !== null) return sentences(method, changed, scheduleWords.whyNot[reason])
  return lines(sentences(method, changed, words.heading), ...planLines(data.schedule, say), refundNote(say))
}

function chosen({ method }: Info, words: Say['words']['paymentInfo']): string {
  if (method === null) return words.notSaid
  return method.name === null ? words.notKnown : words.chosen(method.name)
}

export function upcomingPayments(data: Upcoming, say: Say): string {
  const { upcoming: words } = say.words
  if (data.why_not !== null) return say.words.schedule.whyNot[data.why_not]
  const [next, ...later] = data.payments
  if (next === undefined) return words.noneAhead
  return sentences(
    words.next(next.amount.text, say.day(next.due_on, 'long'), next.days_until),
    afterNext(later, say),
    words.estimate,
    refundNote(say),
  )
}

function afterNext(later: Upcoming['payments'], say: Say): string {
  const { upcoming: words } = say.words
  const payments = later.map(({ amount, due_on }) => ({ amount: amount.text, day: say.day(due_on, 'long') }))
  const [first] = payments
  if (first === undefined) return words.noOther
  return payments.length === 1 ? words.oneMore(first.amount, first.day) : words.more(payments)
}

function planLines(schedule: Schedule, say: Say): string[] {
  const { schedule: words } = say.words
  return schedule.plans.flatMap((plan) => [
    ...(schedule.plans.length > 1
      ? [words.planHeading(plan.amount.text, say.day(plan.captured_at, 'short'))]
      : []),
    ...plan.installments.map((part) => installmentLine(part, say)),
  ])
}

function installmentLine({ number, amount, due_on, state }: Installment, say: Say): string {
  const { schedule: words } = say.words
  const day = say.day(due_on, 'short')
  if (amount.amount === 0) return words.nothingLeft(number, amount.text)
  switch (state) {
    case 'charged_at_start':
      return `${say.mark.done}${words.chargedAtStart(number, amount.text, day)}`
    case 'due_passed':
      return words.duePassed(number, amount.text, day)
    case 'upcoming':
      return `${say.mark.waiting}${words.upcoming(number, amount.text, day)}`
  }
}

function refundNote(say: Say): string | null {
  return say.about.unallocatedRefund ? say.words.schedule.unmatchedRefund : null
}
