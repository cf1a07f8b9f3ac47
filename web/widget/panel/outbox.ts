/** A message on its way. The server takes the same `id` once, so it can be sent until an answer is here. */
export type Letter = { readonly id: string; readonly text: string }

export type Attempt =
  | { readonly outcome: 'sent' }
  /** Sending it again would change nothing. */
  | { readonly outcome: 'refused' }
  /** Not now. `afterMs`: as the server asked, not before that. */
  | { readonly outcome: 'later'; readonly afterMs: number | null }

export type Delivery = 'sending' | 'retrying' | 'slowed' | 'refused' | 'sent'

export type OutboxPorts = {
  readonly send: (letter: Letter) => Promise<Attempt>
  readonly told: (letter: Letter, delivery: Delivery) => void
  readonly keep: (letters: readonly Letter[]) => void
  /** Calls back after so many ms; what it returns takes that back. */
  readonly wait: (ms: number, then: () => void) => () => void
}

const backoffMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]

/** Sends one letter at a time in the order written, until each is answered or refused. */
export class Outbox {
  readonly #ports: OutboxPorts
  #letters: readonly Letter[] = []
  #failures = 0
  #current: Letter | undefined
  #stopWaiting: (() => void) | undefined
  #isSlowed = false

  constructor(ports: OutboxPorts) {
    this.#ports = ports
  }

  get letters(): readonly Letter[] {
    return this.#letters
  }

  add(letter: Letter): void {
    this.#change([...this.#letters, letter])
    this.#go()
  }

  /** Sends without waiting further, unless the server has asked for time. */
  retryNow(): void {
    if (this.#stopWaiting === undefined || this.#isSlowed) return
    this.#wake()
  }

  /** Forgets all letters. What is under way is not heard any more. */
  clear(): void {
    this.#change([])
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    this.#isSlowed = false
    this.#failures = 0
    this.#current = undefined
  }

  #wake(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    this.#isSlowed = false
    this.#go()
  }

  #go(): void {
    const letter = this.#letters[0]
    if (letter === undefined || this.#current !== undefined || this.#stopWaiting !== undefined) return
    this.#current = letter
    if (this.#failures === 0) this.#ports.told(letter, 'sending')
    this.#ports
      .send(letter)
      .catch((): Attempt => ({ outcome: 'later', afterMs: null }))
      .then((attempt) => {
        if (this.#current !== letter) return
        this.#current = undefined
        this.#conclude(letter, attempt)
        this.#go()
      })
  }

  #conclude(letter: Letter, attempt: Attempt): void {
    if (attempt.outcome === 'later') {
      const ownMs = backoffMs[Math.min(this.#failures, backoffMs.length - 1)] ?? 0
      this.#failures += 1
      this.#isSlowed = attempt.afterMs !== null
      this.#stopWaiting = this.#ports.wait(Math.max(ownMs, attempt.afterMs ?? 0), () => this.#wake())
      this.#ports.told(letter, this.#isSlowed ? 'slowed' : 'retrying')
      return
    }
    this.#failures = 0
    this.#change(this.#letters.slice(1))
    this.#ports.told(letter, attempt.outcome)
  }

  #change(letters: readonly Letter[]): void {
    this.#letters = letters
    this.#ports.keep(letters)
  }
}
