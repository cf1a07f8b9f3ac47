import { type KlarnaHost, regionOfCountry } from './klarna-host.ts'
import {
  type Environment,
  isRecord,
  placementSchema,
  type RawOrder,
  type Region,
  rawOrdersSchema,
} from './klarna-order.ts'

/** An order in the store: as it was given, and as Klarna's paths serve it. */
export type StoredOrder = {
  given: RawOrder
  served: RawOrder
  json: string
  readonly region: Region
  readonly environment: Environment | undefined
}

/** All orders of the simulated Klarna. Each lives in one region; unless it says so, in both environments. */
export class OrderStore {
  readonly #home: Region | undefined
  #orders: StoredOrder[] = []
  #byId = new Map<string, StoredOrder[]>()

  /** With a home, an order that does not name its region lives there; without one, its country decides. */
  constructor(home?: Region) {
    this.#home = home
  }

  /** Replaces every order. Throws when one has no string `order_id`; then nothing has changed. */
  replace(orders: readonly unknown[]): void {
    const stored = rawOrdersSchema.parse(orders).map((order) => this.#stored(order))
    this.#orders = stored
    this.#byId = Map.groupBy(stored, (order) => order.given.order_id.toLowerCase())
  }

  all(): RawOrder[] {
    return this.#orders.map((order) => order.given)
  }

  /** The order with that ID, in any case, as seen from a host. Of several the last one counts. */
  find(orderId: string, host: KlarnaHost): StoredOrder | undefined {
    return this.#byId.get(orderId.toLowerCase())?.findLast((order) => isVisible(order, host))
  }

  /** Puts a changed order in the place of the one that was found. */
  update(stored: StoredOrder, changed: RawOrder): void {
    const placement = stored.given['_simulator']
    stored.given = placement === undefined ? changed : { ...changed, _simulator: placement }
    stored.served = changed
    stored.json = JSON.stringify(changed)
  }

  #stored(given: RawOrder): StoredOrder {
    const placement = placementSchema.parse(given['_simulator'] ?? {})
    const served = withoutPlacement(given)
    return {
      given,
      served,
      json: JSON.stringify(served),
      region: placement.region ?? this.#home ?? regionOfCountry(given['purchase_country']),
      environment: placement.environment,
    }
  }
}

function isVisible(order: StoredOrder, host: KlarnaHost): boolean {
  if (order.region !== host.region) return false
  return order.environment === undefined || order.environment === host.environment
}

function withoutPlacement(order: RawOrder): RawOrder {
  if (!('_simulator' in order)) return order
  const { _simulator, ...served } = order
  return served
}

/** The objects of a list in an order; anything else in it, or no list at all, is left out. */
export function recordsIn(order: RawOrder, field: string): Readonly<Record<string, unknown>>[] {
  const list = order[field]
  return Array.isArray(list) ? list.filter(isRecord) : []
}
