import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MailServer, startMailServer } from '../../test/mail-server.ts'
import type { MailSettings } from '../mail-settings.ts'
import { sendMail } from './send-mail.ts'

const mail = { to: 'eva@shop.example', subject: 'Hej – välkommen', text: 'Short.\n.\nAnd the last line.\n' }

function settingsFor({ port }: Pick<MailServer, 'port'>, isLoopback = true): MailSettings {
  const from = { name: 'Kvitto, Kaffe & Kanel', address: 'post@shop.example' }
  return { host: '127.0.0.1', port, secure: false, isLoopback, from }
}

describe('a mail', () => {
  it('arrives as it was written, by STARTTLS where the server on this machine offers it', async (context) => {
    const server = await startMailServer()
    context.after(() => server.close())
    assert.equal(await sendMail({ settings: settingsFor(server), login: null }, mail), undefined)
    const [received] = server.mails
    assert.deepEqual(received?.to, ['eva@shop.example'])
    assert.equal(received?.from, 'post@shop.example')
    assert.equal(received?.secure, true)
    assert.equal(received?.text.trimEnd(), mail.text.trimEnd())
    assert.match(received?.headers ?? '', /^From: "Kvitto, Kaffe & Kanel" <post@shop\.example>$/m)
    assert.match(received?.headers ?? '', /^To: eva@shop\.example$/m)
  })

  it('goes to no other machine without TLS, or with a certificate that nobody vouches for', async (context) => {
    for (const [disabledCommands, words] of [
      [['STARTTLS'], /offers no TLS; without it no mail is sent\.$/],
      [[], /has a certificate that cannot be trusted; no mail is sent\.$/],
    ] as const) {
      const server = await startMailServer({ disabledCommands: [...disabledCommands] })
      context.after(() => server.close())
      const login = { user: 'post', password: 'secret' }
      const problem = await sendMail({ settings: settingsFor(server, false), login }, mail)
      assert.match(problem ?? '', words)
      assert.deepEqual(server.mails, [])
    }
  })

  it('that cannot be sent is explained, with no address in the words', async (context) => {
    const strict = await startMailServer({
      authOptional: false,
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'post' }) : done(new Error('no')),
      onRcptTo: ({ address }, _session, done) => done(new Error(`550 nobody here is ${address}`)),
    })
    context.after(() => strict.close())
    const settings = settingsFor(strict)
    const send = (password: string) => sendMail({ settings, login: { user: 'post', password } }, mail)
    assert.match((await send('wrong')) ?? '', /does not take the user and password of SMTP_URL/)
    assert.match((await send('right')) ?? '', /refuses the sender \(MAIL_FROM\) or the address that the mail/)
    assert.doesNotMatch((await send('right')) ?? '', /eva@/)
    const closed = { settings: settingsFor({ port: 1 }), login: null }
    assert.match((await sendMail(closed, mail)) ?? '', /^127\.0\.0\.1:1 is out of reach\.$/)
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'nobody', ''])
      assert.match((await sendMail(closed, { ...mail, to })) ?? '', /address that it is for cannot be read/)
  })
})
