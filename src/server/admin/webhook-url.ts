import { isPublicAddress } from '../../security/egress.ts'

/** `host:port` to which a webhook may go although it is not public (KVITTO_EGRESS_ALLOW). */
export type EgressAllow = readonly string[]

/** What is wrong with an address for a webhook, as far as it tells by itself; `undefined` where nothing is. */
export function webhookUrlProblem(text: string, allow: EgressAllow): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) return 'This is not an address. One looks like https://desk.example/hooks/kvitto.'
  if (url.protocol !== 'https:') return 'The address must begin with https://.'
  if (url.username !== '' || url.password !== '')
    return 'Leave out the username and password: every webhook is signed instead.'
  if (url.hash !== '') return 'Leave out what follows the #: it is not sent.'
  const { hostname, port } = url
  if (isPrivate(hostname) && !allow.includes(`${hostname}:${port === '' ? '443' : port}`))
    return 'This address is inside a private network, or on this machine. Use one that is public.'
  return undefined
}

/** As it is written. What a name leads to is checked when something is sent to it (security/egress.ts). */
function isPrivate(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '').replace(/^\[(.*)\]$/, '$1')
  if (/^[\d.]+$|:/.test(name)) return !isPublicAddress(name)
  return !name.includes('.') || /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/.test(name)
}
