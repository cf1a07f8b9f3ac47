import type { PlanRule } from '../../domain/payment-plan.ts'

/** What the merchant has set of a shop. */
export type ShopSettings = {
  /** Whether replies carry ✅ and ⏳. */
  readonly emoji: boolean
  /** What the assistant says first in place of Kvitto's own words. */
  readonly greeting: Texts
  /** The merchant's own answers to general questions: by language tag, then by topic. */
  readonly generalAnswers: Readonly<Record<string, Texts>>
  /** By country: the methods that the shop offers there, in its own words. A country that is missing has Kvitto's. */
  readonly paymentMethods: Readonly<Record<string, readonly OfferedMethod[]>>
  /** By country, then by method: what stands in for the usual rule. */
  readonly planRules: Readonly<Record<string, Readonly<Record<string, PlanRule>>>>
  readonly handoff: HandoffSettings
  readonly widget: WidgetLook
  /** Klarna's push address holds a secret made from this number: with the next one, the address before is dead. */
  readonly pushEpoch: number
  /** When the first steps were done: a tool tried, the widget seen on a page of the shop. Milliseconds since 1970. */
  readonly seen: {
    readonly toolTried: number | null
    readonly widget: number | null
    /** When the owners were last told that Klarna refuses the credentials. */
    readonly refusalTold: number | null
  }
}

/** By language tag (BCP 47, primary). */
export type Texts = Readonly<Record<string, string>>

export type OfferedMethod = {
  readonly id: 'pay_now' | 'pay_later' | 'pay_in_3' | 'pay_in_4' | 'financing'
  readonly name: Texts
  readonly description: Texts
}

/** Whom to tell that a shopper asks for a person, and when somebody is there. */
export type HandoffSettings = {
  readonly email: string | null
  readonly webhook: { readonly url: string; readonly sealedSecret: string } | null
  readonly officeHours: OfficeHours | null
}

/** Days from 1 (Monday) to 7; times `HH:MM` in the shop's time zone. */
export type OfficeHours = { readonly days: readonly number[]; readonly from: string; readonly to: string }

export type WidgetLook = {
  /** `#rrggbb` */
  readonly accent: string
  readonly position: 'right' | 'left'
  readonly title: Texts
  readonly welcome: Texts
  /** Origins on whose pages the widget may open: `https://shop.example`, `https://*.shop.example`. */
  readonly allowedDomains: readonly string[]
}

export const standardSettings: ShopSettings = {
  emoji: true,
  greeting: {},
  generalAnswers: {},
  paymentMethods: {},
  planRules: {},
  handoff: { email: null, webhook: null, officeHours: null },
  widget: { accent: '#1f5f4a', position: 'right', title: {}, welcome: {}, allowedDomains: [] },
  pushEpoch: 0,
  seen: { toolTried: null, widget: null, refusalTold: null },
}
