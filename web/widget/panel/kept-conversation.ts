import type { KeptText } from './kept-text.ts'

/** What opens the conversation again on the shop's next page. */
export type Kept = {
  readonly token: string
  /** Whom the shop said the shopper is when it began, as `subjectOf` gives it. */
  readonly subject: string | null
}

const keptForMs = 30 * 24 * 60 * 60 * 1000

export class KeptConversation {
  readonly #text: KeptText
  readonly #now: () => number

  constructor(text: KeptText, now: () => number) {
    this.#text = text
    this.#now = now
  }

  /** Null where there is none, or none that was used in the last 30 days. */
  read(): Kept | null {
    const kept = parse(this.#text.read())
    if (kept === null || Math.abs(this.#now() - kept.at) > keptForMs) return null
    return { token: kept.token, subject: kept.subject }
  }

  write({ token, subject }: Kept): void {
    this.#text.write(JSON.stringify({ token, subject, at: this.#now() }))
  }

  clear(): void {
    this.#text.clear()
  }
}

function parse(text: string | null): (Kept & { readonly at: number }) | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const { token, subject, at } = value as { token?: unknown; subject?: unknown; at?: unknown }
    if (typeof token !== 'string' || typeof at !== 'number') return null
    return { token, at, subject: typeof subject === 'string' ? subject : null }
  } catch {
    return null
  }
}
