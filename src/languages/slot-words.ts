/**
 * Words by which slots are found in what a shopper types. Case, accents and what stands between words do not count:
 * `order nr.` is also `Order-Nr`. The words of all languages are looked up together.
 */
export type SlotWords = {
  /** What people write for "@" when they spell an address out: `at`, `snabel-a`, `arroba`. */
  readonly at: readonly string[]
  /** What they write for ".": `dot`, `punkt`. */
  readonly dot: readonly string[]
  /** For "-": `dash`, `bindestreck`. */
  readonly dash: readonly string[]
  /** For "_": `underscore`, `guion bajo`. */
  readonly underscore: readonly string[]
  /** For "+". */
  readonly plus: readonly string[]
  /** Labels before an address: `email`, `mejl`. */
  readonly emailLabels: readonly string[]
  /** Labels before or after an order number: `order`, `order number`, `beställning`. */
  readonly orderLabels: readonly string[]
  /** `number`, `no.`: an order's, where nothing else is named before it. */
  readonly numberWords: readonly string[]
  /** Labels that mark the number after them as something else: a phone number, a postcode, an amount, a card, a code. */
  readonly notOrders: readonly string[]
  /** What stands between an order and its price: `an order for 1200`. */
  readonly costs: readonly string[]
  /** What makes the number before it an amount: `euros`. */
  readonly currencies: readonly string[]
  /** What makes it a count, a measure or a time: `items`, `days`. */
  readonly units: readonly string[]
  /** What leads to a round amount: `about 1500`, `for 1200`. */
  readonly roughly: readonly string[]
  /** What follows one: `6000 in one go`, `1500 a month`. */
  readonly shares: readonly string[]
  /** What asks for the card of an order: `which card is 4711 on`; without it, 4711 is the card's. */
  readonly which: readonly string[]
  /** What may stand between a label of an order and its number: `order number is the 4711`. */
  readonly links: readonly string[]
  /** Those that also lead from another label to its number, `my phone is`; `the card of 4711` does not. */
  readonly equals: readonly string[]
  /** What introduces a correction: `no wait`, `sorry, i meant`. */
  readonly corrections: readonly string[]
  /** What stands before that which is not meant: `not 1002`, `instead of`, `my old address`. */
  readonly insteadOf: readonly string[]
  /** What stands after it: `no longer works`, `is wrong`. */
  readonly outdated: readonly string[]
  /** Case endings that people glue to an address or a number: Finnish `lla` in `anna@example.comilla`. */
  readonly endings: readonly string[]
  /** What joins two questions in one sentence: `and`, `also`. */
  readonly conjunctions: readonly string[]
}
