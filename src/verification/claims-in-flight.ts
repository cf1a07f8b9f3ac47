/** As many claims of one caller are checked at a time as the caller may miss in a row. */
const mostAtATime = 10

/** Claims under way in this process. */
export class ClaimsInFlight {
  readonly #joinable = new Map<string, Promise<unknown>>()
  readonly #callers = new Map<string, { entered: number; waiting: (() => void)[] }>()

  /** The same claim of the same caller joins the one under way: it is one guess and one look-up. */
  join<T>(caller: string, claim: string, start: () => Promise<T>): Promise<T> {
    const key = `${caller}\n${claim}`
    const underWay = this.#joinable.get(key)
    // The key holds everything that the result depends on, so the one under way has the same type.
    if (underWay !== undefined) return underWay as Promise<T>
    const started = start().finally(() => this.#joinable.delete(key))
    this.#joinable.set(key, started)
    return started
  }

  /** Takes a place among the caller's claims; whoever has one must `leave`. False when all are taken. */
  enter(caller: string): boolean {
    const own = this.#callers.get(caller) ?? { entered: 0, waiting: [] }
    if (own.entered >= mostAtATime) return false
    own.entered += 1
    this.#callers.set(caller, own)
    return true
  }

  leave(caller: string): void {
    const own = this.#callers.get(caller)
    if (own === undefined) return
    own.entered -= 1
    for (const wake of own.waiting.splice(0)) wake()
    if (own.entered === 0) this.#callers.delete(caller)
  }

  /** How many claims of the caller have a place. */
  count(caller: string): number {
    return this.#callers.get(caller)?.entered ?? 0
  }

  /** Resolves when one of the caller's claims leaves; at once when none has a place. */
  nextLeft(caller: string): Promise<void> {
    const own = this.#callers.get(caller)
    return own === undefined ? Promise.resolve() : new Promise((resolve) => own.waiting.push(resolve))
  }
}
