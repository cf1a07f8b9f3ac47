import { randomBytes } from 'node:crypto'
import { speechFor } from '../languages/index.ts'
import { noteHandoff } from '../notices/note-handoff.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Conversation, ConversationStatus, Turn } from '../storage/storage.ts'
import type { Caller } from '../tools/use.ts'
import { type Understanding, understand } from '../understanding/understand.ts'
import { noted } from './details.ts'
import { maskEmails } from './mask-emails.ts'
import { type AskedFor, noState, parseState, type State } from './state.ts'
import {
  type Engine,
  longestMessage,
  type Said,
  type TurnInput,
  type TurnOutcome,
  turnOutcomes,
} from './turn.ts'

export type Message = {
  readonly text: string
  /** Of an earlier reply; without it a conversation begins. */
  readonly conversationId?: string | undefined
  /** With it, a conversation of that ID begins where there is none. Only of an ID that nobody could guess. */
  readonly begins?: boolean
  /** The sender's own ID of this message: sent again, it gets the same reply and is not taken twice. */
  readonly messageId?: string | undefined
  /** BCP 47: the language of the reply where the message does not tell its own. */
  readonly locale?: string | undefined
  /** The caller's own opaque ID of the shopper, for the limits. */
  readonly endUser?: string | undefined
}

export type Asker = {
  readonly scope: ShopScope
  readonly caller: Caller
  readonly engine: Engine
  /** When the message came, in monotonic milliseconds. */
  readonly receivedAt: number
}

export type ChatReply = {
  readonly conversationId: string
  readonly reply: string
  /** That this is an assistant and not a person: with the first reply of a conversation. */
  readonly notice: string | null
  readonly locale: string
  readonly outcome: TurnOutcome
  readonly asksFor: readonly AskedFor[]
  readonly tools: readonly { readonly name: string; readonly outcome: string }[]
  readonly engine: 'rules' | 'model'
  /** Of the conversation, from now on. */
  readonly status: ConversationStatus
}

/** Two processes that take a turn of one conversation at once: the later one takes its turn anew. */
const mostTries = 5

/**
 * Takes a turn: reads the message, lets the engine answer, and keeps both before it returns. `undefined` where the
 * caller has no such conversation: its ID alone opens nothing.
 */
export function takeTurn(asker: Asker, message: Message): Promise<ChatReply | undefined> {
  const { scope } = asker
  const id = message.conversationId ?? newConversationId()
  // In turn, so that two quick messages of a shopper are answered one after the other.
  return scope.claimsInFlight.inTurn(`conversation ${id}`, async () => {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const reply = await tryTurn(asker, message, id)
      if (reply !== 'overtaken') return reply
    }
    throw new Error(`A turn was overtaken ${mostTries} times`)
  })
}

async function tryTurn(
  asker: Asker,
  message: Message,
  id: string,
): Promise<ChatReply | undefined | 'overtaken'> {
  const { scope, caller, engine, receivedAt } = asker
  const found = message.conversationId === undefined ? undefined : await scope.storage.conversations.find(id)
  const begins = message.conversationId === undefined || message.begins === true
  if (found === undefined ? !begins : found.owner !== caller.id) return undefined
  const said = found === undefined ? undefined : await saidBefore(asker, found, message)
  if (said !== undefined) return said
  const known = found ?? begun(id, caller.id)
  const before = known.turns === 0 ? noState : parseState(scope.conversationSeal.open(known.sealedState, id))
  const turn = turnInput({ scope, caller, message, before, known, receivedAt })
  const answer = known.status === 'agent' ? nothing(turn.state) : await engine(turn)
  return (await keep(asker, turn, known, answer, message)) ?? 'overtaken'
}

async function keep(
  { scope }: Asker,
  turn: TurnInput,
  known: Conversation,
  said: Said,
  message: Message,
): Promise<ChatReply | undefined> {
  const { id, owner, turns } = known
  const { language } = turn.speech
  const { email } = said.state
  const status = statusAfter(known, said)
  const kept = await scope.storage.conversations.addTurn({
    id,
    owner,
    // Taken and handed back in between, the status is as it was, but what was proved has ended.
    seen: turns === 0 ? null : { turns, status: known.status, sealedState: known.sealedState },
    status,
    language: language.tag,
    emailHash: email === null ? null : scope.hashEmail(email),
    sealedState: scope.conversationSeal.seal(JSON.stringify(said.state), id),
    turn: turnRow(turn, said, message.messageId),
  })
  if (!kept) return undefined
  await showDisagreements(scope, id, said)
  if (status === 'waiting' && known.status !== 'waiting') await noteHandoff(scope, id, language.tag)
  scope.changes.announce(id)
  return {
    conversationId: id,
    reply: said.text,
    notice: turns === 0 ? language.conversation.notice : null,
    locale: turn.speech.locale,
    outcome: said.outcome,
    asksFor: said.asksFor,
    tools: said.tools.map(({ name, outcome }) => ({ name, outcome })),
    engine: said.engine,
    status,
  }
}

