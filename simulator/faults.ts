import { z } from 'zod'

/** What goes wrong with the next calls. `delay_ms` waits first; then reset, malformed, status, in that order. */
export const faultSchema = z
  .strictObject({
    status: z.int().min(200).max(599).optional(),
    delay_ms: z.int().min(0).max(3_600_000).optional(),
    reset: z.boolean().optional(),
    malformed: z.enum(['cut', 'html']).optional(),
    times: z.int().min(1).default(1),
  })
  .refine((fault) => (fault.status ?? fault.delay_ms ?? fault.malformed ?? fault.reset) !== undefined, {
    message: 'a fault needs at least one of "status", "delay_ms", "reset", "malformed"',
  })

export type Fault = z.output<typeof faultSchema>

/** The faults still to come, each taken by `times` (1) calls, in the order posted. */
export class Faults<F extends { readonly times?: number } = Fault> {
  #waiting: { readonly fault: F; left: number }[] = []

  add(fault: F): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  take(): F | undefined {
    const first = this.#waiting[0]
    if (first === undefined) return undefined
    first.left -= 1
    if (first.left === 0) this.#waiting.shift()
    return first.fault
  }

  clear(): void {
    this.#waiting = []
  }

  /** How many calls will still meet a fault. */
  get left(): number {
    return this.#waiting.reduce((sum, waiting) => sum + waiting.left, 0)
  }
}
