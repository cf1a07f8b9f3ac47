import type { KlarnaHost } from './klarna-host.ts'

const european = 'K123456_simulator:simulator-password'
const northAmerican = 'PN00036_simulator:simulator-password'
const apiKey = 'klarna_test_api_simulator'

// Klarna: clients that only know username and password send a UUID and the API key (klarna-facts §2.2).
const uuidAndApiKey = new RegExp(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:${apiKey}$`, 'i')

/** Whether the `Authorization` header opens the host. */
export function isAuthorised(header: string | undefined, host: KlarnaHost): boolean {
  const value = /^Basic +(\S+) *$/i.exec(header ?? '')?.[1]
  if (value === undefined) return false
  const europeanPlayground = host.region === 'eu' && host.environment === 'playground'
  if (value === apiKey) return europeanPlayground
  const pair = Buffer.from(value, 'base64').toString('utf8')
  if (pair === european) return host.region === 'eu'
  if (pair === northAmerican) return host.region === 'na' && host.environment === 'playground'
  return europeanPlayground && uuidAndApiKey.test(pair)
}