/** The reply is kept already, and does not depend on it. */
async function showDisagreements(
  { storage, now, log }: ShopScope,
  id: string,
  { differing }: Said,
): Promise<void> {
  try {
    for (const order of differing) await storage.disagreements.show(order, id, now())
  } catch {
    log.error('disagreement-not-written')
  }
}

/** The reply that a message got when it was sent before. */
async function saidBefore(
  { scope }: Asker,
  known: Conversation,
  { messageId, locale }: Message,
): Promise<ChatReply | undefined> {
  const { conversations } = scope.storage
  const number = messageId === undefined ? undefined : await conversations.turnOfMessage(known.id, messageId)
  const turn = number === undefined ? undefined : (await conversations.turns(known.id))[number - 1]
  if (number === undefined || turn === undefined) return undefined
  const { language, locale: writtenFor } = speechFor(locale ?? turn.language, turn.language)
  const isLatest = number === known.turns
  return {
    conversationId: known.id,
    reply: turn.reply,
    notice: number === 1 ? language.conversation.notice : null,
    locale: writtenFor,
    outcome: turnOutcomes.find((outcome) => outcome === turn.outcome) ?? 'unavailable',
    // What a later message has answered is asked no more.
    asksFor: isLatest ? parseState(scope.conversationSeal.open(known.sealedState, known.id)).asked : [],
    tools: turn.tools.map(({ name, outcome }) => ({ name, outcome })),
    engine: turn.engine,
    status: known.status,
  }
}

function statusAfter(known: Conversation, said: Said): ConversationStatus {
  if (known.status === 'agent') return 'agent'
  if (said.handoff) return 'waiting'
  // Whoever writes again is not done yet.
  return known.status === 'resolved' ? 'open' : known.status
}

/** While a person writes, the assistant is silent. */
function nothing(state: State): Said {
  return {
    text: '',
    outcome: 'handoff',
    asksFor: [],
    tools: [],
    differing: [],
    state,
    handoff: false,
    engine: 'rules',
    usage: null,
  }
}

function begun(id: string, owner: string): Conversation {
  const at = new Date(0)
  return {
    id,
    owner,
    status: 'open',
    agent: null,
    language: '',
    emailHash: null,
    sealedState: '',
    turns: 0,
    rating: null,
    createdAt: at,
    updatedAt: at,
  }
}

type Given = {
  readonly scope: ShopScope
  readonly caller: Caller
  readonly message: Message
  readonly before: State
  readonly known: Conversation
  readonly receivedAt: number
}

function turnInput({ scope, caller, message, before, known, receivedAt }: Given): TurnInput {
  const text = message.text.slice(0, longestMessage)
  const asked = speechFor(message.locale, scope.shop.locale)
  const understanding = understand(text, {
    language: known.turns === 0 ? asked.language.tag : known.language,
    underWay: known.turns > 0,
    reference: before.asked.includes('order_reference') || namesAnother(text, before),
  })
  const { state, brought } = noted(before, understanding.slots, {
    now: scope.now().getTime(),
    turns: known.turns,
  })
  return {
    scope,
    message: text,
    understanding,
    state,
    before,
    isHandedOver: known.status === 'waiting',
    brought,
    // The region of the locale decides how days are written, where it is of the same language.
    speech:
      asked.language.tag === understanding.language
        ? asked
        : speechFor(understanding.language, scope.shop.locale),
    caller,
    endUser: message.endUser,
    history: async () =>
      known.turns === 0 ? [] : (await scope.storage.conversations.turns(known.id)).slice(state.pastTurns),
    receivedAt,
  }
}

function turnRow(turn: TurnInput, said: Said, messageId: string | undefined): Turn {
  const { scope, message, speech, receivedAt } = turn
  return {
    at: scope.now(),
    message: maskEmails(message, said.state.email),
    reply: said.text,
    language: speech.language.tag,
    outcome: said.outcome,
    engine: said.engine,
    intents: intentsOf(turn.understanding),
    tools: said.tools,
    durationMs: scope.monotonic() - receivedAt,
    usage: said.usage,
    messageId: messageId ?? null,
  }
}

function intentsOf({ intents }: Understanding): readonly string[] {
  return intents
}

/** "And 2011?", once an order was shown: no year then. */
function namesAnother(text: string, before: State): boolean {
  return before.answered.length > 0 && /^\D{0,16}\d{4,}\D{0,16}$/.test(text)
}

/** 128 bits. */
function newConversationId(): string {
  return `conv_${randomBytes(16).toString('base64url')}`
}
