import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signedIn } from '../admin.ts'
import type { RunningServer } from '../running-server.ts'

export type ShopPage = {
  /** With `localhost` in it, where Kvitto's has `127.0.0.1`: another site to the browser, so its frames are third parties. */
  readonly url: string
  readonly origin: string
}

type Closes = { after(close: () => Promise<unknown>): void }

/** A page on a server of its own, as a shop has it. */
export async function startShopPage(
  context: Closes,
  html: string,
  headers: OutgoingHttpHeaders = {},
): Promise<ShopPage> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/'
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(isPage ? html : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  const origin = `http://localhost:${port}`
  return { origin, url: `${origin}/` }
}

export function snippet({ url, shop }: RunningServer, attributes = ''): string {
  return `<script async src="${url}/widget.js" data-shop="${shop.widgetKey}" ${attributes}></script>`
}

export function pageWith(body: string): string {
  return `<!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>A shop</h1></main>${body}</body></html>`
}

/** Lets the widget open on these pages, as the shop's owner does. */
export async function allowOn(server: RunningServer, ...origins: readonly string[]): Promise<void> {
  const owner = await signedIn(server)
  const answer = await owner.put('/widget', {
    accent: '#1f5f4a',
    position: 'right',
    title: {},
    welcome: {},
    allowed_domains: origins,
  })
  if (answer.status !== 200) throw new Error(`The domain was refused: ${answer.text}`)
}
