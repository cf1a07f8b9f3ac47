import { createHmac } from 'node:crypto'
import type { Shops } from '../shops.ts'

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
