import type { Place } from '../klarna/check-connection.ts'
import { type Credentials, environmentOf } from '../klarna/credentials.ts'
import { placeName } from '../klarna/explain-refusal.ts'
import type { Account } from '../shops.ts'
import { CommandFailure } from './command.ts'

/** Asks at the terminal; what is secret is not echoed. The questions go to stderr. @throws CommandFailure */
export async function askForAccount(known: Partial<Place>, usual: Place): Promise<Account> {
  const { select } = await import('@clack/prompts')
  const shown = { output: process.stderr }
  const kind = answered(
    await select({
      message: "What did Klarna's portal give you? (Settings → API credentials)",
      options: [
        { value: 'api_key', label: 'An API key', hint: 'klarna_live_api_… or klarna_test_api_…' },
        { value: 'password', label: 'A username and a password' },
      ],
      ...shown,
    }),
  )
  const credentials = kind === 'api_key' ? await askForKey() : await askForPair()
  const region =
    known.region ??
    answered(
      await select<Place['region']>({
        message: 'Where is your Klarna account?',
        options: [
          { value: 'eu', label: 'Europe' },
          { value: 'na', label: 'North America' },
          { value: 'oc', label: 'Oceania', hint: 'Australia, New Zealand' },
        ],
        initialValue: usual.region,
        ...shown,
      }),
    )
  const environment =
    known.environment ??
    environmentOf(credentials) ??
    answered(
      await select<Place['environment']>({
        message: 'Production or playground?',
        options: [
          { value: 'live', label: 'Production', hint: 'real orders' },
          { value: 'playground', label: 'Playground', hint: 'test orders' },
        ],
        initialValue: usual.environment,
        ...shown,
      }),
    )
  return { credentials, place: { region, environment } }
}

/** After Klarna took the credentials for another place than the one that was said. */
export async function askWhetherThere(place: Place): Promise<boolean> {
  const { confirm } = await import('@clack/prompts')
  const message = `These credentials are for ${placeName(place)}. Connect there?`
  return answered(await confirm({ message, output: process.stderr }))
}

async function askForKey(): Promise<Credentials> {
  return { kind: 'api_key', key: await secret('API key') }
}

async function askForPair(): Promise<Credentials> {
  const { text } = await import('@clack/prompts')
  const username = answered(
    await text({ message: 'Username', placeholder: 'K123456_…', validate: given, output: process.stderr }),
  )
  return { kind: 'password', username: username.trim(), password: await secret('Password') }
}

async function secret(message: string): Promise<string> {
  const { password } = await import('@clack/prompts')
  const typed = answered(await password({ message, validate: given, output: process.stderr }))
  return typed.trim()
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? 'It is needed.' : undefined
}

/** A prompt that is left with Ctrl+C answers with a symbol. */
function answered<T>(value: T): Exclude<T, symbol> {
  if (isAnswer(value)) return value
  throw new CommandFailure(1, 'Nothing was connected.')
}

function isAnswer<T>(value: T): value is Exclude<T, symbol> {
  return typeof value !== 'symbol'
}
