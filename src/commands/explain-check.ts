import type { ConnectionCheck, Place } from '../klarna/check-connection.ts'
import { endpoint } from '../klarna/hosts.ts'
import type { ExitCode } from './command.ts'

/** What came of trying credentials, in words: what is wrong, and what to do about it. */
export type Explained = { readonly exitCode: ExitCode; readonly problem: string; readonly wayOut: string }

const regionNames = { eu: 'Europe', na: 'North America', oc: 'Oceania' } as const

export function placeName({ region, environment }: Place): string {
  return `${regionNames[region]}, ${wordOf(environment)}`
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

/** `undefined` where Klarna took them. */
export function explainCheck(
  check: ConnectionCheck,
  place: Place,
  via: string | null,
): Explained | undefined {
  switch (check.outcome) {
    case 'accepted':
      return undefined
    case 'wrong_credentials':
      return {
        exitCode: 1,
        problem: "None of Klarna's hosts takes these credentials.",
        wayOut: `Compare them, character by character, with ${portal}.`,
      }
    case 'wrong_place':
      return {
        exitCode: 1,
        problem: `Klarna takes these credentials, but for ${placeName(check.accepted)}, not for ${placeName(place)}.`,
        wayOut: `Run: kvitto connect ${placeFlags(check.accepted)}`,
      }
    case 'wrong_environment':
      return {
        exitCode: 1,
        problem: `This key says in itself that it is for ${wordOf(check.accepted)}, not for ${wordOf(place.environment)}. It was not sent.`,
        wayOut: `Run: kvitto connect ${placeFlags({ region: place.region, environment: check.accepted })}`,
      }
    case 'kustom':
      return {
        exitCode: 1,
        problem:
          'These credentials are for Klarna Checkout, which is now run by Kustom, another company. Kvitto does not support it. They were not sent.',
        wayOut: `If you also use Klarna Payments, take its credentials: ${portal}.`,
      }
    case 'out_of_reach':
      return { exitCode: 3, ...outOfReach(place, via) }
    case 'unexpected':
      return unexpected(check.status, place, via)
  }
}

function placeFlags({ region, environment }: Place): string {
  return `--region ${region} --environment ${wordOf(environment)}`
}

function outOfReach(place: Place, via: string | null): Omit<Explained, 'exitCode'> {
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
  if (status === 429 || status >= 500)
    return {
      exitCode: 3,
      problem: `${who} answers, but cannot say yet (HTTP ${status}).`,
      wayOut: 'Try again in a few minutes.',
    }
  return {
    exitCode: 1,
    problem: `${who} answers neither as it does to good credentials nor to bad ones (HTTP ${status}).`,
    wayOut:
      via === null
        ? `See whether these credentials may read orders: ${portal}.`
        : 'Check that KVITTO_KLARNA_URL leads to Klarna.',
  }
}
