import { type Environment, nonEmpty } from './environment.ts'
import { parseShopifyHost, shopifyClientPart, shopifyToken } from './orders/shopify-credentials.ts'
import type { EnvironmentPlatform } from './platform-settings.ts'

export const shopifyVariables =
  'SHOPIFY_SHOP with SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET, or with SHOPIFY_ACCESS_TOKEN'

/** Null: no shop on Shopify is set. */
export function readShopify(environment: Environment, problems: string[]): EnvironmentPlatform | null {
  const shop = nonEmpty(environment['SHOPIFY_SHOP'])
  const clientId = nonEmpty(environment['SHOPIFY_CLIENT_ID'])
  const clientSecret = nonEmpty(environment['SHOPIFY_CLIENT_SECRET'])
  const accessToken = nonEmpty(environment['SHOPIFY_ACCESS_TOKEN'])
  if ([shop, clientId, clientSecret, accessToken].every((set) => set === undefined)) return null
  const address = parseShopifyHost(shop ?? '')
  if (address === undefined) problems.push('SHOPIFY_SHOP must be the shop’s own NAME.myshopify.com.')
  const credentials = shopifyCredentials({ clientId, clientSecret, accessToken })
  if (typeof credentials === 'string') problems.push(credentials)
  return address === undefined || typeof credentials === 'string'
    ? null
    : { kind: 'shopify', address, credentials }
}

/** The credentials, or what is wrong with them. */
function shopifyCredentials(set: {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly accessToken: string | undefined
}): EnvironmentPlatform['credentials'] | string {
  const { clientId, clientSecret, accessToken } = set
  const hasClient = clientId !== undefined || clientSecret !== undefined
  if (accessToken !== undefined && hasClient)
    return 'Set either SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET, or SHOPIFY_ACCESS_TOKEN, not both.'
  if (accessToken !== undefined)
    return shopifyToken.test(accessToken)
      ? { kind: 'token', accessToken }
      : 'SHOPIFY_ACCESS_TOKEN must be a token of Shopify’s Admin API, as in shpat_….'
  if (clientId === undefined || clientSecret === undefined)
    return 'SHOPIFY_SHOP needs SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET, or SHOPIFY_ACCESS_TOKEN.'
  return shopifyClientPart.test(clientId) && shopifyClientPart.test(clientSecret)
    ? { kind: 'client', clientId, clientSecret }
    : 'SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET must be as the app’s settings in the Dev Dashboard show them.'
}
