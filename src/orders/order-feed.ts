import type { Email } from '../domain/email.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { EmailHash } from './order-source.ts'

/** One message as it came: the body byte for byte, as JSON written anew is another text. */
export type Delivery = {
  readonly body: Buffer
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A row for the order directory. It nominates; Klarna confirms. */
export type FeedRow = {
  readonly orderNumber: string
  readonly klarnaReference: null
  readonly klarnaOrderId: KlarnaOrderId
  /** What the platform says. It only orders the candidates. */
  readonly emailHash: EmailHash | null
  readonly createdAt: Date | null
}

export type FeedSeams = {
  /** The shop's address on the platform, as `parseAddress` spells it. */
  readonly address: string
  readonly now: Date
  readonly hashEmail: (email: Email) => EmailHash
}

export type Told =
  | {
      readonly outcome: 'order'
      /** As the platform names the order, the same in every message about it. */
      readonly order: string
      /** The order's state is from then; ahead of now where the platform's clock is. */
      readonly changedAt: Date
      /** None where no Klarna order ID is there, or no number. */
      readonly rows: readonly FeedRow[]
    }
  | { readonly outcome: 'ignored'; readonly reason: NotTaken }
  | { readonly outcome: 'not_signed' }

/** Why a message changes nothing, although it is from the platform. */
export type NotTaken =
  /** It is about something else, or what it holds is no order. */
  | 'not_an_order'
  /** It names another shop than the connected one. */
  | 'other_shop'
  /** The state that it tells is older than what is remembered: nobody could say whether it was taken before. */
  | 'too_old'

/** What a platform tells of orders by itself. */
export type OrderFeed = {
  /** Where the secret that messages are signed with comes from. */
  readonly secret:
    | { readonly by: 'kvitto' }
    /** A person enters it in Kvitto: `parse` is `undefined` for what cannot be one. */
    | { readonly by: 'platform'; readonly parse: (typed: string) => string | undefined }
  /** Something unsigned that wants a 2xx and brings nothing. */
  isPing(body: Buffer): boolean
  /** In constant time. */
  isSigned(delivery: Delivery, secret: string): boolean
  /** What a signed message tells. Only the body is signed: headers may refuse, and nothing else. */
  read(delivery: Delivery, seams: FeedSeams): Exclude<Told, { readonly outcome: 'not_signed' }>
}

/** So long a message is remembered, and so old a state is taken: what is older was sent by nobody who means well. */
export const feedWindowMs = 48 * 60 * 60_000

/** What a message tells, if one of the secrets has signed it. All are tried, whichever fits. */
export function hear(
  feed: OrderFeed,
  delivery: Delivery,
  secrets: readonly string[],
  seams: FeedSeams,
): Told {
  const isSigned = secrets.map((secret) => feed.isSigned(delivery, secret)).includes(true)
  if (!isSigned) return { outcome: 'not_signed' }
  const told = feed.read(delivery, seams)
  if (told.outcome !== 'order') return told
  if (seams.now.getTime() - told.changedAt.getTime() > feedWindowMs)
    return { outcome: 'ignored', reason: 'too_old' }
  return told
}

export const notAnOrder = { outcome: 'ignored', reason: 'not_an_order' } as const

/** A row for each number and Klarna order ID. */
export function rowsOf(
  numbers: readonly string[],
  ids: readonly KlarnaOrderId[],
  rest: Pick<FeedRow, 'emailHash' | 'createdAt'>,
): readonly FeedRow[] {
  return numbers.flatMap((orderNumber) =>
    ids.map((klarnaOrderId) => ({ orderNumber, klarnaReference: null, klarnaOrderId, ...rest })),
  )
}

/** The JSON in a body; `undefined` where there is none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
