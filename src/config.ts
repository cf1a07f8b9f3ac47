import { type Environment, isLoopback, nonEmpty, oneOf, parseWebUrl, type Read } from './environment.ts'
import type { Place } from './klarna/check-connection.ts'
import type { Credentials } from './klarna/credentials.ts'
import { environments, regions } from './klarna/hosts.ts'
import { type MailLogin, type MailServer, type MailSettings, mailLogin, readMail } from './mail-settings.ts'
import { type ModelSettings, readModel } from './model-settings.ts'
import { type EnvironmentPlatform, readPlatforms } from './platform-settings.ts'

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  readonly publicUrl: URL | null
  /** How many proxies stand before Kvitto, whose word on who asks is taken; 0: none. */
  readonly trustProxy: number
  readonly logLevel: LogLevel
  /** An origin to which every Klarna call goes instead of Klarna's hosts; null: to Klarna itself. */
  readonly klarnaUrl: string | null
  /** Requests a second for each Klarna merchant; 0: no limit; null: a tenth of what Klarna grants. */
  readonly klarnaBudget: number | null
  /** Where the account in `Secrets.klarna` lives. */
  readonly klarnaPlace: Place
  /** The language model of conversations; null: the built-in engine alone. */
  readonly model: Omit<ModelSettings, 'key'> | null
  /** Null: Kvitto sends no mails. */
  readonly mail: MailSettings | null
  /** An origin of this machine to which every call to Shopify goes instead; null: to Shopify itself. */
  readonly shopifyUrl: string | null
  /** `host:port` in lower case that webhooks may go to although they are not public. */
  readonly egressAllow: readonly string[]
}

