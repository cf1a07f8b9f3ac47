import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { WidgetMessage } from '../../../src/server/widget/wire.ts'
import { Conversation } from './conversation.ts'
import { KeptConversation } from './kept-conversation.ts'
import { KeptText, type TextStore } from './kept-text.ts'
import { Server } from './server.ts'

describe('a conversation', () => {
  it('asks for no session before the first message', async () => {
    const shop = new Shop()
    await shop.tab().conversation.start()
    assert.deepEqual(shop.asked, ['GET look'])
  })

  it('of a message whose answer was lost on the way is sent again and shown once', async () => {
    const shop = new Shop()
    const { conversation, events } = shop.tab()
    shop.losesAnswers = 2
    conversation.say('Is it paid?')
    await shop.pass()
    assert.deepEqual(textsOf(conversation), ['Is it paid?', 'Reply to: Is it paid?'])
    assert.equal(shop.taken.length, 1)
    assert.deepEqual(events, ['sent', 'received assistant'])
  })

  it('of a message that the event stream brings before its answer is shown once all along', async () => {
    const shop = new Shop()
    const { conversation } = shop.tab()
    conversation.listen(true)
    conversation.say('First')
    await shop.pass()
    shop.losesAnswers = 1
    conversation.say('Second')
    await shop.flush()
    for (const message of shop.conversations.get('token-1') ?? []) shop.stream(message)
    await shop.flush()
    assert.deepEqual(textsOf(conversation), ['First', 'Reply to: First', 'Second'])
    await shop.pass()
    assert.deepEqual(textsOf(conversation), ['First', 'Reply to: First', 'Second', 'Reply to: Second'])
  })

  it('of which a message was refused hears others all the same', async () => {
    const shop = new Shop()
    const { conversation } = shop.tab()
    conversation.listen(true)
    conversation.say('First')
    await shop.pass()
    shop.refuses = true
    conversation.say('Second')
    shop.stream({
      id: 'other',
      from: 'shopper',
      at: '',
      text: 'From the other tab',
      name: null,
      asks_for: [],
    })
    await shop.pass()
    assert.deepEqual(textsOf(conversation), ['First', 'Reply to: First', 'From the other tab', 'Second'])
  })

  it('goes on after the page is loaded again, with what was not sent yet', async () => {
    const shop = new Shop()
    const before = shop.tab()
    before.conversation.say('First')
    await shop.pass()
    shop.isDown = true
    before.conversation.say('Second')
    await shop.flush()
    shop.forgetTimers()
    shop.isDown = false
    const after = shop.tab(before.session)
    await after.conversation.start()
    await shop.pass()
    assert.deepEqual(textsOf(after.conversation), ['First', 'Reply to: First', 'Second', 'Reply to: Second'])
    assert.equal(shop.sessions, 1)
  })

  it('that the server has let go begins anew, and the message is sent there', async () => {
    const shop = new Shop()
    const { conversation } = shop.tab()
    conversation.say('First')
    await shop.pass()
    shop.conversations.clear()
    conversation.say('Second')
    await shop.pass()
    const kinds = conversation.transcript.map(({ kind }) => kind)
    assert.deepEqual(kinds, ['message', 'message', 'began', 'message', 'message'])
    assert.equal(shop.sessions, 2)
  })

  it('is one, though two tabs write their first message at the same moment', async () => {
    const shop = new Shop()
    const [one, other] = [shop.tab(), shop.tab()]
    one.conversation.say('One')
    other.conversation.say('Two')
    await shop.pass()
    assert.equal(shop.sessions, 1)
    await one.conversation.follow()
    await other.conversation.follow()
    assert.equal(shop.conversations.size, 1)
  })

  it('that was ended in another tab is gone from this one', async () => {
    const shop = new Shop()
    const one = shop.tab()
    one.conversation.say('One')
    await shop.pass()
    const other = shop.tab()
    await other.conversation.start()
    assert.equal(other.conversation.transcript.length, 2)
    one.conversation.renew()
    await other.conversation.follow()
    assert.equal(other.conversation.transcript.length, 0)
  })

  it('that begins anew in another tab has the message that was on its way here, and all in one order', async () => {
    const shop = new Shop()
    const [one, other] = [shop.tab(), shop.tab()]
    one.conversation.say('First')
    await shop.pass()
    await other.conversation.start()
    other.conversation.say('On its way')
    one.conversation.renew()
    await Promise.all([other.conversation.follow(), one.conversation.say('New')])
    await shop.flush()
    await other.conversation.follow()
    await shop.pass()
    const said = ['New', 'Reply to: New', 'On its way', 'Reply to: On its way']
    assert.deepEqual(textsOf(other.conversation), said)
    assert.deepEqual(
      shop.conversations.get('token-2')?.map(({ text }) => text),
      said,
    )
  })

  it('of one shopper is never shown to the next one whom the shop names', async () => {
    const shop = new Shop()
    const { conversation, session } = shop.tab()
    conversation.identify('anna')
    conversation.say('Where is my refund?')
    await shop.pass()
    conversation.identify('anna')
    assert.equal(conversation.transcript.length, 2)
    conversation.identify('bo')
    assert.equal(conversation.transcript.length, 0)
    const next = shop.tab(session)
    await next.conversation.start()
    assert.equal(next.conversation.transcript.length, 0)
  })

  it('an answer that comes after the conversation was ended is not shown', async () => {
    const shop = new Shop()
    const { conversation } = shop.tab()
    conversation.say('First')
    conversation.renew()
    await shop.pass()
    assert.deepEqual(textsOf(conversation), [])
    conversation.say('Second')
    await shop.pass()
    assert.deepEqual(textsOf(conversation), ['Second', 'Reply to: Second'])
  })

  it('a key that the server does not know refuses the message, for good', async () => {
    const shop = new Shop()
    shop.knowsKey = false
    const { conversation } = shop.tab()
    conversation.say('Hi')
    await shop.pass()
    const [entry] = conversation.transcript
    assert.equal(entry?.kind === 'message' && entry.delivery, 'refused')
    assert.equal(shop.timers.length, 0)
  })
})

