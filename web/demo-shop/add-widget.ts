/**
 * Puts the widget into the page as a shop does: with the script tag that the dashboard shows. `?without-widget` leaves
 * just that tag out, so that what the widget costs a page can be measured.
 */
const order = 'ORD-12345'

await addWidget()

async function addWidget(): Promise<void> {
  const response = await fetch('/demo-shop/config.json')
  if (!response.ok) return
  const config: unknown = await response.json()
  if (new URLSearchParams(location.search).has('without-widget')) return
  if (typeof config !== 'object' || config === null || !('widget_key' in config)) return
  const script = document.createElement('script')
  script.src = '/widget.js'
  script.async = true
  script.dataset['shop'] = String(config.widget_key)
  if ('locale' in config) script.dataset['locale'] = String(config.locale)
  script.dataset['order'] = order
  document.body.append(script)
}

export {}
