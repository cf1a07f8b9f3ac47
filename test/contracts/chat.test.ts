import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { languages } from '../../src/languages/index.ts'
import { postChat, shopper } from '../chat.ts'
import { asObject, objectIn } from '../http.ts'
import { startServer } from '../running-server.ts'

const claim = 'ORD-12345, anna@example.com'

describe('POST /api/v1/chat', () => {
  it('refuses what breaks a rule with a problem that names it', async (context) => {
    const server = await startServer(context)
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{}, /"message"/],
      [{ message: '' }, /1 to 2000 characters/],
      [{ message: 'x'.repeat(2_001) }, /1 to 2000 characters/],
      [{ message: 'hi', mood: 'good' }, /no field mood/],
      [{ message: 'hi', end_user: '' }, /"end_user"/],
      [[], /JSON object/],
    ]
    for (const [body, rule] of cases) {
      const answer = await postChat(server, body)
      assert.equal(answer.status, 400, answer.text)
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/)
      assert.match(String(objectIn(answer)['detail']), rule)
    }
  })

  it('needs a key with the scope "chat"', async (context) => {
    const server = await startServer(context)
    const toolsOnly = { url: server.url, apiKey: await server.newKey(['tools']) }
    assert.equal((await postChat(toolsOnly, { message: 'hi' })).status, 403)
    assert.equal((await postChat({ url: server.url, apiKey: 'kv_no' }, { message: 'hi' })).status, 401)
  })

  it('gives a conversation to the key that began it alone', async (context) => {
    const server = await startServer(context)
    const { conversation_id } = await shopper(server).say(`Is it paid? ${claim}`)
    const other = { url: server.url, apiKey: await server.newKey(['chat']) }
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await postChat(other, { message: 'and the next payment?', conversation_id }, { accept })
      assert.equal(answer.status, 404, answer.text)
    }
    const unknown = await postChat(server, { message: 'hi', conversation_id: 'conv_nobody' })
    assert.equal(unknown.status, 404)
  })

  it('keeps nothing proved from one conversation to the next', async (context) => {
    const server = await startServer(context)
    assert.equal((await shopper(server).say(`Is it paid? ${claim}`)).outcome, 'answered')
    const reply = await shopper(server).say('Is ORD-12345 paid?')
    assert.deepEqual(reply.asks_for, ['email'])
    assert.deepEqual(reply.tools, [])
  })

  it('streams status, then the whole reply once it is there, then the same JSON', async (context) => {
    const server = await startServer(context)
    const body = { message: `Show me the payment plan of my order. ${claim}` }
    const answer = await postChat(server, body, { accept: 'text/event-stream' })
    assert.equal(answer.status, 200)
    assert.match(answer.headers['content-type'] ?? '', /^text\/event-stream/)
    const events = answer.text
      .split('\n\n')
      .filter(Boolean)
      .map((event) => {
        const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? []
        return { name, data: asObject(JSON.parse(data)) }
      })
    assert.equal(events[0]?.name, 'status')
    const done = events.at(-1)
    assert.equal(done?.name, 'done')
    assert.equal(done.data['outcome'], 'answered')
    const deltas = events.filter(({ name }) => name === 'delta').map(({ data }) => data['text'])
    assert.ok(deltas.length > 1)
    assert.equal(deltas.join(''), done.data['reply'])
  })

  it('counts misses by the key’s shopper, and says when there were too many', async (context) => {
    const server = await startServer(context)
    const mallory = shopper(server, { end_user: 'mallory' })
    await mallory.say('Is ORD-12345 paid?')
    for (let n = 0; n < 10; n += 1)
      assert.equal((await mallory.say(`wrong-${n}@example.com`)).outcome, 'no_match')
    assert.equal((await mallory.say('wrong-10@example.com')).outcome, 'too_many_attempts')
    assert.equal((await shopper(server, { end_user: 'anna' }).say(`paid? ${claim}`)).outcome, 'answered')
  })

  it('says that a tool is switched off, and never uses it', async (context) => {
    const server = await startServer(context)
    await (await server.scope()).storage.tools.setEnabled('get_payment_status', false)
    const reply = await shopper(server).say(`Is my order paid? ${claim}`)
    assert.equal(reply.outcome, 'out_of_scope')
    assert.deepEqual(reply.tools, [{ name: 'get_payment_status', outcome: 'disabled' }])
  })

  it('asks for the Klarna order ID where numbers lead nowhere, and takes it', async (context) => {
    const server = await startServer(context, { fed: false })
    const anna = shopper(server)
    const asked = await anna.say(`Is my order paid? ${claim}`)
    assert.deepEqual([asked.outcome, asked.asks_for], ['asked', ['order_reference']])
    const reply = await anna.say('b1881b52-b923-4a4c-9f42-841b3c774c1d')
    assert.equal(reply.outcome, 'answered', reply.reply)
  })

  it('calls Klarna out of reach unavailable, and answers once it is back', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    await server.fault({ status: 500, times: 1 })
    assert.equal((await anna.say(`Is my order paid? ${claim}`)).outcome, 'unavailable')
    assert.equal((await anna.say('Is my order paid?')).outcome, 'answered')
  })

  it('answers two messages of one conversation that come at once one after the other', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    const { conversation_id } = await anna.say('hello')
    const messages = ['Is my order paid?', claim, 'thanks']
    const answers = await Promise.all(
      messages.map((message) => postChat(server, { message, conversation_id })),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    )
    const { storage } = await server.scope()
    assert.equal((await storage.conversations.find(conversation_id))?.turns, 4)
    assert.equal((await storage.conversations.turns(conversation_id)).length, 4)
  })

  it('marks a conversation for a person once, and still answers', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    const [first, second] = [
      await anna.say('I want to talk to a human'),
      await anna.say('get me a person please'),
    ]
    assert.deepEqual([first.outcome, second.outcome], ['handoff', 'handoff'])
    assert.notEqual(first.reply, second.reply)
    const { storage } = await server.scope()
    assert.equal((await storage.conversations.find(first.conversation_id))?.status, 'waiting')
    assert.equal((await anna.say(`Is my order paid? ${claim}`)).outcome, 'answered')
    assert.equal((await storage.conversations.find(first.conversation_id))?.status, 'waiting')
  })

  it('says outside office hours when somebody is there again, in the shopper’s language', async (context) => {
    const friday = await startServer(context, { now: new Date('2026-11-27T18:00:00Z') })
    const officeHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }
    await friday.shops.storage.shops.changeSettings(friday.shop.id, (settings) => ({
      ...settings,
      handoff: { ...settings.handoff, officeHours },
    }))
    const english = await shopper(friday).say('I want to talk to a human')
    assert.match(english.reply, /Somebody is there again on Monday, November 30 at 9:00\sAM\.$/)
    const swedish = await shopper(friday).say('Jag vill prata med en människa')
    assert.match(swedish.reply, /Någon är på plats igen måndag 30 november kl\. 9:00\.$/)
  })

  it('keeps no address in a stored message, and none in the log', async (context) => {
    const server = await startServer(context)
    const { conversation_id } = await shopper(server).say(`Is it paid? ${claim}`)
    const { storage } = await server.scope()
    const turns = await storage.conversations.turns(conversation_id)
    assert.match(turns[0]?.message ?? '', /a•••@example\.com/)
    assert.doesNotMatch(JSON.stringify(turns), /anna@/)
    assert.doesNotMatch(JSON.stringify(await storage.conversations.find(conversation_id)), /anna@|ORD-12345/)
    assert.doesNotMatch(server.log.join('\n'), /anna@|ORD-12345/)
  })

  it('tells the shop why a claim did not match, and the shopper not', async (context) => {
    const server = await startServer(context)
    const replies = []
    for (const message of ['Is ORD-12345 paid? nobody@example.com', 'Is ORD-404404 paid? anna@example.com']) {
      const reply = await shopper(server).say(message)
      replies.push(reply.reply)
      const { storage } = await server.scope()
      const [turn] = await storage.conversations.turns(reply.conversation_id)
      assert.equal(turn?.tools[0]?.mismatch, message.includes('404') ? 'order_not_found' : 'email_mismatch')
    }
    assert.equal(replies[0], replies[1])
  })
})

for (const { tag } of languages) {
  it(`a conversation begun in ${tag} says its notice and asks in it`, async (context) => {
    const server = await startServer(context)
    const reply = await shopper(server, { locale: tag }).say('ORD-12345')
    assert.equal(reply.locale, tag)
    assert.ok((reply.notice ?? '').length > 20)
  })
}
