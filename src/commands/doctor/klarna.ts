import type { Config, Secrets } from '../../config.ts'
import { checkConnection } from '../../klarna/check-connection.ts'
import { hostOf, placeName } from '../../klarna/explain-refusal.ts'
import { type Keyring, SealedError } from '../../security/sealed.ts'
import { type Account, openAccount, openDispatcher } from '../../shops.ts'
import type { Shop, Storage } from '../../storage/storage.ts'
import { explainCheck } from '../explain-check.ts'
import { type Check, failed, ok, unreachable } from './check.ts'

const name = 'Klarna'
const notConnected = failed(name, 'no account is connected.', 'Run: kvitto connect')

/** The account from the environment, else the stored one, tried with one read. */
export async function checkKlarna(
  config: Config,
  secrets: Secrets,
  stored:
    | { readonly storage: Storage; readonly shop: Shop; readonly keyring: Keyring | undefined }
    | undefined,
): Promise<Check> {
  if (secrets.klarna !== null)
    return tryAccount(
      config,
      { credentials: secrets.klarna, place: config.klarnaPlace },
      'from the environment',
    )
  const connection = await stored?.storage.forShop(stored.shop.id).connection.find()
  if (stored === undefined || connection === undefined) return notConnected
  if (stored.keyring === undefined)
    return failed(name, 'cannot be tried without the secret key.', 'See above.')
  try {
    const account = openAccount(stored.keyring, stored.shop.id, connection)
    return await tryAccount(config, account, `the account ending in …${connection.hint}`)
  } catch (error) {
    if (!(error instanceof SealedError)) throw error
    return failed(
      name,
      'the stored credentials do not open.',
      `${error.message} To enter them: kvitto connect`,
    )
  }
}

async function tryAccount({ klarnaUrl }: Config, account: Account, which: string): Promise<Check> {
  const dispatcher = await openDispatcher()
  try {
    const { credentials, place } = account
    const explained = explainCheck(
      await checkConnection(dispatcher, credentials, place, klarnaUrl),
      place,
      klarnaUrl,
    )
    if (explained !== undefined)
      return (explained.exitCode === 3 ? unreachable : failed)(name, explained.problem, explained.wayOut)
    const via = klarnaUrl === null ? '' : ` through ${klarnaUrl}`
    return ok(name, `${hostOf(place)} (${placeName(place)})${via} takes ${which}`)
  } finally {
    await dispatcher.destroy()
  }
}
