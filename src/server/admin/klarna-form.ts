import { z } from 'zod'
import type { Place } from '../../klarna/check-connection.ts'
import type { Credentials } from '../../klarna/credentials.ts'
import { explainRefusal, type RefusedCheck, regionName } from '../../klarna/explain-refusal.ts'
import { regions } from '../../klarna/hosts.ts'
import type { Account } from '../../shops.ts'
import { FormProblem } from './body.ts'

const place = {
  region: z.enum(regions, { error: 'Choose the region that your Klarna account is in.' }),
  test_mode: z.boolean({ error: 'Say whether this is a playground (test) account.' }),
}

/** A key goes into a header as it is, the two others are encoded first. */
const key = typed('Enter the API key.').regex(
  /^[\x21-\x7e]+$/,
  'An API key has no spaces and no line breaks in it. Copy it again, from its beginning to its end.',
)

const username = typed('Enter the username.').regex(
  /^[^:\p{Cc}]+$/u,
  'A username has no colon and no line breaks in it. Copy the username and the password apart from each other.',
)

const password = typed('Enter the password.').regex(
  /^\P{Cc}+$/u,
  'A password has no line breaks in it. Copy it again.',
)

export const klarnaForm = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('password'), username, password, ...place }),
    z.strictObject({ kind: z.literal('api_key'), key, ...place }),
    z.strictObject({ kind: z.literal('simulator') }),
  ],
  { error: 'Choose what Klarna’s portal gave you: a username and a password, or an API key.' },
)

export type TypedAccount = Exclude<z.infer<typeof klarnaForm>, { kind: 'simulator' }>

function typed(missing: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(1_000, 'This is longer than anything that Klarna gives out.')
}

export function accountOf(form: TypedAccount): Account {
  return {
    credentials:
      form.kind === 'api_key'
        ? { kind: form.kind, key: form.key.replace(/^Basic\s*/i, '') }
        : { kind: form.kind, username: form.username, password: form.password },
    place: { region: form.region, environment: form.test_mode ? 'playground' : 'live' },
  }
}

/** What Klarna's answer means for the person at the form: what is wrong, at which field, and the way out. */
export function klarnaProblem(check: RefusedCheck, { credentials, place }: Account, via: string | null) {
  const { problem, wayOut } = explainRefusal(check, place, via, (accepted) => choose(accepted, place))
  const own = check.outcome === 'wrong_credentials' ? likelySlip(credentials) : undefined
  const accepted = acceptedPlace(check, place)
  const field = own?.field ?? fieldOf(check, credentials, place)
  return new FormProblem(422, `${problem} ${own?.wayOut ?? wayOut}`, {
    ...(field === undefined ? {} : { field }),
    ...(accepted === undefined
      ? {}
      : { suggestion: { region: accepted.region, test_mode: accepted.environment === 'playground' } }),
  })
}

function acceptedPlace(check: RefusedCheck, place: Place): Place | undefined {
  if (check.outcome === 'wrong_place') return check.accepted
  return check.outcome === 'wrong_environment' ? { ...place, environment: check.accepted } : undefined
}

function fieldOf(check: RefusedCheck, credentials: Credentials, place: Place): string | undefined {
  const secret = credentials.kind === 'api_key' ? 'key' : 'password'
  switch (check.outcome) {
    case 'wrong_credentials':
      return secret
    case 'kustom':
      return credentials.kind === 'password' && !credentials.password.startsWith('kco_') ? 'username' : secret
    case 'wrong_place':
      return check.accepted.region === place.region ? 'test_mode' : 'region'
    case 'wrong_environment':
      return 'test_mode'
    case 'out_of_reach':
    case 'unexpected':
      return undefined
  }
}

function choose({ region, environment }: Place, place: Place): string {
  const steps = [
    ...(region === place.region ? [] : [`choose the region ${regionName(region)}`]),
    ...(environment === place.environment
      ? []
      : [`switch test mode ${environment === 'playground' ? 'on' : 'off'}`]),
  ].join(' and ')
  return `${steps.charAt(0).toUpperCase()}${steps.slice(1)}.`
}

/** What people enter in place of the real thing, where it can be seen. */
function likelySlip(credentials: Credentials): { field: string; wayOut: string } | undefined {
  const where = 'Klarna’s Merchant portal, Settings → API credentials'
  if (credentials.kind === 'api_key')
    return /^klarna_(?:live|test)_api_/.test(credentials.key)
      ? undefined
      : {
          field: 'key',
          wayOut: `An API key begins with klarna_live_api_ or klarna_test_api_, and this one does not. If ${where} gave you a username as well, choose username and password here.`,
        }
  return credentials.username.includes('@')
    ? {
        field: 'username',
        wayOut: `This username is an email: perhaps the one that you sign in to Klarna’s portal with. The one for programs looks like K123456_… or like 8-4-4-4-12 letters and digits; see ${where}.`,
      }
    : undefined
}
