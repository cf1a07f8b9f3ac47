import type { Places } from './entry.ts'
import type { Refusal, Sample, SourceCheck, WhyNot } from './order-source.ts'
import type { Platform } from './platform.ts'

/** For the people of the shop: what is wrong, and the way out. Holds nothing that the platform said. */
export type Explained = { readonly problem: string; readonly wayOut: string }

export type FailedCheck = Exclude<SourceCheck, { outcome: 'accepted' }>

type Named = Pick<Platform, 'name'> & Partial<Pick<Platform, 'places'>>

const elsewhere: Places = {
  credentials: 'Enter the credentials again.',
  rights: 'Let them read orders.',
  address: 'Enter the address again.',
}

/** Why a platform did not let us in, or did not answer. */
export function explainCheck(platform: Named, check: FailedCheck): Explained {
  return check.outcome === 'refused'
    ? explainRefusal(platform, check.refusal)
    : explainSilence(platform, check.code)
}

export function explainRefusal({ name, places = elsewhere }: Named, refusal: Refusal): Explained {
  switch (refusal) {
    case 'wrong_credentials':
      return { problem: `${name} does not take these credentials.`, wayOut: places.credentials }
    case 'app_not_installed':
      return {
        problem: 'Shopify knows these credentials, but their app is not installed in this shop.',
        wayOut:
          'Open the app in Shopify’s Dev Dashboard and install it in this shop, or check the address of the shop.',
      }
    case 'other_organization':
      return {
        problem: 'This app belongs to another organization than the shop.',
        wayOut: 'Make the app in the Dev Dashboard of the organization that the shop belongs to.',
      }
    case 'orders_not_allowed':
      return {
        problem: `${name} takes these credentials, but does not let them read orders.`,
        wayOut: places.rights,
      }
    case 'no_such_shop':
      return { problem: `No ${name} answers at this address.`, wayOut: places.address }
    case 'redirected':
      return {
        problem: 'This address leads on to another one, and Kvitto does not follow with a key in its hand.',
        wayOut: 'Enter the address that the browser shows when the shop is open: with or without www.',
      }
    case 'not_public':
      return {
        problem: 'This address is not one of the public internet.',
        wayOut:
          'If the shop is meant to be in your own network, whoever runs Kvitto can allow it with KVITTO_EGRESS_ALLOW=host:port.',
      }
    case 'blocked':
      return {
        problem: `Something in front of ${name} answers in its place: a firewall, a security plugin or a login.`,
        wayOut: places.blocked ?? 'Let calls from Kvitto’s server through there.',
      }
    case 'key_not_forwarded':
      return {
        problem: 'The shop’s web server keeps the key from WooCommerce.',
        wayOut:
          'Ask the host of the shop to pass the Authorization header on to PHP (Apache: CGIPassAuth On), then test again.',
      }
    case 'not_opened':
      return {
        problem:
          'The stored credentials cannot be opened: Kvitto’s secret key has changed since they were entered.',
        wayOut:
          'Give Kvitto the key that it had (KVITTO_SECRET_KEY_PREVIOUS), or enter the credentials again.',
      }
  }
}

function explainSilence(
  { name }: Named,
  code: Extract<FailedCheck, { outcome: 'unavailable' }>['code'],
): Explained {
  const again = 'Try again in a minute.'
  switch (code) {
    case 'throttled':
      return { problem: `${name} has had too many calls and wants to be left alone for now.`, wayOut: again }
    case 'timeout':
      return { problem: `${name} did not answer in time.`, wayOut: again }
    case 'unreachable':
      return {
        problem: `${name} cannot be reached.`,
        wayOut: `Check the address and the shop’s certificate, and that Kvitto’s server may go out to the internet. ${again}`,
      }
    case 'unexpected':
      return {
        problem: `What answers there does not answer as ${name} does.`,
        wayOut: `It may be under maintenance. Check the address. ${again}`,
      }
  }
}

export type ReasonInSample = Explained & { readonly reason: WhyNot['kind']; readonly orders: number }

/** Why orders that Klarna paid lead to no Klarna order ID, the most frequent reason first. */
export function reasonsIn({ without }: Sample): readonly ReasonInSample[] {
  return reasons
    .map(({ reason, ...explained }) => ({ reason, orders: without[reason] ?? 0, ...explained }))
    .filter(({ orders }) => orders > 0)
    .toSorted((a, b) => b.orders - a.orders)
}

const notToUs = 'Klarna does not show such orders to the shop; they cannot be answered.'

/** Those that a sample can have, said of one order or of many. */
const reasons: readonly (Explained & { readonly reason: WhyNot['kind'] })[] = [
  {
    reason: 'app_missing',
    problem: 'Paid with Klarna, and no recent order carries a Klarna order ID.',
    wayOut:
      'Install Klarna’s On-site messaging app in Shopify and leave its Extended Access on: it writes the ID into each new order.',
  },
  {
    reason: 'extended_access_off',
    problem: 'Paid with Klarna while nothing wrote the Klarna order ID into orders.',
    wayOut:
      'See that Extended Access is on in Klarna’s On-site messaging app. Orders from before stay as they are.',
  },
  {
    reason: 'id_removed',
    problem: 'Paid with Klarna, and the Klarna order ID does not stand in the order.',
    wayOut:
      'It was never kept there, or somebody or some program has written over it: look at what changes the orders’ notes or fields.',
  },
  {
    reason: 'ambiguous',
    problem: 'Several IDs stand in the order, and nothing says which one is Klarna’s.',
    wayOut: 'Let other programs write their IDs elsewhere than into the order’s note.',
  },
  {
    reason: 'shopify_payments',
    problem: 'Paid with Klarna through Shopify Payments.',
    wayOut: notToUs,
  },
  {
    reason: 'other_provider',
    problem: 'Paid with Klarna through another payment company.',
    wayOut: notToUs,
  },
  {
    reason: 'kustom',
    problem: 'Paid in Klarna Checkout, which is Kustom’s now.',
    wayOut: 'Klarna does not have such orders; they cannot be answered.',
  },
  {
    reason: 'too_new',
    problem: 'Only minutes old.',
    wayOut: 'The Klarna order ID is on its way; look again in a while.',
  },
]

/** A refusal by the name that it is stored under. */
export function refusalNamed(name: string | null): Refusal | undefined {
  return refusals.find((refusal) => refusal === name)
}

const refusals: readonly Refusal[] = [
  'wrong_credentials',
  'app_not_installed',
  'other_organization',
  'orders_not_allowed',
  'no_such_shop',
  'redirected',
  'not_public',
  'blocked',
  'key_not_forwarded',
  'not_opened',
]
