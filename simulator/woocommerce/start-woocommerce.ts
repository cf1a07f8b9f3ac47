import { once } from 'node:events'
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { Faults } from '../faults.ts'
import { listenOnLoopback } from '../loopback.ts'
import { type ReadKey, type WooAnswer, type WooShop, wooAnswer } from './rest-api.ts'
import type { WooOrder } from './woo-order.ts'

/** What goes wrong with the next `times` (1) calls: after the delay the first of reset, malformed, status. */
export type WooFault = {
  readonly delayMs?: number
  readonly reset?: true
  /** `page`: a web page with the status. `cut`: JSON that breaks off. `shape`: JSON that is no list of orders. */
  readonly malformed?: 'page' | 'cut' | 'shape' | 'empty' | 'endless'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly times?: number
}

export type WooCommerceOptions = {
  readonly orders: readonly WooOrder[]
  readonly shop?: Partial<WooShop>
  /** PEM. With it https, as Kvitto wants it; without it http, to look at by hand. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** 0, the default, takes any free port. */
  readonly port?: number
}

export type WooRequest = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export type WooCommerce = {
  readonly origin: string
  readonly key: ReadKey
  replaceOrders(orders: readonly WooOrder[]): void
  change(shop: Partial<WooShop>): void
  fail(fault: WooFault): void
  recover(): void
  /** Every call, refused ones too, oldest first. */
  requests(): readonly WooRequest[]
  forgetRequests(): void
  close(): Promise<void>
}

export const readKey: ReadKey = { consumerKey: 'ck_simulator', consumerSecret: 'cs_simulator' }

const ordinaryShop: WooShop = {
  key: readKey,
  keyIs: 'good',
  keepsAuthorization: true,
  searchesNumbers: true,
  knowsIncludeMeta: true,
  knowsFields: true,
}

/** A simulated WooCommerce shop on loopback. Throws when the port is taken. */
export async function startWooCommerce(options: WooCommerceOptions): Promise<WooCommerce> {
  const closing = new AbortController()
  const requests: WooRequest[] = []
  const faults = new Faults<WooFault>()
  let { orders } = options
  let shop: WooShop = { ...ordinaryShop, ...options.shop }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://shop.invalid')
    const method = request.method ?? ''
    requests.push({ method, path: `${url.pathname}${url.search}`, headers: headersOf(request) })
    const fault = faults.take()
    if (fault !== undefined && (await isOver(fault, response, closing.signal))) return
    send(response, wooAnswer(shop, orders, { method, url, authorization: request.headers.authorization }))
  }
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    // What is left: a client that went away, a wait that closing cut off.
    answer(request, response).catch(() => response.destroy())
  }
  const { tls } = options
  const server = tls === undefined ? createPlain(listener) : createSecure({ ...tls }, listener)
  const { port, close } = await listenOnLoopback(server, options.port)
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    key: shop.key,
    replaceOrders: (replacing) => {
      orders = replacing
    },
    change: (changes) => {
      shop = { ...shop, ...changes }
    },
    fail: (fault) => faults.add(fault),
    recover: () => faults.clear(),
    requests: () => requests,
    forgetRequests: () => requests.splice(0),
    close: () => {
      closing.abort()
      return close()
    },
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: WooAnswer): void {
  const json = { 'content-type': 'application/json; charset=UTF-8' }
  response.writeHead(status, { ...json, ...headers }).end(JSON.stringify(body))
}

/** Does what the fault says. False where the ordinary answer follows. */
async function isOver(fault: WooFault, response: ServerResponse, closing: AbortSignal): Promise<boolean> {
  const { status, headers = {} } = fault
  if (fault.delayMs !== undefined) await wait(fault.delayMs, undefined, { signal: closing })
  if (fault.reset === true) response.socket?.resetAndDestroy()
  else if (fault.malformed !== undefined)
    await sendMalformed(fault.malformed, status ?? 200, headers, response)
  else if (status !== undefined) {
    const body = { code: 'simulated', message: 'The simulator was told to.', data: { status } }
    send(response, { status, headers, body })
  } else return false
  return true
}

async function sendMalformed(
  kind: NonNullable<WooFault['malformed']>,
  status: number,
  headers: Readonly<Record<string, string>>,
  response: ServerResponse,
): Promise<void> {
  const begin = (type: string, length: object = {}): ServerResponse =>
    response.writeHead(status, { 'content-type': type, ...headers, ...length })
  switch (kind) {
    case 'page':
      return void begin('text/html').end(
        '<!doctype html><title>One moment, please</title><h1>Just a moment…</h1>',
      )
    case 'empty':
      return void begin('application/json').end()
    case 'shape':
      return void begin('application/json').end('{"orders":[]}')
    case 'cut':
      begin('application/json', { 'content-length': 5_000 })
      return void response.write('[{"id":1001,"number":"10', () => response.socket?.destroySoon())
    case 'endless': {
      begin('application/json')
      response.write('[')
      const block = ' '.repeat(1024 * 1024)
      while (!response.destroyed) if (!response.write(block)) await once(response, 'drain')
    }
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
