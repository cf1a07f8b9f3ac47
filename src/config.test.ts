import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ConfigError, loadConfig } from './config.ts'
import { platformOf } from './orders/platforms.ts'

describe('the settings of mails', () => {
  it('keep the login apart from what can be shown', () => {
    const { config, secrets } = loadConfig(
      {},
      { SMTP_URL: 'smtp://post%40shop:s%3Acret@mail.shop.example', MAIL_FROM: 'Kvitto <post@shop.example>' },
    )
    assert.deepEqual(config.mail, {
      host: 'mail.shop.example',
      port: 587,
      secure: false,
      isLoopback: false,
      from: { name: 'Kvitto', address: 'post@shop.example' },
    })
    assert.deepEqual(secrets.mailLogin, { user: 'post@shop', password: 's:cret' })
    assert.doesNotMatch(JSON.stringify(config), /s:cret|s%3Acret/)
  })

  it('are none without a server, and need no login', () => {
    assert.equal(loadConfig({}, { MAIL_FROM: 'post@shop.example' }).config.mail, null)
    const { config, secrets } = loadConfig({}, { SMTP_URL: 'smtps://[::1]', MAIL_FROM: 'post@shop.example' })
    assert.equal(secrets.mailLogin, null)
    assert.equal(config.mail?.host, '::1')
    assert.equal(config.mail?.port, 465)
    assert.equal(config.mail?.isLoopback, true)
  })

  for (const [url, from, problem] of [
    ['https://mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example/box', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://user@mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example?tls.rejectUnauthorized=false', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://u:%ff@mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example', '', /^MAIL_FROM is missing/],
    ['smtp://mail.shop.example', 'the shop', /^MAIL_FROM must be an address/],
    ['smtp://mail.shop.example', 'Shop <post@shop.example>\r\nBcc: x@y', /^MAIL_FROM must be an address/],
  ] as const)
    it(`refuses SMTP_URL ${JSON.stringify(url)} with MAIL_FROM ${JSON.stringify(from)}, once`, () => {
      assert.throws(
        () => loadConfig({}, { SMTP_URL: url, MAIL_FROM: from }),
        (error) => error instanceof ConfigError && problem.test(error.message),
      )
    })
})

describe('KVITTO_EGRESS_ALLOW', () => {
  it('is a list of hosts with their ports', () => {
    const egressAllow = (text: string) => loadConfig({}, { KVITTO_EGRESS_ALLOW: text }).config.egressAllow
    assert.deepEqual(egressAllow(''), [])
    assert.deepEqual(egressAllow('10.0.0.5:443, Hooks.internal:8443 [::1]:9'), [
      '10.0.0.5:443',
      'hooks.internal:8443',
      '[::1]:9',
    ])
    for (const wrong of ['10.0.0.5', 'hooks.internal:0', 'a:70000', 'https://a:1', '*:443', '10.0.0.0/8:443'])
      assert.throws(() => egressAllow(wrong), /KVITTO_EGRESS_ALLOW must be a list of host:port/, wrong)
  })
})

describe('the proxies before Kvitto', () => {
  for (const [text, proxies] of [
    ['true', 1],
    ['on', 1],
    ['1', 1],
    ['2', 2],
    ['0', 0],
    ['false', 0],
  ] as const)
    it(`are ${proxies} where KVITTO_TRUST_PROXY is ${text}`, () => {
      assert.equal(loadConfig({}, { KVITTO_TRUST_PROXY: text }).config.trustProxy, proxies)
    })

  it('are none, and are nothing else than a number', () => {
    assert.equal(loadConfig({}, {}).config.trustProxy, 0)
    for (const text of ['all', '-1', '10', '10.0.0.1'])
      assert.throws(() => loadConfig({}, { KVITTO_TRUST_PROXY: text }), ConfigError, text)
  })
})

describe('a shop on Shopify from the environment', () => {
  const client = { SHOPIFY_CLIENT_ID: 'abcdef0123456789', SHOPIFY_CLIENT_SECRET: 'shpss_0123456789abcdef' }

  it('is a shop with the credentials of an app, or with a token, and not shown with the settings', () => {
    const { config, secrets } = loadConfig({}, { SHOPIFY_SHOP: 'kanel', ...client })
    assert.deepEqual(secrets.platforms, [
      {
        kind: 'shopify',
        address: 'kanel.myshopify.com',
        credentials: {
          kind: 'client',
          clientId: 'abcdef0123456789',
          clientSecret: 'shpss_0123456789abcdef',
        },
      },
    ])
    assert.doesNotMatch(JSON.stringify(config), /shpss_/)
    const token = { SHOPIFY_SHOP: 'kanel.myshopify.com', SHOPIFY_ACCESS_TOKEN: 'shpat_0123456789abcdef' }
    assert.deepEqual(loadConfig({}, token).secrets.platforms[0]?.credentials, {
      kind: 'token',
      accessToken: 'shpat_0123456789abcdef',
    })
    assert.deepEqual(loadConfig({}, {}).secrets.platforms, [])
  })

  for (const [what, environment, problem] of [
    ['credentials without a shop', client, /SHOPIFY_SHOP must be/],
    ['another host', { SHOPIFY_SHOP: 'kanel.example', ...client }, /SHOPIFY_SHOP must be/],
    ['a shop without credentials', { SHOPIFY_SHOP: 'kanel' }, /SHOPIFY_SHOP needs/],
    [
      'half of the credentials',
      { SHOPIFY_SHOP: 'kanel', SHOPIFY_CLIENT_ID: 'abcdef0123456789' },
      /SHOPIFY_SHOP needs/,
    ],
    [
      'both kinds of credentials',
      { SHOPIFY_SHOP: 'kanel', SHOPIFY_ACCESS_TOKEN: 'shpat_0123456789abcdef', ...client },
      /not both/,
    ],
    ['a token of another kind', { SHOPIFY_SHOP: 'kanel', SHOPIFY_ACCESS_TOKEN: 'sk_live_0123456' }, /shpat_/],
    ['Shopify elsewhere', { KVITTO_SHOPIFY_URL: 'https://shopify.example' }, /KVITTO_SHOPIFY_URL must be/],
  ] as const)
    it(`is refused: ${what}, and no secret is repeated`, () => {
      assert.throws(
        () => loadConfig({}, environment),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError)
          assert.match(error.message, problem)
          assert.doesNotMatch(error.message, /0123456/)
          return true
        },
      )
    })
})

