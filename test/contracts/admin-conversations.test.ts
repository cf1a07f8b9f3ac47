import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { act } from '../../src/conversation/agent-actions.ts'
import { takeTurn } from '../../src/conversation/conversation.ts'
import { rules } from '../../src/conversation/rules.ts'
import { parseState } from '../../src/conversation/state.ts'
import type { Engine } from '../../src/conversation/turn.ts'
import { newsSince } from '../../src/server/conversation-stream.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { postChat, shopper } from '../chat.ts'
import { listenTo } from '../event-stream.ts'
import { type Answer, asObject, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const claim = 'ORD-12345, anna@example.com'

const list = z.object({
  conversations: z.array(z.looseObject({ id: z.string() })),
  next_cursor: z.string().nullable(),
  counts: z.record(z.string(), z.number()),
})

describe('conversations in the dashboard', () => {
  it('lists them, the latest change first, with how many there are in each state', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const [first, second] = [shopper(server), shopper(server)]
    const { conversation_id: older } = await first.say(`Is my order paid? ${claim}`)
    const { conversation_id: newer } = await second.say('hello')
    await second.say('I want to talk to a human')
    const { conversations, next_cursor, counts } = await listed(viewer)
    assert.deepEqual(
      conversations.map(({ id }) => id),
      [newer, older],
    )
    assert.equal(next_cursor, null)
    assert.deepEqual(counts, { open: 1, waiting: 1, agent: 0, resolved: 0 })
    const { started_at, updated_at, ...line } = conversations[0] ?? { id: '' }
    assert.deepEqual(line, {
      id: newer,
      status: 'waiting',
      channel: 'api',
      language: 'en',
      turns: 2,
      first_message: 'hello',
      last_message: 'I want to talk to a human',
      last_outcome: 'handoff',
      rating: null,
      agent: null,
      flags: [],
    })
    assert.ok(String(started_at) < String(updated_at))
  })

  it('finds by state, language, outcome, intent, tool, words and email', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const said = async (...messages: string[]): Promise<string> => {
      const somebody = shopper(server)
      let id = ''
      for (const message of messages) id = (await somebody.say(message)).conversation_id
      return id
    }
    const paid = await said(`Is my order paid? ${claim}`)
    const human = await said('I want to talk to a human')
    const swedish = await said('Hej! Var är min återbetalning?')
    const found = async (search: string): Promise<readonly string[]> =>
      (await listed(viewer, search)).conversations.map(({ id }) => id)
    assert.deepEqual(await found('?status=waiting'), [human])
    assert.deepEqual(await found('?language=sv'), [swedish])
    assert.deepEqual(await found('?outcome=answered'), [paid])
    assert.deepEqual(await found('?intent=talk_to_human'), [human])
    assert.deepEqual(await found('?tool=get_payment_status&status=&q='), [paid])
    assert.deepEqual(await found('?q=ATERBETALNING'), [swedish])
    assert.deepEqual(await found('?q=order%20paid'), [paid])
    assert.deepEqual(await found('?q=Anna%40Example.com'), [paid])
    assert.deepEqual(await found('?q=nobody%40example.com'), [])
    assert.deepEqual(await found('?q=nobody%20said%20this'), [])
    assert.deepEqual(await found('?q=human&status=open'), [])
  })

  it('gives fifty a page, each conversation once', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const { conversations } = (await server.scope()).storage
    for (let n = 0; n < 120; n += 1) await conversations.addTurn(someTurn(server, `conv_${n}`, n % 40))
    const seen: string[] = []
    const lengths: number[] = []
    let search = ''
    for (;;) {
      const page = await listed(viewer, search)
      lengths.push(page.conversations.length)
      seen.push(...page.conversations.map(({ id }) => id))
      if (page.next_cursor === null) break
      search = `?cursor=${page.next_cursor}`
    }
    assert.deepEqual(lengths, [50, 50, 20])
    assert.equal(new Set(seen).size, 120)
  })

  it('says what cannot be asked for', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const cases = {
      status: 'gone',
      language: 'English',
      tool: 'a-b',
      cursor: 'x',
      q: 'x'.repeat(201),
      mood: 'x',
    }
    for (const [field, value] of Object.entries(cases)) {
      const answer = await viewer.get(`/conversations?${field}=${value}`)
      assert.equal(answer.status, 400, field)
      if (field !== 'mood') assert.equal(objectIn(answer)['field'], field)
    }
    assert.equal((await viewer.get('/conversations?q=a&q=b')).status, 400)
  })

  it('shows the transcript: turns, what happened beside them, agents’ messages', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const anna = shopper(server)
    const { conversation_id: id } = await anna.say(`Is my order paid? ${claim}`)
    await anna.say('I want to talk to a human')
    await maja.post(`/conversations/${id}/take`)
    await anna.say('Are you there?')
    await maja.post(`/conversations/${id}/reply`, { text: ' Write to help@shop.example. ' })
    await maja.post(`/conversations/${id}/hand-back`)
    const { transcript } = objectIn(await maja.get(`/conversations/${id}`))
    const entries = z.array(z.looseObject({ kind: z.string(), at: z.iso.datetime() })).parse(transcript)
    assert.deepEqual(
      entries.map(({ kind, event, name, text }) =>
        [kind, event, name, kind === 'assistant' ? '' : text].filter(Boolean).join(' '),
      ),
      [
        'shopper Is my order paid? ORD-12345, a•••@example.com',
        'assistant',
        'shopper I want to talk to a human',
        'assistant',
        'event handed_over',
        'event taken Maja',
        'shopper Are you there?',
        'agent Maja Write to help@shop.example.',
        'event handed_back Maja',
      ],
    )
    const { tools, intents, outcome, engine } = entries[1] ?? { kind: '', at: '' }
    assert.deepEqual([outcome, engine, intents], ['answered', 'rules', ['payment_status']])
    const [tool] = z.array(z.looseObject({ duration_ms: z.number() })).parse(tools)
    assert.deepEqual(
      { ...tool, duration_ms: 0 },
      {
        name: 'get_payment_status',
        outcome: 'answered',
        duration_ms: 0,
        mismatch: null,
      },
    )
  })

  it('is silent for the shopper while an agent has the conversation, until it is handed back', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const anna = shopper(server)
    const { conversation_id: id } = await anna.say('hello')
    const taken = objectIn(await maja.post(`/conversations/${id}/take`, { seen: 'open' }))
    assert.deepEqual([taken['status'], taken['agent']], ['agent', 'Maja'])
    assert.equal((await anna.say('hello?')).reply, '')
    const back = objectIn(await maja.post(`/conversations/${id}/hand-back`))
    assert.deepEqual([back['status'], back['agent']], ['open', null])
    assert.notEqual((await anna.say('hello?')).reply, '')
  })

  for (const [name, end] of [
    ['handed back', 'hand-back'],
    ['resolved', 'resolve'],
  ] as const)
    it(`ends every proof when it is ${name} by an agent`, async (context) => {
      const server = await startServer(context)
      const maja = await signedIn(server, 'agent')
      const anna = shopper(server)
      const { conversation_id: id } = await anna.say(`Is my order paid? ${claim}`)
      assert.equal((await anna.say('When is my next payment?')).outcome, 'answered')
      await maja.post(`/conversations/${id}/take`)
      await anna.say('What about ORD-67890?')
      await maja.post(`/conversations/${id}/${end}`)
      const { conversationSeal, storage } = await server.scope()
      const sealed = (await storage.conversations.find(id))?.sealedState ?? ''
      const { pastTurns, proofs, reference, email } = parseState(conversationSeal.open(sealed, id))
      assert.deepEqual(
        { pastTurns, proofs, reference, email },
        {
          pastTurns: 3,
          proofs: [],
          reference: null,
          email: null,
        },
      )
      const reply = await anna.say('When is my next payment?')
      assert.equal(reply.outcome, 'asked')
      assert.deepEqual(reply.tools, [])
    })

  it('goes through its states, and keeps a proof where no agent wrote', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const anna = shopper(server)
    const { conversation_id: id } = await anna.say(`Is my order paid? ${claim}`)
    const status = async (action: string): Promise<unknown> =>
      objectIn(await maja.post(`/conversations/${id}/${action}`))['status']
    assert.equal(await status('resolve'), 'resolved')
    assert.equal(await status('reopen'), 'open')
    assert.equal((await anna.say('When is my next payment?')).outcome, 'answered')
    assert.equal(await status('resolve'), 'resolved')
    assert.equal(await status('take'), 'agent')
    assert.equal(await status('resolve'), 'resolved')
  })

  it('lets another agent take over, and either of them write', async (context) => {
    const server = await startServer(context)
    const [maja, other] = [await signedIn(server, 'agent'), await signedIn(server)]
    const { conversation_id: id } = await shopper(server).say('hello')
    await maja.post(`/conversations/${id}/take`)
    assert.equal((await other.post(`/conversations/${id}/reply`, { text: 'Hello' })).status, 200)
    assert.equal((await other.post(`/conversations/${id}/take`)).status, 200)
    const kinds = (await (await server.scope()).storage.conversations.events(id)).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['taken', 'agent_message', 'taken'])
  })

  it('says to whoever comes too late what has happened', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const { conversation_id: id } = await shopper(server).say('hello')
    const refused = async (action: string, body?: object): Promise<string> => {
      const answer = await maja.post(`/conversations/${id}/${action}`, body)
      assert.equal(answer.status, 409, answer.text)
      return String(objectIn(answer)['detail'])
    }
    assert.match(await refused('reply', { text: 'hi' }), /Take it first/)
    assert.match(await refused('hand-back'), /Take it first/)
    const both = await Promise.all([1, 2].map(() => maja.post(`/conversations/${id}/take`, { seen: 'open' })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const late = both.find(({ status }) => status === 409) ?? { text: '{}' }
    assert.equal(objectIn(late)['detail'], 'Maja has taken this conversation meanwhile.')
    assert.equal(await refused('take', { seen: 'waiting' }), 'Maja has taken this conversation meanwhile.')
    assert.match(await refused('reopen'), /Maja has taken/)
    await maja.post(`/conversations/${id}/hand-back`)
    assert.match(await refused('reply', { text: 'hi' }), /Maja has handed this conversation back/)
    await maja.post(`/conversations/${id}/resolve`)
    assert.match(await refused('resolve'), /Maja has resolved/)
  })

  it('loses no turn that comes while an agent hands back', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const anna = shopper(server)
    const { conversation_id } = await anna.say('hello')
    for (let round = 0; round < 5; round += 1) {
      await maja.post(`/conversations/${conversation_id}/take`)
      const [back, said] = await Promise.all([
        maja.post(`/conversations/${conversation_id}/hand-back`),
        postChat(server, { message: `Is it paid? ${claim}`, conversation_id }),
      ])
      assert.deepEqual([back.status, said.status], [200, 200])
    }
    const { turns = 0 } = (await (await server.scope()).storage.conversations.find(conversation_id)) ?? {}
    assert.equal(turns, 6)
  })

  it('ends the proof of a turn too that was under way when an agent took and handed back', async (context) => {
    const server = await startServer(context)
    const scope = await server.scope()
    const say = (text: string, engine: Engine, conversationId?: string) =>
      takeTurn(
        { scope, caller: { id: 'cli' }, engine, receivedAt: performance.now() },
        { text, conversationId },
      )
    const begun = await say(`Is my order paid? ${claim}`, rules)
    const id = begun?.conversationId ?? ''
    let rounds = 0
    const reply = await say(
      'When is my next payment?',
      async (turn) => {
        const said = await rules(turn)
        if (rounds++ > 0) return said
        for (const kind of ['take', 'hand_back'] as const)
          assert.equal((await act(scope, id, { kind, name: 'Maja' })).outcome, 'done')
        return said
      },
      id,
    )
    assert.deepEqual([rounds, reply?.outcome, reply?.tools], [2, 'asked', []])
    const sealed = (await scope.storage.conversations.find(id))?.sealedState ?? ''
    assert.deepEqual(parseState(scope.conversationSeal.open(sealed, id)).proofs, [])
  })

  it('takes no message that is empty or too long', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const { conversation_id: id } = await shopper(server).say('hello')
    await maja.post(`/conversations/${id}/take`)
    for (const body of [
      {},
      { text: '  ' },
      { text: 'x'.repeat(4_001) },
      { text: 7 },
      { text: 'x', html: 'x' },
    ]) {
      const answer = await maja.post(`/conversations/${id}/reply`, body)
      assert.equal(answer.status, 400, answer.text)
    }
    assert.equal((await maja.post(`/conversations/${id}/take`, { seen: 'lost' })).status, 400)
    assert.equal((await maja.post(`/conversations/${id}/reply`, { text: 'x'.repeat(4_000) })).status, 200)
  })

  it('deletes one with all that was said', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const { conversation_id: id } = await shopper(server).say('hello')
    await maja.post(`/conversations/${id}/take`)
    assert.equal((await maja.delete(`/conversations/${id}`)).status, 204)
    assert.equal((await maja.delete(`/conversations/${id}`)).status, 404)
    assert.equal((await maja.get(`/conversations/${id}`)).status, 404)
    assert.equal((await maja.post(`/conversations/${id}/take`)).status, 404)
    const { conversations } = (await server.scope()).storage
    assert.deepEqual([await conversations.turns(id), await conversations.events(id)], [[], []])
  })

  it('lets a viewer look and nothing more, and nobody who is not signed in', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const { conversation_id: id } = await shopper(server).say('hello')
    assert.equal((await viewer.get(`/conversations/${id}`)).status, 200)
    for (const action of ['take', 'reply', 'hand-back', 'resolve', 'reopen'])
      assert.equal((await viewer.post(`/conversations/${id}/${action}`, { text: 'x' })).status, 403, action)
    assert.equal((await viewer.delete(`/conversations/${id}`)).status, 403)
    for (const path of ['', `/${id}`, '/events'])
      assert.equal((await send(`${server.url}/admin/api/conversations${path}`)).status, 401, path)
  })

  it('shows no conversation of another shop, and changes none', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server)
    const { storage } = server.shops
    await storage.shops.create({ ...server.shop, id: 'another', widgetKey: 'another' }, server.shops.now())
    const { conversations } = storage.forShop('another')
    await conversations.addTurn(someTurn(server, 'conv_theirs', 0))
    assert.deepEqual((await listed(maja)).conversations, [])
    const answers = [
      await maja.get('/conversations/conv_theirs'),
      await maja.delete('/conversations/conv_theirs'),
      ...(await Promise.all(
        ['take', 'hand-back', 'resolve', 'reopen'].map((action) =>
          maja.post(`/conversations/conv_theirs/${action}`),
        ),
      )),
      await maja.post('/conversations/conv_theirs/reply', { text: 'x' }),
    ]
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([404]))
    assert.equal((await conversations.find('conv_theirs'))?.status, 'open')
  })

  it('keeps who did what, with nothing of what was said', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const { conversation_id: id } = await shopper(server).say('hello')
    await maja.post(`/conversations/${id}/take`)
    await maja.post(`/conversations/${id}/reply`, { text: 'Our secret' })
    for (const action of ['hand-back', 'resolve', 'reopen']) await maja.post(`/conversations/${id}/${action}`)
    await maja.delete(`/conversations/${id}`)
    const entries = await (await server.scope()).storage.audit.latest(20)
    const own = entries.filter(({ actor }) => actor === `person:${maja.id}`)
    assert.deepEqual(own.map(({ action }) => action).reverse(), [
      'conversation-taken',
      'conversation-answered',
      'conversation-handed-back',
      'conversation-resolved',
      'conversation-reopened',
      'conversation-removed',
    ])
    for (const { detail } of own) assert.deepEqual(detail, { conversation: id })
  })

  it('tells the shopper what the agent writes', async (context) => {
    const server = await startServer(context)
    const maja = await signedIn(server, 'agent')
    const { conversation_id: id } = await shopper(server).say('hello')
    await maja.post(`/conversations/${id}/take`)
    await maja.post(`/conversations/${id}/reply`, { text: 'How can I help?' })
    const news = await newsSince(await server.scope(), id, { turns: 1, event: 0 })
    assert.deepEqual(news?.status, { state: 'agent', agent: 'Maja' })
    const [message] = news?.steps.flatMap(({ messages }) => messages) ?? []
    assert.deepEqual([message?.from, message?.name, message?.text], ['agent', 'Maja', 'How can I help?'])
  })
})

