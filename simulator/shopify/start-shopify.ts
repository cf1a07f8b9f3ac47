import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Faults } from '../faults.ts'
import { isRecord } from '../klarna-order.ts'
import { listenOnLoopback } from '../loopback.ts'
import type { ShopifyOrder } from './shopify-order.ts'
import { type ShopifyAnswer, type ShopifyShop, ShopifyWorld } from './shopify-shop.ts'

/** What goes wrong with the next `times` (1) calls: after the delay the first of reset, malformed, status. */
export type ShopifyFault = {
  readonly delayMs?: number
  readonly reset?: true
  /** `page`: a web page. `cut`: JSON that breaks off. `shape`: JSON of another shape. `error`: no orders, and an error. */
  readonly malformed?: 'page' | 'cut' | 'shape' | 'empty' | 'error'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly times?: number
}

export type ShopifyOptions = {
  readonly orders?: readonly ShopifyOrder[]
  readonly shop?: Partial<ShopifyShop>
  readonly now?: () => Date
  /** 0, the default, takes any free port. */
  readonly port?: number
}

/** No body: it holds secrets, and numbers that shoppers wrote. */
export type ShopifyRequest = {
  readonly method: string
  readonly path: string
  /** The name of the query; null for the token. */
  readonly operation: string | null
}

export type Shopify = {
  readonly origin: string
  readonly host: string
  replaceOrders(orders: readonly ShopifyOrder[]): void
  change(shop: Partial<ShopifyShop>): void
  drain(): void
  revokeTokens(): void
  fail(fault: ShopifyFault): void
  recover(): void
  /** Every call, refused ones too, oldest first. */
  requests(): readonly ShopifyRequest[]
  forgetRequests(): void
  close(): Promise<void>
}

export const simulatedShop: ShopifyShop = {
  handle: 'kvitto-simulator',
  name: 'Kvitto simulator',
  prefix: '#',
  suffix: '',
  scopes: ['read_orders', 'read_all_orders'],
  search: 'whole',
  app: 'installed',
  client: { id: 'simulated-client-id', secret: 'shpss_simulated_secret' },
  accessToken: 'shpat_simulated_by_hand',
  tokenSeconds: 86_399,
  allowance: { most: 2_000, perSecond: 100 },
}

/** A simulated shop on Shopify, on loopback over http. Throws when the port is taken. */
export async function startShopify(options: ShopifyOptions = {}): Promise<Shopify> {
  const shop = { ...simulatedShop, ...options.shop }
  const world = new ShopifyWorld(shop, options.orders ?? [], options.now ?? (() => new Date()))
  const closing = new AbortController()
  const requests: ShopifyRequest[] = []
  const faults = new Faults<ShopifyFault>()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = givenIn(await textOf(request))
    const operation = given['operationName']
    const path = request.url ?? '/'
    requests.push({
      method: request.method ?? '',
      path,
      operation: typeof operation === 'string' ? operation : null,
    })
    const fault = faults.take()
    if (fault !== undefined && (await isOver(fault, response, closing.signal))) return
    send(response, answerTo(world, request, path, given))
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const { port, close } = await listenOnLoopback(server, options.port)
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `${shop.handle}.myshopify.com`,
    replaceOrders: (orders) => world.replaceOrders(orders),
    change: (changes) => world.change(changes),
    drain: () => world.drain(),
    revokeTokens: () => world.revokeTokens(),
    fail: (fault) => faults.add(fault),
    recover: () => faults.clear(),
    requests: () => [...requests],
    forgetRequests: () => {
      requests.length = 0
    },
    close: () => {
      closing.abort()
      return close()
    },
  }
}

function answerTo(
  world: ShopifyWorld,
  request: IncomingMessage,
  path: string,
  given: Readonly<Record<string, unknown>>,
): ShopifyAnswer {
  const host = request.headers['x-kvitto-shopify-host']
  const isPost = request.method === 'POST' && typeof host === 'string' && world.isAt(host)
  if (isPost && path === '/admin/oauth/access_token') return world.token(given)
  if (isPost && /^\/admin\/api\/\d{4}-\d{2}\/graphql\.json$/.test(path)) {
    const token = request.headers['x-shopify-access-token']
    return world.graphql(typeof token === 'string' ? token : undefined, given)
  }
  return { status: 404, type: 'application/json', body: '{"errors":"Not Found"}' }
}

function send(response: ServerResponse, { status, type, body }: ShopifyAnswer): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function givenIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body)
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

/** Does what the fault says. False where the ordinary answer follows. */
async function isOver(fault: ShopifyFault, response: ServerResponse, closing: AbortSignal): Promise<boolean> {
  if (fault.delayMs !== undefined) {
    await wait(fault.delayMs, undefined, { signal: closing }).catch(() => undefined)
    if (closing.aborted) {
      response.destroy()
      return true
    }
  }
  if (fault.reset === true) {
    response.socket?.resetAndDestroy()
    return true
  }
  if (fault.malformed === undefined && fault.status === undefined) return false
  const [type, body] = bodyOf(fault.malformed)
  response.writeHead(fault.status ?? 200, {
    'content-type': type,
    ...(fault.malformed === 'cut' ? { 'content-length': body.length + 1_000 } : {}),
    ...fault.headers,
  })
  if (fault.malformed === 'cut') response.write(body, () => response.socket?.destroySoon())
  else response.end(body)
  return true
}

function bodyOf(malformed: ShopifyFault['malformed']): readonly [type: string, body: string] {
  switch (malformed) {
    case 'page':
      return ['text/html', '<html><body><h1>We will be right back</h1></body></html>']
    case 'cut':
      return ['application/json', '{"data":{"orders":{"nodes":[{"name":"#10']
    case 'shape':
      return ['application/json', '{"data":{"orders":[]}}']
    case 'empty':
      return ['application/json', '']
    case 'error':
      return [
        'application/json',
        '{"data":{"orders":{"nodes":[]}},"errors":[{"message":"Internal","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}',
      ]
    case undefined:
      return ['application/json', '{"errors":"In words"}']
  }
}
