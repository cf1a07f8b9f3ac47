/** Claims under way in this process. */
export class ClaimsInFlight {
  readonly #joinable = new Map<string, Promise<unknown>>()
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #callers = new Map<string, { underWay: Set<string>; waiting: (() => void)[] }>()

  /** The same claim of the same caller joins the one under way: it is one guess and one look-up. */
  join<T>(caller: string, claim: string, start: () => Promise<T>): Promise<T> {
    const key = `${caller}\n${claim}`
    const joined = this.#joinable.get(key)
    // The key holds everything that the result depends on, so the one under way has the same type.
    if (joined !== undefined) return joined as Promise<T>
    const started = start().finally(() => this.#joinable.delete(key))
    this.#joinable.set(key, started)
    return started
  }

  /** Runs the caller's tasks one at a time, in the order of asking. */
  inTurn<T>(caller: string, task: () => Promise<T>): Promise<T> {
    const mine = (this.#turns.get(caller) ?? Promise.resolve()).then(task, task)
    this.#turns.set(caller, mine)
    return mine.finally(() => {
      if (this.#turns.get(caller) === mine) this.#turns.delete(caller)
    })
  }

  /** Whoever enters must `leave`. */
  enter(caller: string, id: string): void {
    const own = this.#callers.get(caller) ?? { underWay: new Set(), waiting: [] }
    own.underWay.add(id)
    this.#callers.set(caller, own)
  }

  leave(caller: string, id: string): void {
    const own = this.#callers.get(caller)
    if (own === undefined) return
    own.underWay.delete(id)
    for (const wake of own.waiting.splice(0)) wake()
    if (own.underWay.size === 0) this.#callers.delete(caller)
  }

  /** The caller's claims that entered and have not left. */
  underWay(caller: string): ReadonlySet<string> {
    return this.#callers.get(caller)?.underWay ?? new Set()
  }

  /** Resolves when one of the caller's claims leaves; at once when none is under way. */
  nextLeft(caller: string): Promise<void> {
    const own = this.#callers.get(caller)
    return own === undefined ? Promise.resolve() : new Promise((resolve) => own.waiting.push(resolve))
  }
}
