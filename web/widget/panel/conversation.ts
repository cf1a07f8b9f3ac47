import type { Look, Rate, SentMessage, WidgetStatus } from '../../../src/server/widget/wire.ts'
import { EventLine } from './event-line.ts'
import type { KeptConversation } from './kept-conversation.ts'
import type { KeptText } from './kept-text.ts'
import { type Attempt, type Letter, Outbox } from './outbox.ts'
import { parseMessage, parseStatus } from './parse-wire.ts'
import type { Reply, Server } from './server.ts'
import type { ServerEvent } from './server-events.ts'
import { subjectOf } from './subject.ts'
import {
  accept,
  begin,
  deliver,
  isAnyWaiting,
  remove,
  settle,
  type Transcript,
  takeUp,
  unsent,
  write,
} from './transcript.ts'

export type ConversationPorts = {
  readonly server: Server
  readonly widgetKey: string
  readonly locale: string
  readonly kept: KeptConversation
  /** This tab's messages that are not sent yet. */
  readonly keptLetters: KeptText
  readonly now: () => number
  /** 16 to 64 characters of `A-Za-z0-9_-`, never the same twice. */
  readonly newId: () => string
  readonly wait: (ms: number, then: () => void) => () => void
  /** One tab at a time: two that write their first message at once share one conversation. */
  readonly alone: <Value>(task: () => Promise<Value>) => Promise<Value>
}

export type ConversationListener = {
  readonly changed: () => void
  readonly looks: (look: Look) => void
  readonly sent: (id: string) => void
  readonly received: (id: string, from: 'assistant' | 'agent') => void
  readonly handoff: () => void
}

const atRest: WidgetStatus = { state: 'open', agent: null }

/** One shopper's conversation as the panel shows it: what was said, what waits to be sent, and who writes. */
export class Conversation {
  readonly #ports: ConversationPorts
  readonly #listener: ConversationListener
  readonly #outbox: Outbox
  #transcript: Transcript = []
  #status = atRest
  #rating: Rate['rating'] = null
  #token: string | null = null
  #subject: string | null = null
  #line: EventLine | undefined
  #isListening = true
  /** Raised when the conversation is another one: what was asked before is not heard any more. */
  #age = 0
  /** On its way, and its answer is wanted here. */
  #sending: Letter | undefined
  #heldBack: ServerEvent[] = []

