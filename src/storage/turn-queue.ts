import { Users } from './users.ts'

/** Lets callers in one at a time, in the order in which they asked. */
export class TurnQueue {
  /** Who has or waits for a turn, told by the callers. */
  readonly users = new Users()
  #taken = false
  readonly #waiting: (() => void)[] = []

  async take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  release(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#taken = false
    else next()
  }
}
