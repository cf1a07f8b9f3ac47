import type { OrderSource, SourceCheck } from '../../orders/order-source.ts'
import type { KnownPlatform } from '../../shops.ts'

export type Checked = { readonly at: Date; readonly check: SourceCheck }

type Kept = { readonly of: string; readonly startedAt: Date; readonly checked: Promise<Checked> }

/** A page that is looked at often asks the platform no more than once in so long. */
const keptMs = 5 * 60_000

/** What the connections were found to find, as long as it can be taken for true. In memory: it is asked for again. */
export class PlatformChecks {
  readonly #now: () => Date
  readonly #kept = new Map<string, Kept>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** The latest check of this connection; a new one where there is none, or it is too old. */
  latest(shopId: string, known: KnownPlatform, source: OrderSource): Promise<Checked> {
    const kept = this.#kept.get(`${shopId} ${source.name}`)
    const age = this.#now().getTime() - (kept?.startedAt.getTime() ?? 0)
    return kept?.of === whose(known) && Math.abs(age) < keptMs
      ? kept.checked
      : this.anew(shopId, known, source)
  }

  anew(shopId: string, known: KnownPlatform, source: OrderSource): Promise<Checked> {
    const checked = source.check().then((check) => ({ at: this.#now(), check }))
    this.#keep(shopId, source.name, known, checked)
    return checked
  }

  /** For a check that was made before the connection was kept. */
  keep(shopId: string, kind: string, known: KnownPlatform, check: SourceCheck): void {
    this.#keep(shopId, kind, known, Promise.resolve({ at: this.#now(), check }))
  }

  #keep(shopId: string, kind: string, known: KnownPlatform, checked: Promise<Checked>): void {
    const key = `${shopId} ${kind}`
    const kept = { of: whose(known), startedAt: this.#now(), checked }
    this.#kept.set(key, kept)
    checked.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key)
    })
  }
}

function whose({ address, connection }: KnownPlatform): string {
  return `${address} ${connection?.sealedCredentials ?? 'environment'}`
}
