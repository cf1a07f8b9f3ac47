export type AllowedDomain =
  | { readonly kind: 'origin'; readonly origin: string }
  | { readonly kind: 'problem'; readonly problem: string }

const problem = (text: string): AllowedDomain => ({ kind: 'problem', problem: text })

/** No more than a host name's own signs: it goes into a header, and from there to browsers. */
const label = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/

/**
 * The origin of a shop's pages, from what people paste: `shop.example`, `https://www.shop.example/path`,
 * `*.shop.example`. A wildcard stands for whole subdomains, and leftmost alone.
 */
export function parseAllowedDomain(pasted: string): AllowedDomain {
  const text = pasted.trim()
  if (text === '') return problem('Enter a domain, or remove this line.')
  const url = read(text)
  if (url === undefined || url.username !== '' || url.password !== '')
    return problem('This is not a domain. One looks like shop.example.')
  const host = url.hostname.replace(/\.$/, '')
  const port = url.port === '' ? '' : `:${url.port}`
  if (isThisMachine(host)) return { kind: 'origin', origin: `${url.protocol}//${host}${port}` }
  if (url.protocol !== 'https:') return problem(`The widget opens on https pages only: https://${host}.`)
  const hostProblem = problemOf(host)
  return hostProblem === undefined
    ? { kind: 'origin', origin: `https://${host}${port}` }
    : problem(hostProblem)
}

function read(text: string): URL | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return undefined
  const assumed = /^(?:localhost|127\.0\.0\.1)(?=[:/]|$)/i.test(text) ? 'http' : 'https'
  const address = scheme === undefined ? `${assumed}://${text}` : text
  return URL.canParse(address) ? new URL(address) : undefined
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1'
}

function problemOf(host: string): string | undefined {
  const labels = host.split('.')
  const named = labels[0] === '*' ? labels.slice(1) : labels
  if (named.some((part) => part.includes('*')))
    return 'A * can only stand for the first part of a name, as in *.shop.example.'
  if (named.length < 2)
    return labels[0] === '*'
      ? 'A * needs a domain of your own after it, as in *.shop.example.'
      : 'This is not a whole domain. One looks like shop.example.'
  return named.every((part) => label.test(part)) && !/^\d+$/.test(named.at(-1) ?? '')
    ? undefined
    : 'This is not a domain. One looks like shop.example.'
}
