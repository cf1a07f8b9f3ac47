import { z } from 'zod'
import { localName, marketOf, methodsOf } from '../domain/markets.ts'
import { paymentMethodIds } from '../domain/payment-method.ts'
import { defineTool } from './tool.ts'

export const getPaymentMethods = defineTool({
  name: 'get_payment_methods',
  title: 'Payment methods',
  description:
    'Which Klarna payment methods are offered in a country, with a line on each. No promise of credit: Klarna decides at checkout. Needs no order and no email.',
  access: 'anyone',
  data: z.object({
    country: z.string().describe('ISO 3166-1 alpha-2 code of the country answered for.'),
    source: z
      .enum(['merchant', 'market'])
      .describe("`merchant`: the shop's own text; `market`: what Klarna offers in that country."),
    methods: z
      .array(
        z.object({
          id: z.enum(paymentMethodIds).describe('The kind of payment method.'),
          name: z.string().describe("Its name in the country, or in the reply's language."),
          description: z.string().describe('One line on it.'),
        }),
      )
      .describe('Empty where Klarna is not known to be offered.'),
  }),
  run: ({ locale, methods }, { country }) => {
    const market = marketOf(country)
    const language = new Intl.Locale(locale).language
    return {
      country,
      source: 'market' as const,
      methods: (market === undefined ? [] : methodsOf(market).map((id) => ({ id, market }))).map(
        ({ id, market }) => ({
          id,
          name: (language === 'en' ? undefined : localName(market, id, language)) ?? methods.name(id) ?? id,
          description: methods.description(id),
        }),
      ),
    }
  },
})
