import { type EgressOptions, type Got, getOut } from '../security/egress.ts'

/** All that is ever asked of it. */
export type TemplateQuery =
  | { readonly kind: 'by-number'; readonly number: string }
  | { readonly kind: 'latest'; readonly limit: number }

export type TemplateShop = { readonly address: URL; readonly key: string }

const largestBytes = 1024 * 1024

/** The one door to a shop. It says GET, to one path; the key goes in a header, as addresses are logged. */
export function getFromTemplate(
  { address, key }: TemplateShop,
  query: TemplateQuery,
  egress: EgressOptions,
  signal: AbortSignal,
): Promise<Got> {
  const url = new URL('/api/orders', address)
  url.search = new URLSearchParams(
    query.kind === 'by-number' ? { number: query.number } : { limit: String(query.limit) },
  ).toString()
  const headers = { 'x-api-key': key, accept: 'application/json', 'user-agent': 'Kvitto (read-only)' }
  return getOut(url, headers, { ...egress, signal, largestBytes })
}
