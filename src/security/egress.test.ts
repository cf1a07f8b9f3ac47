import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { selfSigned } from '../../test/self-signed.ts'
import { getOut, isPublicAddress, postOut } from './egress.ts'

const octet = fc.integer({ min: 0, max: 255 })
const ipv4 = fc.tuple(octet, octet, octet, octet)
const group = fc.integer({ min: 0, max: 0xffff })
const groups = fc.tuple(group, group, group, group, group, group, group, group)

/** A second way to say it: by arithmetic on the octets, from the registries' own notation. */
const specialIpv4: readonly (readonly [number, number, number, number, number])[] = [
  [0, 0, 0, 0, 8],
  [10, 0, 0, 0, 8],
  [100, 64, 0, 0, 10],
  [127, 0, 0, 0, 8],
  [169, 254, 0, 0, 16],
  [172, 16, 0, 0, 12],
  [192, 0, 0, 0, 24],
  [192, 0, 2, 0, 24],
  [192, 88, 99, 0, 24],
  [192, 168, 0, 0, 16],
  [198, 18, 0, 0, 15],
  [198, 51, 100, 0, 24],
  [203, 0, 113, 0, 24],
  [224, 0, 0, 0, 3],
]

function numberOf(a: number, b: number, c: number, d: number): number {
  return ((a * 256 + b) * 256 + c) * 256 + d
}

function isSpecial(address: number): boolean {
  return specialIpv4.some(([a, b, c, d, bits]) => {
    const size = 2 ** (32 - bits)
    const first = numberOf(a, b, c, d)
    return address >= first && address < first + size
  })
}

describe('an address of the public internet', () => {
  it('is none of the special IPv4 ranges, and all else', () => {
    fc.assert(
      fc.property(ipv4, ([a, b, c, d]) => {
        assert.equal(isPublicAddress(`${a}.${b}.${c}.${d}`), !isSpecial(numberOf(a, b, c, d)))
      }),
      { numRuns: 5_000 },
    )
  })

  it('is decided at the very edges of each range', () => {
    const written = (address: number): string =>
      [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
    for (const [a, b, c, d, bits] of specialIpv4) {
      const first = numberOf(a, b, c, d)
      const last = first + 2 ** (32 - bits) - 1
      assert.equal(isPublicAddress(written(first)), false)
      assert.equal(isPublicAddress(written(last)), false)
      for (const beside of [first - 1, last + 1])
        if (beside >= 0 && beside < 2 ** 32)
          assert.equal(isPublicAddress(written(beside)), !isSpecial(beside), written(beside))
    }
  })

  it('is never an IPv4 address in the clothes of IPv6', () => {
    fc.assert(
      fc.property(ipv4, ([a, b, c, d]) => {
        const dotted = `${a}.${b}.${c}.${d}`
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
        const clothes = [
          `::ffff:${dotted}`,
          `::ffff:${hex}`,
          `::${dotted}`,
          `::ffff:0:${dotted}`,
          `64:ff9b::${dotted}`,
          `64:ff9b:1::${dotted}`,
          `2002:${hex}::1`,
          `2001:0:${hex}::1`,
        ]
        for (const address of clothes) assert.equal(isPublicAddress(address), false, address)
      }),
    )
  })

  it('is in IPv6 only what has been given out, without what is special in it', () => {
    fc.assert(
      fc.property(groups, (eight) => {
        const [first, second] = eight
        const isGivenOut = first >> 13 === 1
        const special =
          (first === 0x2001 && second < 0x200) ||
          (first === 0x2001 && second === 0xdb8) ||
          first === 0x2002 ||
          (first === 0x3fff && second < 0x1000)
        const address = eight.map((value) => value.toString(16)).join(':')
        assert.equal(isPublicAddress(address), isGivenOut && !special, address)
      }),
      { numRuns: 3_000 },
    )
  })

  for (const address of [
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    'localhost',
    '',
    '1.2.3',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    ' 1.1.1.1',
  ])
    it(`is not ${JSON.stringify(address)}`, () => assert.equal(isPublicAddress(address), false))

  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '2a00:1450::1',
  ])
    it(`is ${address}`, () => assert.equal(isPublicAddress(address), true))
})

