import { isMailAddress } from '../domain/mail-address.ts'
import type { MailServer, MailSettings } from '../mail-settings.ts'
import type { Mail } from './mails.ts'

const patienceMs = 10_000

/** Sends one mail. Returns what went wrong, in words; `undefined` where the server has taken it. */
export async function sendMail({ settings, login }: MailServer, mail: Mail): Promise<string | undefined> {
  const { host, port, secure, isLoopback, from } = settings
  if (!isMailAddress(mail.to)) return 'The address that it is for cannot be read.'
  // Loaded here: most runs send none.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !isLoopback,
    // A server on this machine has often made its certificate itself; nobody stands between it and us.
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !isLoopback },
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { to, subject, text } = mail
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
    return undefined
  } catch (error) {
    return inWords(error, settings)
  } finally {
    transport.close()
  }
}

/** The server's own words are left out: they can hold the address. */
function inWords(error: unknown, { host, port }: MailSettings): string {
  const where = `${host}:${port}`
  if (isAboutCertificate(error)) return `${where} has a certificate that cannot be trusted; no mail is sent.`
  switch (codeOf(error)) {
    case 'EAUTH':
    case 'ENOAUTH':
      return `${where} does not take the user and password of SMTP_URL.`
    case 'ETLS':
      return `${where} offers no TLS; without it no mail is sent.`
    case 'ETIMEDOUT':
      return `${where} did not answer in time.`
    case 'EENVELOPE':
      return `${where} refuses the sender (MAIL_FROM) or the address that the mail is for${statusOf(error)}.`
    case 'EMESSAGE':
      return `${where} refuses the mail${statusOf(error)}.`
    default:
      return `${where} is out of reach.`
  }
}

/** Nodemailer gives it the code of any trouble with the connection. */
function isAboutCertificate(error: unknown): boolean {
  return codeOf(error) === 'ESOCKET' && error instanceof Error && /certificate|altname/i.test(error.message)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function statusOf(error: unknown): string {
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  return typeof status === 'number' ? ` (SMTP ${status})` : ''
}
