import { type Colour, parseColour } from '../colours.ts'

/** Where the panel is: a frame in a shop's page, or the hosted chat page with the window to itself. */
export type Place = {
  readonly isPage: boolean
  readonly widgetKey: string
  /** As the address asks for it. */
  readonly locale: string | null
  /** The shop's page that may talk to the panel, as the loader names it. Another page that lies gets no answer. */
  readonly pageOrigin: string | null
  /** As the script tag says, until the shop's look is here. */
  readonly accent: Colour | undefined
}

/** Addresses: `/widget/panel?shop=KEY&locale=…#origin=…&accent=…` and `/chat/KEY?locale=…`. */
export function readPlace({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): Place {
  const query = new URLSearchParams(search)
  const fragment = new URLSearchParams(hash.slice(1))
  const hosted = /\/chat\/([^/]+)/.exec(pathname)?.[1]
  return {
    isPage: hosted !== undefined,
    widgetKey: decode(hosted) ?? query.get('shop') ?? '',
    locale: query.get('locale'),
    pageOrigin: hosted === undefined ? fragment.get('origin') : null,
    accent: parseColour(fragment.get('accent')),
  }
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}
