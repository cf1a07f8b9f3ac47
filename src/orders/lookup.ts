import { z } from 'zod'
import { type Answered, CarefulCalls, checkedBy } from './careful-calls.ts'
import { lookupEntry, token } from './lookup-entry.ts'
import { getFromLookup, type LookupPlace, type LookupQuery } from './lookup-get.ts'
import {
  explanationOf,
  type LookupOrder,
  ordersMeant,
  parseLookupOrders,
  spellingsOf,
} from './lookup-order.ts'
import {
  type Explanation,
  type Nomination,
  type NumberReference,
  type OrderSource,
  OrderSourceError,
  type Reach,
  type Sample,
  type SourceCheck,
} from './order-source.ts'
import { type PlatformSeams, platform } from './platform.ts'
import { sampleOf, sampleSize } from './sample.ts'

export const lookup = platform<Pick<LookupPlace, 'token'>>({
  ...lookupEntry,
  parseAddress: lookupEntry.address.parse,
  credentials: z.object({ token: z.string().regex(token.pattern) }),
  hint: (credentials) => credentials.token.slice(-4),
  open: (address, credentials, seams) => new Lookup({ address: new URL(address), ...credentials }, seams),
})

/** A shop's own system, which answers as docs/own-lookup.md says. */
class Lookup implements OrderSource {
  readonly name = 'lookup'
  readonly #place: LookupPlace
  readonly #seams: PlatformSeams
  readonly #calls: CarefulCalls

  constructor(place: LookupPlace, seams: PlatformSeams) {
    this.#place = place
    this.#seams = seams
    this.#calls = new CarefulCalls(seams)
  }

  async find(reference: NumberReference, limit: number): Promise<readonly Nomination[]> {
    const ids = new Set((await this.#meant(reference)).flatMap(({ klarnaOrderId }) => klarnaOrderId ?? []))
    return [...ids].slice(0, limit).map((klarnaOrderId) => ({ klarnaOrderId, emailHash: null }))
  }

  /** None: a lookup is never told whose orders are meant. */
  async ordersOf(): Promise<{ nominations: readonly Nomination[]; complete: boolean }> {
    return { nominations: [], complete: false }
  }

  async reach(): Promise<Reach> {
    return { days: null }
  }

  async explain(reference: NumberReference): Promise<Explanation> {
    const explained = (await this.#meant(reference)).map((order) => explanationOf(order, this.#seams.now()))
    return explained.find(({ kind }) => kind === 'nominated') ?? explained[0] ?? { kind: 'not_found' }
  }

  check(): Promise<SourceCheck> {
    return checkedBy(async () => ({ shopName: null, reach: { days: null }, sample: await this.#sample() }))
  }

  async #meant(reference: NumberReference): Promise<readonly LookupOrder[]> {
    const queries = spellingsOf(reference).map((number) => ({ kind: 'number', number }) as const)
    return ordersMeant(reference, await this.#ask(queries, ordersIn))
  }

  async #sample(): Promise<Sample | null> {
    const latest = await this.#ask([{ kind: 'latest', limit: sampleSize }], latestIn)
    if (latest.includes(null)) {
      // That it shows no latest orders says nothing of numbers: whether it answers to those is asked too.
      await this.#ask([{ kind: 'number', number: '0' }], ordersIn)
      return null
    }
    const orders = latest.flatMap((order) => order ?? []).slice(0, sampleSize)
    return sampleOf(orders.map((order) => explanationOf(order, this.#seams.now())))
  }

  async #ask<Read>(
    queries: readonly LookupQuery[],
    read: (answer: Answered) => readonly Read[],
  ): Promise<readonly Read[]> {
    const calls = queries.map(
      (query) => (signal: AbortSignal) => getFromLookup(this.#place, query, this.#seams.egress, signal),
    )
    return (await this.#calls.ask(calls, read)).flat()
  }
}

/** @throws OrderSourceError unless it is a list of orders, or a 404 of the lookup itself. */
function ordersIn(answer: Answered): readonly LookupOrder[] {
  refuseOthers(answer)
  if (answer.status === 404) return []
  const orders = answer.status === 200 ? parseLookupOrders(answer.body) : undefined
  if (orders === undefined) throw new OrderSourceError('unexpected')
  return orders
}

/** Null in the place of orders: it has no list of the latest. */
function latestIn(answer: Answered): readonly (LookupOrder | null)[] {
  refuseOthers(answer)
  return answer.status === 400 || answer.status === 404 ? [null] : ordersIn(answer)
}

/** @throws OrderSourceError for what somebody else than a lookup that takes the token answers. */
function refuseOthers({ status, headers }: Answered): void {
  const isPage = /^text\/html\b/i.test(headers.get('content-type') ?? '')
  if (status >= 300 && status < 400) throw new OrderSourceError('refused', 'redirected')
  // What web servers say of an address that they do not have: taken for "none", a typing error would look like that.
  if (status === 404 && isPage) throw new OrderSourceError('refused', 'no_such_shop')
  if (status !== 401 && status !== 403) return
  if (isPage) throw new OrderSourceError('refused', 'blocked')
  throw new OrderSourceError('refused', status === 401 ? 'wrong_credentials' : 'orders_not_allowed')
}
