import { type OrderSource, OrderSourceError, type Refusal } from './order-source.ts'

/** In the place of a source that cannot be opened: what it would know is out of reach, not absent. */
export function closedSource(name: string, refusal: Refusal): OrderSource {
  const refuse = () => Promise.reject(new OrderSourceError('refused', refusal))
  return {
    name,
    find: refuse,
    ordersOf: refuse,
    reach: refuse,
    explain: refuse,
    check: async () => ({ outcome: 'refused', refusal }),
  }
}
