import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Shops } from '../shops.ts'
import { sendAssets } from './assets.ts'
import type { SendFile } from './send-file.ts'

export type DemoShopOptions = {
  readonly shops: Shops
  readonly folder: string
  readonly sendFile: SendFile
}

/** What a shop must allow for the widget (docs/widget.md), and what this page's own files need. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** An invented shop with an order confirmation that carries the widget. Only a demo has it. */
export const demoShop: FastifyPluginAsync<DemoShopOptions> = async (app, { shops, folder, sendFile }) => {
  const html = await readFile(join(folder, 'demo-shop', 'index.html'), 'utf8')
  const send = (_request: unknown, reply: FastifyReply): FastifyReply =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  app.get('/demo-shop', (_request, reply) => reply.redirect('/demo-shop/'))
  app.get('/demo-shop/', send)
  app.get('/demo-shop/config.json', async () => {
    const [shop] = await shops.storage.shops.all()
    return { widget_key: shop?.widgetKey, locale: shop?.locale }
  })
  sendAssets(app, 'demo-shop/assets', sendFile)
}
