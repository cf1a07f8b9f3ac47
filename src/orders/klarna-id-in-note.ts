import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'

export type KlarnaIds =
  /** Most likely first, at most three. Each is a guess: Klarna confirms. */
  | { readonly kind: 'found'; readonly ids: readonly KlarnaOrderId[]; readonly named: boolean }
  /** Several, and none of them stands by Klarna's name. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' }

/** Also with the dashes that word processors make. No digit before or behind: else it is part of something longer. */
const uuid =
  /(?<![0-9a-f])[0-9a-f]{8}(?:[-\u2010-\u2015][0-9a-f]{4}){3}[-\u2010-\u2015][0-9a-f]{12}(?![0-9a-f])/gi
const klarna = /klarna/i

/** How far from a UUID its name may stand, in characters. */
const before = 80
const behind = 40
const mostIds = 3
/** Who fills a note with more than that does not want an order to be found. */
const mostRead = 1_000

/**
 * The Klarna order ID in what a shop's platform keeps with an order: those by the word Klarna, else the only UUID that
 * there is. Klarna does not publish how its app words the note (klarna-facts §6.1), so it is scanned loosely. The
 * texts are anybody's: nothing is taken from them but UUIDs, in a time that grows with their length alone.
 */
export function klarnaIdsIn(texts: readonly string[]): KlarnaIds {
  const named = new Set<KlarnaOrderId>()
  const others = new Set<KlarnaOrderId>()
  for (const text of texts) sort(text, named, others)
  if (named.size > 0) return { kind: 'found', ids: [...named].slice(0, mostIds), named: true }
  if (others.size > 1) return { kind: 'ambiguous' }
  return others.size === 0 ? { kind: 'none' } : { kind: 'found', ids: [...others], named: false }
}

function sort(text: string, named: Set<KlarnaOrderId>, others: Set<KlarnaOrderId>): void {
  const places = text
    .matchAll(uuid)
    .take(mostRead)
    .map((match) => ({ id: match[0], start: match.index, end: match.index + match[0].length }))
    .toArray()
  for (const [index, { id, start, end }] of places.entries()) {
    const parsed = parseKlarnaOrderId(id)
    if (parsed === undefined) continue
    const previousEnd = places[index - 1]?.end ?? 0
    const leading = text.slice(Math.max(previousEnd, start - before), start)
    const isNamed = klarna.test(leading) || klarna.test(trailing(text, end, places[index + 1]?.start))
    ;(isNamed ? named : others).add(parsed)
  }
}

/** What stands behind on the same line; nothing where the next UUID follows: then it is that one's name. */
function trailing(text: string, end: number, next: number | undefined): string {
  const [line = ''] = text.slice(end, end + behind).split(/[\r\n]/, 1)
  return next !== undefined && next < end + line.length + 1 ? '' : line
}