describe('GET /admin/api/conversations/events', () => {
  it('tells which conversation changes, and how many wait', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const stream = await listen(context, server, viewer)
    const anna = shopper(server)
    const { conversation_id: id } = await anna.say('hello')
    assert.deepEqual(
      (await stream.until(1)).map(({ data }) => data),
      [{ id, waiting: 0 }],
    )
    await anna.say('I want to talk to a human')
    assert.deepEqual((await stream.until(2))[1], { id: null, event: 'changed', data: { id, waiting: 1 } })
  })

  it('sees what another process has changed, once', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const { conversation_id: id } = await shopper(server).say('hello')
    const stream = await listen(context, server, viewer)
    // A different process announces nothing here.
    const { conversations } = (await server.scope()).storage
    await conversations.addTurn(someTurn(server, 'conv_elsewhere', 0))
    await conversations.change(id, {
      at: new Date(server.shops.now().getTime() + 1),
      from: ['open'],
      status: 'waiting',
      event: { kind: 'handed_over', name: null, text: null },
    })
    const told = (await stream.until(2)).map(({ data }) => data['id'])
    assert.deepEqual(new Set(told), new Set([id, 'conv_elsewhere']))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    assert.equal((await stream.until(2)).length, 2)
  })

  it('ends when the server does', async (context) => {
    const server = await startServer(context)
    const stream = await listen(context, server, await signedIn(server))
    await server.app.close()
    await stream.ended
  })
})

async function listen(
  context: { after(close: () => Promise<void>): void },
  server: RunningServer,
  { cookie }: Visitor,
): ReturnType<typeof listenTo> {
  const stream = await listenTo(context, `${server.url}/admin/api/conversations/events`, { cookie })
  assert.match(stream.contentType, /^text\/event-stream/)
  return stream
}

async function listed(visitor: Visitor, search = ''): Promise<z.infer<typeof list>> {
  const answer: Answer = await visitor.get(`/conversations${search}`)
  assert.equal(answer.status, 200, answer.text)
  return list.parse(asObject(JSON.parse(answer.text)))
}

function someTurn({ shops }: Pick<RunningServer, 'shops'>, id: string, seconds: number) {
  return {
    id,
    owner: 'cli',
    seen: null,
    status: 'open',
    language: 'en',
    emailHash: null,
    sealedState: '',
    turn: {
      at: new Date(shops.now().getTime() + seconds * 1_000),
      message: 'hello',
      reply: 'Hello!',
      language: 'en',
      outcome: 'smalltalk',
      engine: 'rules',
      intents: ['greeting'],
      tools: [],
      durationMs: 1,
      usage: null,
      messageId: null,
    },
  } as const
}
