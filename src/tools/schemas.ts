import { z } from 'zod'
import { type Day, dayIn } from '../domain/day.ts'
import { currencies, formatMoney, type Money } from '../domain/money.ts'
import { type PaymentMethod, paymentMethodIds } from '../domain/payment-method.ts'
import type { ToolContext } from './tool.ts'

export const moneySchema = z
  .object({
    amount: z.int().describe('Minor units of the currency: 120000 is SEK 1,200.00.'),
    currency: z.enum(currencies).describe('ISO 4217 code.'),
    text: z.string().describe("The amount as written in the reply's language."),
  })
  .describe('An amount of money.')

export type MoneyData = z.infer<typeof moneySchema>

export function moneyData(value: Money, { locale }: ToolContext): MoneyData {
  return { amount: value.amount, currency: value.currency, text: formatMoney(value, locale) }
}

export function moneyOrNull(value: Money | null, context: ToolContext): MoneyData | null {
  return value === null ? null : moneyData(value, context)
}

export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The calendar day of an instant in the shop's time zone. */
export function dayOrNull(instant: Date | null, { scope }: ToolContext): Day | null {
  return instant === null ? null : dayIn(instant, scope.shop.timeZone)
}

export const methodSchema = z
  .object({
    id: z
      .enum(paymentMethodIds)
      .describe('The kind of payment method; `unknown` where Klarna’s word does not tell.'),
    klarna_type: z.string().describe("Klarna's own word for it, e.g. PAY_IN_X."),
    name: z.string().nullable().describe("Its name in the reply's language."),
    installments: z.int().nullable().describe('Number of payments, where Klarna states one.'),
  })
  .describe('The payment method chosen at checkout. The shopper may have changed it in the Klarna app since.')

export type MethodData = z.infer<typeof methodSchema>

export function methodOrNull(method: PaymentMethod | null, { methods }: ToolContext): MethodData | null {
  if (method === null) return null
  return {
    id: method.id,
    klarna_type: method.klarnaType,
    name: methods.name(method.id) ?? method.description,
    installments: method.installments,
  }
}
