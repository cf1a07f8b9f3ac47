import assert from 'node:assert/strict'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import { describe, it } from 'node:test'
import type { JobParts } from '../../src/jobs/job-kind.ts'
import { doOne, startJobs } from '../../src/jobs/start-jobs.ts'
import type { MailSettings } from '../../src/mail-settings.ts'
import { retryAfterMs } from '../../src/notices/retry-after.ts'
import type { HandoffSettings, Role } from '../../src/storage/storage.ts'
import { signedIn } from '../admin.ts'
import { folderFor, kvitto, launchFor } from '../command-line.ts'
import { askTool, bearer, objectIn, send } from '../http.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { selfSigned } from '../self-signed.ts'

type Context = { after(end: () => unknown): void }

const secret = `whsec_${randomBytes(32).toString('base64')}`
const minute = 60_000

describe('a shopper who asks for a person', () => {
  it('is told of once, by mail and by a signed webhook, with nothing of what was written', async (context) => {
    const server = await startServer(context)
    const mails = await mailServerFor(context)
    const hook = await webhookFor(context)
    await setHandoff(server, { email: 'desk@shop.example', url: hook.url })
    const options = optionsFor(server, mails, hook)
    const notices = startJobs({ ...options, publicUrl: new URL('https://kvitto.shop.example') })
    context.after(() => notices.stop())

    const first = await chat(server, 'Is ORD-12345 paid? My email is anna@example.com')
    assert.equal(mails.mails.length + hook.heard.length, 0)
    const id = String(first['conversation_id'])
    assert.equal((await chat(server, 'I want to talk to a human', id))['outcome'], 'handoff')
    await chat(server, 'a human, please!', id)
    await mails.until(1)
    await hook.until(1)

    const link = `https://kvitto.shop.example/dashboard/conversations/${id}`
    const [mail] = mails.mails
    assert.deepEqual(mail?.to, ['desk@shop.example'])
    assert.match(mail?.headers ?? '', /^Subject: Testbutiken: a shopper asks for a person$/m)
    assert.ok(mail?.text.includes(link))
    const [call] = hook.heard
    assert.deepEqual(objectIn({ text: call?.body ?? '' }), {
      type: 'conversation.handed_over',
      shop_id: server.shop.id,
      conversation_id: id,
      language: 'en',
      at: objectIn({ text: call?.body ?? '' })['at'],
      dashboard_url: link,
    })
    assertSigned(call)
    for (const said of [mail?.text, mail?.headers, call?.body])
      assert.doesNotMatch(said ?? '', /anna|ORD-12345|12345|human/i)

    // Who waits already is no news; another shopper is.
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(mails.mails.length, 1)
    assert.equal(hook.heard.length, 1)
    await chat(server, 'I want to talk to a human')
    await mails.until(2)
  })

  it('is named by the conversation where the dashboard’s address is not known', async (context) => {
    const server = await startServer(context)
    const mails = await mailServerFor(context)
    const hook = await webhookFor(context)
    await setHandoff(server, { email: 'desk@shop.example', url: hook.url })
    const id = String((await chat(server, 'I want to talk to a human'))['conversation_id'])
    const options = optionsFor(server, mails, hook)
    assert.equal(await doOne(options), true)
    assert.equal(await doOne(options), true)
    assert.equal(await doOne(options), false)
    assert.ok(mails.mails[0]?.text.includes(`conversation ${id}`))
    assert.doesNotMatch(mails.mails[0]?.text ?? '', /http/)
    assert.equal(objectIn({ text: hook.heard[0]?.body ?? '' })['dashboard_url'], null)
  })

  it('makes nobody write where nothing is set, or no more by the time it would be sent', async (context) => {
    const server = await startServer(context)
    const mails = await mailServerFor(context)
    const hook = await webhookFor(context)
    const options = optionsFor(server, mails, hook)
    await chat(server, 'I want to talk to a human')
    assert.equal(await doOne(options), false)
    await setHandoff(server, { email: 'desk@shop.example', url: hook.url })
    await chat(server, 'I want to talk to a human')
    await setHandoff(server, {})
    while (await doOne(options));
    assert.equal(mails.mails.length + hook.heard.length, 0)
    assert.equal(await (await server.scope()).storage.jobs.lastFailure('mail'), undefined)
  })
})

