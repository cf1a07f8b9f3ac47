import { type EgressOptions, type Got, getOut } from '../security/egress.ts'

/** All that is ever asked of a lookup: docs/own-lookup.md. */
export type LookupQuery =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'latest'; readonly limit: number }

export type LookupPlace = { readonly address: URL; readonly token: string }

const largestBytes = 1024 * 1024

/** The one door to a shop's own lookup. It says GET, to the address that was entered; the token goes in a header. */
export function getFromLookup(
  { address, token }: LookupPlace,
  query: LookupQuery,
  egress: EgressOptions,
  signal: AbortSignal,
): Promise<Got> {
  const url = new URL(address)
  url.search = new URLSearchParams(
    query.kind === 'number' ? { number: query.number } : { latest: String(query.limit) },
  ).toString()
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'user-agent': 'Kvitto (read-only)',
  }
  return getOut(url, headers, { ...egress, signal, largestBytes })
}