describe('a request to what a merchant has entered', () => {
  const { cert, key } = selfSigned(['hooks.shop.example'])
  const heard: { path: string; body: string; headers: Readonly<Record<string, unknown>> }[] = []
  let server: Server
  let port = 0

  before(async () => {
    server = createServer({ cert, key }, (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const path = request.url ?? ''
        heard.push({ path, body: Buffer.concat(chunks).toString(), headers: request.headers })
        answer(path, response)
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    port = typeof address === 'object' && address !== null ? (address satisfies AddressInfo).port : 0
  })

  after(() => {
    server.closeAllConnections()
    server.close()
  })

  function answer(path: string, response: ServerResponse): void {
    switch (path) {
      case '/silent':
        return
      case '/elsewhere':
        response.setHeader('location', `https://hooks.shop.example:${port}/there`)
        return void response.writeHead(307).end()
      case '/cut':
        response.writeHead(200, { 'content-length': 5_000 })
        return void response.write('half', () => response.socket?.destroySoon())
      case '/stalled':
        return void response.writeHead(200).write('half')
      case '/words':
        return void response.setHeader('x-words', 'two').end('tack så mycket')
      default:
        response.writeHead(204).end()
    }
  }

  const allowed = () => ({
    allow: [`hooks.shop.example:${port}`],
    authority: cert,
    resolve: async () => ['127.0.0.1'],
  })
  const post = (path: string, options: Parameters<typeof postOut>[3]) =>
    postOut(new URL(`https://hooks.shop.example:${port}${path}`), '{"a":1}', { 'x-a': 'b' }, options)

  it('arrives with its body and headers, at the address that was looked up', async () => {
    assert.deepEqual(await post('/in', allowed()), { outcome: 'answered', status: 204 })
    const last = heard.at(-1)
    assert.equal(last?.body, '{"a":1}')
    assert.equal(last?.headers['x-a'], 'b')
    assert.equal(last?.headers['host'], `hooks.shop.example:${port}`)
  })

  it('follows no redirect', async () => {
    assert.deepEqual(await post('/elsewhere', allowed()), { outcome: 'answered', status: 307 })
    assert.equal(
      heard.some(({ path }) => path === '/there'),
      false,
    )
  })

  it('goes nowhere where one address of several is not public, or the port is another than the allowed', async () => {
    const before = heard.length
    for (const options of [
      { ...allowed(), allow: [] },
      { ...allowed(), allow: ['hooks.shop.example:443'] },
      { ...allowed(), allow: [], resolve: async () => ['1.1.1.1', '127.0.0.1'] },
      { ...allowed(), allow: [], resolve: async () => ['::ffff:127.0.0.1'] },
    ])
      assert.deepEqual(await post('/in', options), { outcome: 'not_public' })
    const literal = new URL(`https://127.0.0.1:${port}/in`)
    assert.deepEqual(await postOut(literal, '', {}, { allow: [], authority: cert }), {
      outcome: 'not_public',
    })
    assert.equal(heard.length, before)
  })

  it('looks the name up once: what it leads to afterwards does not count', async () => {
    let times = 0
    const resolve = async (): Promise<string[]> => {
      times += 1
      return ['127.0.0.1']
    }
    await post('/in', { ...allowed(), resolve })
    assert.equal(times, 1)
  })

  it('wants https, a certificate that can be trusted, and an address', async () => {
    const plain = new URL(`http://hooks.shop.example:${port}/in`)
    assert.deepEqual(await postOut(plain, '', {}, allowed()), { outcome: 'not_https' })
    const withLogin = new URL(`https://a:b@hooks.shop.example:${port}/in`)
    assert.deepEqual(await postOut(withLogin, '', {}, allowed()), { outcome: 'not_https' })
    const { authority: _, ...untrusting } = allowed()
    assert.deepEqual(await post('/in', untrusting), { outcome: 'bad_certificate' })
    const other = new URL(`https://other.example:${port}/in`)
    const allow = [`other.example:${port}`]
    assert.deepEqual(await postOut(other, '', {}, { ...allowed(), allow }), { outcome: 'bad_certificate' })
    for (const resolve of [async () => [], () => Promise.reject(new Error('ENOTFOUND'))])
      assert.deepEqual(await post('/in', { ...allowed(), resolve }), { outcome: 'no_address' })
    const closed = new URL('https://hooks.shop.example:1/in')
    assert.deepEqual(await postOut(closed, '', {}, { ...allowed(), allow: ['hooks.shop.example:1'] }), {
      outcome: 'unreachable',
    })
  })

  const get = (path: string, changes: Partial<Parameters<typeof getOut>[2]> = {}) =>
    getOut(
      new URL(`https://hooks.shop.example:${port}${path}`),
      { 'x-a': 'b' },
      { ...allowed(), signal: AbortSignal.timeout(3_000), largestBytes: 1_000, ...changes },
    )

  it('is as careful as a GET, and then brings the answer back', async () => {
    const got = await get('/words')
    assert.equal(got.outcome, 'answered')
    if (got.outcome !== 'answered') return
    assert.deepEqual([got.status, got.body, got.headers.get('x-words')], [200, 'tack så mycket', 'two'])
    assert.equal(heard.at(-1)?.headers['x-a'], 'b')
    assert.equal(heard.at(-1)?.body, '')
    const before = heard.length
    assert.deepEqual(await get('/words', { allow: [] }), { outcome: 'not_public' })
    assert.equal(heard.length, before)
    const redirected = await get('/elsewhere')
    assert.deepEqual([redirected.outcome, heard.at(-1)?.path], ['answered', '/elsewhere'])
  })

  it('is, as a GET, at an end with an answer that breaks off, goes on too long or stands still', async () => {
    assert.deepEqual(await get('/cut'), { outcome: 'cut' })
    assert.deepEqual(await get('/words', { largestBytes: 14 }), { outcome: 'too_large' })
    assert.deepEqual(await get('/stalled', { signal: AbortSignal.timeout(300) }), { outcome: 'timeout' })
  })

  it('waits five seconds, for the name and the answer together', { timeout: 9_000 }, async () => {
    const started = performance.now()
    const never = new Promise<string[]>(() => undefined)
    const results = await Promise.all([
      post('/silent', allowed()),
      post('/in', { ...allowed(), resolve: () => never }),
    ])
    assert.deepEqual(results, [{ outcome: 'timeout' }, { outcome: 'timeout' }])
    assert.ok(performance.now() - started < 6_000)
  })
})
