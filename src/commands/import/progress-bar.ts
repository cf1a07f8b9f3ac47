const everyMs = 100
const width = 30

/** A line on stderr that is written over and over; nothing where stderr is no terminal. */
export class ProgressBar {
  readonly #startedAt = performance.now()
  readonly #firstRow: number
  readonly #isShown = process.stderr.isTTY === true
  #shownAt = 0

  constructor(firstRow: number) {
    this.#firstRow = firstRow
  }

  show(share: number, row: number): void {
    const now = performance.now()
    if (!this.#isShown || now - this.#shownAt < everyMs) return
    this.#shownAt = now
    const filled = Math.round(Math.min(1, share) * width)
    const rate = Math.round(((row - this.#firstRow) * 1_000) / Math.max(1, now - this.#startedAt))
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled)
    const percent = `${Math.floor(Math.min(1, share) * 100)}`.padStart(3)
    process.stderr.write(
      `\r${bar} ${percent} %  ${row.toLocaleString('en')} rows  ${rate.toLocaleString('en')} rows/s \x1b[K`,
    )
  }

  /** Makes room for another line. */
  clear(): void {
    if (this.#isShown && this.#shownAt > 0) process.stderr.write('\r\x1b[K')
  }
}
