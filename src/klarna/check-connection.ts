import { randomUUID } from 'node:crypto'
import type { Dispatcher } from 'undici'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { authorization, type Credentials, environmentOf, isKustom } from './credentials.ts'
import { getFromKlarna, KlarnaCallError } from './get.ts'
import { type Endpoint, type Environment, endpoint, environments, type Region, regions } from './hosts.ts'

export type Place = { readonly region: Region; readonly environment: Environment }

export type ConnectionCheck =
  | { readonly outcome: 'accepted' }
  /** No Klarna host takes them. */
  | { readonly outcome: 'wrong_credentials' }
  /** Another of Klarna's hosts takes them. */
  | { readonly outcome: 'wrong_place'; readonly accepted: Place }
  /** The key says in itself that it is for the other environment; it was not sent. */
  | { readonly outcome: 'wrong_environment'; readonly accepted: Environment }
  | { readonly outcome: 'kustom' }
  | { readonly outcome: 'out_of_reach' }
  /** Klarna answered, but neither as it does to good credentials nor to bad ones. */
  | { readonly outcome: 'unexpected'; readonly status: number }

type Probe =
  | { readonly outcome: 'refused' }
  | Extract<ConnectionCheck, { outcome: 'accepted' | 'out_of_reach' | 'unexpected' }>

const probeMs = 5_000

/**
 * Tries credentials without changing anything: a GET of an order with a random ID. Good credentials hear 404, bad
 * ones 401 (klarna-facts §2.3). After a 401 the other hosts are asked in the same way, to say which one is right.
 */
export async function checkConnection(
  dispatcher: Dispatcher,
  credentials: Credentials,
  place: Place,
  via: string | null,
): Promise<ConnectionCheck> {
  if (isKustom(credentials)) return { outcome: 'kustom' }
  const named = environmentOf(credentials)
  if (named !== undefined && named !== place.environment)
    return { outcome: 'wrong_environment', accepted: named }
  const header = authorization(credentials)
  const first = await probe(dispatcher, endpoint(place.region, place.environment, via), header)
  if (first.outcome !== 'refused') return first
  for (const other of otherPlaces(place, named)) {
    const result = await probe(dispatcher, endpoint(other.region, other.environment, via), header)
    if (result.outcome === 'accepted') return { outcome: 'wrong_place', accepted: other }
  }
  return { outcome: 'wrong_credentials' }
}

/** The other five places, those of the same environment first; a key that names its environment stays in it. */
export function otherPlaces(place: Place, named?: Environment): readonly Place[] {
  return environments
    .toSorted((a, b) => Number(b === place.environment) - Number(a === place.environment))
    .filter((environment) => named === undefined || environment === named)
    .flatMap((environment) => regions.map((region) => ({ region, environment })))
    .filter((other) => other.region !== place.region || other.environment !== place.environment)
}

async function probe(dispatcher: Dispatcher, target: Endpoint, header: string): Promise<Probe> {
  try {
    const path = { kind: 'order', order: randomOrderId() } as const
    const answer = await getFromKlarna(dispatcher, target, header, path, AbortSignal.timeout(probeMs))
    if (answer.status === 401) return { outcome: 'refused' }
    // A web page that says 404 is somebody else's.
    if (answer.status === 404 && isJsonObject(answer.body)) return { outcome: 'accepted' }
    return { outcome: 'unexpected', status: answer.status }
  } catch (error) {
    if (error instanceof KlarnaCallError) return { outcome: 'out_of_reach' }
    throw error
  }
}

function isJsonObject(body: string): boolean {
  try {
    const json: unknown = JSON.parse(body)
    return typeof json === 'object' && json !== null && !Array.isArray(json)
  } catch {
    return false
  }
}

/** An ID that no order bears. */
export function randomOrderId(): KlarnaOrderId {
  const id = parseKlarnaOrderId(randomUUID())
  if (id === undefined) throw new Error('A random UUID is not UUID-shaped')
  return id
}
