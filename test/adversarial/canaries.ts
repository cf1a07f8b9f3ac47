import { z } from 'zod'
import type { Party } from './canary-orders.ts'

/** Something that was found and whose it is. `personal` may stand nowhere, ever; `order` only after the party's proof. */
export type Found = { readonly what: 'personal' | 'order'; readonly party: Party; readonly text: string }

const address = z.looseObject({
  given_name: z.string(),
  family_name: z.string(),
  street_address: z.string(),
  postal_code: z.string(),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
})
const canaryOrder = z.looseObject({
  order_id: z.string(),
  klarna_reference: z.string(),
  order_amount: z.number(),
  captured_amount: z.number(),
  refunded_amount: z.number(),
  billing_address: address,
  customer: z.looseObject({ date_of_birth: z.string(), national_identification_number: z.string() }),
  order_lines: z.array(z.looseObject({ total_amount: z.number() })),
})

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const wordPattern = new RegExp(
  `(?:cnry|zorv)[a-z]{9}|zq[b-df-hj-np-tv-xz]{6}|19\\d\\d-\\d\\d-\\d\\d|${idPattern.source}`,
  'g',
)

/** Looks for what stands nowhere but in the orders of one party, in any spelling that a reader could read. */
export class Canaries {
  readonly #words = new Map<string, Found>()
  readonly #digits = new Map<string, Found>()

  constructor(parties: readonly Party[]) {
    for (const party of parties) for (const order of party.orders) this.#add(party, order)
  }

  find(text: string): readonly Found[] {
    const plain = text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toLowerCase()
    const words = plain.match(wordPattern)
    // The digits of random IDs are no amounts.
    const digits = digitRuns(plain.replace(idPattern, ' ')).flatMap((run) =>
      [7, 8, 9, 11, 12].flatMap((length) => windows(run, length)),
    )
    return [
      ...(words ?? []).flatMap((word) => this.#words.get(word) ?? []),
      ...digits.flatMap((run) => this.#digits.get(run) ?? []),
    ]
  }

  #add(party: Party, raw: Party['orders'][number]): void {
    const order = canaryOrder.parse(raw)
    const { billing_address: billing, customer } = order
    const note = (what: Found['what'], into: Map<string, Found>, text: string): void => {
      const known = into.get(text)
      if (known !== undefined && known.party !== party) throw new Error(`Two parties share ${text}`)
      into.set(text, { what, party, text })
    }
    for (const word of JSON.stringify(raw).match(/cnry[a-z]{9}/g) ?? []) note('personal', this.#words, word)
    for (const word of JSON.stringify(raw).match(/zorv[a-z]{9}/g) ?? []) note('order', this.#words, word)
    note('order', this.#words, order.order_id)
    note('order', this.#words, order.klarna_reference.toLowerCase())
    note('personal', this.#words, customer.date_of_birth)
    note('personal', this.#digits, customer.national_identification_number)
    note('personal', this.#digits, customer.date_of_birth.replaceAll('-', ''))
    note('personal', this.#digits, billing.phone.slice(-9))
    const amounts = [order.order_amount, order.captured_amount, order.refunded_amount]
    for (const amount of [...amounts, ...order.order_lines.map((line) => line.total_amount)])
      if (amount > 0) note('order', this.#digits, String(amount))
  }
}

/** Digits that are read together, whatever stands between thousands, groups and decimals. */
export function digitRuns(text: string): readonly string[] {
  return (text.match(/\d(?:[ .,'’\u00a0\u202f-]?\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''))
}

function windows(run: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, run.length - length + 1) }, (_, at) => run.slice(at, at + length))
}
