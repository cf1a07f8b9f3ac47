import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Country, parseCountry } from '../domain/country.ts'
import { checkConnection, type Place } from '../klarna/check-connection.ts'
import { environmentOf, hintOf, isKustom } from '../klarna/credentials.ts'
import { hostOf, placeName } from '../klarna/explain-refusal.ts'
import { regions } from '../klarna/hosts.ts'
import { openKvitto } from '../kvitto.ts'
import { silentLog } from '../log.ts'
import { countryFor } from '../new-shop.ts'
import type { Account } from '../shops.ts'
import type { ShopDetails } from '../storage/storage.ts'
import { askForAccount, askWhetherThere } from './ask-credentials.ts'
import { CommandFailure, dataOption, fold, newCommand, note } from './command.ts'
import { explainCheck } from './explain-check.ts'
import { configHere, type HereFlags, type Opened, withShop } from './open-here.ts'

type Flags = HereFlags & {
  readonly region?: Place['region']
  readonly environment?: Place['environment']
  readonly shopName?: string
  readonly country?: Country
  readonly timeZone?: string
  readonly locale?: string
}

export function connect(summary: string): Command {
  return newCommand('connect', summary, [
    'kvitto connect                     asks for the credentials',
    'KLARNA_API_KEY=… kvitto connect --region eu',
    'kvitto connect --region na --environment playground --country US',
  ])
    .addOption(
      new Option('--region <region>', 'where the account is (env KLARNA_REGION, else eu)').choices(regions),
    )
    .addOption(environmentOption())
    .option('--shop-name <name>', 'what the shop is called')
    .addOption(countryOption())
    .addOption(timeZoneOption())
    .addOption(localeOption())
    .addOption(dataOption())
    .addHelpText(
      'after',
      [
        '',
        'The credentials come from the environment (KLARNA_API_KEY, or KLARNA_USERNAME',
        'and KLARNA_PASSWORD) or from a prompt that does not show them. They are tried',
        'with one read of an order that does not exist, and kept encrypted.',
        '',
        'Exit codes: 0 connected; 1 refused; 2 something is missing; 3 out of reach.',
      ].join('\n'),
    )
    .action(run)
}

async function run(flags: Flags): Promise<void> {
  const { config, secrets } = configHere(flags)
  const account = await accountFrom(flags, config.klarnaPlace, secrets.klarna)
  const opened = { config, secrets, ...(await openKvitto(config, secrets, silentLog)) }
  try {
    const accepted = await tryAccount(opened, account)
    await keep(opened, accepted, flags)
  } finally {
    await opened.shops.close()
  }
}

async function accountFrom(
  { region, environment }: Flags,
  usual: Place,
  credentials: Account['credentials'] | null,
): Promise<Account> {
  const known = {
    ...(region === undefined ? {} : { region }),
    ...(environment === undefined ? {} : { environment }),
  }
  if (credentials !== null) return { credentials, place: { ...usual, ...known } }
  if (process.stdin.isTTY) return askForAccount(known, usual)
  throw new CommandFailure(
    2,
    'No credentials. Set KLARNA_API_KEY, or KLARNA_USERNAME and KLARNA_PASSWORD, or run this at a terminal to be asked.',
  )
}

/** The account as Klarna takes it. @throws CommandFailure with what is wrong and the way out. */
async function tryAccount({ config, shops }: Opened, account: Account): Promise<Account> {
  const { credentials, place } = account
  if (isSent(account)) sayWhatIsAsked(place, config.klarnaUrl)
  const check = await checkConnection(await shops.dispatcher(), credentials, place, config.klarnaUrl)
  const explained = explainCheck(check, place, config.klarnaUrl)
  if (explained === undefined) return account
  if (check.outcome === 'wrong_place' && process.stdin.isTTY && (await askWhetherThere(check.accepted)))
    return { credentials, place: check.accepted }
  throw new CommandFailure(
    explained.exitCode,
    `${fold(explained.problem, '  ', '✗ ')}\n${fold(explained.wayOut, '  ')}`,
  )
}

/** What can be seen to be for elsewhere stays here. */
function isSent({ credentials, place }: Account): boolean {
  return !isKustom(credentials) && (environmentOf(credentials) ?? place.environment) === place.environment
}

function sayWhatIsAsked(place: Place, klarnaUrl: string | null): void {
  const via = klarnaUrl === null ? '' : ` through ${klarnaUrl} (KVITTO_KLARNA_URL)`
  note(fold(`Asking ${hostOf(place)} (${placeName(place)})${via} for an order that does not exist.`))
  note(
    fold(
      "If it refuses the credentials, Klarna's other hosts are asked the same, to find the right one. Nothing is changed at Klarna.",
    ),
  )
}

async function keep(opened: Opened, account: Account, flags: Flags): Promise<void> {
  const { region, environment } = account.place
  const here = await withShop(opened)
  const storage = here.shops.storage.forShop(here.shop.id)
  const isFirst = (await storage.connection.find()) === undefined
  const details = {
    ...here.shop,
    ...(isFirst ? { country: countryFor(here.shop, region) } : {}),
    ...detailsOf(flags),
  }
  await here.shops.connect(here.shop, account, hintOf(account.credentials))
  await here.shops.storage.shops.update(here.shop.id, details)
  await storage.audit.append({
    at: new Date(),
    actor: 'cli',
    action: 'klarna-connected',
    detail: { region, environment },
  })
  note(
    [
      `✓ Connected: ${placeName(account.place)}. The credentials are kept encrypted.`,
      `  Shop: ${details.name}, ${details.country}, time zone ${details.timeZone}, language ${details.locale}.`,
      '',
      'Next: kvitto serve, and kvitto api-keys create for whoever is to ask it.',
    ].join('\n'),
  )
}

function detailsOf({ shopName, country, timeZone, locale }: Flags): Partial<ShopDetails> {
  return {
    ...(shopName === undefined ? {} : { name: shopName }),
    ...(country === undefined ? {} : { country }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
  }
}

function environmentOption(): Option {
  return new Option(
    '--environment <name>',
    'production or playground (env KLARNA_ENV, else production)',
  ).argParser((text): Place['environment'] => {
    if (text === 'production' || text === 'live') return 'live'
    if (text === 'playground') return text
    throw new InvalidArgumentError('It is production or playground.')
  })
}

function countryOption(): Option {
  return new Option('--country <code>', "the shop's country, e.g. SE").argParser((text) => {
    const country = parseCountry(text)
    if (country === undefined) throw new InvalidArgumentError('A country has two letters, e.g. SE.')
    return country
  })
}

function timeZoneOption(): Option {
  return new Option('--time-zone <name>', "the shop's time zone, e.g. Europe/Stockholm").argParser((text) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    } catch {
      throw new InvalidArgumentError('A time zone is written like Europe/Stockholm.')
    }
  })
}

function localeOption(): Option {
  return new Option('--locale <locale>', "the shop's language, e.g. sv").argParser((text) => {
    try {
      const [locale] = Intl.getCanonicalLocales(text)
      if (locale !== undefined) return locale
    } catch {
      // Said below.
    }
    throw new InvalidArgumentError('A language is written like sv or en-GB.')
  })
}
