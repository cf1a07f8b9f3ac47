import { type KlarnaOrderId, parseKlarnaOrderId } from './klarna-order-id.ts'

/**
 * What a shopper gives for an order: a Klarna order ID, or a number (the shop's order number or a Klarna
 * reference; the two look alike). `keys` are its spellings to look up, the most literal first.
 */
export type OrderReference =
  | { readonly kind: 'klarna_order_id'; readonly id: KlarnaOrderId; readonly key: string }
  | { readonly kind: 'number'; readonly keys: readonly string[]; readonly key: string }

export const longestReference = 128

/** Words that people write before a number and that are not part of it, folded as `numberKey` folds. */
const labels = [
  'ORDERNUMBER',
  'ORDERNUMMER',
  'ORDERNR',
  'ORDERNO',
  'ORDERID',
  'ORDER',
  'ORDRENUMMER',
  'ORDRENR',
  'ORDRE',
  'BESTELLNUMMER',
  'BESTELLUNG',
  'BESTELLING',
  'BESTÄLLNING',
  'TILAUSNUMERO',
  'TILAUS',
  'COMMANDE',
  'PEDIDO',
  'ENCOMENDA',
  'ORDINE',
  'ZAMÓWIENIE',
  'OBJEDNÁVKA',
  'ΠΑΡΑΓΓΕΛΊΑ',
  'NUMBER',
  'NUMMER',
  'NUM',
  'NR',
  'NO',
  'ORD',
]

/** `undefined` when nothing that could be a reference is left: no letter and no digit, or too long. */
export function parseOrderReference(value: unknown): OrderReference | undefined {
  if (typeof value !== 'string' || value.length > longestReference) return undefined
  const rest = afterLabel(value)
  const id = parseKlarnaOrderId(value) ?? parseKlarnaOrderId(rest)
  if (id !== undefined) return { kind: 'klarna_order_id', id, key: id }
  const key = numberKey(value)
  if (key === '') return undefined
  return { kind: 'number', keys: spellings(key, rest), key }
}

/** One spelling for all: `#1001`, `1001`, ` 10 01 ` → `1001`; `ord-12345`, `ORD 12345` → `ORD12345`. */
export function numberKey(value: string): string {
  return value
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The digits alone of a number that also has letters (`ORD-12345` → `12345`): what people read out. */
export function numberDigits(value: string): string {
  return numberKey(value).replace(/\P{Nd}/gu, '')
}

/** An order number that holds an email: it may not be kept in the clear, whatever it is the number of. */
export function holdsEmail(orderNumber: string): boolean {
  return /[^\s@]@[^\s@]+\.\p{L}{2}/u.test(orderNumber)
}

/** A Klarna reference without its capture's suffix: `k4madny-1` → `K4MADNY`. */
export function klarnaReferenceKey(value: string): string {
  return numberKey(value.replace(/-\d{1,3}\s*$/, ''))
}

/** `order number: ABC123` → `ABC123`: what stands before a space, a colon or a `#` must be a label and nothing else. */
function afterLabel(value: string): string {
  const words = value.split(/[\s:#]+/).filter((word) => numberKey(word) !== '')
  for (let count = words.length - 1; count > 0; count--)
    if (labels.includes(numberKey(words.slice(0, count).join('')))) return words.slice(count).join(' ')
  return value.replace(/^[\s#]+/, '')
}

/** How a capture's Klarna reference looks: the order's, and its own number after a dash (klarna-facts §6.3). */
const captureReference = /^(?=.*[a-z])[a-z\d]{6,12}-\d{1,3}$/i

function spellings(key: string, rest: string): readonly string[] {
  const keys = [key, numberKey(rest)].flatMap((spelling) => [spelling, withoutLabel(spelling)])
  if (captureReference.test(rest.trim())) keys.push(klarnaReferenceKey(rest))
  return [...new Set(keys)]
}

function withoutLabel(key: string): string {
  const label = labels.find((word) => key.startsWith(word) && /^\p{N}/u.test(key.slice(word.length)))
  return key.slice(label?.length ?? 0)
}
