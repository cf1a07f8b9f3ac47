import { spokenLanguages, standardAnswers, standardGreeting } from '../../answers/standard-texts.ts'
import { type Market, markets, methodsOf, planRule } from '../../domain/markets.ts'
import type { HandoffSettings, ShopSettings } from '../../storage/storage.ts'
import type { Answers, CountryDefaults, CountryPlan, Handoff, MethodId } from './wire.ts'

export function answersView(settings: ShopSettings): Answers {
  return {
    languages: spokenLanguages,
    countries: countries(),
    tone: { emoji: settings.emoji, greeting: settings.greeting },
    standard_greeting: standardGreeting,
    general: standardAnswers.map(({ topic, title, texts }) => ({
      topic,
      title,
      standard: texts,
      own: Object.fromEntries(
        Object.entries(settings.generalAnswers).flatMap(([tag, answers]) => {
          const own = answers[topic]
          return own === undefined ? [] : [[tag, own] as const]
        }),
      ),
    })),
    methods: Object.entries(settings.paymentMethods).map(([country, methods]) => ({ country, methods })),
    plans: plansOf(settings),
    handoff: handoffView(settings.handoff),
  }
}

/** Without the secret of its webhook. */
function handoffView({ email, webhook, officeHours }: HandoffSettings): Handoff {
  return { email, webhook_url: webhook?.url ?? null, office_hours: officeHours }
}

const methodsWithPlan: readonly CountryPlan['method'][] = ['pay_later', 'pay_in_3', 'pay_in_4']

function plansOf({ planRules }: ShopSettings): Answers['plans'] {
  return Object.entries(planRules).flatMap(([country, rules]) =>
    methodsWithPlan.flatMap((method) => {
      const rule = rules[method]
      return rule === undefined ? [] : [{ country, method, rule }]
    }),
  )
}

let named: Answers['countries'] | undefined

/** Where Klarna is known to be offered, by their English names. */
function countries(): Answers['countries'] {
  named ??= Object.entries(markets)
    .map(([code, market]) => defaultsOf(code, market))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  return named
}

function defaultsOf(code: string, market: Market): CountryDefaults {
  return {
    code,
    name: nameOf(code),
    currency: market.currency,
    methods: methodsOf(market).filter((id): id is MethodId => id !== 'unknown'),
    plans: methodsWithPlan.flatMap((method) => {
      const rule = planRule(method, code)
      return rule === null ? [] : [{ method, rule }]
    }),
  }
}

function nameOf(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
