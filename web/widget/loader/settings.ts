import { parseColour } from '../colours.ts'
import { type Speech, speechFor } from '../languages.ts'

/** What the script tag says. */
export type Settings = {
  /** Where the script came from; the panel comes from there too. */
  readonly origin: string
  readonly shop: string
  readonly speech: Speech
  readonly order: string | null
  /** `#rgb` or `#rrggbb`. */
  readonly accent: string
  readonly isLeft: boolean
  readonly opensAtOnce: boolean
}

/** Undefined where there is no script tag with a `data-shop`. */
export function readSettings(document: Document): Settings | undefined {
  const script = ownScript(document)
  const { shop, locale, order, accent, position, open } = script?.dataset ?? {}
  if (script === undefined || !shop) return undefined
  return {
    origin: new URL(script.src).origin,
    shop,
    speech: speechFor([locale, document.documentElement.lang, ...navigator.languages]),
    order: order ?? null,
    accent: accent !== undefined && parseColour(accent) !== undefined ? accent : '#1f5f4a',
    isLeft: position === 'left',
    opensAtOnce: open !== undefined && open !== 'false',
  }
}

/** A tag manager may run the script in a way that leaves `currentScript` null. */
function ownScript(document: Document): HTMLScriptElement | undefined {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement && current.dataset['shop'] !== undefined) return current
  const tags = document.querySelectorAll<HTMLScriptElement>('script[data-shop][src]')
  return [...tags].find(({ src }) => new URL(src).pathname.endsWith('/widget.js'))
}
