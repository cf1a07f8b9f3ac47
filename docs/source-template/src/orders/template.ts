import { z } from 'zod'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { numberKey } from '../domain/order-reference.ts'
import { type Answered, CarefulCalls, checkedBy } from './careful-calls.ts'
import {
  type Explanation,
  type Nomination,
  type NumberReference,
  type OrderSource,
  OrderSourceError,
  type Reach,
  type SourceCheck,
} from './order-source.ts'
import { type PlatformSeams, platform } from './platform.ts'
import { sampleOf, sampleSize } from './sample.ts'
import { key, templateEntry } from './template-entry.ts'
import { getFromTemplate, type TemplateQuery, type TemplateShop } from './template-get.ts'

export const template = platform<Pick<TemplateShop, 'key'>>({
  ...templateEntry,
  parseAddress: templateEntry.address.parse,
  credentials: z.object({ key: z.string().regex(key.pattern) }),
  hint: (credentials) => credentials.key.slice(-4),
  open: (address, credentials, seams) =>
    new TemplateOrders({ address: new URL(address), ...credentials }, seams),
})

/** No name, no email, no address: what is not read cannot be lost. */
const answerSchema = z.array(
  z.object({ number: z.string(), paid_with: z.string(), klarna_order_id: z.string().nullable() }),
)

type TemplateOrder = z.output<typeof answerSchema>[number]

class TemplateOrders implements OrderSource {
  readonly name = 'template'
  readonly #shop: TemplateShop
  readonly #seams: PlatformSeams
  readonly #calls: CarefulCalls

  constructor(shop: TemplateShop, seams: PlatformSeams) {
    this.#shop = shop
    this.#seams = seams
    this.#calls = new CarefulCalls(seams)
  }

  async find(reference: NumberReference, limit: number): Promise<readonly Nomination[]> {
    const orders = await this.#meant(reference)
    const ids = new Set(orders.flatMap((order) => parseKlarnaOrderId(order.klarna_order_id) ?? []))
    return [...ids].slice(0, limit).map((klarnaOrderId) => ({ klarnaOrderId, emailHash: null }))
  }

  async ordersOf(): Promise<{ nominations: readonly Nomination[]; complete: boolean }> {
    return { nominations: [], complete: false }
  }

  async reach(): Promise<Reach> {
    return { days: null }
  }

  async explain(reference: NumberReference): Promise<Explanation> {
    const explained = (await this.#meant(reference)).map(explanationOf)
    return explained.find(({ kind }) => kind === 'nominated') ?? explained[0] ?? { kind: 'not_found' }
  }

  check(): Promise<SourceCheck> {
    return checkedBy(async () => {
      const latest = await this.#ask([{ kind: 'latest', limit: sampleSize }])
      return { shopName: null, reach: { days: null }, sample: sampleOf(latest.map(explanationOf)) }
    })
  }

  /** As many questions for a number that is there as for one that is not: `keys` follow from the number alone. */
  async #meant({ keys }: NumberReference): Promise<readonly TemplateOrder[]> {
    const orders = await this.#ask(keys.map((number) => ({ kind: 'by-number', number })))
    return orders.filter(({ number }) => keys.includes(numberKey(number)))
  }

  async #ask(queries: readonly TemplateQuery[]): Promise<readonly TemplateOrder[]> {
    const calls = queries.map(
      (query) => (signal: AbortSignal) => getFromTemplate(this.#shop, query, this.#seams.egress, signal),
    )
    return (await this.#calls.ask(calls, ordersIn)).flat()
  }
}

/** @throws OrderSourceError for all that is no list of orders: an empty one would say "no such order". */
function ordersIn({ status, body }: Answered): readonly TemplateOrder[] {
  if (status >= 300 && status < 400) throw new OrderSourceError('refused', 'redirected')
  if (status === 401) throw new OrderSourceError('refused', 'wrong_credentials')
  if (status === 403) throw new OrderSourceError('refused', 'orders_not_allowed')
  if (status === 404) throw new OrderSourceError('refused', 'no_such_shop')
  const orders = status === 200 ? answerSchema.safeParse(jsonIn(body)).data : undefined
  if (orders === undefined) throw new OrderSourceError('unexpected')
  return orders
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function explanationOf(order: TemplateOrder): Explanation {
  if (parseKlarnaOrderId(order.klarna_order_id) !== undefined) return { kind: 'nominated' }
  return { kind: order.paid_with === 'klarna' ? 'id_removed' : 'not_paid_with_klarna' }
}
