const everyMs = 100
const width = 30

/** A line on stderr that is written over and over; nothing where stderr is no terminal. */
export class ProgressBar {
  readonly #startedAt = performance.now()
  readonly #first: number
  readonly #noun: string
  readonly #isShown = process.stderr.isTTY === true
  #shownAt = 0

  /** `first`: how many were done before; `noun`: what they are, as in "rows". */
  constructor(first: number, noun: string) {
    this.#first = first
    this.#noun = noun
  }

  show(share: number, done: number): void {
    const now = performance.now()
    if (!this.#isShown || now - this.#shownAt < everyMs) return
    this.#shownAt = now
    const filled = Math.round(Math.min(1, share) * width)
    const rate = Math.round(((done - this.#first) * 1_000) / Math.max(1, now - this.#startedAt))
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled)
    const percent = `${Math.floor(Math.min(1, share) * 100)}`.padStart(3)
    process.stderr.write(
      `\r${bar} ${percent} %  ${done.toLocaleString('en')} ${this.#noun}  ${rate.toLocaleString('en')}/s \x1b[K`,
    )
  }

  /** Makes room for another line. */
  clear(): void {
    if (this.#isShown && this.#shownAt > 0) process.stderr.write('\r\x1b[K')
  }
}