describe('what cannot be told', () => {
  it('is tried again after 1, 5 and 30 minutes, 2 and 6 hours, then given up in words, and shown', async (context) => {
    const start = new Date('2026-03-02T09:00:00Z')
    const server = await startServer(context, {
      now: start,
      environment: mailEnvironment('smtp://127.0.0.1:1'),
    })
    const hook = await webhookFor(context)
    await setHandoff(server, { email: 'desk@shop.example' })
    await chat(server, 'I want to talk to a human')
    const closed = { ...optionsFor(server, { port: 1 }, hook) }
    let at = start.getTime()
    for (const pause of retryAfterMs) {
      assert.equal(await doOne(closed), true)
      await setClock(server, at + pause - 2_000)
      assert.equal(await doOne(closed), false, `${pause / minute} minutes`)
      at += pause + minute / 2
      await setClock(server, at)
    }
    assert.equal((await cardOf(server, 'mail')).state, 'connected')
    assert.equal(await doOne(closed), true)
    await setClock(server, at + 48 * 60 * minute)
    assert.equal(await doOne(closed), false)
    const card = await cardOf(server, 'mail')
    assert.equal(card.state, 'needs_attention')
    assert.match(card.summary, /A mail could not be sent\. 127\.0\.0\.1:1 is out of reach\./)

    // The next that goes is the end of it.
    await chat(server, 'I want to talk to a human')
    assert.equal(await doOne(optionsFor(server, await mailServerFor(context), hook)), true)
    assert.equal((await cardOf(server, 'mail')).state, 'connected')
  })

  it('is given up at once where no mail server is set', async (context) => {
    const server = await startServer(context)
    await setHandoff(server, { email: 'desk@shop.example' })
    await chat(server, 'I want to talk to a human')
    assert.equal(await doOne({ ...optionsFor(server, { port: 1 }, undefined), mail: null }), true)
    const { jobs } = (await server.scope()).storage
    assert.match((await jobs.lastFailure('mail'))?.problem ?? '', /SMTP_URL and MAIL_FROM are not set/)
    await jobs.add('carrier-pigeon', {}, server.shops.now())
    assert.equal(await doOne(optionsFor(server, { port: 1 }, undefined)), true)
    assert.match((await jobs.lastFailure('carrier-pigeon'))?.problem ?? '', /does not know jobs of the kind/)
  })

  it('says what is wrong with a webhook, and reaches no address of this machine unless it is named', async (context) => {
    const server = await startServer(context)
    const hook = await webhookFor(context)
    const { jobs } = (await server.scope()).storage
    const problemAt = async (path: string, options: JobParts): Promise<string> => {
      await setHandoff(server, { url: `${hook.url}${path}` })
      await chat(server, 'I want to talk to a human')
      for (let looks = 0; (await jobs.lastFailure('webhook')) === undefined; looks += 1) {
        if (!(await doOne(options)))
          await setClock(server, server.shops.now().getTime() + 6 * 60 * minute + 1)
        assert.ok(looks < 20)
      }
      const problem = (await jobs.lastFailure('webhook'))?.problem ?? ''
      const card = await cardOf(server, 'webhook')
      assert.equal(card.state, 'needs_attention')
      assert.ok(card.summary.endsWith(problem))
      // One that goes, so that the next failure is seen.
      await setHandoff(server, { url: hook.url })
      await chat(server, 'I want to talk to a human')
      await doOne(optionsFor(server, { port: 1 }, hook))
      assert.equal(await jobs.lastFailure('webhook'), undefined)
      return problem
    }
    const options = optionsFor(server, { port: 1 }, hook)
    assert.match(await problemAt('/status/500', options), /answers with HTTP 500\.$/)
    assert.match(
      await problemAt('/status/302', options),
      /answers with a redirect \(HTTP 302\), which is not/,
    )
    const heard = hook.heard.length
    const strict = { ...options, egress: { ...options.egress, allow: [] } }
    assert.match(await problemAt('/status/204', strict), /is no address of the public internet/)
    assert.equal(hook.heard.length, heard + 1)
  })

  it('by somebody who ended is told by the next, and a stopped one takes nothing more', async (context) => {
    const server = await startServer(context)
    const mails = await mailServerFor(context)
    await setHandoff(server, { email: 'desk@shop.example' })
    await chat(server, 'I want to talk to a human')
    // Taken, and nothing came of it.
    assert.ok(await server.shops.storage.jobs.take(server.shops.now(), minute))
    const options = optionsFor(server, mails, undefined)
    assert.equal(await doOne(options), false)
    await setClock(server, server.shops.now().getTime() + minute + 1)
    const notices = startJobs(options)
    await mails.until(1)
    await notices.stop()
    await chat(server, 'I want to talk to a human')
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(mails.mails.length, 1)
  })
})

