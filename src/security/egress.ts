import { lookup } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * The way out to addresses that a merchant has entered. It leads to public addresses alone: a server beside Kvitto, or
 * the cloud's own services, must not be reached by entering their names.
 */
export type EgressOptions = {
  /** `host:port` in lower case to which the rule does not apply (KVITTO_EGRESS_ALLOW). */
  readonly allow: readonly string[]
  /** In place of the authorities that Node trusts. */
  readonly authority?: string
  /** Instead of the system's. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

/** Why there was no answer. */
export type NotReached = {
  readonly outcome: 'not_https' | 'not_public' | 'no_address' | 'timeout' | 'unreachable' | 'bad_certificate'
}

export type Posted = { readonly outcome: 'answered'; readonly status: number } | NotReached

export type Got =
  | {
      readonly outcome: 'answered'
      readonly status: number
      readonly headers: Headers
      readonly body: string
    }
  /** `cut`: the answer broke off. `too_large`: it went on after `largestBytes`. */
  | { readonly outcome: 'cut' | 'too_large' }
  | NotReached

export const patienceMs = 5_000

/** One POST over https, to an address that was checked and is then kept to. Follows no redirect, reads no answer. */
export function postOut(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  options: EgressOptions,
): Promise<Posted> {
  const signal = AbortSignal.timeout(patienceMs)
  return out(url, { method: 'POST', body, headers, signal }, options, async (response) => {
    await response.body?.cancel()
    return { outcome: 'answered', status: response.status } as const
  })
}

/** One GET, as careful as `postOut`, whose answer is read until `signal` aborts. */
export function getOut(
  url: URL,
  headers: Readonly<Record<string, string>>,
  options: EgressOptions & { readonly signal: AbortSignal; readonly largestBytes: number },
): Promise<Got> {
  const { signal, largestBytes } = options
  return out<Got>(url, { method: 'GET', headers, signal }, options, async (response) => {
    const chunks: Uint8Array[] = []
    let size = 0
    try {
      for await (const chunk of response.body ?? []) {
        size += chunk.byteLength
        if (size > largestBytes) return { outcome: 'too_large' }
        chunks.push(chunk)
      }
    } catch {
      return { outcome: signal.aborted ? 'timeout' : 'cut' }
    }
    const body = Buffer.concat(chunks).toString('utf8')
    return { outcome: 'answered', status: response.status, headers: response.headers, body }
  })
}

type Outgoing = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

async function out<Outcome>(
  url: URL,
  outgoing: Outgoing,
  options: EgressOptions,
  use: (response: Response) => Promise<Outcome>,
): Promise<Outcome | NotReached> {
  const { signal } = outgoing
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return { outcome: 'not_https' }
  const addresses = await inTime(resolved(url, options), signal)
  if (addresses === undefined) return { outcome: signal.aborted ? 'timeout' : 'no_address' }
  if (!isAllowed(url, options.allow) && !addresses.every(isPublicAddress)) return { outcome: 'not_public' }
  const { Agent, fetch } = await import('undici')
  const ca = options.authority === undefined ? {} : { ca: options.authority }
  // Looked up once, above: a name that leads elsewhere a moment later leads nowhere.
  const dispatcher = new Agent({ connect: { lookup: pinnedTo(addresses), ...ca } })
  try {
    return await use(await fetch(url, { ...outgoing, redirect: 'manual', dispatcher }))
  } catch (error) {
    return {
      outcome: signal.aborted ? 'timeout' : isAboutCertificate(error) ? 'bad_certificate' : 'unreachable',
    }
  } finally {
    await dispatcher.destroy()
  }
}

/** `undefined` where it has none, or does not come in time. */
async function inTime(
  resolving: Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const late = new Promise<undefined>((done) => signal.addEventListener('abort', () => done(undefined)))
  const addresses = await Promise.race([resolving.catch(() => undefined), late])
  return addresses?.length === 0 ? undefined : addresses
}

async function resolved(url: URL, { resolve = allAddresses }: EgressOptions): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) === 0 ? resolve(host) : [host]
}

async function allAddresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

function isAllowed(url: URL, allow: readonly string[]): boolean {
  return allow.includes(`${url.hostname}:${url.port === '' ? '443' : url.port}`)
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, done) => {
    const [first] = all
    if (options.all === true) done(null, all)
    else done(null, first?.address ?? '', first?.family ?? 4)
  }
}

function isAboutCertificate(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /CERT|SIGNATURE|ISSUER|ERR_TLS/.test(code)
}

/** What IANA's registries of special addresses keep from the public internet. */
const special = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  // Teredo, ORCHID and other protocols' own.
  ['2001::', 23],
  // Documentation.
  ['2001:db8::', 32],
  ['3fff::', 20],
  // 6to4 leads to an IPv4 address that nobody has looked at.
  ['2002::', 16],
] as const)
  special.addSubnet(network, bits, 'ipv6')

/** All that is given out of IPv6 so far; loopback, link-local, mapped, translated and multicast lie outside it. */
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one of the public internet. False for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      // With a zone it is of this machine's own links.
      return !address.includes('%') && givenOut.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}
