import type { Nomination } from './order-source.ts'

/** Each Klarna order ID once, as it was nominated first. */
export function nominatedOnce(nominations: readonly Nomination[]): readonly Nomination[] {
  const ids = new Set<string>()
  return nominations.filter(({ klarnaOrderId }) => {
    const isFirst = !ids.has(klarnaOrderId)
    ids.add(klarnaOrderId)
    return isFirst
  })
}