describe('Klarna refusing the credentials', () => {
  it('is mailed to every owner and nobody else, at most once a day', async (context) => {
    const server = await startServer(context)
    const mails = await mailServerFor(context)
    const notices = startJobs({
      ...optionsFor(server, mails, undefined),
      publicUrl: new URL('https://kvitto.shop.example'),
    })
    context.after(() => notices.stop())
    for (const [email, role] of [
      ['one@shop.example', 'owner'],
      ['two@shop.example', 'owner'],
      ['agent@shop.example', 'agent'],
    ] as const)
      await addPerson(server, email, role)
    const refuse = async (): Promise<void> => {
      // Nothing is remembered, so that Klarna is asked.
      server.shops.reset()
      await server.fault({ status: 401, times: 1 })
      assert.equal((await askTool(server, 'get_order_status', anna)).status, 409)
    }
    await refuse()
    await mails.until(2)
    assert.deepEqual(mails.mails.flatMap(({ to }) => to).toSorted(), ['one@shop.example', 'two@shop.example'])
    assert.ok(mails.mails[0]?.text.includes('https://kvitto.shop.example/dashboard/integrations'))

    // Well again and ill again on the same day is no news; on the next day it is.
    await recovered(server)
    await refuse()
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(mails.mails.length, 2)
    await recovered(server)
    await setClock(server, server.shops.now().getTime() + 24 * 60 * minute + 1_000)
    await refuse()
    await mails.until(4)
  })
})

describe('an invitation', () => {
  it('is mailed where Kvitto can, with the link that opens the account', async (context) => {
    const mails = await mailServerFor(context)
    const server = await startServer(context, { environment: mailEnvironment(mails.url) })
    const owner = await signedIn(server)
    const options = optionsFor(server, mails, undefined)
    const invited = objectIn(await owner.post('/invitations', { email: 'eva@shop.example', role: 'agent' }))
    assert.equal(invited['mailed'], true)
    // What waits in the queue opens nothing.
    const waiting = await server.shops.storage.jobs.take(server.shops.now(), 0)
    const token = String(invited['url']).split('#')[1] ?? 'none'
    assert.equal(JSON.stringify(waiting).includes(token), false)
    assert.doesNotMatch(JSON.stringify(waiting), /eva@|welcome/)
    assert.equal(await doOne(options), true)
    assert.deepEqual(mails.mails[0]?.to, ['eva@shop.example'])
    assert.ok(mails.mails[0]?.text.includes(String(invited['url'])))
  })

  it('that was taken back is not mailed', async (context) => {
    const mails = await mailServerFor(context)
    const server = await startServer(context, { environment: mailEnvironment(mails.url) })
    const owner = await signedIn(server)
    await owner.post('/invitations', { email: 'eva@shop.example', role: 'agent' })
    const [link] = await (await server.scope()).storage.people.links(server.shops.now())
    await owner.delete(`/invitations/${link?.id}`)
    assert.equal(await doOne(optionsFor(server, mails, undefined)), true)
    assert.deepEqual(mails.mails, [])
  })

  it('leaves kvitto serve by itself', async (context) => {
    const mails = await mailServerFor(context)
    const data = await folderFor(context)
    const serve = launchFor(context, ['serve', '--port', '0', '--data', data], mailEnvironment(mails.url))
    const [, url = '', token = ''] =
      /(http:\S+)\/dashboard\/welcome#(\S+)/.exec(await serve.until(/dashboard\/welcome/)) ?? []
    const person = { token, name: 'Maja', email: 'maja@shop.example', password: 'four words in a row' }
    const joined = await post(`${url}/admin/api/links/use`, person, {})
    const cookie = joined.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const csrf = String(objectIn(joined)['csrf_token'])
    const ask = { email: 'eva@shop.example', role: 'agent' }
    const invited = await post(`${url}/admin/api/invitations`, ask, { cookie, 'x-kvitto-csrf': csrf })
    assert.equal(objectIn(invited)['mailed'], true)
    await mails.until(1)
    assert.ok(mails.mails[0]?.text.includes(String(objectIn(invited)['url'])))
    const { code, stderr } = await serve.stop()
    assert.equal(code, 0)
    assert.doesNotMatch(stderr, /eva@|maja@/)
    assert.equal((await kvitto(['doctor', '--data', data, '--port', '1'])).code, 1)
  })
})

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }

