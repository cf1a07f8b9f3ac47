/**
 * The newest stable version. Shopify serves each for a year and then answers as the oldest that it still serves
 * (https://shopify.dev/docs/api/usage/versioning).
 */
export const shopifyVersion = '2026-10'

/** What finding a Klarna order ID takes, and nothing of the customer. */
const orderFields = `
  name
  createdAt
  tags
  note
  customAttributes { key value }
  paymentGatewayNames
  transactions(first: 4) {
    gateway
    receiptJson
    paymentDetails { ... on BasePaymentDetails { paymentMethodName } }
  }`

/** What the shop says of the order's money, in the currency that the shopper paid in, as Klarna has it. */
const recordFields = `
  updatedAt
  cancelledAt
  displayFinancialStatus
  totalPriceSet { presentmentMoney { amount currencyCode } }
  totalRefundedSet { presentmentMoney { amount currencyCode } }`

/** All that Kvitto ever asks of Shopify. */
export const shopifyQueries = {
  setup: `query setup {
    shop { name orderNumberFormatPrefix orderNumberFormatSuffix }
    currentAppInstallation { accessScopes { handle } }
  }`,
  find: `query find($search: String!) {
    orders(first: 10, query: $search, sortKey: CREATED_AT, reverse: true) { nodes {${orderFields}${recordFields}
    } }
  }`,
  latest: `query latest {
    orders(first: 50, sortKey: CREATED_AT, reverse: true) { nodes {${orderFields}
    } }
  }`,
} as const

export type ShopifyQuery =
  | { readonly name: 'setup' | 'latest' }
  | { readonly name: 'find'; readonly search: string }
