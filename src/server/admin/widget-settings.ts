import type { FastifyPluginAsync } from 'fastify'
import { type Shop, standardSettings } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf } from './body.ts'
import { ownOrigin } from './own-origin.ts'
import { visitorIn } from './session.ts'
import { changeSettings } from './settings-change.ts'
import type { WidgetView } from './wire.ts'

/** How the widget looks, where it may open, and what a shop puts into its pages for it. */
export const widgetSettingsRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, config }) => {
  app.get('/widget', { config: { needs: 'viewer' } }, async (request) =>
    widgetView(visitorIn(request).scope.shop, ownOrigin(request, config.publicUrl)),
  )

  app.put('/widget', { config: { needs: 'owner' } }, async (request) => {
    // It knows all languages: a start need not wait for them.
    const { widgetForm } = await import('./widget-form.ts')
    const { allowed_domains: allowedDomains, ...look } = bodyOf(request, widgetForm)
    const visitor = visitorIn(request)
    const settings = await changeSettings(
      shops,
      visitor,
      (before) => ({ ...before, widget: { ...look, allowedDomains } }),
      'widget-changed',
      { domains: String(allowedDomains.length) },
    )
    return widgetView({ ...visitor.scope.shop, settings }, ownOrigin(request, config.publicUrl))
  })
}

function widgetView({ widgetKey, settings }: Shop, origin: string): WidgetView {
  const { allowedDomains, ...look } = settings.widget
  const { widget: seen } = settings.seen
  const script = `${origin}/widget.js`
  return {
    ...look,
    allowed_domains: allowedDomains,
    widget_key: widgetKey,
    snippet: snippet(script, widgetKey, look),
    script_url: script,
    chat_url: `${origin}/chat/${encodeURIComponent(widgetKey)}`,
    last_seen_at: seen === null ? null : new Date(seen).toISOString(),
  }
}

/** What the loader assumes by itself is left out. */
function snippet(
  script: string,
  widgetKey: string,
  { accent, position }: Pick<WidgetView, 'accent' | 'position'>,
): string {
  const usual = standardSettings.widget
  const attributes = [
    ['src', script],
    ['data-shop', widgetKey],
    ...(accent === usual.accent ? [] : [['data-accent', accent]]),
    ...(position === usual.position ? [] : [['data-position', position]]),
  ]
  const written = attributes.map(([name = '', value = '']) => ` ${name}="${escaped(value)}"`)
  return `<script async${written.join('')}></script>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