function textsOf({ transcript }: Conversation): readonly string[] {
  return transcript.flatMap((entry) => (entry.kind === 'message' ? [entry.message.text] : []))
}

/** A server, a browser with its local storage and locks, and the clock's timers. */
class Shop {
  readonly asked: string[] = []
  readonly taken: string[] = []
  readonly conversations = new Map<string, WidgetMessage[]>()
  readonly timers: (() => void)[] = []
  losesAnswers = 0
  isDown = false
  knowsKey = true
  refuses = false
  sessions = 0
  readonly #local = memoryStore()
  readonly #answers = new Map<string, readonly WidgetMessage[]>()
  #streams: ReadableStreamDefaultController<Uint8Array>[] = []
  #lock: Promise<unknown> = Promise.resolve()
  #ids = 0

  tab(session = memoryStore()) {
    const events: string[] = []
    const ports = {
      server: new Server(this.#fetch, Date.now, ''),
      widgetKey: 'key',
      locale: 'en',
      kept: new KeptConversation(new KeptText('kept', [() => this.#local]), Date.now),
      keptLetters: new KeptText('letters', [() => session]),
      now: Date.now,
      newId: () => `message-${this.#ids++}`.padEnd(16, '-'),
      wait: (_: number, then: () => void) => {
        this.timers.push(then)
        return () => this.timers.splice(this.timers.indexOf(then), 1)
      },
      alone: <Value>(task: () => Promise<Value>): Promise<Value> => {
        const result = this.#lock.then(task)
        this.#lock = result.catch(() => undefined)
        return result
      },
    }
    const conversation = new Conversation(ports, {
      changed: () => undefined,
      looks: () => undefined,
      sent: () => events.push('sent'),
      received: (_, from) => events.push(`received ${from}`),
      handoff: () => events.push('handoff'),
    })
    conversation.listen(false)
    return { conversation, session, events }
  }

  async flush(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Lets time pass until nothing waits any more. */
  async pass(): Promise<void> {
    await this.flush()
    for (let turn = 0; turn < 20 && this.timers.length > 0; turn += 1) {
      this.timers.shift()?.()
      await this.flush()
    }
  }

  /** To all that listen. */
  stream(message: WidgetMessage): void {
    const bytes = new TextEncoder().encode(`event: message\ndata: ${JSON.stringify(message)}\n\n`)
    for (const controller of this.#streams) controller.enqueue(bytes)
  }

  /** As when the page is left. */
  forgetTimers(): void {
    this.timers.length = 0
  }

  readonly #fetch: typeof fetch = async (input, init) => {
    const [path = ''] = String(input).slice(1).split('?')
    this.asked.push(`${init?.method ?? 'GET'} ${path}`)
    if (this.isDown) throw new TypeError('fetch failed')
    const token = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length)
    return this.#answer(path, token, JSON.parse(typeof init?.body === 'string' ? init.body : '{}'))
  }

  #answer(path: string, token: string | undefined, body: { message_id: string; message: string }): Response {
    const look = { shop: 'Shop', accent: '#000', position: 'right', title: null, welcome: null }
    const rest = { status: { state: 'open', agent: null }, cursor: '0', outcome: 'answered', locale: 'en' }
    if (path === 'look') return Response.json(look)
    if (path === 'sessions') {
      if (!this.knowsKey) return Response.json({}, { status: 404 })
      this.sessions += 1
      this.conversations.set(`token-${this.sessions}`, [])
      return Response.json({ conversation_token: `token-${this.sessions}`, look })
    }
    const messages = this.conversations.get(token ?? '')
    if (messages === undefined) return Response.json({}, { status: 401 })
    if (path === 'conversation') return Response.json({ ...rest, messages, rating: null, look })
    if (path === 'events')
      return new Response(new ReadableStream({ start: (c) => void this.#streams.push(c) }))
    if (this.refuses) return Response.json({}, { status: 400 })
    const known = this.#answers.get(`${token} ${body.message_id}`)
    const said = known ?? this.#say(body)
    this.#answers.set(`${token} ${body.message_id}`, said)
    if (known === undefined) messages.push(...said)
    if (this.losesAnswers > 0) {
      this.losesAnswers -= 1
      throw new TypeError('terminated')
    }
    return Response.json({ ...rest, messages: said })
  }

  /** The server has IDs of its own. */
  #say({ message }: { message: string }): readonly WidgetMessage[] {
    this.taken.push(message)
    const number = this.taken.length
    const common = { at: '2025-01-01T00:00:00Z', name: null, asks_for: [] }
    return [
      { ...common, id: `s${number}`, from: 'shopper', text: message },
      { ...common, id: `a${number}`, from: 'assistant', text: `Reply to: ${message}` },
    ]
  }
}

function memoryStore(): TextStore {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}
