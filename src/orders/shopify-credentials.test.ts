import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shopify } from './shopify.ts'
import { parseShopifyHost } from './shopify-credentials.ts'

describe('the address of a shop on Shopify', () => {
  for (const typed of [
    'kanel',
    'kanel.myshopify.com',
    ' HTTPS://Kanel.MyShopify.com/ ',
    'https://kanel.myshopify.com/admin/apps?x=1',
    'https://admin.shopify.com/store/kanel',
    'https://admin.shopify.com/store/kanel/orders/1?a=b',
  ])
    test(`is read from ${typed}`, () => assert.equal(parseShopifyHost(typed), 'kanel.myshopify.com'))

  for (const typed of [
    '',
    'kanel.example',
    'kanel.myshopify.com.evil.example',
    'evil.example/kanel.myshopify.com',
    'evil.example#.myshopify.com',
    'kanel.myshopify.com@evil.example',
    'user:word@kanel.myshopify.com',
    'kanel.myshopify.com:8443',
    'a.b.myshopify.com',
    '127.0.0.1',
    '-kanel',
    `kanel\n.myshopify.com`,
    'k'.repeat(70),
    'https://admin.shopify.com/store/',
  ])
    test(`is not made of ${JSON.stringify(typed.slice(0, 40))}`, () =>
      assert.equal(parseShopifyHost(typed), undefined))
})

describe('the credentials of Shopify', () => {
  test('are a client ID and its secret, or a token; they are known by the end of the secret', () => {
    const client = { kind: 'client', clientId: 'abcdef0123456789', clientSecret: 'shpss_0123456789abcd' }
    assert.equal(shopify.parseCredentials(client)?.hint, 'abcd')
    const token = { kind: 'token', accessToken: 'shpat_0123456789wxyz' }
    assert.equal(shopify.parseCredentials(token)?.hint, 'wxyz')
  })

  test('are not anything else', () => {
    for (const entered of [
      null,
      {},
      { kind: 'token', accessToken: 'shppa' },
      { kind: 'token', accessToken: 'shpat_0123456789\r\nx: y' },
      { kind: 'client', clientId: 'abcdef0123456789', clientSecret: '' },
    ])
      assert.equal(shopify.parseCredentials(entered), undefined)
  })

  test('open no source at an address that was not checked', () => {
    const secret = shopify.parseCredentials({ kind: 'token', accessToken: 'shpat_0123456789wxyz' })?.secret
    assert.ok(secret !== undefined)
    const seams = {
      now: () => new Date(),
      monotonic: () => 0,
      dispatcher: () => Promise.reject(new Error('not used')),
      egress: { allow: [] },
      via: null,
      onRefusal: () => undefined,
    }
    assert.equal(shopify.open('kanel.myshopify.com', secret, seams).name, 'shopify')
    for (const address of ['kanel', 'evil.example'])
      assert.throws(() => shopify.open(address, secret, seams), /no address of Shopify/)
  })
})
