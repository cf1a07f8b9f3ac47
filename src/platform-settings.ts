import { type Environment, nonEmpty } from './environment.ts'
import { entries } from './orders/entries.ts'
import type { Entry } from './orders/entry.ts'
import { readShopify, shopifyVariables } from './shopify-settings.ts'

/** A platform that every shop of this installation is connected to. */
export type EnvironmentPlatform = {
  readonly kind: string
  readonly address: string
  readonly credentials: Readonly<Record<string, string>>
}

/** Those that are set, one of each kind at most. What is wrong is added to `problems`, without a value. */
export function readPlatforms(environment: Environment, problems: string[]): readonly EnvironmentPlatform[] {
  return [
    readShopify(environment, problems),
    ...entries.map((entry) => readEntry(entry, environment, problems)),
  ].flatMap((platform) => platform ?? [])
}

/** For the help of commands: the variables of each platform. */
export const platformVariables: readonly string[] = [shopifyVariables, ...entries.map(variablesOf)]

/** Null: none of its variables is set, or they cannot be used. */
function readEntry(entry: Entry, environment: Environment, problems: string[]): EnvironmentPlatform | null {
  const { kind, name, address, fields, places } = entry
  const all = [address, ...fields].map(({ variable }) => variable)
  const missing = all.filter((variable) => nonEmpty(environment[variable]) === undefined)
  if (missing.length === all.length) return null
  if (missing.length > 0) {
    problems.push(`${listed(missing)} missing: ${name} needs ${variablesOf(entry)}, or none of them.`)
    return null
  }
  const found = address.parse(environment[address.variable] ?? '')
  if (found === undefined) problems.push(`${address.variable} cannot be used. ${address.rule}`)
  const wrong = fields.filter(({ variable, pattern }) => !pattern.test(environment[variable] ?? ''))
  for (const { variable, label, rule } of wrong)
    problems.push(`${variable} cannot be used: a ${label} of ${name} ${rule}. ${places.credentials}`)
  if (found === undefined || wrong.length > 0) return null
  const credentials = Object.fromEntries(
    fields.map(({ name: field, variable }) => [field, environment[variable] ?? '']),
  )
  return { kind, address: found, credentials }
}

function variablesOf({ address, fields }: Entry): string {
  return [address, ...fields].map(({ variable }) => variable).join(', ')
}

function listed(variables: readonly string[]): string {
  return `${variables.join(' and ')} ${variables.length === 1 ? 'is' : 'are'}`
}
