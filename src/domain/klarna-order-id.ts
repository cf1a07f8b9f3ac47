declare const klarnaOrderIdBrand: unique symbol

/** Klarna's order ID: UUID-shaped, lower case, with dashes. The version digit is arbitrary (klarna-facts §6.3). */
export type KlarnaOrderId = string & { readonly [klarnaOrderIdBrand]: true }

const bare = /^[0-9a-f]{32}$/
/** The Klarna Network's transaction ID carries the order ID (klarna-facts §6.3). */
const network = /^krn:payment:[a-z0-9]+:transaction:([0-9a-f-]{36})(?::|$)/

/** Any case, with or without dashes, with stray spaces, or inside a `krn:payment:` ID; `undefined` otherwise. */
export function parseKlarnaOrderId(value: unknown): KlarnaOrderId | undefined {
  if (typeof value !== 'string' || value.length > 200) return undefined
  const folded = value.trim().toLowerCase()
  const inner = network.exec(folded)?.[1] ?? folded
  const hex = inner.replace(/[\s\-\u2010-\u2015]/g, '')
  if (!bare.test(hex)) return undefined
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as KlarnaOrderId
}
