import type { Texts } from './answers.ts'

/** `GET /widget`; `PUT /widget` takes WidgetSettings and answers this. */
export type WidgetView = WidgetSettings & {
  readonly widget_key: string
  readonly snippet: string
  readonly script_url: string
  readonly chat_url: string
  readonly last_seen_at: string | null
}

export type WidgetSettings = {
  /** `#rrggbb`; the widget picks the text colour that can be read on it. */
  readonly accent: string
  readonly position: 'right' | 'left'
  readonly title: Texts
  readonly welcome: Texts
  /** Origins such as `https://shop.example`, or `https://*.shop.example`. */
  readonly allowed_domains: readonly string[]
}
