import { type GeneralTopic, generalTopics } from '../languages/conversation-wording.ts'
import { languages } from '../languages/index.ts'

/** The languages that Kvitto speaks, by the names that they have for themselves. */
export const spokenLanguages: readonly { readonly tag: string; readonly name: string }[] = languages.map(
  ({ tag }) => ({ tag, name: ownName(tag) }),
)

/** A question in general that shoppers ask, and what Kvitto answers in each language. */
export type StandardAnswer = {
  readonly topic: GeneralTopic
  /** For the merchant, in English. */
  readonly title: string
  readonly texts: Readonly<Record<string, string>>
}

const titles: Readonly<Record<GeneralTopic, string>> = {
  more_time: 'More time to pay',
  return_under_way: 'What to pay while a return is under way',
  not_received: 'The order has not come, or is faulty',
  two_orders: 'One purchase shows up as several in Klarna',
  refund_time: 'How long a refund takes',
  which_number: 'Where to find the order number',
  declined: 'Why a purchase was declined',
  late_fee: 'Fees for paying late',
  interest: 'Interest',
  credit_check: 'Credit checks',
  pay_early: 'Paying before the due date',
  paid_but_not_seen: 'Paid, but Klarna does not show it',
  new_order: 'An order that was just placed',
  why_email: 'Why the email is asked for',
  other: 'Anything else in general',
}

export const standardAnswers: readonly StandardAnswer[] = generalTopics.map((topic) => ({
  topic,
  title: titles[topic],
  texts: Object.fromEntries(
    languages.map(({ tag, conversation }) => [tag, conversation.general[topic]] as const),
  ),
}))

/** What the assistant says first, in each language. */
export const standardGreeting: Readonly<Record<string, string>> = Object.fromEntries(
  languages.map(({ tag, conversation }) => [tag, conversation.greeting] as const),
)

function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}
