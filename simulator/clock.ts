/** The time of the simulated world: starts at an instant, runs on with the monotonic clock, can be set back. */
export class SimulatedClock {
  #startedAtMs: number
  #monotonicStartMs: number

  constructor(start: Date = new Date()) {
    this.#startedAtMs = validInstant(start)
    this.#monotonicStartMs = performance.now()
  }

  now(): Date {
    return new Date(this.#startedAtMs + (performance.now() - this.#monotonicStartMs))
  }

  set(instant: Date): void {
    this.#startedAtMs = validInstant(instant)
    this.#monotonicStartMs = performance.now()
  }
}

function validInstant(instant: Date): number {
  const ms = instant.getTime()
  if (Number.isNaN(ms)) throw new RangeError('The clock cannot be set: the instant is not a valid date.')
  return ms
}
