import { createHash } from 'node:crypto'
import { stories } from '../simulator/stories.ts'
import { testNow } from './scope.ts'

/** An order and what its shopper knows of it. */
export type KnownOrder = {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly email: string
}

export function knownOrder(index: number): KnownOrder {
  return {
    id: uuid(`order ${index}`),
    number: `SHOP-${100_000 + index}`,
    reference: `KR${String(index).padStart(6, '0')}`,
    email: `shopper-${index}@example.com`,
  }
}

/** Any number of orders at Klarna, each like the first story, each of a shopper of its own. */
export function manyOrders(count: number): { order_id: string }[] {
  const [model] = stories(testNow)
  if (model === undefined) throw new Error('There are no stories')
  return Array.from({ length: count }, (_, index) => {
    const { id, number, reference, email } = knownOrder(index)
    return {
      ...model,
      order_id: id,
      merchant_reference1: number,
      klarna_reference: reference,
      billing_address: { ...model.billing_address, email },
    }
  })
}

/** The same on every run; in the form that Klarna's order IDs have. */
export function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
