export const regions = ['eu', 'na', 'oc'] as const
export type Region = (typeof regions)[number]

export const environments = ['live', 'playground'] as const
export type Environment = (typeof environments)[number]

/** Klarna's six hosts, and no other (klarna-facts §2.1). */
const hosts = {
  eu: { live: 'api.klarna.com', playground: 'api.playground.klarna.com' },
  na: { live: 'api-na.klarna.com', playground: 'api-na.playground.klarna.com' },
  oc: { live: 'api-oc.klarna.com', playground: 'api-oc.playground.klarna.com' },
} as const

export type KlarnaHost = (typeof hosts)[Region][Environment]

/** Where a call goes: to Klarna's host itself, or to `via`, an origin that stands before it. */
export type Endpoint = { readonly host: KlarnaHost; readonly via: string | null }

export function endpoint(region: Region, environment: Environment, via: string | null): Endpoint {
  return { host: hosts[region][environment], via }
}

/** Requests a second that Klarna grants a merchant for such reads (klarna-facts §2.5). */
export const klarnaLimit: Readonly<Record<Environment, number>> = { live: 200, playground: 50 }
