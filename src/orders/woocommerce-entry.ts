import type { Entry, EntryField } from './entry.ts'
import { parseWooCommerceAddress } from './woocommerce-address.ts'

export const consumerKey: EntryField = {
  name: 'consumerKey',
  label: 'consumer key',
  variable: 'WOOCOMMERCE_KEY',
  pattern: /^ck_\w{8,128}$/,
  rule: 'begins with ck_ and has no space in it',
  mistaken: {
    pattern: /^cs_/,
    wayOut: 'This is the consumer secret: it goes into the field below, and the key (ck_…) here.',
  },
}

export const consumerSecret: EntryField = {
  name: 'consumerSecret',
  label: 'consumer secret',
  variable: 'WOOCOMMERCE_SECRET',
  pattern: /^cs_\w{8,128}$/,
  rule: 'begins with cs_ and has no space in it',
  mistaken: {
    pattern: /^ck_/,
    wayOut: 'This is the consumer key: it goes into the field above, and the secret (cs_…) here.',
  },
}

export const woocommerceEntry: Entry<'woocommerce'> = {
  kind: 'woocommerce',
  name: 'WooCommerce',
  audience: 'the shop runs on WooCommerce',
  address: {
    variable: 'WOOCOMMERCE_URL',
    parse: parseWooCommerceAddress,
    rule: 'Enter the https address of the shop, such as https://shop.example. A shop without https cannot be connected: the key would go over the internet in the open.',
  },
  fields: [consumerKey, consumerSecret],
  places: {
    credentials:
      'Make a new key under WooCommerce → Settings → Advanced → REST API, with the permission Read, and copy both parts of it.',
    rights:
      'Make the key for a user who may see orders (shop manager or administrator), with the permission Read.',
    address:
      'Enter the address at which WordPress itself lives, folder included. If it is right, see WordPress → Settings → Permalinks: with “Plain”, the REST API has no address.',
    blocked: 'Let calls from Kvitto’s server to /wp-json/ through there.',
  },
}
