import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Shops } from '../../shops.ts'

/**
 * What one address may ask of the widget's public routes in this process. They keep floods off; the limits on guessing
 * are others (verification/attempts.ts), and those hold over all processes.
 */
const limits = {
  /** Looks and new conversations, in ten minutes. */
  open: new RateLimiterMemory({ points: 60, duration: 600 }),
  /** Messages, in a minute. */
  message: new RateLimiterMemory({ points: 40, duration: 60 }),
} as const

/** Seconds to wait, or 0. */
export async function secondsToWait(
  kind: keyof typeof limits,
  shops: Shops,
  address: string,
): Promise<number> {
  try {
    await limits[kind].consume(addressKey(shops, address))
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** Stands for an address: the address itself is kept nowhere. Of IPv6 the network, as one household has them all. */
export function addressKey(shops: Shops, address: string): string {
  const [key] = shops.derivedKeys('address')
  return createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22)
}

function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
