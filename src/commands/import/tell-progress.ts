import type { Progress } from '../../directory-import/mark.ts'
import type { BadRow } from '../../directory-import/row.ts'
import { note } from '../command.ts'
import { ProgressBar } from '../progress-bar.ts'

const mostShown = 20

/** On stderr: a bar, and the first of the rows that are left out. */
export class ProgressTeller {
  readonly #bar: ProgressBar
  readonly #wayToAll: string
  #shown = 0
  #untold = 0

  constructor(from: Progress, rejects: string | undefined) {
    this.#bar = new ProgressBar(from.row, 'rows')
    this.#wayToAll = rejects === undefined ? '; --rejects FILE.csv lists all' : ''
  }

  tell({ row, share }: Progress): void {
    this.#bar.show(share, row)
  }

  tellBad(row: number, { column, rule }: BadRow): void {
    if (this.#shown === mostShown) {
      this.#untold += 1
      return
    }
    this.#shown += 1
    this.#bar.clear()
    note(`Row ${row}: ${column}${column === '' ? '' : ' '}${rule}.`)
  }

  end(): void {
    this.#bar.clear()
    if (this.#untold > 0) note(`… and ${this.#untold.toLocaleString('en')} more rows${this.#wayToAll}.`)
  }
}

/** Ctrl+C, and what a machine that shuts down says. */
export function watchForInterruption(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const interrupt = (): void => controller.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    },
  }
}
