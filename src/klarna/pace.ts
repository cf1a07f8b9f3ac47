import { setTimeout as sleep } from 'node:timers/promises'

const spanMs = 1_000
const lookAgainMs = 20

/**
 * Holds one process to `perSecond` arrivals at Klarna in any second. The budget hands out places ahead of time, for
 * all processes; but a busy process or a slow network is late for its place, and must then not run into the next
 * ones. When a request reached Klarna cannot be known, only that it was before the answer: so its place is free again
 * a second after the answer.
 */
export class Pace {
  readonly #perSecond: number
  readonly #monotonic: () => number
  #underWay = 0
  /** Monotonic times of the last answers, oldest first. */
  #answered: number[] = []

  constructor(perSecond: number, monotonic: () => number) {
    this.#perSecond = perSecond
    this.#monotonic = monotonic
  }

  /** Resolves when a request may leave; who has left must call `answered`. False when `maxWaitMs` is not enough. */
  async depart(maxWaitMs: number): Promise<boolean> {
    const deadline = this.#monotonic() + maxWaitMs
    for (let wait = this.#wait(); wait > 0; wait = this.#wait()) {
      const left = deadline - this.#monotonic()
      if (left <= 0) return false
      await sleep(Math.ceil(Math.min(wait, left)))
    }
    this.#underWay += 1
    return true
  }

  /** An answer came, or nothing will. */
  answered(): void {
    this.#underWay -= 1
    this.#answered.push(this.#monotonic())
  }

  #wait(): number {
    const now = this.#monotonic()
    this.#answered = this.#answered.filter((at) => at > now - spanMs)
    if (this.#underWay + this.#answered.length < this.#perSecond) return 0
    const [oldest] = this.#answered
    return oldest === undefined ? lookAgainMs : oldest + spanMs - now
  }
}
