/**
 * Where a WooCommerce shop lives, as a merchant writes it: `shop.example`, `https://shop.example/sv/`, or copied from
 * the browser in the admin. `undefined` unless it can be an https address without a login.
 */
export function parseWooCommerceAddress(value: string): URL | undefined {
  const text = value.trim()
  if (text === '' || text.length > 500) return undefined
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined
  return new URL(`${url.origin}${folderOf(url.pathname)}`)
}

/** WordPress may live in a folder; what follows is its own. */
function folderOf(path: string): string {
  const [folder = ''] = path.split(/\/(?:wp-json|wp-admin|wp-login\.php|index\.php)(?:\/|$)/)
  return folder.replace(/\/*$/, '/')
}