/** Kept apart, so that a configuration can be shown and a secret cannot. */
export type Secrets = {
  readonly databaseUrl: string | null
  readonly secretKey: string | undefined
  readonly secretKeyPrevious: string | undefined
  readonly klarna: Credentials | null
  readonly modelKey: string | null
  readonly mailLogin: MailLogin | null
  /** One of each kind at most. */
  readonly platforms: readonly EnvironmentPlatform[]
  /** For commands that ask a running server. */
  readonly apiKey: string | undefined
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Everything that is wrong with the environment, in one message. Holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? problems[0]
        : `${problems.length} settings cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    )
  }
}

/** The only place that reads the environment; `overrides` stand in for it. @throws ConfigError */
export function loadConfig(
  overrides: Environment = {},
  from: Environment = process.env,
): { config: Config; secrets: Secrets } {
  const environment = { ...from, ...overrides }
  const problems: string[] = []
  const read: Read = (name, fallback, parse, rule) => {
    const text = environment[name]
    if (text === undefined || text === '') return fallback
    const value = parse(text)
    if (value === undefined) problems.push(`${name} must be ${rule}.`)
    return value ?? fallback
  }
  const config: Config = {
    port: read('PORT', 3000, parsePort, 'a port from 0 to 65535'),
    host: read('KVITTO_HOST', '127.0.0.1', (text) => text, 'an address'),
    dataDirectory: read('KVITTO_DATA', './data', (text) => text, 'a folder'),
    publicUrl: read('KVITTO_PUBLIC_URL', null, parseWebUrl, 'an http or https address'),
    trustProxy: read('KVITTO_TRUST_PROXY', 0, parseProxies, 'true, false, or the number of proxies, 0 to 9'),
    logLevel: read(
      'KVITTO_LOG_LEVEL',
      'info',
      (text) => oneOf(logLevels, text),
      `one of ${logLevels.join(', ')}`,
    ),
    klarnaUrl: read(
      'KVITTO_KLARNA_URL',
      null,
      parseKlarnaUrl,
      'an https origin without a path; http only for this machine (127.0.0.1, localhost)',
    ),
    klarnaBudget: read(
      'KVITTO_KLARNA_BUDGET',
      null,
      parseBudget,
      'a whole number of requests a second, 0 to 200',
    ),
    klarnaPlace: {
      region: read('KLARNA_REGION', 'eu', (text) => oneOf(regions, text.toLowerCase()), 'eu, na or oc'),
      environment: read('KLARNA_ENV', 'live', parseKlarnaEnvironment, 'playground or production'),
    },
    model: readModel(read, problems),
    mail: readMail(read, problems),
    shopifyUrl: read(
      'KVITTO_SHOPIFY_URL',
      null,
      parseLoopbackOrigin,
      'an origin of this machine (http://127.0.0.1:PORT): it is for the simulator',
    ),
    egressAllow: read(
      'KVITTO_EGRESS_ALLOW',
      [],
      parseHostPorts,
      'a list of host:port, as in 10.0.0.5:443, hooks.internal:8443',
    ),
  }
  if (config.klarnaBudget === 0 && (config.klarnaUrl === null || !isLoopback(new URL(config.klarnaUrl)))) {
    problems.push(
      'KVITTO_KLARNA_BUDGET may be 0 only where KVITTO_KLARNA_URL points to this machine: Klarna itself needs a limit.',
    )
  }
  const klarna = klarnaCredentials(environment, problems)
  const platforms = readPlatforms(environment, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    config,
    secrets: {
      databaseUrl: nonEmpty(environment['DATABASE_URL']) ?? null,
      secretKey: nonEmpty(environment['KVITTO_SECRET_KEY']),
      secretKeyPrevious: nonEmpty(environment['KVITTO_SECRET_KEY_PREVIOUS']),
      klarna,
      modelKey: nonEmpty(environment['KVITTO_MODEL_KEY']) ?? null,
      platforms,
      mailLogin: config.mail === null ? null : mailLogin(environment['SMTP_URL'] ?? ''),
      apiKey: nonEmpty(environment['KVITTO_API_KEY']),
    },
  }
}

function klarnaCredentials(environment: Environment, problems: string[]): Credentials | null {
  const username = nonEmpty(environment['KLARNA_USERNAME'])
  const password = nonEmpty(environment['KLARNA_PASSWORD'])
  const key = nonEmpty(environment['KLARNA_API_KEY'])
  if (key !== undefined) {
    if (username !== undefined || password !== undefined) {
      problems.push('Set either KLARNA_API_KEY, or KLARNA_USERNAME and KLARNA_PASSWORD, not both.')
    }
    return { kind: 'api_key', key }
  }
  if (username === undefined && password === undefined) return null
  if (username !== undefined && password !== undefined) return { kind: 'password', username, password }
  problems.push(
    `${username === undefined ? 'KLARNA_USERNAME' : 'KLARNA_PASSWORD'} is missing: a username needs a password and the other way round.`,
  )
  return null
}

/** Null: the built-in engine alone. */
export function modelSettings(config: Config, secrets: Secrets): ModelSettings | null {
  return config.model === null ? null : { ...config.model, key: secrets.modelKey }
}

/** Null: Kvitto sends no mails. */
export function mailServer(config: Config, secrets: Secrets): MailServer | null {
  return config.mail === null ? null : { settings: config.mail, login: secrets.mailLogin }
}

function parseHostPorts(text: string): readonly string[] | undefined {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const isEntry = (entry: string): boolean => {
    const [, port] = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(entry) ?? []
    return port !== undefined && Number(port) > 0 && Number(port) <= 65_535
  }
  return entries.every(isEntry) ? entries.map((entry) => entry.toLowerCase()) : undefined
}

export function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function parseProxies(text: string): number | undefined {
  if (/^(?:true|yes|on)$/i.test(text)) return 1
  if (/^(?:false|no|off)$/i.test(text)) return 0
  return /^\d$/.test(text) ? Number(text) : undefined
}

function parseKlarnaUrl(text: string): string | undefined {
  const url = parseWebUrl(text)
  if (url === undefined || url.pathname !== '/' || url.search !== '' || url.username !== '') return undefined
  return url.protocol === 'https:' || isLoopback(url) ? url.origin : undefined
}

function parseLoopbackOrigin(text: string): string | undefined {
  const origin = parseKlarnaUrl(text)
  return origin !== undefined && isLoopback(new URL(origin)) ? origin : undefined
}

function parseBudget(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= 200 ? Number(text) : undefined
}

/** Klarna's word for the live environment is "production" in some places and "live" in others. */
function parseKlarnaEnvironment(text: string): Place['environment'] | undefined {
  const word = text.toLowerCase()
  return word === 'production' ? 'live' : oneOf(environments, word)
}
