import type { Dispatcher } from 'undici'
import type { z } from 'zod'
import type { Places } from './entry.ts'
import type { OrderFeed } from './order-feed.ts'
import type { OrderSource, Refusal } from './order-source.ts'

/** What a source gets from the process around it. */
export type PlatformSeams = {
  readonly now: () => Date
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number
  /** The pool of connections, for platforms whose hosts are known. */
  readonly dispatcher: () => Promise<Dispatcher>
  /** For platforms whose address a person types: goes to security/egress.ts as it is. */
  readonly egress: { readonly allow: readonly string[]; readonly authority?: string }
  /** An origin of this machine in the platform's place (the simulator); null: the platform itself. */
  readonly via: string | null
  /** Called when the platform refuses the credentials, and with null when it takes them. */
  readonly onRefusal: (refusal: Refusal | null) => void
}

/** A kind of platform: what a person enters for it, and the source that this makes. */
export type Platform = {
  /** As in the database and in addresses. */
  readonly kind: string
  /** As people write it. */
  readonly name: string
  /** Which shops it is for: `the shop runs on …`. */
  readonly audience: string
  readonly places: Places
  /** The one spelling of an address; `undefined` for what cannot be one. */
  parseAddress(typed: string): string | undefined
  /** What was entered as text to be sealed, and what to recognise it by; `undefined` for what cannot be credentials. */
  parseCredentials(entered: unknown): { readonly secret: string; readonly hint: string } | undefined
  /** What the platform tells by itself; null where it tells nothing. */
  readonly feed: OrderFeed | null
  /** The secret among the credentials with which the platform signs as well; null where there is none. */
  signingSecretIn(secret: string): string | null
  /** @throws Error where `parseAddress` and `parseCredentials` did not make these. */
  open(address: string, secret: string, seams: PlatformSeams): OrderSource
}

/** Makes one of its parts, and keeps the type of its credentials to itself. */
export function platform<Credentials>(parts: {
  readonly kind: string
  readonly name: string
  readonly audience: string
  readonly places: Places
  readonly parseAddress: (typed: string) => string | undefined
  readonly credentials: z.ZodType<Credentials>
  /** The last four characters of the secret, at most. */
  readonly hint: (credentials: Credentials) => string
  readonly feed?: OrderFeed
  readonly signingSecret?: (credentials: Credentials) => string | null
  readonly open: (address: string, credentials: Credentials, seams: PlatformSeams) => OrderSource
}): Platform {
  const { kind, name, audience, places, parseAddress, credentials } = parts
  return {
    kind,
    name,
    audience,
    places,
    parseAddress,
    parseCredentials: (entered) => {
      const parsed = credentials.safeParse(entered)
      return parsed.success
        ? { secret: JSON.stringify(parsed.data), hint: parts.hint(parsed.data) }
        : undefined
    },
    feed: parts.feed ?? null,
    signingSecretIn: (secret) => parts.signingSecret?.(credentials.parse(JSON.parse(secret))) ?? null,
    open: (address, secret, seams) => {
      if (parseAddress(address) !== address) throw new TypeError(`This is no address of ${name}`)
      return parts.open(address, credentials.parse(JSON.parse(secret)), seams)
    },
  }
}
