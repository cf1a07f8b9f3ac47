import type { Environment, Region } from './klarna-order.ts'

/** One of Klarna's six hosts (klarna-facts §2.1). */
export type KlarnaHost = {
  readonly name: string
  readonly region: Region
  readonly environment: Environment
}

const hosts: readonly KlarnaHost[] = [
  { name: 'api.klarna.com', region: 'eu', environment: 'live' },
  { name: 'api-na.klarna.com', region: 'na', environment: 'live' },
  { name: 'api-oc.klarna.com', region: 'oc', environment: 'live' },
  { name: 'api.playground.klarna.com', region: 'eu', environment: 'playground' },
  { name: 'api-na.playground.klarna.com', region: 'na', environment: 'playground' },
  { name: 'api-oc.playground.klarna.com', region: 'oc', environment: 'playground' },
]

const byName = new Map(hosts.map((host) => [host.name, host]))

/** The host that a call means; without a name, the European playground. */
export function klarnaHost(name = 'api.playground.klarna.com'): KlarnaHost | undefined {
  return byName.get(name.toLowerCase())
}

/** The region where a country's orders live (klarna-facts §2.1). */
export function regionOfCountry(country: unknown): Region {
  if (typeof country !== 'string') return 'eu'
  const code = country.toUpperCase()
  if (['US', 'CA', 'MX'].includes(code)) return 'na'
  if (['AU', 'NZ'].includes(code)) return 'oc'
  return 'eu'
}
