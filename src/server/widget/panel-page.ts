import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Shops } from '../../shops.ts'
import type { Shop } from '../../storage/storage.ts'

export type PanelPageOptions = { readonly shops: Shops; readonly folder: string }

const query = z.object({ shop: z.string().min(1).max(100) })
const params = z.object({ key: z.string().min(1).max(100) })
const dayMs = 24 * 60 * 60_000

/** The chat as a page: framed on the pages of the shop that may, or with a window to itself. */
export const panelPage: FastifyPluginAsync<PanelPageOptions> = async (app, { shops, folder }) => {
  const html = await readFile(join(folder, 'widget', 'panel', 'index.html'), 'utf8')

  app.get('/widget/panel', async (request, reply) => {
    const shop = await shopOf(query.safeParse(request.query).data?.shop)
    if (shop === undefined) return unknown(reply)
    await noteSeen(shop, request.headers.referer, request.headers.host)
    const frames = ["'self'", ...shop.settings.widget.allowedDomains].join(' ')
    return send(reply.removeHeader('x-frame-options'), frames)
  })

  app.get('/chat/:key', async (request, reply) => {
    const shop = await shopOf(params.safeParse(request.params).data?.key)
    return shop === undefined ? unknown(reply) : send(reply, "'none'")
  })

  async function shopOf(widgetKey: string | undefined): Promise<Shop | undefined> {
    return widgetKey === undefined ? undefined : shops.storage.shops.findByWidgetKey(widgetKey)
  }

  function send(reply: FastifyReply, frameAncestors: string): FastifyReply {
    return reply
      .header('content-security-policy', policy(frameAncestors))
      .type('text/html; charset=utf-8')
      .send(html)
  }

  /** For the first steps in the dashboard: a page of the shop has shown the widget. Written once a day. */
  async function noteSeen(shop: Shop, referer: string | undefined, host: string | undefined): Promise<void> {
    if (referer === undefined || !URL.canParse(referer) || new URL(referer).host === host) return
    const now = shops.now().getTime()
    const { widget } = shop.settings.seen
    if (widget !== null && widget > now - dayMs && widget <= now) return
    await shops.storage.shops.changeSettings(shop.id, (settings) => ({
      ...settings,
      seen: { ...settings.seen, widget: now },
    }))
  }
}

function policy(frameAncestors: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}

function unknown(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('No shop has this widget key. Copy the snippet anew from the dashboard, under Configure → Widget.')
}
