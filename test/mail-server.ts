import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as it arrived. */
export type ReceivedMail = {
  readonly to: readonly string[]
  readonly from: string
  readonly headers: string
  readonly text: string
  readonly secure: boolean
}

export type MailServer = {
  readonly url: string
  readonly port: number
  readonly mails: readonly ReceivedMail[]
  /** Resolves once so many have come; rejects after five seconds. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

/** A real SMTP server on this machine. With TLS (STARTTLS) it has a certificate that nobody trusts. */
export async function startMailServer(options: SMTPServerOptions = {}, fixedPort = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false ? '' : mailFrom.address,
          secure: session.secure,
          ...parsed(raw),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(fixedPort, '127.0.0.1', () => done()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    until: async (count) => {
      const end = performance.now() + 5_000
      while (mails.length < count) {
        if (performance.now() > end) throw new Error(`${mails.length} of ${count} mails came`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function parsed(raw: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const body = raw.slice(end + 4)
  const encoding = /^content-transfer-encoding: (.*)$/im.exec(headers)?.[1]?.trim().toLowerCase()
  return { headers, text: decoded(body, encoding).replaceAll('\r\n', '\n') }
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
