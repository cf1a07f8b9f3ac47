import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Log } from '../log.ts'
import type { Shops } from '../shops.ts'
import { sendAssets } from './assets.ts'
import { demoShop } from './demo-shop.ts'
import { fileSender } from './send-file.ts'
import { panelPage } from './widget/panel-page.ts'

/** Beside the sources when they run as they are, and beside the compiled code when that runs. */
const folders = [
  resolve(import.meta.dirname, '..', '..', 'dist', 'web'),
  resolve(import.meta.dirname, '..', '..', 'web'),
]

/** Where the built pages are; `undefined` where nobody has built them. */
export function webFolder(): string | undefined {
  return folders.find((folder) => existsSync(join(folder, 'widget', 'widget.js')))
}

export type PagesOptions = { readonly shops: Shops; readonly log: Log; readonly isDemo: boolean }

/** The pages of dashboard, chat and demo shop, with their files. */
export const pages: FastifyPluginAsync<PagesOptions> = async (app, { shops, log, isDemo }) => {
  const folder = webFolder()
  if (folder === undefined) {
    for (const path of ['/dashboard/*', '/widget/panel', '/widget.js', '/chat/*'])
      app.get(path, (_request, reply) => notBuilt(reply))
    return
  }
  const sendFile = fileSender(app, folder, log)
  sendAssets(app, 'dashboard/assets', sendFile)
  sendAssets(app, 'widget/assets', sendFile)
  await app.register(panelPage, { shops, folder })
  if (isDemo) await app.register(demoShop, { shops, folder, sendFile })
  app.get('/widget.js', (request, reply) => {
    reply
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
    return sendFile(request, reply, 'widget/widget.js')
  })
  const dashboard = await readFile(join(folder, 'dashboard', 'index.html'), 'utf8')
  const sendDashboard = (_request: unknown, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', dashboardPolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(dashboard.replaceAll('__CSP_NONCE__', nonce))
  }
  app.get('/', (_request, reply) => reply.redirect('/dashboard/'))
  app.get('/dashboard', (_request, reply) => reply.redirect('/dashboard/'))
  app.get('/dashboard/*', sendDashboard)
  // The few files whose names do not change with their content.
  for (const name of ['color-scheme.js', 'favicon.svg'])
    app.get(`/dashboard/${name}`, (request, reply) =>
      sendFile(request, reply.header('cache-control', 'no-cache'), `dashboard/${name}`),
    )
}

/** Nothing from elsewhere, nothing inline; style elements only those that the page’s own script makes. */
function dashboardPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The widget’s preview.
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The dashboard is not built yet. Run "npm run web" in Kvitto’s folder and load this page again.')
}
