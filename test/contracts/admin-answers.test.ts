import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { languages } from '../../src/languages/index.ts'
import type { Answers } from '../../src/server/admin/wire.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { shopper } from '../chat.ts'
import { type Answer, askTool, asObject, objectIn } from '../http.ts'
import { callTool, connectOverHttp } from '../mcp-client.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const noHandoff = { email: null, webhook_url: null, office_hours: null }

describe('the answers', () => {
  it('begin with what Kvitto says by itself', async (context) => {
    const { owner } = await open(context)
    const answers = await read(owner)
    assert.deepEqual(
      answers.languages.map(({ tag }) => tag),
      languages.map(({ tag }) => tag),
    )
    assert.deepEqual(answers.languages.find(({ tag }) => tag === 'sv')?.name, 'Svenska')
    const sweden = answers.countries.find(({ code }) => code === 'SE')
    assert.deepEqual([sweden?.name, sweden?.currency], ['Sweden', 'SEK'])
    assert.deepEqual(sweden?.methods, ['pay_now', 'pay_later', 'pay_in_3', 'financing'])
    assert.deepEqual(sweden?.plans.find(({ method }) => method === 'pay_in_3')?.rule, {
      kind: 'days',
      parts: 3,
      every: 30,
      first: 'capture',
    })
    assert.deepEqual(
      Object.keys(answers.standard_greeting),
      languages.map(({ tag }) => tag),
    )
    assert.deepEqual(answers.tone, { emoji: true, greeting: {} })
    for (const { standard, own, title } of answers.general) {
      assert.deepEqual(
        Object.keys(standard),
        answers.languages.map(({ tag }) => tag),
      )
      assert.deepEqual(own, {})
      assert.ok(title.length > 0)
    }
    assert.deepEqual([answers.methods, answers.plans, answers.handoff], [[], [], noHandoff])
  })

  const sections: Readonly<Record<string, readonly [body: object, action: string]>> = {
    tone: [{ emoji: false, greeting: { en: 'Hi there!' } }, 'tone-changed'],
    general: [{ own: { late_fee: { en: 'No fees here.' } } }, 'general-answers-changed'],
    methods: [
      { methods: [{ country: 'SE', methods: [{ id: 'pay_now', name: { sv: 'Nu' }, description: {} }] }] },
      'payment-methods-changed',
    ],
    plans: [
      {
        plans: [
          {
            country: 'SE',
            method: 'pay_in_3',
            rule: { kind: 'monthly', parts: 3, every: 1, first: 'purchase' },
          },
        ],
      },
      'plan-rules-changed',
    ],
    handoff: [{ ...noHandoff, email: 'desk@shop.example' }, 'handoff-changed'],
  }
  for (const [section, [body, action]] of Object.entries(sections)) {
    it(`are changed by owners alone, a section at a time, and audited: ${section}`, async (context) => {
      const { server, owner } = await open(context)
      for (const role of ['viewer', 'agent'] as const) {
        const person = await signedIn(server, role)
        assert.equal((await person.put(`/answers/${section}`, body)).status, 403)
        assert.equal((await person.get('/answers')).status, 200)
      }
      const before = await read(owner)
      const after = okay(await owner.put(`/answers/${section}`, body))
      assert.deepEqual(after, await read(owner))
      assert.notDeepEqual(sectionOf(after, section), sectionOf(before, section))
      for (const other of Object.keys(sections).filter((name) => name !== section))
        assert.deepEqual(sectionOf(after, other), sectionOf(before, other))
      const [entry] = await (await server.scope()).storage.audit.latest(1)
      assert.deepEqual([entry?.actor, entry?.action], [`person:${owner.id}`, action])
      assert.doesNotMatch(JSON.stringify(entry?.detail), /@|shop\.example|Hi there/)
    })

    it(`are those of the own shop: ${section}`, async (context) => {
      const { server, owner } = await open(context)
      const other = await signedIn({ ...server, shop: await server.addShop() })
      const before = await read(other)
      okay(await owner.put(`/answers/${section}`, body))
      assert.deepEqual(await read(other), before)
    })
  }

  it('lose none of two changes at once', async (context) => {
    const { owner } = await open(context)
    await Promise.all(Object.entries(sections).map(([name, [body]]) => owner.put(`/answers/${name}`, body)))
    const { tone, general, methods, plans, handoff } = await read(owner)
    assert.equal(tone.emoji, false)
    assert.deepEqual(general.find(({ topic }) => topic === 'late_fee')?.own, { en: 'No fees here.' })
    assert.deepEqual([methods.length, plans.length, handoff.email], [1, 1, 'desk@shop.example'])
  })

  it('may be as long as they may be, in every language', async (context) => {
    const { owner } = await open(context)
    const { general, languages: spoken } = await read(owner)
    const texts = Object.fromEntries(spoken.map(({ tag }) => [tag, 'λ'.repeat(1_000)]))
    const own = Object.fromEntries(general.map(({ topic }) => [topic, texts]))
    const after = okay(await owner.put('/answers/general', { own }))
    for (const answer of after.general) assert.deepEqual(answer.own, texts)
  })

  it('are cleaned of what nobody sees, and an empty one is Kvitto’s own', async (context) => {
    const { owner } = await open(context)
    const late = { en: ' One\r\ntwo\u200b\u202e\u0007 👩‍💻 ', sv: '  \n', de: '' }
    const { general } = okay(await owner.put('/answers/general', { own: { late_fee: late } }))
    assert.deepEqual(general.find(({ topic }) => topic === 'late_fee')?.own, { en: 'One\ntwo 👩‍💻' })
    const name = { en: 'Pay\nlater' }
    const method = { id: 'pay_later', name, description: { en: '' } }
    const { methods } = okay(
      await owner.put('/answers/methods', { methods: [{ country: 'SE', methods: [method] }] }),
    )
    assert.deepEqual(methods, [
      { country: 'SE', methods: [{ id: 'pay_later', name: { en: 'Pay later' }, description: {} }] },
    ])
  })
})

