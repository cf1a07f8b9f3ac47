import { z } from 'zod'
import type { Country } from '../domain/country.ts'
import { localName, marketOf, methodsOf } from '../domain/markets.ts'
import { type PaymentMethodId, paymentMethodIds } from '../domain/payment-method.ts'
import type { ShopScope } from '../shop-scope.ts'
import { defineTool, type ToolContext } from './tool.ts'

type OfferedMethod = ShopScope['shop']['settings']['paymentMethods'][string][number]

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
  run: (context, { country }) => {
    const own = context.scope.shop.settings.paymentMethods[country] ?? []
    return own.length > 0
      ? {
          country,
          source: 'merchant' as const,
          methods: own.map((method) => inOwnWords(method, country, context)),
        }
      : { country, source: 'market' as const, methods: usual(country, context) }
  },
})

type Method = { readonly id: PaymentMethodId; readonly name: string; readonly description: string }

function usual(country: Country, context: ToolContext): Method[] {
  const market = marketOf(country)
  return market === undefined ? [] : methodsOf(market).map((id) => inUsualWords(id, country, context))
}

function inUsualWords(id: PaymentMethodId, country: Country, { locale, methods }: ToolContext): Method {
  const market = marketOf(country)
  const language = languageOf(locale)
  const local = market === undefined || language === 'en' ? undefined : localName(market, id, language)
  return { id, name: local ?? methods.name(id) ?? id, description: methods.description(id) }
}

/** What the merchant has not written in the reply's language stands in Kvitto's words. */
function inOwnWords(
  { id, name, description }: OfferedMethod,
  country: Country,
  context: ToolContext,
): Method {
  const language = languageOf(context.locale)
  const usually = inUsualWords(id, country, context)
  return {
    id,
    name: name[language] ?? usually.name,
    description: description[language] ?? usually.description,
  }
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language
}
