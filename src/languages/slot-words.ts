/** Words by which slots are found in what a shopper types. All in lower case, with their diacritics. */
export type SlotWords = {
  /** What people write for "@" when they spell an address out: `at`, `snabel-a`, `arroba`. */
  readonly at: readonly string[]
  /** What they write for ".": `dot`, `punkt`. */
  readonly dot: readonly string[]
  /** Labels before an order number: `order`, `order number`, `beställning`. */
  readonly orderLabels: readonly string[]
  /** What introduces a correction: `no wait`, `sorry, i meant`. */
  readonly corrections: readonly string[]
  /** What joins two questions in one sentence: `and`, `also`. */
  readonly conjunctions: readonly string[]
  /** Words that mark the number next to them as something else: a phone number, a postcode, an amount, a tracking number, an IBAN, a date. */
  readonly notOrders: readonly string[]
}
