import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { standardSettings } from '../../src/storage/storage.ts'
import { type Answer, asObject, bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const sentSchema = z.object({
  messages: z.array(z.object({ id: z.string(), from: z.string(), text: z.string() })),
  status: z.object({ state: z.string(), agent: z.string().nullable() }),
  cursor: z.string(),
  outcome: z.string(),
})

async function begin({ url, shop }: RunningServer): Promise<string> {
  const answer = await post(`${url}/widget/v1/sessions`, { widget_key: shop.widgetKey })
  assert.equal(answer.status, 200, answer.text)
  return String(objectIn(answer)['conversation_token'])
}

function post(address: string, body: object, headers = {}): Promise<Answer> {
  return send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

function sendMessage(
  { url }: RunningServer,
  token: string,
  message: string,
  messageId = randomUUID(),
): Promise<Answer> {
  return post(`${url}/widget/v1/messages`, { message, message_id: messageId }, bearer(token))
}

async function say(
  server: RunningServer,
  token: string,
  message: string,
): Promise<z.infer<typeof sentSchema>> {
  const answer = await sendMessage(server, token, message)
  assert.equal(answer.status, 200, answer.text)
  return sentSchema.parse(objectIn(answer))
}

async function soFar({ url }: RunningServer, token: string) {
  const answer = await send(`${url}/widget/v1/conversation`, { headers: bearer(token) })
  assert.equal(answer.status, 200, answer.text)
  return sentSchema.omit({ outcome: true }).extend({ rating: z.string().nullable() }).parse(objectIn(answer))
}

const claim = 'ORD-12345, anna@example.com'

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return
    await setTimeout(20)
  }
  assert.fail('It did not come to be so')
}

