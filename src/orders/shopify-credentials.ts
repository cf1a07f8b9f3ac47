export type ShopifyCredentials =
  /** Of an app in the Dev Dashboard; it gives tokens for a day. */
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  /** Of an app that was made in the shop's own settings: `shpat_…`, which does not expire. */
  | { readonly kind: 'token'; readonly accessToken: string }

/** Of a client ID and a client secret, and of an access token. Wide: Shopify promises no form. */
export const shopifyClientPart = /^[\w-]{8,128}$/
export const shopifyToken = /^shp[a-z]{2,3}_\w{8,128}$/

/** `my-shop`, `my-shop.myshopify.com` or the address of its admin → `my-shop.myshopify.com`. */
export function parseShopifyHost(typed: string): string | undefined {
  if (typed.length > 200) return undefined
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
  const name =
    /^admin\.shopify\.com\/store\/([a-z\d][a-z\d-]{0,59})(?:[/?].*)?$/.exec(text)?.[1] ??
    /^([a-z\d][a-z\d-]{0,59})(?:\.myshopify\.com(?:\/.*)?)?$/.exec(text)?.[1]
  return name === undefined ? undefined : `${name}.myshopify.com`
}