async function mailServerFor(context: Context): Promise<MailServer> {
  const server = await startMailServer()
  context.after(() => server.close())
  return server
}

function mailEnvironment(url: string): Record<string, string> {
  return { SMTP_URL: url, MAIL_FROM: 'Kvitto <kvitto@shop.example>' }
}

type Hook = {
  readonly url: string
  readonly authority: string
  readonly heard: readonly { readonly body: string; readonly headers: Readonly<Record<string, unknown>> }[]
  until(count: number): Promise<void>
}

/** The merchant's own server; `/status/500` answers with 500. */
async function webhookFor(context: Context): Promise<Hook> {
  const { cert, key } = selfSigned(['localhost'])
  const heard: Hook['heard'][number][] = []
  const server = createServer({ cert, key }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ body: Buffer.concat(chunks).toString(), headers: request.headers })
      response.statusCode = Number(/\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? 204)
      response.end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  context.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `https://127.0.0.1:${port}`,
    authority: cert,
    heard,
    until: async (count) => {
      const end = performance.now() + 5_000
      while (heard.length < count) {
        if (performance.now() > end) throw new Error(`${heard.length} of ${count} calls came`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

function optionsFor(
  { shops }: RunningServer,
  mails: Pick<MailServer, 'port'>,
  hook: Hook | undefined,
): JobParts {
  const from = { name: 'Kvitto', address: 'kvitto@shop.example' }
  const settings: MailSettings = {
    host: '127.0.0.1',
    port: mails.port,
    secure: false,
    isLoopback: true,
    from,
  }
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  return {
    shops,
    log: silent,
    mail: { settings, login: null },
    publicUrl: null,
    egress:
      hook === undefined ? { allow: [] } : { allow: [new URL(hook.url).host], authority: hook.authority },
  }
}

async function setHandoff(
  { shops, shop }: RunningServer,
  { email = null, url = null }: { readonly email?: string | null; readonly url?: string | null },
): Promise<void> {
  const webhook = url === null ? null : { url, sealedSecret: shops.webhookSeal(shop.id).seal(secret) }
  const handoff: HandoffSettings = { email, webhook, officeHours: null }
  await shops.storage.shops.changeSettings(shop.id, (settings) => ({ ...settings, handoff }))
}

async function addPerson({ shops, shop }: RunningServer, email: string, role: Role): Promise<void> {
  const person = { id: `person_${randomUUID()}`, shopId: shop.id, name: 'Maja', role, createdAt: shops.now() }
  await shops.storage.forShop(shop.id).people.create({ ...person, email }, 'no password')
}

async function chat(server: RunningServer, message: string, id?: string): Promise<Record<string, unknown>> {
  const body = { message, ...(id === undefined ? {} : { conversation_id: id }) }
  return objectIn(await post(`${server.url}/api/v1/chat`, body, bearer(server.apiKey)))
}

function post(url: string, body: object, headers: Readonly<Record<string, string>>) {
  return send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function setClock({ simulator }: RunningServer, at: number): Promise<void> {
  const answer = await send(`${simulator.origin}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(at).toISOString() }),
  })
  assert.equal(answer.status, 200, answer.text)
}

/** Asks until Klarna's answer is taken in, and the connection is connected again. */
async function recovered(server: RunningServer): Promise<void> {
  const { storage } = await server.scope()
  for (let tries = 0; tries < 100; tries += 1) {
    await askTool(server, 'get_order_status', anna)
    if ((await storage.connection.find())?.state === 'connected') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The connection did not recover')
}

async function cardOf(server: RunningServer, id: string): Promise<{ state: string; summary: string }> {
  // Signed in anew: the clock may have gone on for longer than a session lasts.
  const { text } = await (await signedIn(server, 'viewer')).get('/integrations')
  const { cards }: { cards: { id: string; state: string; summary: string }[] } = JSON.parse(text)
  const card = cards.find((candidate) => candidate.id === id)
  assert.ok(card)
  return card
}

/** As a receiver checks it. */
function assertSigned(call: Hook['heard'][number] | undefined): void {
  assert.ok(call)
  const id = String(call.headers['webhook-id'])
  const timestamp = String(call.headers['webhook-timestamp'])
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${call.body}`).digest('base64')
  assert.equal(call.headers['webhook-signature'], `v1,${expected}`)
  assert.ok(Math.abs(Date.now() / 1000 - Number(timestamp)) < 60)
  assert.equal(call.headers['authorization'], undefined)
}