describe('a conversation in the widget', () => {
  it('is opened by its own token of 128 bits alone', async (context) => {
    const server = await startServer(context)
    const [mine, other] = [await begin(server), await begin(server)]
    assert.match(mine, /^kvc_[A-Za-z0-9_-]{22}$/)
    await say(server, mine, `Is it paid? ${claim}`)
    assert.equal((await soFar(server, mine)).messages.length, 2)
    assert.deepEqual((await soFar(server, other)).messages, [])
    const next = await say(server, other, 'Is ORD-12345 paid?')
    assert.equal(next.outcome, 'asked')
    for (const token of ['', 'kvc_', `${mine}x`, mine.replace('kvc_', 'kv_'), server.apiKey]) {
      const answer = await send(`${server.url}/widget/v1/conversation`, { headers: bearer(token) })
      assert.equal(answer.status, 401, token)
    }
    const stored = await (await server.scope()).storage.conversations.list({}, 10)
    assert.doesNotMatch(JSON.stringify(stored), new RegExp(mine.slice(4)))
  })

  it('takes a message once, however often and however fast it is sent', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    const id = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sendMessage(server, token, `Is it paid? ${claim}`, id)),
    )
    answers.push(await sendMessage(server, token, `Is it paid? ${claim}`, id))
    const texts = answers.map((answer) => JSON.stringify(sentSchema.parse(objectIn(answer)).messages))
    assert.equal(new Set(texts).size, 1)
    assert.equal((await soFar(server, token)).messages.length, 2)
    await say(server, token, 'And the next payment?')
    const again = sentSchema.parse(objectIn(await sendMessage(server, token, 'never mind', id)))
    assert.equal(
      JSON.stringify(again.messages.map(({ text }) => text)),
      JSON.stringify(JSON.parse(texts[0] ?? '[]').map((m: { text: string }) => m.text)),
    )
    assert.equal((await soFar(server, token)).messages.length, 4)
  })

  it('ends after thirty days', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    await say(server, token, 'hello')
    const later = new Date(server.shops.now().getTime() + 30 * 24 * 60 * 60_000 + 1)
    await fetch(`${server.simulator.origin}/_simulator/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: later.toISOString() }),
    })
    assert.equal((await sendMessage(server, token, 'hello')).status, 401)
  })

  it('refuses what breaks a rule with the rule', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    const bad = [
      {},
      { message: 'hi' },
      { message: '', message_id: randomUUID() },
      { message: 'x'.repeat(2_001), message_id: randomUUID() },
      { message: 'hi', message_id: 'short' },
      { message: 'hi', message_id: randomUUID(), identity: 'x' },
    ]
    for (const body of bad) {
      const answer = await post(`${server.url}/widget/v1/messages`, body, bearer(token))
      assert.equal(answer.status, 400, JSON.stringify(body))
      assert.match(String(objectIn(answer)['detail']), /message_id/)
    }
    const unknown = await post(`${server.url}/widget/v1/sessions`, { widget_key: 'kw_nobody' })
    assert.equal(unknown.status, 404)
  })

  it('counts wrong guesses by where they come from, not by conversation', async (context) => {
    const server = await startServer(context)
    const guess = async (number: number): Promise<string> => {
      const token = await begin(server)
      return (await say(server, token, `Is it paid? ORD-12345, guess${number}@example.com`)).outcome
    }
    const first = await Promise.all(Array.from({ length: 10 }, (_, number) => guess(number)))
    assert.deepEqual(new Set(first), new Set(['no_match']))
    assert.deepEqual([await guess(10), await guess(11)], ['too_many_attempts', 'too_many_attempts'])
  })

  it('is not opened more often by one address than a household would', async (context) => {
    const server = await startServer(context, { environment: { KVITTO_TRUST_PROXY: 'true' } })
    const open = (address: string): Promise<Answer> =>
      post(
        `${server.url}/widget/v1/sessions`,
        { widget_key: server.shop.widgetKey },
        { 'x-forwarded-for': address },
      )
    const answers = []
    for (let time = 0; time < 61; time += 1) answers.push(await open(`2001:db8:7:7::${time.toString(16)}`))
    assert.ok(answers.slice(0, 60).every(({ status }) => status === 200))
    assert.equal(answers[60]?.status, 429)
    assert.ok(Number(answers[60]?.headers['retry-after']) > 0)
    assert.equal((await open('2001:db8:7:8::1')).status, 200)
  })

  it('is shown in the shopper’s language when it is taken up again, not in the shop’s', async (context) => {
    const server = await startServer(context)
    await server.shops.storage.shops.changeSettings(server.shop.id, (settings) => ({
      ...settings,
      widget: { ...settings.widget, title: { en: 'Ask us', de: 'Frag uns' }, welcome: { de: 'Hallo!' } },
    }))
    const token = await begin(server)
    const look = async (query: string) =>
      asObject(
        objectIn(await send(`${server.url}/widget/v1/conversation${query}`, { headers: bearer(token) }))[
          'look'
        ],
      )
    const german = await look('?locale=de-AT')
    assert.deepEqual([german['title'], german['welcome']], ['Frag uns', 'Hallo!'])
    const english = await look('')
    assert.deepEqual([english['title'], english['welcome']], ['Ask us', null])
  })

  it('whose address is a proxy’s is told of to whoever runs the server, once', async (context) => {
    const forwarded = { 'x-forwarded-for': '198.51.100.7' }
    const warnings = async (environment: Readonly<Record<string, string>>): Promise<number> => {
      const server = await startServer(context, { environment })
      for (const path of ['/livez', '/livez', '/readyz'])
        await send(`${server.url}${path}`, { headers: forwarded })
      return server.log.filter((line) => line.includes('"proxy-not-trusted"')).length
    }
    assert.equal(await warnings({}), 1)
    assert.equal(await warnings({ KVITTO_TRUST_PROXY: 'true' }), 0)
  })

  it('keeps a rating, and lets it be changed and taken back', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    await say(server, token, `Is it paid? ${claim}`)
    const rate = (rating: unknown): Promise<Answer> =>
      post(`${server.url}/widget/v1/rating`, { rating }, bearer(token))
    for (const rating of ['down', 'up', null]) {
      assert.equal((await rate(rating)).status, 204)
      assert.equal((await soFar(server, token)).rating, rating)
    }
    assert.equal((await rate('five stars')).status, 400)
  })

  it('keeps the same rating once, and takes no endless row of them', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    await say(server, token, `Is it paid? ${claim}`)
    const rate = (rating: unknown): Promise<Answer> =>
      post(`${server.url}/widget/v1/rating`, { rating }, bearer(token))
    for (let time = 0; time < 3; time += 1) assert.equal((await rate('up')).status, 204)
    const { conversations } = (await server.scope()).storage
    const [only] = await conversations.list({}, 2)
    assert.equal((await conversations.events(only?.id ?? '')).length, 1)
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, time) => rate(time % 2 === 0 ? 'down' : 'up')),
    )
    assert.ok(all.some(({ status }) => status === 429))
  })

  it('has a number of streams that are open at once, and room again when one ends', async (context) => {
    const server = await startServer(context)
    const token = await begin(server)
    await say(server, token, 'Hello')
    const follow = async () => {
      const ending = new AbortController()
      const { status, headers } = await fetch(`${server.url}/widget/v1/events`, {
        headers: bearer(token),
        signal: ending.signal,
      })
      return { status, headers, end: () => ending.abort() }
    }
    const streams = await Promise.all(Array.from({ length: 21 }, follow))
    const refused = streams.filter(({ status }) => status === 429)
    assert.equal(refused.length, 1)
    assert.ok(Number(refused[0]?.headers.get('retry-after')) > 0)
    streams.find(({ status }) => status === 200)?.end()
    await waitFor(async () => {
      const { status, end } = await follow()
      end()
      return status === 200
    })
    for (const { end } of streams) end()
  })

  it('is refused to an address that only looks', async (context) => {
    const server = await startServer(context, { environment: { KVITTO_TRUST_PROXY: 'true' } })
    const look = async (): Promise<number> =>
      (
        await send(`${server.url}/widget/v1/look?widget_key=${server.shop.widgetKey}`, {
          headers: { 'x-forwarded-for': '203.0.113.77' },
        })
      ).status
    const all = await Promise.all(Array.from({ length: 301 }, look))
    assert.equal(all.filter((status) => status === 429).length, 1)
  })
})

describe('the panel', () => {
  it('may be framed by Kvitto and the shop’s own domains alone', async (context) => {
    const server = await startServer(context)
    const policy = async (): Promise<string> => {
      const answer = await send(`${server.url}/widget/panel?shop=${server.shop.widgetKey}`)
      assert.equal(answer.status, 200, answer.text)
      assert.equal(answer.headers['x-frame-options'], undefined)
      assert.doesNotMatch(answer.text, /<script(?![^>]*\bsrc=)|<style|style="|onload=/)
      return String(answer.headers['content-security-policy'])
    }
    assert.match(await policy(), /frame-ancestors 'self'$/)
    await server.shops.storage.shops.changeSettings(server.shop.id, (settings) => ({
      ...settings,
      widget: {
        ...standardSettings.widget,
        allowedDomains: ['https://shop.example', 'https://*.shop.example'],
      },
    }))
    assert.match(
      await policy(),
      /frame-ancestors 'self' https:\/\/shop\.example https:\/\/\*\.shop\.example$/,
    )
    const hosted = await send(`${server.url}/chat/${server.shop.widgetKey}`)
    assert.match(String(hosted.headers['content-security-policy']), /frame-ancestors 'none'$/)
    assert.equal(hosted.headers['x-frame-options'], 'DENY')
    assert.equal((await send(`${server.url}/chat/kw_nobody`)).status, 404)
  })

  it('is noted as seen when a page of the shop shows it, not when the dashboard does', async (context) => {
    const server = await startServer(context)
    const seen = async (referer: string): Promise<number | null | undefined> => {
      await send(`${server.url}/widget/panel?shop=${server.shop.widgetKey}`, { headers: { referer } })
      return (await server.shops.storage.shops.find(server.shop.id))?.settings.seen.widget
    }
    assert.equal(await seen(`${server.url}/dashboard/widget`), null)
    assert.equal(await seen('not an address'), null)
    assert.equal(typeof (await seen('https://shop.example/thanks')), 'number')
  })
})
