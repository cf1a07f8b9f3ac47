import type { Shops } from '../../shops.ts'
import { addressKey } from '../address-key.ts'
import { FloodLimit } from '../flood-limit.ts'

/**
 * What one address may ask of the widget's public routes in this process. They keep floods off; the limits on guessing
 * are others (verification/attempts.ts), and those hold over all processes.
 */
const limits = {
  look: new FloodLimit({ points: 300, seconds: 600 }),
  /** New conversations. */
  open: new FloodLimit({ points: 60, seconds: 600 }),
  /** Messages and ratings. */
  message: new FloodLimit({ points: 40, seconds: 60 }),
} as const

/** Seconds to wait, or 0. */
export function secondsToWait(kind: keyof typeof limits, shops: Shops, address: string): Promise<number> {
  return limits[kind].secondsToWait(addressKey(shops, address))
}