describe('WooCommerce and a lookup from the environment', () => {
  const woocommerce = {
    WOOCOMMERCE_URL: 'shop.example/butik',
    WOOCOMMERCE_KEY: 'ck_0123456789abcdef',
    WOOCOMMERCE_SECRET: 'cs_0123456789abcdef',
  }
  const lookup = { LOOKUP_URL: 'https://shop.example/kvitto/orders', LOOKUP_TOKEN: 'token-0123456789' }

  it('are an address and credentials, kept from what can be shown', () => {
    const { config, secrets } = loadConfig({}, { ...woocommerce, ...lookup })
    assert.deepEqual(secrets.platforms, [
      {
        kind: 'woocommerce',
        address: 'https://shop.example/butik/',
        credentials: { consumerKey: 'ck_0123456789abcdef', consumerSecret: 'cs_0123456789abcdef' },
      },
      {
        kind: 'lookup',
        address: 'https://shop.example/kvitto/orders',
        credentials: { token: 'token-0123456789' },
      },
    ])
    assert.doesNotMatch(JSON.stringify(config), /0123456789/)
  })

  it('are such as their platforms take', () => {
    for (const { kind, address, credentials } of loadConfig({}, { ...woocommerce, ...lookup }).secrets
      .platforms) {
      const platform = platformOf(kind)
      assert.equal(platform?.parseAddress(address), address)
      assert.notEqual(platform?.parseCredentials(credentials), undefined)
    }
  })

  for (const [what, environment, problem] of [
    [
      'an address alone',
      { WOOCOMMERCE_URL: 'https://shop.example' },
      /^WOOCOMMERCE_KEY and WOOCOMMERCE_SECRET are missing: WooCommerce needs WOOCOMMERCE_URL, /,
    ],
    ['a token alone', { LOOKUP_TOKEN: 'token-0123456789' }, /^LOOKUP_URL is missing/],
    [
      'an address without https',
      { ...woocommerce, WOOCOMMERCE_URL: 'http://shop.example/?0123456' },
      /^WOOCOMMERCE_URL cannot be used\. Enter the https address/,
    ],
    [
      'an address with a query',
      { ...lookup, LOOKUP_URL: 'https://shop.example/?key=0123456' },
      /^LOOKUP_URL cannot be used\. .* nothing after a “\?”/,
    ],
    [
      'the secret for the key',
      { ...woocommerce, WOOCOMMERCE_KEY: 'cs_0123456789abcdef' },
      /^WOOCOMMERCE_KEY cannot be used: a consumer key of WooCommerce begins with ck_ .* REST API/,
    ],
    ['a short token', { ...lookup, LOOKUP_TOKEN: '0123456' }, /^LOOKUP_TOKEN cannot be used: .* 16 to 256/],
  ] as const)
    it(`are refused: ${what}, and no value is repeated`, () => {
      assert.throws(
        () => loadConfig({}, environment),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError)
          assert.match(error.message, problem)
          assert.doesNotMatch(error.message, /0123456/)
          return true
        },
      )
    })
})
