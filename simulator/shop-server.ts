import { once } from 'node:events'
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { Faults } from './faults.ts'
import { listenOnLoopback } from './loopback.ts'

/** What goes wrong with the next `times` (1) calls: after the delay the first of reset, malformed, status. */
export type ShopFault = {
  readonly delayMs?: number
  readonly reset?: true
  /** `page`: a web page with the status. `cut`: JSON that breaks off. `shape`: JSON, and not what is expected. */
  readonly malformed?: 'page' | 'cut' | 'shape' | 'empty' | 'endless'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** With the status, in place of what the simulator says. */
  readonly body?: unknown
  readonly times?: number
}

export type ShopAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export type ShopRequest = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export type ShopServerOptions = {
  readonly answer: (request: {
    readonly method: string
    readonly url: URL
    readonly authorization: string | undefined
    readonly headers: Readonly<Record<string, string>>
  }) => ShopAnswer
  /** A body for `shape`, and how one begins that is then cut. */
  readonly shape: string
  readonly beginning: string
  /** PEM. With it https, as Kvitto wants it; without it http, to look at by hand. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined
}

export type ShopServer = {
  readonly origin: string
  fail(fault: ShopFault): void
  recover(): void
  /** Every call, refused ones too, oldest first. */
  requests(): readonly ShopRequest[]
  forgetRequests(): void
  close(): Promise<void>
}

/** A simulated shop's own web server, on loopback, that answers JSON. Throws when the port is taken. */
export async function startShopServer(options: ShopServerOptions): Promise<ShopServer> {
  const { tls } = options
  const closing = new AbortController()
  const requests: ShopRequest[] = []
  const faults = new Faults<ShopFault>()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://shop.invalid')
    const method = request.method ?? ''
    const headers = headersOf(request)
    requests.push({ method, path: `${url.pathname}${url.search}`, headers })
    const fault = faults.take()
    if (fault !== undefined && (await isOver(fault, options, response, closing.signal))) return
    send(response, options.answer({ method, url, authorization: request.headers.authorization, headers }))
  }
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    // What is left: a client that went away, a wait that closing cut off.
    answer(request, response).catch(() => response.destroy())
  }
  const server = tls === undefined ? createPlain(listener) : createSecure({ ...tls }, listener)
  const { port, close } = await listenOnLoopback(server, options.port)
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
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

function send(response: ServerResponse, { status, headers = {}, body }: ShopAnswer): void {
  const json = { 'content-type': 'application/json; charset=UTF-8' }
  response.writeHead(status, { ...json, ...headers }).end(JSON.stringify(body))
}

/** Does what the fault says. False where the ordinary answer follows. */
async function isOver(
  fault: ShopFault,
  options: ShopServerOptions,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<boolean> {
  const { status, headers = {} } = fault
  if (fault.delayMs !== undefined) await wait(fault.delayMs, undefined, { signal: closing })
  if (fault.reset === true) response.socket?.resetAndDestroy()
  else if (fault.malformed !== undefined)
    await sendMalformed(
      fault.malformed,
      options,
      response.setHeaders(new Map(Object.entries(headers))),
      status,
    )
  else if (status !== undefined) {
    const said = { code: 'simulated', message: 'The simulator was told to.', data: { status } }
    send(response, { status, headers, body: fault.body ?? said })
  } else return false
  return true
}

async function sendMalformed(
  kind: NonNullable<ShopFault['malformed']>,
  { shape, beginning }: ShopServerOptions,
  response: ServerResponse,
  status = 200,
): Promise<void> {
  const begin = (type: string, length: object = {}): ServerResponse =>
    response.writeHead(status, { 'content-type': type, ...length })
  switch (kind) {
    case 'page':
      return void begin('text/html').end(
        '<!doctype html><title>One moment, please</title><h1>Just a moment…</h1>',
      )
    case 'empty':
      return void begin('application/json').end()
    case 'shape':
      return void begin('application/json').end(shape)
    case 'cut':
      begin('application/json', { 'content-length': 5_000 })
      return void response.write(beginning, () => response.socket?.destroySoon())
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
