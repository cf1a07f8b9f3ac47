import { longestAddress, parseHttpsAddress } from './https-address.ts'

/**
 * Where a WooCommerce shop lives, as a merchant writes it: `shop.example`, `https://shop.example/sv/`, or copied from
 * the browser in the admin → `https://shop.example/sv/`. `undefined` unless it can be an https address without a login.
 */
export function parseWooCommerceAddress(typed: string): string | undefined {
  const url = parseHttpsAddress(typed)
  if (url === undefined) return undefined
  const address = `${url.origin}${folderOf(url.pathname)}`
  return address.length > longestAddress ? undefined : address
}

/** WordPress may live in a folder; what follows is its own. */
function folderOf(path: string): string {
  const [folder = ''] = path.split(/\/(?:wp-json|wp-admin|wp-login\.php|index\.php)(?:\/|$)/)
  return folder.replace(/\/*$/, '/')
}