describe('what is not accepted', () => {
  const usual = { kind: 'days', parts: 3, every: 30, first: 'capture' }
  const plan = (rule: object, more: object = {}) => ({
    plans: [{ country: 'SE', method: 'pay_in_3', rule: { ...usual, ...rule }, ...more }],
  })
  const methods = (method: object, country = 'SE') => ({
    methods: [{ country, methods: [{ id: 'pay_now', name: {}, description: {}, ...method }] }],
  })
  const twice = <T>(list: readonly T[]): readonly T[] => [...list, ...list]
  const hours = (change: object) => ({
    ...noHandoff,
    office_hours: { days: [1, 2], from: '09:00', to: '17:00', ...change },
  })
  const cases: readonly (readonly [section: string, body: object, field: string])[] = [
    ['tone', { greeting: {} }, 'emoji'],
    ['tone', { emoji: true, greeting: { xx: 'Hi' } }, 'greeting.xx'],
    ['tone', { emoji: true, greeting: { en: 'x'.repeat(1_001) } }, 'greeting.en'],
    ['tone', { emoji: true, greeting: { en: 7 } }, 'greeting.en'],
    ['general', { own: { weather: { en: 'Sunny.' } } }, 'own.weather'],
    ['general', { own: { late_fee: { en: 'x'.repeat(1_001) } } }, 'own.late_fee.en'],
    ['general', { own: { late_fee: { tlh: 'nuqneH' } } }, 'own.late_fee.tlh'],
    ['methods', methods({}, 'JP'), 'methods.0.country'],
    ['methods', methods({}, 'constructor'), 'methods.0.country'],
    ['methods', methods({ id: 'cash' }), 'methods.0.methods.0.id'],
    ['methods', methods({ name: { en: 'x'.repeat(61) } }), 'methods.0.methods.0.name.en'],
    ['methods', methods({ description: { en: 'x'.repeat(201) } }), 'methods.0.methods.0.description.en'],
    ['methods', { methods: twice(methods({}).methods) }, 'methods.1'],
    ['plans', plan({}, { country: 'JP' }), 'plans.0.country'],
    ['plans', plan({}, { method: 'financing' }), 'plans.0.method'],
    ['plans', plan({ parts: 0 }), 'plans.0.rule.parts'],
    ['plans', plan({ parts: 4 }), 'plans.0.rule.parts'],
    ['plans', plan({ parts: 2.5 }), 'plans.0.rule.parts'],
    ['plans', plan({ every: 0 }), 'plans.0.rule.every'],
    ['plans', plan({ every: 91 }), 'plans.0.rule.every'],
    ['plans', plan({ kind: 'monthly', every: 13 }), 'plans.0.rule.every'],
    ['plans', plan({ first: 'never' }), 'plans.0.rule.first'],
    ['plans', { plans: twice(plan({}).plans) }, 'plans.1'],
    ['handoff', { ...noHandoff, email: 'desk' }, 'email'],
    ['handoff', { ...noHandoff, email: 'desk@shop.example, other@shop.example' }, 'email'],
    ['handoff', { ...noHandoff, email: 'desk@shop.example\nBcc: x@y.example' }, 'email'],
    ['handoff', { ...noHandoff, webhook_url: 'http://desk.example' }, 'webhook_url'],
    ['handoff', { ...noHandoff, webhook_url: 'https://me:secret@desk.example' }, 'webhook_url'],
    ['handoff', { ...noHandoff, webhook_url: 'https://169.254.169.254/' }, 'webhook_url'],
    ['handoff', hours({ days: [] }), 'office_hours.days'],
    ['handoff', hours({ days: [1, 1] }), 'office_hours.days'],
    ['handoff', hours({ days: [0] }), 'office_hours.days.0'],
    ['handoff', hours({ from: '9:00' }), 'office_hours.from'],
    ['handoff', hours({ to: '24:00' }), 'office_hours.to'],
    ['handoff', hours({ to: '09:00' }), 'office_hours.to'],
  ]

  it('is named by its field and its rule, and changes nothing', async (context) => {
    const { owner } = await open(context)
    const before = await read(owner)
    for (const [section, body, field] of cases) {
      const answer = await owner.put(`/answers/${section}`, body)
      const about = `${section} ${field}: ${answer.text}`
      assert.equal(answer.status, 400, about)
      const problem = objectIn(answer)
      assert.equal(problem['field'], field, about)
      assert.match(String(problem['detail']), /^[A-Z].*\.$/, about)
    }
    assert.deepEqual(await read(owner), before)
  })
})

