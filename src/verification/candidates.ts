import { createHmac, randomBytes } from 'node:crypto'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { OrderReference } from '../domain/order-reference.ts'
import {
  type EmailHash,
  type Nomination,
  type NumberReference,
  OrderSourceError,
} from '../orders/order-source.ts'
import type { ShopScope } from '../shop-scope.ts'

/** Orders that bear one number and are read to find the one meant. */
const mostCandidates = 5

export type Candidates =
  /** Never empty: a number that leads nowhere is read as an ID that no order bears. */
  | {
      readonly outcome: 'candidates'
      readonly ids: readonly KlarnaOrderId[]
      /** What the sources said beside the IDs: for after the match alone. */
      readonly nominated: readonly Nominated[]
    }
  | { readonly outcome: 'klarna_order_id_required' }
  | { readonly outcome: 'unavailable' }

/** A nomination, and the name of the source that it came from. */
export type Nominated = Nomination & { readonly source: string }

/** Which Klarna orders a reference may mean. It tells nobody whether there are any. */
export async function candidates(
  scope: ShopScope,
  reference: OrderReference,
  email: EmailHash,
): Promise<Candidates> {
  if (reference.kind === 'klarna_order_id')
    return { outcome: 'candidates', ids: [reference.id], nominated: [] }
  const remembered = await scope.storage.directory.find(reference.keys, mostCandidates * 4)
  const hasSource = scope.sources.length > 0 || (await scope.storage.directory.fed())
  if (!hasSource) {
    // Only this shopper's own earlier match helps: whether others' numbers are known must not show.
    const own = remembered.filter((nomination) => nomination.emailHash === email)
    if (own.length === 0) return { outcome: 'klarna_order_id_required' }
    return { outcome: 'candidates', ids: likeliest(own, email), nominated: [] }
  }
  const nominated = await fromSources(scope, reference)
  if (nominated === undefined) return { outcome: 'unavailable' }
  const ids = likeliest([...remembered, ...nominated], email)
  return {
    outcome: 'candidates',
    ids: ids.length === 0 ? [decoy(scope.shop.id, reference.key)] : ids,
    nominated,
  }
}

/** A source that does not answer makes every number unavailable, found in another or not. */
async function fromSources(
  scope: ShopScope,
  reference: NumberReference,
): Promise<readonly Nominated[] | undefined> {
  const answers = await Promise.allSettled(
    scope.sources.map(async (source): Promise<readonly Nominated[]> => {
      const found = await source.find(reference, mostCandidates)
      return found.map((nomination) => ({ ...nomination, source: source.name }))
    }),
  )
  for (const [index, answer] of answers.entries())
    if (answer.status === 'rejected')
      scope.log.warn('order-source-failed', {
        source: scope.sources[index]?.name ?? '',
        problem: problemOf(answer.reason),
      })
  if (answers.some(({ status }) => status === 'rejected')) return undefined
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** Never the words of an error: they may be the platform's. */
export function problemOf(error: unknown): string {
  if (error instanceof OrderSourceError) return error.refusal ?? error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** The shopper's own first, then those of whom nobody knows whose they are: both go before other shoppers' orders. */
function likeliest(nominations: readonly Nomination[], email: EmailHash): readonly KlarnaOrderId[] {
  const rank = ({ emailHash }: Nomination): number => (emailHash === email ? 0 : emailHash === null ? 1 : 2)
  const ranked = nominations.toSorted((a, b) => rank(a) - rank(b))
  const ids = new Set(ranked.map((nomination) => nomination.klarnaOrderId))
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
