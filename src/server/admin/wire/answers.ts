/** `GET /answers`. Each section has a `PUT /answers/{section}` of its own, which answers the whole. */
export type Answers = {
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  readonly countries: readonly CountryDefaults[]
  readonly tone: Tone
  /** What is said where `tone` has no greeting. */
  readonly standard_greeting: Texts
  /** By topic, in their order. */
  readonly general: readonly GeneralAnswer[]
  readonly methods: readonly CountryMethods[]
  readonly plans: readonly CountryPlan[]
  readonly handoff: Handoff
}

/** A country where Klarna is known to be offered, and what Kvitto says there by itself. */
export type CountryDefaults = {
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly methods: readonly MethodId[]
  readonly plans: readonly Omit<CountryPlan, 'country'>[]
}

/** Texts by language tag; a language that is missing has Kvitto's own text. */
export type Texts = Readonly<Record<string, string>>

/** `PUT /answers/tone` */
export type Tone = { readonly emoji: boolean; readonly greeting: Texts }

export type GeneralAnswer = {
  readonly topic: string
  readonly title: string
  readonly standard: Texts
  readonly own: Texts
}

/** `PUT /answers/general`: the whole of what is the merchant's own. */
export type PutGeneral = { readonly own: Readonly<Record<string, Texts>> }

export type MethodId = 'pay_now' | 'pay_later' | 'pay_in_3' | 'pay_in_4' | 'financing'

/** Own texts for the methods in a country; `methods` empty: Kvitto's own list for the market. */
export type CountryMethods = {
  readonly country: string
  readonly methods: readonly { readonly id: MethodId; readonly name: Texts; readonly description: Texts }[]
}

/** `PUT /answers/methods` */
export type PutMethods = { readonly methods: readonly CountryMethods[] }

export type PlanRule = {
  readonly kind: 'days' | 'monthly'
  readonly parts: number
  readonly every: number
  readonly first: 'purchase' | 'capture'
}

/** A rule that stands in for the usual one of a method in a country. */
export type CountryPlan = {
  readonly country: string
  readonly method: 'pay_later' | 'pay_in_3' | 'pay_in_4'
  readonly rule: PlanRule
}

/** `PUT /answers/plans` */
export type PutPlans = { readonly plans: readonly CountryPlan[] }

/** `PUT /answers/handoff`. `secret` is shown once, in the answer to the PUT that made it. */
export type Handoff = {
  readonly email: string | null
  readonly webhook_url: string | null
  readonly webhook_secret?: string
  /** Null: always. Days from 1 (Monday) to 7; times `HH:MM` in the shop's time zone. */
  readonly office_hours: {
    readonly days: readonly number[]
    readonly from: string
    readonly to: string
  } | null
}
