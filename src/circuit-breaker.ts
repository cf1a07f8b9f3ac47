/** Failures in a row that open the breaker, and how long it then stays open before one call may try. */
const failuresToOpen = 10
const openMs = 5_000

/** Keeps calls away from a service that does not answer. Time is monotonic milliseconds. */
export class CircuitBreaker {
  readonly #monotonic: () => number
  #failures = 0
  #openedAt: number | undefined
  #probing = false

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** Whether a call would be let through now. Takes nothing. */
  open(): boolean {
    if (this.#openedAt === undefined) return false
    return this.#probing || this.#monotonic() - this.#openedAt < openMs
  }

  /** Asks to make a call; every call let through must be followed by `succeed` or `fail`. */
  tryCall(): boolean {
    if (this.open()) return false
    this.#probing = this.#openedAt !== undefined
    return true
  }

  succeed(): void {
    this.reset()
  }

  fail(): void {
    this.#failures += 1
    this.#probing = false
    if (this.#failures >= failuresToOpen) this.#openedAt = this.#monotonic()
  }

  reset(): void {
    this.#failures = 0
    this.#openedAt = undefined
    this.#probing = false
  }
}