describe('the handoff', () => {
  const url = 'https://desk.example/hooks'

  it('shows the secret of a webhook once, and keeps it sealed', async (context) => {
    const { server, owner } = await open(context)
    const made = okay(await owner.put('/answers/handoff', { ...noHandoff, webhook_url: url })).handoff
    const secret = made.webhook_secret ?? ''
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    for (const answer of [
      await owner.get('/answers'),
      await owner.put('/answers/handoff', { ...noHandoff, webhook_url: url, email: 'desk@shop.example' }),
      await owner.put('/answers/tone', { emoji: true, greeting: {} }),
    ]) {
      assert.equal(answer.status, 200)
      assert.ok(
        !answer.text.includes('secret') && !answer.text.includes('whsec_') && !answer.text.includes('kvs1.'),
      )
    }
    const { shop, storage } = await server.scope()
    const sealed = shop.settings.handoff.webhook?.sealedSecret ?? ''
    assert.ok(!JSON.stringify(shop.settings).includes(secret))
    assert.equal(server.shops.webhookSeal(shop.id).open(sealed), secret)
    assert.throws(() => server.shops.webhookSeal('shop_other').open(sealed))
    assert.ok(!JSON.stringify(await storage.audit.latest(10)).includes(secret))
    assert.ok(!server.log.join('\n').includes(secret))
  })

  it('shows the whole address of a webhook to owners alone', async (context) => {
    const { server, owner } = await open(context)
    okay(await owner.put('/answers/handoff', { ...noHandoff, webhook_url: `${url}/T0123/secret?key=word` }))
    for (const role of ['viewer', 'agent'] as const) {
      const { handoff } = okay(await (await signedIn(server, role)).get('/answers'))
      assert.equal(handoff.webhook_url, 'https://desk.example/…')
    }
    assert.match(okay(await owner.get('/answers')).handoff.webhook_url ?? '', /word$/)
  })

  it('has another secret for another address, and for the same one set anew', async (context) => {
    const { owner } = await open(context)
    const put = async (address: string | null) =>
      okay(await owner.put('/answers/handoff', { ...noHandoff, webhook_url: address })).handoff.webhook_secret
    const secrets = [await put(url), await put(`${url}/2`), await put(null), await put(url)]
    assert.equal(secrets[2], undefined)
    assert.equal(new Set(secrets).size, 4)
  })

  it('keeps office hours in the order of the week, and takes empty fields for nobody', async (context) => {
    const { owner } = await open(context)
    const office_hours = { days: [5, 1], from: '09:00', to: '17:30' }
    const { handoff } = okay(
      await owner.put('/answers/handoff', { email: ' ', webhook_url: '', office_hours }),
    )
    assert.deepEqual(handoff, { ...noHandoff, office_hours: { ...office_hours, days: [1, 5] } })
  })

  it('may go where whoever runs Kvitto allows', async (context) => {
    const server = await startServer(context, { environment: { KVITTO_EGRESS_ALLOW: '127.0.0.1:8443' } })
    const owner = await signedIn(server)
    const put = (webhook_url: string) => owner.put('/answers/handoff', { ...noHandoff, webhook_url })
    assert.equal((await put('https://127.0.0.1:8443/hook')).status, 200)
    assert.equal((await put('https://127.0.0.1:8444/hook')).status, 400)
  })
})

