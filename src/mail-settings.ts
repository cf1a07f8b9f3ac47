import { parseEmail } from './domain/email.ts'
import { isLoopback, type Read } from './environment.ts'

/** The mail server that Kvitto's own mails go through, and who they are from. */
export type MailSettings = {
  readonly host: string
  readonly port: number
  /** True: TLS from the first byte; false: STARTTLS. */
  readonly secure: boolean
  readonly from: { readonly name: string; readonly address: string }
  /** The server is on this machine: TLS is not insisted on. */
  readonly isLoopback: boolean
}

export type MailServer = { readonly settings: MailSettings; readonly login: MailLogin | null }

export type MailLogin = { readonly user: string; readonly password: string }

/** Null: no mails are sent. */
export function readMail(read: Read, problems: string[]): MailSettings | null {
  const server = read(
    'SMTP_URL',
    null,
    parseMailServer,
    'smtp://HOST:PORT or smtps://HOST:PORT, with USER:PASSWORD@ before HOST where the server asks for them',
  )
  const from = read(
    'MAIL_FROM',
    null,
    parseSender,
    'an address, or a name and an address: Shop <help@shop.example>',
  )
  if (server === null) return null
  // A problem is said once: a sender that cannot be read is one already.
  if (from === null && !problems.some((problem) => problem.startsWith('MAIL_FROM')))
    problems.push('MAIL_FROM is missing: SMTP_URL needs to know who the mails are from.')
  return from === null ? null : { ...server, from }
}

function parseMailServer(text: string): Omit<MailSettings, 'from'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    return undefined
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return undefined
  if ((url.username === '') !== (url.password === '')) return undefined
  if (mailPart(url.username) === undefined || mailPart(url.password) === undefined) return undefined
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    isLoopback: isLoopback(url),
  }
}

/** From SMTP_URL as it stands; null where the server asks for none. */
export function mailLogin(text: string): MailLogin | null {
  const url = new URL(text)
  const [user, password] = [mailPart(url.username), mailPart(url.password)]
  return user === undefined || password === undefined || user === '' ? null : { user, password }
}

function mailPart(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

function parseSender(text: string): MailSettings['from'] | undefined {
  const [, name = '', inBrackets] = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim()) ?? []
  const address = (inBrackets ?? text).trim()
  return parseEmail(address) === undefined
    ? undefined
    : { name: name.trim().replace(/^"(.*)"$/, '$1'), address }
}
