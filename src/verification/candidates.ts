import { createHmac, randomBytes } from 'node:crypto'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { OrderReference } from '../domain/order-reference.ts'
import type { EmailHash, Nomination } from '../orders/order-source.ts'
import type { ShopScope } from '../shop-scope.ts'

/** Orders that bear one number and are read to find the one meant. */
const mostCandidates = 5

export type Candidates =
  /** Never empty: a number that leads nowhere is read as an ID that no order bears. */
  | { readonly outcome: 'candidates'; readonly ids: readonly KlarnaOrderId[] }
  | { readonly outcome: 'klarna_order_id_required' }
  | { readonly outcome: 'unavailable' }

/** Which Klarna orders a reference may mean. It tells nobody whether there are any. */
export async function candidates(
  scope: ShopScope,
  reference: OrderReference,
  email: EmailHash,
): Promise<Candidates> {
  if (reference.kind === 'klarna_order_id') return { outcome: 'candidates', ids: [reference.id] }
  const remembered = await scope.storage.directory.find(reference.keys, mostCandidates * 4)
  const hasSource = scope.sources.length > 0 || (await scope.storage.directory.fed())
  if (!hasSource) {
    // Only this shopper's own earlier match helps: whether others' numbers are known must not show.
    const own = remembered.filter((nomination) => nomination.emailHash === email)
    if (own.length === 0) return { outcome: 'klarna_order_id_required' }
    return { outcome: 'candidates', ids: likeliest(own, email) }
  }
  const nominated = await fromSources(scope, reference)
  if (nominated === undefined) return { outcome: 'unavailable' }
  const ids = likeliest([...remembered, ...nominated], email)
  return { outcome: 'candidates', ids: ids.length === 0 ? [decoy(scope.shop.id, reference.key)] : ids }
}

/** A source that does not answer makes every number unavailable, found in another or not. */
async function fromSources(
  scope: ShopScope,
  reference: Extract<OrderReference, { kind: 'number' }>,
): Promise<readonly Nomination[] | undefined> {
  try {
    const found = await Promise.all(scope.sources.map((source) => source.find(reference, mostCandidates)))
    return found.flat()
  } catch (error) {
    scope.log.warn('order-source-failed', { problem: error instanceof Error ? error.name : 'unknown' })
    return undefined
  }
}

function likeliest(nominations: readonly Nomination[], email: EmailHash): readonly KlarnaOrderId[] {
  const own = nominations.filter((nomination) => nomination.emailHash === email)
  const others = nominations.filter((nomination) => nomination.emailHash !== email)
  const ids = new Set([...own, ...others].map((nomination) => nomination.klarnaOrderId))
  return [...ids].slice(0, mostCandidates)
}

const decoyKey = randomBytes(32)

/**
 * A random order ID to read for a number that leads nowhere, so that it costs what a known one costs. One for each
 * number: questions about it at the same time share a request, as they do for an order that exists.
 */
function decoy(shopId: string, referenceKey: string): KlarnaOrderId {
  const hex = createHmac('sha256', decoyKey).update(`${shopId}\n${referenceKey}`).digest('hex')
  const id = parseKlarnaOrderId(`${hex.slice(0, 12)}4${hex.slice(13, 16)}a${hex.slice(17, 32)}`)
  if (id === undefined) throw new Error('A decoy is not UUID-shaped')
  return id
}
