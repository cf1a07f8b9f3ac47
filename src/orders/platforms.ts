import { lookup } from './lookup.ts'
import type { Platform } from './platform.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

/** The platforms that a shop can connect, in the order in which they are shown. */
export const platforms: readonly Platform[] = [shopify, woocommerce, lookup]

export function platformOf(kind: string): Platform | undefined {
  return platforms.find((platform) => platform.kind === kind)
}
