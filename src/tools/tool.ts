import type { z } from 'zod'
import type { Country } from '../domain/country.ts'
import type { Day } from '../domain/day.ts'
import type { PaymentMethodId } from '../domain/payment-method.ts'
import type { WhyIncomplete } from '../domain/why-incomplete.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { VerifiedOrder, VerifiedShopper } from '../verification/verify.ts'

/** The words of the reply's language that stand inside a tool's data. */
export type MethodWords = {
  readonly name: (method: PaymentMethodId) => string | null
  /** One line on the method, for the list of methods. */
  readonly description: (method: PaymentMethodId) => string
}

/** What a tool may use beside its proof. */
export type ToolContext = {
  readonly scope: ShopScope
  /** BCP 47; amounts are written for it. */
  readonly locale: string
  readonly today: Day
  readonly methods: MethodWords
}

type Described<Name extends string, Data> = {
  readonly name: Name
  readonly title: string
  readonly description: string
  readonly data: z.ZodType<Data>
}

/**
 * What a tool needs before it runs. Without a proof in its parameters a tool cannot see an order, and only
 * `verification/` makes proofs.
 */
export type Tool<Name extends string, Data> = Described<Name, Data> &
  (
    | { readonly access: 'order'; readonly run: (context: ToolContext, order: VerifiedOrder) => Data }
    | {
        readonly access: 'shopper'
        readonly run: (context: ToolContext, shopper: VerifiedShopper) => Promise<OfShopper<Data>>
      }
    | { readonly access: 'anyone'; readonly run: (context: ToolContext, question: PublicQuestion) => Data }
  )

/** What a tool knows of a shopper; `whyIncomplete` is for the wording, and null where it is surely all. */
export type OfShopper<Data> = { readonly data: Data; readonly whyIncomplete: WhyIncomplete | null }

/** All that a tool without a proof is told. */
export type PublicQuestion = { readonly country: Country }

export function defineTool<const Name extends string, Data>(tool: Tool<Name, Data>): Tool<Name, Data> {
  return tool
}
