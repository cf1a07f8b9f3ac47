import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { WidgetSettings, WidgetView } from '../../src/server/admin/wire.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { type Answer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const usual: WidgetSettings = {
  accent: '#1f5f4a',
  position: 'right',
  title: {},
  welcome: {},
  allowed_domains: [],
}

describe('the widget’s settings', () => {
  it('begin as Kvitto has them, with what a shop puts into its pages', async (context) => {
    const { server, owner } = await open(context)
    const { widgetKey } = server.shop
    assert.deepEqual(okay(await owner.get('/widget')), {
      ...usual,
      widget_key: widgetKey,
      script_url: `${server.url}/widget.js`,
      snippet: `<script async src="${server.url}/widget.js" data-shop="${widgetKey}"></script>`,
      chat_url: `${server.url}/chat/${widgetKey}`,
      last_seen_at: null,
    })
  })

  it('are changed as a whole, and domains are what people paste', async (context) => {
    const { server, owner } = await open(context)
    const settings = {
      accent: '#AABBCC',
      position: 'left',
      title: { en: 'Ask us', sv: ' ' },
      welcome: { en: 'Hi!\nHow can we help?' },
      allowed_domains: ['shop.example', 'https://www.shop.example/path', '*.shop.example', 'SHOP.example/'],
    }
    const changed = okay(await owner.put('/widget', settings))
    const { accent, position, title, welcome, allowed_domains, snippet } = changed
    assert.deepEqual([accent, position], ['#aabbcc', 'left'])
    assert.deepEqual([title, welcome], [{ en: 'Ask us' }, { en: 'Hi!\nHow can we help?' }])
    assert.deepEqual(allowed_domains, [
      'https://shop.example',
      'https://www.shop.example',
      'https://*.shop.example',
    ])
    assert.match(snippet, / data-accent="#aabbcc" data-position="left"><\/script>$/)
    assert.deepEqual(okay(await owner.get('/widget')), changed)
    assert.deepEqual((await server.scope()).shop.settings.widget.allowedDomains, allowed_domains)
  })

  it('are those of the own shop, changed by owners alone, and audited', async (context) => {
    const { server, owner } = await open(context)
    const other = await signedIn({ ...server, shop: await server.addShop() })
    const before = okay(await other.get('/widget'))
    for (const role of ['viewer', 'agent'] as const) {
      const person = await signedIn(server, role)
      assert.equal((await person.get('/widget')).status, 200)
      assert.equal((await person.put('/widget', usual)).status, 403)
    }
    okay(await owner.put('/widget', { ...usual, accent: '#000000', allowed_domains: ['shop.example'] }))
    assert.deepEqual(okay(await other.get('/widget')), before)
    const [entry] = await (await server.scope()).storage.audit.latest(1)
    assert.deepEqual(
      [entry?.actor, entry?.action, entry?.detail],
      [`person:${owner.id}`, 'widget-changed', { domains: '1' }],
    )
  })

  it('are not long in the reading, whatever is pasted', async (context) => {
    const { owner } = await open(context)
    const title = { en: `a${' '.repeat(60_000)}b` }
    const answer = await owner.put('/widget', { ...usual, title })
    assert.equal(answer.status, 400)
    // By a pattern that tries each start of the white space anew it takes ten seconds.
    assert.ok(answer.durationMs < 2_000, `${answer.durationMs} ms`)
  })

  it('are refused with the field that is wrong, and nothing is changed', async (context) => {
    const { owner } = await open(context)
    const domains = (...allowed_domains: readonly unknown[]) => ({ ...usual, allowed_domains })
    const many = Array.from({ length: 51 }, (_, index) => `shop${index}.example`)
    const cases: readonly (readonly [body: object, field: string | undefined])[] = [
      [{ ...usual, accent: 'green' }, 'accent'],
      [{ ...usual, accent: '#abc' }, 'accent'],
      [{ ...usual, accent: '#1f5f4a;}' }, 'accent'],
      [{ ...usual, position: 'top' }, 'position'],
      [{ ...usual, title: { en: 'x'.repeat(61) } }, 'title.en'],
      [{ ...usual, title: { xx: 'x' } }, 'title.xx'],
      [{ ...usual, welcome: { en: 'x'.repeat(301) } }, 'welcome.en'],
      [domains('shop.example', 'http://shop.example'), 'allowed_domains.1'],
      [domains('www.*.example'), 'allowed_domains.0'],
      [domains("shop.example;script-src 'unsafe-inline'"), 'allowed_domains.0'],
      [domains(7), 'allowed_domains.0'],
      [domains(...many), 'allowed_domains'],
    ]
    for (const [body, field] of cases) {
      const answer = await owner.put('/widget', body)
      assert.equal(answer.status, 400, answer.text)
      assert.equal(objectIn(answer)['field'], field, answer.text)
      assert.match(String(objectIn(answer)['detail']), /^[A-Z*].*\.$/)
    }
    const { accent, allowed_domains } = okay(await owner.get('/widget'))
    assert.deepEqual([accent, allowed_domains], [usual.accent, []])
    assert.equal(okay(await owner.put('/widget', domains(...many.slice(1)))).allowed_domains.length, 50)
  })

  it('tell when the widget was seen last', async (context) => {
    const { server, owner } = await open(context)
    const at = new Date('2026-11-20T10:00:00.000Z')
    await server.shops.storage.shops.changeSettings(server.shop.id, (settings) => ({
      ...settings,
      seen: { ...settings.seen, widget: at.getTime() },
    }))
    assert.equal(okay(await owner.get('/widget')).last_seen_at, at.toISOString())
    okay(await owner.put('/widget', usual))
    assert.equal(okay(await owner.get('/widget')).last_seen_at, at.toISOString())
  })
})

describe('the address in the snippet', () => {
  it('is KVITTO_PUBLIC_URL where it is set', async (context) => {
    const server = await startServer(context, {
      environment: { KVITTO_PUBLIC_URL: 'https://kvitto.shop.example/' },
    })
    const view = okay(await (await signedIn(server)).get('/widget'))
    assert.match(view.snippet, /^<script async src="https:\/\/kvitto\.shop\.example\/widget\.js" /)
    assert.equal(view.chat_url, `https://kvitto.shop.example/chat/${server.shop.widgetKey}`)
  })

  it('is HTML whatever a request calls the server', async (context) => {
    const { server, owner } = await open(context)
    const answer = await send(`${server.url}/admin/api/widget`, {
      headers: { cookie: owner.cookie, host: `"><b onload='x'>&.example` },
    })
    const { snippet } = okay(answer)
    const [, src] = /^<script async src="([^"<>']*)" data-shop="[\w-]+"><\/script>$/.exec(snippet) ?? []
    assert.ok(src?.includes('&#34;&#62;&#60;b'), snippet)
  })
})

async function open(context: TestContext): Promise<{ server: RunningServer; owner: Visitor }> {
  const server = await startServer(context)
  return { server, owner: await signedIn(server) }
}

function okay(answer: Answer): WidgetView {
  assert.equal(answer.status, 200, answer.text)
  const view: WidgetView = JSON.parse(answer.text)
  return view
}
