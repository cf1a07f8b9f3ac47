import { z } from 'zod'
import { entries } from '../../orders/entries.ts'
import type { Entry, EntryField } from '../../orders/entry.ts'
import { explainCheck, type FailedCheck } from '../../orders/explain-source.ts'
import type { Refusal } from '../../orders/order-source.ts'
import type { Platform } from '../../orders/platform.ts'
import { platformOf } from '../../orders/platforms.ts'
import { shopifyClientPart, shopifyToken } from '../../orders/shopify-credentials.ts'
import { FormProblem } from './body.ts'
import type { ConnectShopify, PlatformKind } from './wire.ts'

type Typed = {
  readonly address: string
  /** As the platform's `parseCredentials` wants them. */
  readonly credentials: Readonly<Record<string, string>>
  /** Where it is said that they are wrong. */
  readonly secretField: string
}

type FormParts = {
  readonly kind: PlatformKind
  readonly schema: z.ZodType<Typed>
  readonly addressField: string
  /** What an address must be. */
  readonly addressRule: string
}

export type PlatformForm = FormParts & { readonly platform: Platform }

/** What a person has typed, as it can be tried and kept. */
export type Entered = {
  readonly address: string
  readonly secret: string
  readonly hint: string
  readonly secretField: string
}

const shopifyPart = (missing: string) =>
  typed(missing).regex(
    shopifyClientPart,
    'This has only letters, digits, - and _ in it, with no space. Copy it again, from its beginning to its end.',
  )

const shopifyForm: FormParts = {
  kind: 'shopify',
  addressField: 'shop',
  addressRule:
    'Enter the shop’s own NAME.myshopify.com, as in Shopify’s admin under Settings → Domains; the address that shoppers see does not do.',
  schema: z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({
          kind: z.literal('client'),
          shop: typed('Enter the address of the shop.'),
          client_id: shopifyPart('Enter the client ID.'),
          client_secret: shopifyPart('Enter the client secret.').refine(
            (text) => !/^shp(?:at|ca)_/.test(text),
            'This is an access token and not a client secret: choose “Access token” above.',
          ),
        }),
        z.strictObject({
          kind: z.literal('token'),
          shop: typed('Enter the address of the shop.'),
          access_token: typed('Enter the access token.')
            .refine(
              (text) => !text.startsWith('shpss_'),
              'This is a client secret and not an access token: choose “Client ID and secret” above.',
            )
            .regex(shopifyToken, 'An access token begins with shpat_ and has no space in it. Copy it again.'),
        }),
      ],
      { error: 'Choose what Shopify gave you: a client ID and secret, or an access token.' },
    )
    .transform((form) => shopifyTyped(form)),
}

/** The form of a platform whose credentials are plain pieces of text: `address`, and its fields in snake case. */
function formOf({ kind, address, fields }: Entry<PlatformKind>): FormParts {
  const named = fields.map((field) => ({ field, formName: snakeCase(field.name) }))
  return {
    kind,
    addressField: 'address',
    addressRule: address.rule,
    schema: z
      .strictObject({
        address: typed('Enter the address of the shop.'),
        ...Object.fromEntries(named.map(({ field, formName }) => [formName, fieldSchema(field)])),
      })
      .transform((form: Readonly<Record<string, string>>) => ({
        address: form['address'] ?? '',
        credentials: Object.fromEntries(
          named.map(({ field, formName }) => [field.name, form[formName] ?? '']),
        ),
        secretField: named.at(-1)?.formName ?? '',
      })),
  }
}

function fieldSchema({ label, pattern, rule, mistaken }: EntryField) {
  return typed(`Enter the ${label}.`)
    .refine((text) => mistaken?.pattern.test(text) !== true, mistaken?.wayOut ?? '')
    .regex(pattern, `A ${label} ${rule}. Copy it again.`)
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function typed(missing: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(500, 'This is longer than anything that belongs here.')
}

function shopifyTyped(form: ConnectShopify): Typed {
  return form.kind === 'client'
    ? {
        address: form.shop,
        credentials: { kind: 'client', clientId: form.client_id, clientSecret: form.client_secret },
        secretField: 'client_secret',
      }
    : {
        address: form.shop,
        credentials: { kind: 'token', accessToken: form.access_token },
        secretField: 'access_token',
      }
}

/** One for each platform that has a page in the dashboard. */
export const platformForms: readonly PlatformForm[] = [shopifyForm, ...entries.map(formOf)].flatMap(
  (parts) => {
    const platform = platformOf(parts.kind)
    return platform === undefined ? [] : [{ ...parts, platform }]
  },
)

/** @throws FormProblem where the platform cannot have such an address or such credentials. */
export function enteredIn({ platform, addressField, addressRule }: PlatformForm, form: Typed): Entered {
  const address = platform.parseAddress(form.address)
  if (address === undefined) throw new FormProblem(400, addressRule, { field: addressField })
  const credentials = platform.parseCredentials(form.credentials)
  if (credentials === undefined)
    throw new FormProblem(400, `This cannot be a secret of ${platform.name}. Copy it again.`, {
      field: form.secretField,
    })
  return { address, ...credentials, secretField: form.secretField }
}

/** What the platform's answer means for the person at the form. */
export function platformProblem(form: PlatformForm, check: FailedCheck, entered: Entered): FormProblem {
  const { problem, wayOut } = explainCheck(form.platform, check)
  const field = fieldOf(form, check, entered)
  return new FormProblem(422, `${problem} ${wayOut}`, field === undefined ? {} : { field })
}

const atAddress: readonly Refusal[] = ['app_not_installed', 'no_such_shop', 'redirected', 'not_public']
const atSecret: readonly Refusal[] = ['wrong_credentials', 'other_organization', 'orders_not_allowed']

function fieldOf(form: PlatformForm, check: FailedCheck, entered: Entered): string | undefined {
  if (check.outcome !== 'refused') return undefined
  if (atAddress.includes(check.refusal)) return form.addressField
  return atSecret.includes(check.refusal) ? entered.secretField : undefined
}
