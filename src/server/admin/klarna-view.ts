import { hintOf } from '../../klarna/credentials.ts'
import { hostOf } from '../../klarna/explain-refusal.ts'
import type { KnownAccount } from '../../shops.ts'
import type { ConnectionState, KlarnaView } from './wire.ts'

export type KlarnaViewMore = Pick<KlarnaView, 'via' | 'simulator_offered'>

/** A shop's account as its people may see it: whose it is, and never its secret. */
export function klarnaView(known: KnownAccount | undefined, more: KlarnaViewMore): KlarnaView {
  if (known === undefined) return { ...nothing, ...more }
  const { account, connection } = known
  const place = account?.place ?? connection
  const credentials = account?.credentials
  return {
    state: stateOf(known),
    source: known.source,
    kind: credentials?.kind ?? null,
    username: credentials?.kind === 'password' ? credentials.username : null,
    hint: connection?.hint ?? (credentials === undefined ? null : hintOf(credentials)),
    region: place?.region ?? null,
    test_mode: place === null ? null : place.environment === 'playground',
    host: place === null ? null : hostOf(place),
    connected_at: connection?.createdAt.toISOString() ?? null,
    last_used_at: connection?.lastUsedAt?.toISOString() ?? null,
    ...more,
  }
}

const nothing: Omit<KlarnaView, keyof KlarnaViewMore> = {
  state: 'not_connected',
  source: null,
  kind: null,
  username: null,
  hint: null,
  region: null,
  test_mode: null,
  host: null,
  connected_at: null,
  last_used_at: null,
}

/** Credentials that cannot be opened are as good as refused. Of those from the environment nothing is kept. */
function stateOf({ account, connection }: KnownAccount): ConnectionState {
  if (account === null) return 'needs_attention'
  return connection?.state ?? 'connected'
}
