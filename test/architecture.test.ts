import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { shopifyQueries } from '../src/orders/shopify-queries.ts'

const root = resolve(import.meta.dirname, '..')

type Import = { readonly from: string; readonly to: string }

const sources = filesIn('src')
  .concat(filesIn('simulator'))
  .filter((path) => !path.endsWith('.test.ts'))
const textOf = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
const imports = sources.flatMap(importsOf)

/** Rooms that each room may import: all of one, or just one file of it. Files at the top of `src` are `top`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  klarna: ['domain', 'src/log.ts', 'src/circuit-breaker.ts'],
  // A shop's address that a merchant has entered, and what its answers are like.
  orders: ['domain', 'src/security/egress.ts', 'src/circuit-breaker.ts'],
  storage: ['domain', 'orders'],
  accounts: ['storage'],
  notices: ['storage', 'domain', 'top', 'src/security/egress.ts', 'src/jobs/job-kind.ts'],
  jobs: ['notices', 'storage', 'domain', 'verification', 'top', 'src/security/egress.ts'],
  security: ['domain', 'orders'],
  verification: [
    'domain',
    'orders',
    'src/klarna/order-reader.ts',
    'src/klarna/check-connection.ts',
    'src/security/email-hash.ts',
    'src/shop-scope.ts',
  ],
  // A room of its own, as both the command line and the server import files; its thread opens the database again.
  'directory-import': ['domain', 'storage', 'src/orders/order-source.ts', 'src/security/email-hash.ts'],
  tools: ['domain', 'verification', 'src/klarna/order-reader.ts', 'src/shop-scope.ts'],
  languages: ['domain'],
  understanding: ['domain', 'languages'],
  answers: ['domain', 'tools', 'languages', 'src/shop-scope.ts'],
  conversation: [
    'domain',
    'answers',
    'tools',
    'languages',
    'understanding',
    'verification',
    'src/notices/note-handoff.ts',
    'src/shop-scope.ts',
    'src/storage/storage.ts',
    'src/circuit-breaker.ts',
    'src/model-settings.ts',
  ],
  server: [
    'conversation',
    'answers',
    'tools',
    'languages',
    'domain',
    'storage',
    'accounts',
    'top',
    'directory-import',
    'src/languages/index.ts',
    'src/notices/note-invitation.ts',
    'src/jobs/klarna-push-job.ts',
    'src/orders/order-feed.ts',
    'src/security/api-key.ts',
    'src/security/egress.ts',
    // The form that connects an account.
    'src/klarna/check-connection.ts',
    'src/klarna/credentials.ts',
    'src/klarna/explain-refusal.ts',
    'src/klarna/hosts.ts',
    // The form that connects a platform, and what it says of what went wrong.
    'src/orders/order-source.ts',
    'src/orders/platform.ts',
    'src/orders/platforms.ts',
    'src/orders/explain-source.ts',
    'src/orders/entry.ts',
    'src/orders/entries.ts',
    'src/orders/shopify-credentials.ts',
  ],
  simulator: [],
}

describe('the rooms', () => {
  for (const [room, allowed] of Object.entries(mayImport)) {
    it(`${room} imports nothing but ${allowed.length === 0 ? 'itself' : allowed.join(', ')}`, () => {
      const wrong = imports.filter(
        ({ from, to }) =>
          roomOf(from) === room &&
          roomOf(to) !== room &&
          !allowed.includes(roomOf(to)) &&
          !allowed.includes(to),
      )
      assert.deepEqual(wrong, [])
    })
  }

  it('only commands and tests know the simulator', () => {
    const wrong = imports.filter(
      ({ from, to }) => roomOf(to) === 'simulator' && !['simulator', 'commands'].includes(roomOf(from)),
    )
    assert.deepEqual(wrong, [])
  })

  it('nobody imports the commands but main.ts', () => {
    const wrong = imports.filter(
      ({ from, to }) => roomOf(to) === 'commands' && roomOf(from) !== 'commands' && from !== 'src/main.ts',
    )
    assert.deepEqual(wrong, [])
  })
})

describe('a start', () => {
  it('waits for no language, no model of understanding and no engine: they come with the first question', () => {
    const loaded = loadedBy('src/server/listen.ts')
    assert.ok(loaded.has('src/server/widget/widget-api.ts'))
    const heavy = [...loaded].filter(
      (path) =>
        /^src\/(languages\/(index|\w\w\/)|understanding\/)/.test(path) ||
        path === 'src/conversation/conversation.ts',
    )
    assert.deepEqual(heavy, [])
  })
})

describe('the door to Klarna', () => {
  it('is one file, with one call, that says GET', () => {
    const callers = [...textOf].filter(
      ([path, text]) => path.startsWith('src/') && /\.request\(/.test(code(text)),
    )
    assert.deepEqual(
      callers.map(([path]) => path),
      ['src/klarna/get.ts'],
    )
    const door = code(textOf.get('src/klarna/get.ts') ?? '')
    assert.equal(door.match(/\.request\(/g)?.length, 1)
    assert.deepEqual(door.match(/\bmethod\s*:\s*[^,\n]+/g), ["method: 'GET'"])
  })

  it('is the only place that names Klarna’s paths', () => {
    assert.deepEqual(holding(/ordermanagement/), ['src/klarna/get.ts'])
  })

  it('leads to hosts that are named in one place', () => {
    assert.deepEqual(holding(/\.klarna\.com/), ['src/klarna/hosts.ts'])
  })

  it('has no back entrance: no other HTTP client is used but to ask a Kvitto server', () => {
    const clients = /\bfetch\(|node:https?'|node:net'|node:tls'|XMLHttpRequest|\baxios\b|'nodemailer'/
    assert.deepEqual(holding(clients), [
      // Both ask a Kvitto server that runs elsewhere: the command line, and the tools for the AI SDK.
      'src/ai-sdk.ts',
      'src/commands/remote-tool.ts',
      // Only a mail server hears from it.
      'src/notices/send-mail.ts',
      // Only the shop’s own NAME.myshopify.com hears from it.
      'src/orders/shopify-door.ts',
      // Only the merchant’s own webhook and WooCommerce shop hear from it, never Klarna.
      'src/security/egress.ts',
    ])
    assert.deepEqual(holding(/from 'undici'|import\('undici'\)/), [
      'src/klarna/check-connection.ts',
      'src/klarna/get.ts',
      'src/klarna/klarna-order-reader.ts',
      // Names the type of the pool.
      'src/orders/platform.ts',
      'src/orders/shopify-door.ts',
      'src/security/egress.ts',
      'src/shop-reader.ts',
      'src/shops.ts',
    ])
  })
})

describe('the doors to addresses that a merchant has entered', () => {
  /** One file for each kind of shop. */
  const doors = ['src/orders/lookup-get.ts', 'src/orders/woocommerce-get.ts']

  it('are all known here', () => {
    assert.deepEqual(holding(/\bgetOut\(/), [...doors, 'src/security/egress.ts'])
    assert.deepEqual(holding(/\bpostOut\(/), ['src/notices/webhook-job.ts', 'src/security/egress.ts'])
  })

  for (const path of doors)
    it(`have one call each, that can only say GET: ${path}`, () => {
      const door = code(textOf.get(path) ?? '')
      assert.equal(door.match(/\bgetOut\(/g)?.length, 1)
      assert.equal(/\bpostOut\b|\bfetch\b|\bmethod\b/.test(door), false)
    })

  it('are the only places that name WooCommerce’s paths, of which there is one', () => {
    assert.deepEqual(holding(/wc\/v\d/), ['src/orders/woocommerce-get.ts'])
    const door = code(textOf.get('src/orders/woocommerce-get.ts') ?? '')
    assert.equal(door.match(/wc\/v\d/g)?.length, 1)
  })
})

describe('the door to Shopify', () => {
  it('is one file, with one call, whose paths stand in it', () => {
    assert.deepEqual(holding(/\bcallShopify\(/), [
      'src/orders/shopify-door.ts',
      'src/orders/shopify-tokens.ts',
      'src/orders/shopify.ts',
    ])
    const door = code(textOf.get('src/orders/shopify-door.ts') ?? '')
    assert.equal(door.match(/\bfetch\(/g)?.length, 1)
    assert.deepEqual(door.match(/\/admin\/[\w/.]+/g), ['/admin/oauth/access_token', '/admin/api/'])
    assert.deepEqual(holding(/graphql\.json|oauth\/access_token/), ['src/orders/shopify-door.ts'])
  })

  it('asks queries from a list, none of which can change anything or names a customer', () => {
    const texts = Object.values(shopifyQueries)
    for (const text of texts) {
      assert.match(text, /^query \w+(\(\$\w+: String!\))? \{/)
      assert.doesNotMatch(
        text,
        /mutation|subscription|customer(?!Attributes)|email|phone|address|bulkOperation/i,
      )
    }
    assert.deepEqual(holding(/\bmutation\b/), [])
  })
})

describe('what is personal or secret', () => {
  it('leaves the billing email between the reader and verification', () => {
    assert.deepEqual(holding(/billingEmail/), [
      'src/klarna/klarna-order-reader.ts',
      'src/klarna/order-reader.ts',
      'src/klarna/parse-order.ts',
      // Hashes it, for the directory's row of an order that Klarna has told of.
      'src/verification/row-at-klarna.ts',
      'src/verification/verify.ts',
    ])
  })

  it('never names a date of birth or a national number: they are dropped by not being read', () => {
    assert.deepEqual(holding(/date_of_birth|national_identification/), [])
  })

  it('reads the environment in one place', () => {
    assert.deepEqual(holding(/process\.env/), ['src/config.ts'])
  })

  it('mints proofs in one file', () => {
    assert.deepEqual(holding(/new Verified(Order|Shopper)\(/), ['src/verification/verify.ts'])
  })
})

function holding(pattern: RegExp): string[] {
  return [...textOf]
    .flatMap(([path, text]) => (path.startsWith('src/') && pattern.test(code(text)) ? [path] : []))
    .sort()
}

/** The text without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

function importsOf(path: string): Import[] {
  const text = textOf.get(path) ?? ''
  const found = text.matchAll(
    /\b(import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/g,
  )
  return [...found].map((match) => ({
    from: path,
    to: relative(root, resolve(root, dirname(path), match[3] ?? match[4] ?? '')),
  }))
}

/** What comes with a file at once: not the types, nor what is imported when it is needed. */
function loadedBy(first: string): ReadonlySet<string> {
  const loaded = new Set<string>()
  const load = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    const text = textOf.get(path) ?? ''
    for (const [, from = ''] of text.matchAll(/^(?:import|export)\s+(?!type\s)[^'";]*?from\s+'(\.[^']+)'/gm))
      load(relative(root, resolve(root, dirname(path), from)))
  }
  load(first)
  return loaded
}

function roomOf(path: string): string {
  const [top, room, ...rest] = path.split('/')
  if (top === 'simulator') return 'simulator'
  return rest.length === 0 ? 'top' : (room ?? 'top')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}