  constructor(ports: ConversationPorts, listener: ConversationListener) {
    this.#ports = ports
    this.#listener = listener
    this.#outbox = new Outbox({
      send: (letter) => this.#send(letter),
      told: (letter, delivery) => {
        this.#transcript = deliver(this.#transcript, letter.id, delivery)
        if (delivery === 'refused') this.#hearHeldBack()
        this.#listener.changed()
      },
      keep: (letters) => {
        if (letters.length > 0) ports.keptLetters.write(JSON.stringify(letters))
        else ports.keptLetters.clear()
      },
      wait: ports.wait,
    })
  }

  get transcript(): Transcript {
    return this.#transcript
  }

  get status(): WidgetStatus {
    return this.#status
  }

  get rating(): Rate['rating'] {
    return this.#rating
  }

  /** A message is on its way and the assistant will answer it. */
  get isAwaitingReply(): boolean {
    return this.#sending !== undefined && this.#status.state !== 'agent'
  }

  /** Takes up the conversation that is kept, and what was not sent before the page was left. */
  async start(): Promise<void> {
    for (const letter of parseLetters(this.#ports.keptLetters.read())) this.#post(letter)
    const kept = this.#ports.kept.read()
    if (kept !== null) await this.#adopt(kept.token, kept.subject)
    else void this.#look()
  }

  say(text: string): void {
    const said = text.trim().slice(0, 2000)
    if (said !== '') this.#post({ id: this.#ports.newId(), text: said })
  }

  retryNow(): void {
    this.#outbox.retryNow()
  }

  /** Takes back a message that the server refused. */
  takeBack(key: string): void {
    this.#transcript = remove(this.#transcript, key)
    this.#listener.changed()
  }

  /** Ends this conversation here. The next message begins another. */
  renew(): void {
    this.#ports.kept.clear()
    this.#outbox.clear()
    this.#sending = undefined
    this.#reset([])
    this.#subject = null
  }

  /** Another shopper than before gets another conversation, and with it no proof of an order. */
  identify(token: string): void {
    const subject = subjectOf(token)
    if (this.#subject === subject) return
    if (this.#token !== null || this.#transcript.length > 0) this.renew()
    this.#subject = subject
  }

  /** False where the server did not take it: then it is as before. */
  async rate(rating: Rate['rating']): Promise<boolean> {
    const before = this.#rating
    const age = this.#age
    if (this.#token === null) return false
    this.#rating = rating
    this.#listener.changed()
    const reply = await this.#ports.server.rate(this.#token, rating)
    if (reply.outcome === 'answered' || age !== this.#age) return true
    this.#rating = before
    this.#listener.changed()
    return false
  }

  /** Whether to hear at once what others say: not while nobody looks. */
  listen(isListening: boolean): void {
    this.#isListening = isListening
    if (isListening) this.#line?.start()
    else this.#line?.stop()
  }

  /** Another tab has begun or ended the conversation. What waits to be sent here will be said in the next one. */
  async follow(): Promise<void> {
    const kept = this.#ports.kept.read()
    if ((kept?.token ?? null) === this.#token) return
    this.#reset(unsent(this.#transcript))
    if (kept !== null) await this.#adopt(kept.token, kept.subject)
  }

  #post(letter: Letter): void {
    const at = new Date(this.#ports.now()).toISOString()
    this.#transcript = write(this.#transcript, letter.id, letter.text, at)
    this.#outbox.add(letter)
    this.#listener.changed()
  }

  async #send(letter: Letter): Promise<Attempt> {
    this.#sending = letter
    this.#listener.changed()
    const attempt = await this.#deliver(letter)
    if (this.#sending !== letter) return attempt
    this.#sending = undefined
    this.#hearHeldBack()
    this.#listener.changed()
    return attempt
  }

  async #deliver(letter: Letter): Promise<Attempt> {
    const { server, locale, kept } = this.#ports
    const later: Attempt = { outcome: 'later', afterMs: null }
    for (const isLast of [false, true]) {
      const session = await this.#session(letter)
      if (session.outcome === 'gone') return { outcome: 'refused' }
      if (session.outcome !== 'answered') return session
      const token = session.value
      const reply = await server.send(token, { message_id: letter.id, message: letter.text, locale })
      if (this.#sending !== letter) return later
      if (reply.outcome !== 'answered' && reply.outcome !== 'gone') return reply
      // Another tab went over to another conversation meanwhile, and nobody looks at this one any more.
      if (token !== this.#token) return later
      if (reply.outcome === 'answered') {
        this.#take(letter, token, reply.value)
        return { outcome: 'sent' }
      }
      if (isLast) break
      if (kept.read()?.token === token) kept.clear()
      this.#end()
      this.#transcript = begin(this.#transcript, letter.id)
    }
    return later
  }

  /** The token of the conversation that is kept, which begins now if there is none. */
  async #session(letter: Letter): Promise<Reply<string>> {
    const { kept, alone } = this.#ports
    if (kept.read() === null) {
      const opened = await alone(() => this.#open(letter))
      if (opened.outcome !== 'answered') return opened
    }
    await this.follow()
    return this.#token === null
      ? { outcome: 'later', afterMs: null }
      : { outcome: 'answered', value: this.#token }
  }

  async #open(letter: Letter): Promise<Reply<unknown>> {
    const { server, widgetKey, locale, kept } = this.#ports
    const known = kept.read()
    if (known !== null) return { outcome: 'answered', value: known }
    const opened = await server.open(widgetKey, locale)
    if (opened.outcome !== 'answered') return opened
    if (this.#sending !== letter) return { outcome: 'later', afterMs: null }
    const token = opened.value.conversation_token
    kept.write({ token, subject: this.#subject })
    this.#token = token
    this.#listener.looks(opened.value.look)
    return opened
  }

  #take(letter: Letter, token: string, said: SentMessage): void {
    const before = this.#ids()
    this.#token = token
    // Not where another tab has ended it meanwhile.
    if (this.#ports.kept.read()?.token === token) this.#ports.kept.write({ token, subject: this.#subject })
    this.#transcript = settle(this.#transcript, letter.id, said.messages, said.locale)
    this.#connect(token, said.cursor)
    this.#listener.sent(letter.id)
    this.#tellNew(before)
    this.#setStatus(said.status)
  }

  async #adopt(token: string, subject: string | null): Promise<void> {
    const age = this.#age
    this.#token = token
    this.#subject = subject
    const reply = await this.#ports.server.conversation(token, this.#ports.locale)
    if (age !== this.#age) return
    if (reply.outcome === 'gone') {
      this.#forget(token)
      void this.#look()
      return
    }
    if (reply.outcome !== 'answered') {
      this.#ports.wait(5_000, () => {
        if (age === this.#age) void this.#adopt(token, subject)
      })
      return
    }
    const { messages, status, cursor, rating, look } = reply.value
    this.#transcript = takeUp(this.#transcript, messages)
    this.#status = status
    this.#rating = rating
    this.#listener.looks(look)
    this.#connect(token, cursor)
    this.#listener.changed()
  }

  async #look(): Promise<void> {
    const { server, widgetKey, locale } = this.#ports
    const reply = await server.look(widgetKey, locale)
    if (reply.outcome === 'answered') this.#listener.looks(reply.value)
  }

  #connect(token: string, cursor: string): void {
    if (this.#line !== undefined) return
    this.#line = new EventLine(cursor, {
      connect: (from, signal) => this.#ports.server.events(token, from, signal),
      heard: (event) => this.#hear(event),
      gone: () => this.#forget(token),
      wait: this.#ports.wait,
    })
    if (this.#isListening) this.#line.start()
  }

  #hearHeldBack(): void {
    const heldBack = this.#heldBack
    this.#heldBack = []
    for (const event of heldBack) this.#hear(event)
  }

  /**
   * Held back while a message is under way, whose answer brings the same in its order. A message of the shopper's that
   * comes while one waits to be sent again may be that one: only its answer tells, so it waits too, with all behind it.
   */
  #hear(event: ServerEvent): void {
    const value = parseJson(event.data)
    const message = event.event === 'message' ? parseMessage(value) : undefined
    const status = event.event === 'status' ? parseStatus(value) : undefined
    const mayBeOwn = message?.from === 'shopper' && isAnyWaiting(this.#transcript)
    if (this.#sending !== undefined || this.#heldBack.length > 0 || mayBeOwn) {
      this.#heldBack.push(event)
      return
    }
    const before = this.#ids()
    if (message !== undefined) this.#transcript = accept(this.#transcript, message)
    if (status !== undefined) this.#setStatus(status)
    this.#tellNew(before)
    this.#listener.changed()
  }

  #setStatus(status: WidgetStatus): void {
    const wasWithUs = this.#status.state === 'open' || this.#status.state === 'resolved'
    this.#status = status
    if (wasWithUs && (status.state === 'waiting' || status.state === 'agent')) this.#listener.handoff()
  }

  #tellNew(before: ReadonlySet<string>): void {
    for (const entry of this.#transcript) {
      if (entry.kind !== 'message' || before.has(entry.message.id)) continue
      if (entry.message.from !== 'shopper') this.#listener.received(entry.message.id, entry.message.from)
    }
  }

  #ids(): ReadonlySet<string> {
    return new Set(this.#transcript.map((entry) => (entry.kind === 'message' ? entry.message.id : entry.key)))
  }

  /** The server has let it go: it stays on the screen, and the next message begins another. */
  #forget(token: string): void {
    if (this.#ports.kept.read()?.token === token) this.#ports.kept.clear()
    if (this.#token === token) this.#end()
    this.#listener.changed()
  }

  #end(): void {
    this.#line?.stop()
    this.#line = undefined
    this.#token = null
    this.#status = atRest
    this.#rating = null
    this.#heldBack = []
  }

  #reset(transcript: Transcript): void {
    this.#age += 1
    this.#end()
    this.#transcript = transcript
    this.#listener.changed()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function parseLetters(text: string | null): readonly Letter[] {
  const list = parseJson(text ?? '[]')
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown): Letter[] => {
    if (typeof entry !== 'object' || entry === null || !('id' in entry) || !('text' in entry)) return []
    return typeof entry.id === 'string' && typeof entry.text === 'string'
      ? [{ id: entry.id, text: entry.text }]
      : []
  })
}
