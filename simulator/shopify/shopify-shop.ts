import { answerOf, costOf, GraphqlFieldError } from './graphql-answer.ts'
import { GraphqlSyntaxError, parseQuery, type Selected } from './graphql-query.ts'
import type { ShopifyOrder } from './shopify-order.ts'

export type ShopifyShop = {
  /** Without `.myshopify.com`. */
  readonly handle: string
  readonly name: string
  readonly prefix: string
  readonly suffix: string
  readonly scopes: readonly string[]
  /** What a search by name finds: that name, or every name that has it in it. */
  readonly search: 'whole' | 'parts'
  /** What the token endpoint says of the app. */
  readonly app: 'installed' | 'app_not_installed' | 'shop_not_permitted'
  readonly client: { readonly id: string; readonly secret: string }
  /** Of an app from the shop's own settings; null once it is uninstalled. */
  readonly accessToken: string | null
  /** How long a token of the client is good. */
  readonly tokenSeconds: number
  readonly allowance: { readonly most: number; readonly perSecond: number }
}

export type ShopifyAnswer = {
  readonly status: number
  readonly type: 'application/json' | 'text/html'
  readonly body: string
}

const dayMs = 24 * 60 * 60_000

/** The state of one shop: its tokens, its orders, what may still be asked. */
export class ShopifyWorld {
  #shop: ShopifyShop
  #orders: readonly ShopifyOrder[]
  #tokens = new Map<string, number>()
  #issued = 0
  #allowance: { available: number; at: number }
  readonly #now: () => Date

  constructor(shop: ShopifyShop, orders: readonly ShopifyOrder[], now: () => Date) {
    this.#shop = shop
    this.#orders = orders
    this.#now = now
    this.#allowance = { available: shop.allowance.most, at: performance.now() }
  }

  change(shop: Partial<ShopifyShop>): void {
    this.#shop = { ...this.#shop, ...shop }
  }

  replaceOrders(orders: readonly ShopifyOrder[]): void {
    this.#orders = orders
  }

  /** Takes all that may still be asked. */
  drain(): void {
    this.#allowance = { available: 0, at: performance.now() }
  }

  /** Takes back every token of the client. */
  revokeTokens(): void {
    this.#tokens.clear()
  }

  isAt(host: string): boolean {
    return host === `${this.#shop.handle}.myshopify.com`
  }

  token(given: Readonly<Record<string, unknown>>): ShopifyAnswer {
    const { app, client, scopes, tokenSeconds } = this.#shop
    if (given['grant_type'] !== 'client_credentials')
      return json(400, { error: 'unsupported_grant_type', error_description: 'Grant type is not supported' })
    if (given['client_id'] !== client.id || given['client_secret'] !== client.secret)
      return json(400, { error: 'invalid_client', error_description: 'Client authentication failed' })
    if (app !== 'installed') return page(400, `Oauth error ${app}`)
    this.#issued += 1
    const token = `shpat_simulated_${this.#issued}`
    this.#tokens.set(token, performance.now() + tokenSeconds * 1000)
    return json(200, { access_token: token, scope: scopes.join(','), expires_in: tokenSeconds })
  }

  graphql(token: string | undefined, given: Readonly<Record<string, unknown>>): ShopifyAnswer {
    if (token === undefined || !this.#isGood(token))
      return json(401, {
        errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
      })
    const { query, variables } = given
    if (typeof query !== 'string') return json(400, { errors: { query: 'Required parameter missing' } })
    try {
      return this.#answer(parseQuery(query, isVariables(variables) ? variables : {}))
    } catch (error) {
      if (!(error instanceof GraphqlSyntaxError || error instanceof GraphqlFieldError)) throw error
      return json(200, { errors: [{ message: error.message }] })
    }
  }

  #answer(selection: readonly Selected[]): ShopifyAnswer {
    const requested = costOf(selection)
    if (this.#available() < requested)
      return json(200, {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: this.#extensions(requested, null),
      })
    const orders = selection.find(({ name }) => name === 'orders')
    if (orders !== undefined && !this.#shop.scopes.some((scope) => /^(read|write)_orders$/.test(scope)))
      return json(200, {
        data: null,
        errors: [
          {
            message: 'Access denied for orders field. Required access: `read_orders` access scope.',
            path: ['orders'],
            extensions: { code: 'ACCESS_DENIED' },
          },
        ],
      })
    const data = answerOf(this.#root(orders), 'QueryRoot', selection)
    const actual = Math.min(requested, 1 + Math.ceil(JSON.stringify(data).length / 500))
    this.#allowance = { available: this.#available() - actual, at: performance.now() }
    return json(200, { data, extensions: this.#extensions(requested, actual) })
  }

  #root(orders: Selected | undefined): unknown {
    const { handle, name, prefix, suffix, scopes } = this.#shop
    return {
      shop: {
        name,
        email: 'owner@example.com',
        myshopifyDomain: `${handle}.myshopify.com`,
        orderNumberFormatPrefix: prefix,
        orderNumberFormatSuffix: suffix,
      },
      currentAppInstallation: {
        accessScopes: scopes.map((scope) => ({ handle: scope, description: scope })),
      },
      orders: orders === undefined ? [] : this.#found(orders.given),
    }
  }

  /** Shopify: without read_all_orders, those of the last 60 days. */
  #found({ query, sortKey, reverse }: Readonly<Record<string, unknown>>): readonly ShopifyOrder[] {
    const since = this.#shop.scopes.includes('read_all_orders') ? 0 : this.#now().getTime() - 60 * dayMs
    const names = typeof query === 'string' ? namesIn(query) : undefined
    const found = this.#orders.filter(
      ({ name, createdAt }) =>
        Date.parse(createdAt) >= since &&
        (names === undefined || names.some((part) => this.#has(name, part))),
    )
    if (sortKey !== 'CREATED_AT') return found
    const oldestFirst = found.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    return reverse === true ? oldestFirst.toReversed() : oldestFirst
  }

  #has(name: string, searched: string): boolean {
    return this.#shop.search === 'whole' ? plain(name) === searched : plain(name).includes(searched)
  }

  #isGood(token: string): boolean {
    return token === this.#shop.accessToken || (this.#tokens.get(token) ?? 0) > performance.now()
  }

  #available(): number {
    const { most, perSecond } = this.#shop.allowance
    const { available, at } = this.#allowance
    return Math.min(most, available + ((performance.now() - at) / 1000) * perSecond)
  }

  #extensions(requested: number, actual: number | null): unknown {
    const { most, perSecond } = this.#shop.allowance
    const throttleStatus = {
      maximumAvailable: most,
      currentlyAvailable: Math.floor(this.#available()),
      restoreRate: perSecond,
    }
    return { cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus } }
  }
}

/** `name:"#1001" OR name:1001`: the names alone; any other filter finds nothing. */
function namesIn(query: string): readonly string[] {
  return query.split(' OR ').map((term) => {
    const [, quoted, bare] = /^name:(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))$/.exec(term.trim()) ?? []
    return plain((quoted ?? bare ?? '\u0000').replace(/\\(.)/g, '$1'))
  })
}

/** Shopify: the search leaves out the `#`, and upper case. */
function plain(name: string): string {
  return name.toLowerCase().replace(/^#/, '')
}

function isVariables(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function json(status: number, body: unknown): ShopifyAnswer {
  return { status, type: 'application/json', body: JSON.stringify(body) }
}

function page(status: number, text: string): ShopifyAnswer {
  return { status, type: 'text/html', body: `<html><body><p>${text}</p></body></html>` }
}
