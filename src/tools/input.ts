import { z } from 'zod'
import { type Country, parseCountry } from '../domain/country.ts'
import { type Email, parseEmail } from '../domain/email.ts'
import { longestReference, type OrderReference, parseOrderReference } from '../domain/order-reference.ts'
import type { AnyTool } from './index.ts'

/** What is wrong with an input: where, and the rule. Never the value, which may be personal. */
export type Issue = { readonly path: string; readonly message: string }

const locale = z
  .string()
  .max(35)
  .optional()
  .describe("Language of the reply, BCP 47 (`en`, `en-GB`). One that is not spoken becomes the shop's.")

/** Input of every tool that shows an order. */
export const claimInput = z.strictObject({
  order_reference: z
    .string()
    .min(1)
    .max(longestReference)
    .describe(
      'Klarna order ID, order number of the shop or Klarna reference, in any spelling. Only what the shopper wrote in this conversation; never guess one.',
    ),
  email: z
    .string()
    .min(1)
    .max(320)
    .describe('Email on the order. Only what the shopper wrote in this conversation; never guess one.'),
  locale,
  end_user: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Your own opaque ID of the shopper, for the limits on attempts. No personal data.'),
})

/** Input of the tool that needs no proof. */
export const publicInput = z.strictObject({
  country: z
    .string()
    .optional()
    .describe("ISO 3166-1 alpha-2 code, e.g. `SE`. Without it, the shop's country."),
  locale,
})

export type ParsedInput =
  | {
      readonly kind: 'claim'
      readonly reference: OrderReference
      readonly email: Email
      readonly endUser: string | undefined
    }
  | { readonly kind: 'public'; readonly country: Country | undefined }
  | { readonly kind: 'bad'; readonly issues: readonly Issue[] }

export function inputSchema(tool: AnyTool): typeof claimInput | typeof publicInput {
  return tool.access === 'anyone' ? publicInput : claimInput
}

export function parseInput(tool: AnyTool, input: unknown): ParsedInput {
  return tool.access === 'anyone' ? parsePublic(input) : parseClaim(input)
}

/** The language asked for, even where the rest of the input is wrong. */
export function askedLocale(input: unknown): string | undefined {
  const parsed = z.looseObject({ locale: z.string().max(35) }).safeParse(input)
  return parsed.success ? parsed.data.locale : undefined
}

function parseClaim(input: unknown): ParsedInput {
  const parsed = claimInput.safeParse(input)
  if (!parsed.success) return bad(parsed.error)
  const reference = parseOrderReference(parsed.data.order_reference)
  const email = parseEmail(parsed.data.email)
  if (reference === undefined || email === undefined) {
    const issues: Issue[] = []
    if (reference === undefined)
      issues.push({ path: 'order_reference', message: 'Needs at least one letter or digit.' })
    if (email === undefined) issues.push({ path: 'email', message: 'Needs the form name@domain.' })
    return { kind: 'bad', issues }
  }
  return { kind: 'claim', reference, email, endUser: parsed.data.end_user }
}

function parsePublic(input: unknown): ParsedInput {
  const parsed = publicInput.safeParse(input)
  if (!parsed.success) return bad(parsed.error)
  if (parsed.data.country === undefined) return { kind: 'public', country: undefined }
  const country = parseCountry(parsed.data.country)
  if (country !== undefined) return { kind: 'public', country }
  return { kind: 'bad', issues: [{ path: 'country', message: 'Needs two letters, e.g. SE.' }] }
}

function bad(error: z.ZodError): ParsedInput {
  const issues = error.issues.flatMap((issue): Issue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: key.slice(0, 64), message: 'There is no such field.' }))
    }
    return [{ path: issue.path.join('.'), message: rule(issue) }]
  })
  return { kind: 'bad', issues }
}

function rule(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `Must have at most ${issue.maximum} characters.`
    case 'too_small':
      return 'Must not be empty.'
    case 'invalid_type':
      return issue.path.length === 0 ? 'The input must be an object.' : 'Must be given, as text.'
    default:
      return 'Is not valid.'
  }
}
