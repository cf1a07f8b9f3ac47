import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseWooCommerceAddress } from './woocommerce-address.ts'

describe('the address of a WooCommerce shop', () => {
  for (const [written, address] of [
    ['shop.example', 'https://shop.example/'],
    [' https://shop.example ', 'https://shop.example/'],
    ['HTTPS://Shop.Example:8443', 'https://shop.example:8443/'],
    ['https://shop.example/butik', 'https://shop.example/butik/'],
    ['https://shop.example/butik//', 'https://shop.example/butik/'],
    ['https://shop.example/wp-admin/admin.php?page=wc-settings', 'https://shop.example/'],
    ['https://shop.example/butik/wp-json/wc/v3/orders', 'https://shop.example/butik/'],
    ['https://shop.example/wp-json', 'https://shop.example/'],
    ['https://shop.example/#cart', 'https://shop.example/'],
  ] as const)
    it(`${JSON.stringify(written)} is ${address}`, () =>
      assert.equal(parseWooCommerceAddress(written), address))

  it('is its own one spelling', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['https'] }), fc.string()), (typed) => {
        const address = parseWooCommerceAddress(typed)
        if (address !== undefined) assert.equal(parseWooCommerceAddress(address), address)
      }),
    )
  })

  for (const written of [
    '',
    `https://shop.example/${'å'.repeat(200)}`,
    '   ',
    'http://shop.example',
    'ftp://shop.example',
    'javascript:alert(1)',
    'https://',
    'https://user:password@shop.example',
    'not an address',
    `https://shop.example/${'a'.repeat(500)}`,
  ])
    it(`${JSON.stringify(written.slice(0, 40))} is none`, () =>
      assert.equal(parseWooCommerceAddress(written), undefined))
})
