import type { Changes } from './changes.ts'
import type { Email } from './domain/email.ts'
import type { OrderReader } from './klarna/order-reader.ts'
import type { Log } from './log.ts'
import type { EmailHash, OrderSource } from './orders/order-source.ts'
import type { Shop, ShopStorage } from './storage/storage.ts'
import type { ClaimsInFlight } from './verification/claims-in-flight.ts'
import type { MatchedClaims } from './verification/matched-claims.ts'

/** Everything of one shop that a question may touch. What takes a shop's data takes this first. */
export type ShopScope = {
  readonly shop: Shop
  readonly now: () => Date
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number
  /** Null while no Klarna account is connected. */
  readonly reader: OrderReader | null
  /** The connected platforms. The shop's own directory is asked as well, always. */
  readonly sources: readonly OrderSource[]
  readonly storage: ShopStorage
  readonly hashEmail: (email: Email) => EmailHash
  /** What is remembered of a conversation, at rest. `open` throws where it was sealed for another. */
  readonly conversationSeal: {
    seal(plain: string, conversationId: string): string
    open(sealed: string, conversationId: string): string
  }
  readonly matchedClaims: MatchedClaims
  readonly claimsInFlight: ClaimsInFlight
  /** Which conversations change, as they do. */
  readonly changes: Changes
  readonly log: Log
}
