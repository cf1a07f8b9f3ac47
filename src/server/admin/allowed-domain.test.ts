import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { parseAllowedDomain } from './allowed-domain.ts'

describe('an allowed domain', () => {
  const origins: Readonly<Record<string, string>> = {
    'shop.example': 'https://shop.example',
    ' Shop.Example/ ': 'https://shop.example',
    'https://www.shop.example/path?query=1#part': 'https://www.shop.example',
    'https://shop.example:443': 'https://shop.example',
    'https://shop.example:8443/': 'https://shop.example:8443',
    'shop.example.': 'https://shop.example',
    '*.shop.example': 'https://*.shop.example',
    'https://*.shop.example/': 'https://*.shop.example',
    'blåbär.example': 'https://xn--blbr-noae.example',
    localhost: 'http://localhost',
    'localhost:5173': 'http://localhost:5173',
    'http://localhost:5173/cart': 'http://localhost:5173',
    'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
    'https://localhost': 'https://localhost',
  }
  for (const [pasted, origin] of Object.entries(origins))
    it(`is ${origin} where somebody pastes ${JSON.stringify(pasted)}`, () =>
      assert.deepEqual(parseAllowedDomain(pasted), { kind: 'origin', origin }))

  const none = [
    '',
    '  ',
    '*',
    'https://*',
    '*.example',
    'http://*.localhost',
    'www.*.example',
    '*shop.example',
    '*.*.shop.example',
    'http://shop.example',
    'ftp://shop.example',
    'javascript://shop.example',
    'anna@shop.example',
    'https://user:password@shop.example',
    'shop',
    'https://10.0.0.1',
    'https://[::1]',
    'http://localhost.shop.example',
    "shop.example;script-src 'unsafe-inline'",
    'a;b.example',
    'a,b.example',
    "'self'.example",
    'shop..example',
    '-shop.example',
    'shop_.example',
    'https://shop.example:99999',
    `${'a'.repeat(64)}.example`,
  ]
  for (const pasted of none)
    it(`is not ${JSON.stringify(pasted)}`, () => {
      const parsed = parseAllowedDomain(pasted)
      assert.equal(parsed.kind, 'problem')
      assert.match(parsed.kind === 'problem' ? parsed.problem : '', /^[A-Z].*\.$/)
    })

  it('is never more than one source of a policy, and reads as itself', () => {
    const sign = string({ unit: 'grapheme', maxLength: 4 })
    check(
      property(sign, sign, (one, other) => {
        const parsed = parseAllowedDomain(`https://${one}shop${other}.example`)
        if (parsed.kind !== 'origin') return
        assert.match(parsed.origin, /^https?:\/\/(?:\*\.)?[a-z\d.-]+(?::\d+)?$/)
        assert.deepEqual(parseAllowedDomain(parsed.origin), parsed)
      }),
      { numRuns: 2_000 },
    )
  })
})