describe('what is set takes effect at once', () => {
  it('the greeting, in the language that it is written in', async (context) => {
    const { server, owner } = await open(context)
    const standard = (await shopper(server).say('hello')).reply
    okay(await owner.put('/answers/tone', { emoji: true, greeting: { en: 'Welcome to Lantern & Loom!' } }))
    const greeted = await shopper(server).say('hello')
    assert.equal(greeted.reply, 'Welcome to Lantern & Loom!')
    assert.equal(greeted.outcome, 'smalltalk')
    assert.notEqual(greeted.notice, null)
    assert.notEqual((await shopper(server).say('hej hej')).reply, greeted.reply)
    okay(await owner.put('/answers/tone', { emoji: true, greeting: {} }))
    assert.equal((await shopper(server).say('hello')).reply, standard)
  })

  it('whether replies carry emoji', async (context) => {
    const { server, owner } = await open(context)
    const text = async () => String(objectIn(await askTool(server, 'get_installment_schedule', anna))['text'])
    assert.match(await text(), /✅|⏳/)
    okay(await owner.put('/answers/tone', { emoji: false, greeting: {} }))
    assert.doesNotMatch(await text(), /✅|⏳/)
  })

  it('a general answer', async (context) => {
    const { server, owner } = await open(context)
    const own = 'We never charge a late fee. Call us on 040-123 45 67.'
    okay(await owner.put('/answers/general', { own: { late_fee: { en: own } } }))
    assert.equal((await shopper(server).say('What does a late fee cost?')).reply, own)
  })

  it('the methods of a country, over REST, MCP and in the chat', async (context) => {
    const { server, owner } = await open(context)
    const usual = await methodsOf(server, {})
    assert.equal(usual['source'], 'market')
    const offered = [
      { id: 'pay_later', name: { en: 'Take it home' }, description: { en: 'Pay within 45 days.' } },
      { id: 'pay_in_4', name: {}, description: { sv: 'Fyra delar.' } },
    ]
    okay(await owner.put('/answers/methods', { methods: [{ country: 'SE', methods: offered }] }))
    const own = await methodsOf(server, {})
    assert.equal(own['source'], 'merchant')
    assert.ok(Array.isArray(own['methods']))
    const [later, parts] = own['methods'].map(asObject)
    assert.deepEqual(later, { id: 'pay_later', name: 'Take it home', description: 'Pay within 45 days.' })
    assert.equal(parts?.['name'], 'Pay in 4')
    assert.ok(String(parts['description']).length > 0)
    const inSwedish = await methodsOf(server, { locale: 'sv' })
    assert.match(JSON.stringify(inSwedish), /"Betala senare".*"Fyra delar\."/)
    assert.equal((await methodsOf(server, { country: 'NO' }))['source'], 'market')
    const client = await connectOverHttp(context, server, '2025-11-25')
    const { structuredContent } = await callTool(client, 'get_payment_methods', {})
    assert.deepEqual(structuredContent['data'], own)
    const { reply } = await shopper(server).say('Which ways to pay with Klarna are there?')
    assert.match(reply, /• Take it home: Pay within 45 days\./)
    okay(await owner.put('/answers/methods', { methods: [{ country: 'SE', methods: [] }] }))
    assert.deepEqual(await methodsOf(server, {}), usual)
  })

  it('a plan rule, in the schedule, the payment info and the payments ahead', async (context) => {
    const { server, owner } = await open(context)
    const data = async (tool: string) => asObject(objectIn(await askTool(server, tool, anna))['data'])
    const before = await data('get_installment_schedule')
    assert.deepEqual(before['rule'], { kind: 'days', parts: 3, every: 30, first: 'capture' })
    const rule = { kind: 'monthly', parts: 3, every: 1, first: 'capture' }
    okay(await owner.put('/answers/plans', { plans: [{ country: 'SE', method: 'pay_in_3', rule }] }))
    const schedule = await data('get_installment_schedule')
    assert.deepEqual(schedule['rule'], rule)
    assert.match(
      JSON.stringify(schedule['plans']),
      /"due_on":"2026-11-02".*"due_on":"2026-12-02".*"due_on":"2027-01-02"/,
    )
    assert.deepEqual((await data('get_payment_info'))['schedule'], schedule)
    const ahead = await data('get_upcoming_payments')
    assert.ok(Array.isArray(ahead['payments']))
    assert.deepEqual(
      ahead['payments'].map((payment) => asObject(payment)['due_on']),
      ['2026-12-02', '2027-01-02'],
    )
    okay(await owner.put('/answers/plans', { plans: [{ country: 'NO', method: 'pay_in_3', rule }] }))
    assert.deepEqual(await data('get_installment_schedule'), before)
  })
})

async function open(context: TestContext): Promise<{ server: RunningServer; owner: Visitor }> {
  const server = await startServer(context)
  return { server, owner: await signedIn(server) }
}

async function read(visitor: Visitor): Promise<Answers> {
  return okay(await visitor.get('/answers'))
}

function okay(answer: Answer): Answers {
  assert.equal(answer.status, 200, answer.text)
  const answers: Answers = JSON.parse(answer.text)
  return answers
}

function sectionOf(answers: Answers, section: string): unknown {
  return asObject(answers)[section]
}

async function methodsOf(server: RunningServer, input: object): Promise<Record<string, unknown>> {
  return asObject(objectIn(await askTool(server, 'get_payment_methods', input))['data'])
}
