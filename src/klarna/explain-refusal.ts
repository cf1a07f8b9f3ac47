import type { ConnectionCheck, Place } from './check-connection.ts'
import { endpoint } from './hosts.ts'

/** What is wrong with credentials that were tried, and what to do about it. */
export type Explained = { readonly problem: string; readonly wayOut: string }

export type RefusedCheck = Exclude<ConnectionCheck, { outcome: 'accepted' }>

const regionNames = { eu: 'Europe', na: 'North America', oc: 'Oceania' } as const

export function regionName(region: Place['region']): string {
  return regionNames[region]
}

export function placeName({ region, environment }: Place): string {
  return `${regionName(region)}, ${wordOf(environment)}`
}

/** `live` is what Klarna's hosts are called by; the flag and Klarna's portal say production. */
export function wordOf(environment: Place['environment']): 'production' | 'playground' {
  return environment === 'live' ? 'production' : environment
}

export function hostOf({ region, environment }: Place): string {
  return endpoint(region, environment, null).host
}

const portal =
  "Klarna's Merchant portal, Settings → API credentials. The password or key is shown there only once; if it is lost, make a new one"

/** In words for a terminal and a form alike; `toPlace` says how another region or environment is chosen there. */
export function explainRefusal(
  check: RefusedCheck,
  place: Place,
  via: string | null,
  toPlace: (accepted: Place) => string,
): Explained {
  switch (check.outcome) {
    case 'wrong_credentials':
      return {
        problem: "None of Klarna's hosts takes these credentials.",
        wayOut: `Compare them, character by character, with ${portal}.`,
      }
    case 'wrong_place':
      return {
        problem: `Klarna takes these credentials, but for ${placeName(check.accepted)}, not for ${placeName(place)}.`,
        wayOut: toPlace(check.accepted),
      }
    case 'wrong_environment':
      return {
        problem: `This key says in itself that it is for ${wordOf(check.accepted)}, not for ${wordOf(place.environment)}. It was not sent.`,
        wayOut: toPlace({ region: place.region, environment: check.accepted }),
      }
    case 'kustom':
      return {
        problem:
          'These credentials are for Klarna Checkout, which is now run by Kustom, another company. Kvitto does not support it. They were not sent.',
        wayOut: `If you also use Klarna Payments, take its credentials: ${portal}.`,
      }
    case 'out_of_reach':
      return outOfReach(place, via)
    case 'unexpected':
      return unexpected(check.status, place, via)
  }
}

function outOfReach(place: Place, via: string | null): Explained {
  if (via === null)
    return {
      problem: `${hostOf(place)} is out of reach.`,
      wayOut:
        'Check that this machine may open HTTPS connections to it (DNS, firewall, proxy), then try again.',
    }
  return {
    problem: `${via} is out of reach; KVITTO_KLARNA_URL sends every call to Klarna there.`,
    wayOut: 'Check that it runs and that the address is right, or unset KVITTO_KLARNA_URL.',
  }
}

function unexpected(status: number, place: Place, via: string | null): Explained {
  const who = via ?? hostOf(place)
  if (isPassing(status))
    return {
      problem: `${who} answers, but cannot say yet (HTTP ${status}).`,
      wayOut: 'Try again in a few minutes.',
    }
  return {
    problem: `${who} answers neither as it does to good credentials nor to bad ones (HTTP ${status}).`,
    wayOut:
      via === null
        ? `See whether these credentials may read orders: ${portal}.`
        : 'Check that KVITTO_KLARNA_URL leads to Klarna.',
  }
}

/** Nothing is wrong with the credentials: it may go in a while. */
export function isForLater(check: RefusedCheck): boolean {
  return check.outcome === 'out_of_reach' || (check.outcome === 'unexpected' && isPassing(check.status))
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500
}
