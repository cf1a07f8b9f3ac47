import { z } from 'zod'
import { standardAnswers } from '../../answers/standard-texts.ts'
import { markets } from '../../domain/markets.ts'
import { textsForm } from './texts-form.ts'
import type { CountryMethods, CountryPlan, PutGeneral, PutMethods, PutPlans, Texts, Tone } from './wire.ts'

const answer = textsForm({ longest: 1_000, form: 'lines' })

const country = z
  .string('Choose a country.')
  .refine((code) => Object.hasOwn(markets, code), 'Klarna is not known to be offered in this country.')

export const toneForm: z.ZodType<Tone> = z.strictObject({
  emoji: z.boolean('Say whether replies carry emoji: true or false.'),
  greeting: answer,
})

export const generalForm: z.ZodType<PutGeneral> = z.strictObject({
  own: z.record(z.string(), answer, 'Give the texts of each topic.').superRefine((own, context) => {
    for (const topic of Object.keys(own))
      if (!standardAnswers.some((standard) => standard.topic === topic))
        context.addIssue({ code: 'custom', path: [topic], message: 'There is no such topic.' })
  }),
})

const method: z.ZodType<CountryMethods['methods'][number]> = z.strictObject({
  id: z.enum(['pay_now', 'pay_later', 'pay_in_3', 'pay_in_4', 'financing'], 'Choose a payment method.'),
  name: textsForm({ longest: 60, form: 'line' }),
  description: textsForm({ longest: 200, form: 'line' }),
})

const countryMethods: z.ZodType<CountryMethods> = z.strictObject({
  country,
  methods: listOf(method, ({ id }) => id, 'This method is there twice.'),
})

export const methodsForm: z.ZodType<PutMethods> = z.strictObject({
  methods: listOf(countryMethods, (entry) => entry.country, 'This country is there twice.'),
})

const longestEvery = { days: 90, monthly: 12 } as const
const unit = { days: 'days', monthly: 'months' } as const
/** A method's name says how many there are; what differs between shops is when. */
const partsOf = { pay_later: 1, pay_in_3: 3, pay_in_4: 4 } as const

const rule: z.ZodType<CountryPlan['rule']> = z
  .strictObject({
    kind: z.enum(['days', 'monthly'], 'Choose days or months.'),
    parts: z.int('Enter a whole number.'),
    every: z.int('Enter a whole number.').min(1, 'Enter 1 at least.'),
    first: z.enum(['purchase', 'capture'], 'Choose what the plan starts with.'),
  })
  .superRefine(({ kind, every }, context) => {
    if (every > longestEvery[kind])
      context.addIssue({
        code: 'custom',
        path: ['every'],
        message: `Choose 1 to ${longestEvery[kind]} ${unit[kind]}.`,
      })
  })

const plan: z.ZodType<CountryPlan> = z
  .strictObject({
    country,
    method: z.enum(['pay_later', 'pay_in_3', 'pay_in_4'], 'Choose a method that is paid by a plan.'),
    rule,
  })
  .superRefine((given, context) => {
    const parts = partsOf[given.method]
    if (given.rule.parts !== parts)
      context.addIssue({
        code: 'custom',
        path: ['rule', 'parts'],
        message: `This method has ${parts} ${parts === 1 ? 'payment' : 'payments'}.`,
      })
  })

export const plansForm: z.ZodType<PutPlans> = z.strictObject({
  plans: listOf(
    plan,
    (entry) => `${entry.country} ${entry.method}`,
    'This method has a rule in this country already.',
  ),
})

/** Own texts by language and then by topic, as they are kept. */
export function byLanguage(own: PutGeneral['own']): Readonly<Record<string, Texts>> {
  const kept: Record<string, Record<string, string>> = {}
  for (const [topic, texts] of Object.entries(own))
    for (const [tag, text] of Object.entries(texts)) kept[tag] = { ...kept[tag], [topic]: text }
  return kept
}

function listOf<T>(entry: z.ZodType<T>, keyOf: (entry: T) => string, twice: string): z.ZodType<readonly T[]> {
  return z.array(entry, 'Give a list.').superRefine((entries, context) => {
    const keys = entries.map(keyOf)
    const again = keys.findIndex((key, index) => keys.indexOf(key) < index)
    if (again !== -1) context.addIssue({ code: 'custom', path: [again], message: twice })
  })
}
