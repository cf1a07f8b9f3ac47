import type { EmailHash } from '../../orders/order-source.ts'

/** `waiting`: a person was asked for. `agent`: one writes, and Kvitto is silent. */
export type ConversationStatus = 'open' | 'waiting' | 'agent' | 'resolved'

export type Rating = 'up' | 'down'

export type Conversation = {
  readonly id: string
  /** Who may go on with it: `key:ID`, `widget:ID`. */
  readonly owner: string
  readonly status: ConversationStatus
  /** The name of the person who writes, while `status` is `agent`. */
  readonly agent: string | null
  /** BCP 47 primary tag. */
  readonly language: string
  /** Of the email that the shopper gave last. */
  readonly emailHash: EmailHash | null
  /** What is remembered between turns, sealed: it holds what opens an order. */
  readonly sealedState: string
  readonly turns: number
  readonly rating: Rating | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type UsedTool = {
  readonly name: string
  readonly outcome: string
  readonly durationMs: number
  /** Why a claim did not match: for the shop's own view, and nobody else. */
  readonly mismatch?: 'order_not_found' | 'email_mismatch'
}

export type ModelUsage = {
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars, where the price of the model is known. */
  readonly cost: number | null
}

/** One message and its reply. Email addresses in `message` are masked. */
export type Turn = {
  readonly at: Date
  readonly message: string
  readonly reply: string
  readonly language: string
  readonly outcome: string
  readonly engine: 'rules' | 'model'
  readonly intents: readonly string[]
  readonly tools: readonly UsedTool[]
  readonly durationMs: number
  readonly usage: ModelUsage | null
  /** The sender's own ID of the message: the same again is no new turn. */
  readonly messageId: string | null
}

/** What happened beside the turns. `text` is an agent's message, `name` the person's. */
export type ConversationEvent = {
  /** Counts up over all conversations. */
  readonly id: number
  readonly at: Date
  readonly kind: ConversationEventKind
  readonly name: string | null
  readonly text: string | null
}

export type ConversationEventKind =
  | 'handed_over'
  | 'taken'
  | 'agent_message'
  | 'handed_back'
  | 'resolved'
  | 'reopened'
  | 'rated_up'
  | 'rated_down'

/** A conversation in a list. */
export type ConversationSummary = Omit<Conversation, 'sealedState' | 'emailHash'> & {
  readonly firstMessage: string
  readonly lastMessage: string
  readonly lastOutcome: string
  /** An open disagreement between the shop's record and Klarna showed in it. */
  readonly disagrees: boolean
}

/** All given must hold. */
export type ConversationFilter = {
  readonly status?: ConversationStatus | undefined
  readonly language?: string | undefined
  /** Of any of its turns. */
  readonly outcome?: string | undefined
  readonly intent?: string | undefined
  readonly tool?: string | undefined
  readonly disagrees?: true | undefined
  /** They stand in a message or a reply, in this order; upper and lower case and accents count alike. */
  readonly words?: string | undefined
  /** Or, in place of the words: the email that the shopper gave last. */
  readonly orEmailHash?: EmailHash | undefined
  /** Only those changed before it, for the next page. */
  readonly before?: { readonly updatedAt: Date; readonly id: string } | undefined
}

export type ConversationStorage = {
  find(id: string): Promise<Conversation | undefined>
  /**
   * Adds a turn, and makes the conversation where `seen` is null. Changes nothing and returns false where somebody
   * else has changed it since it was seen: another turn, another status, and where given, what is remembered.
   */
  addTurn(added: AddedTurn): Promise<boolean>
  turns(id: string): Promise<readonly Turn[]>
  /** The number of the turn with that message ID. */
  turnOfMessage(id: string, messageId: string): Promise<number | undefined>
  /**
   * Changes what is given and keeps the event, if the status is one of `from`, and the turns are as many as given.
   * Returns the event's ID; `undefined` where there is no such conversation or it is not like that.
   */
  change(id: string, change: ConversationChange): Promise<number | undefined>
  /** In their order, those after `after`. */
  events(id: string, after?: number): Promise<readonly ConversationEvent[]>
  /** The latest change first. */
  list(filter: ConversationFilter, limit: number): Promise<readonly ConversationSummary[]>
  summary(id: string): Promise<ConversationSummary | undefined>
  counts(): Promise<Readonly<Record<ConversationStatus, number>>>
  /** With its turns and events. */
  remove(id: string): Promise<boolean>
}

export type AddedTurn = {
  readonly id: string
  readonly owner: string
  readonly seen: {
    readonly turns: number
    readonly status: ConversationStatus
    readonly sealedState?: string
  } | null
  readonly status: ConversationStatus
  readonly language: string
  readonly emailHash: EmailHash | null
  readonly sealedState: string
  readonly turn: Turn
}

export type ConversationChange = {
  readonly at: Date
  readonly from: readonly ConversationStatus[]
  /** Only while there are so many. */
  readonly turns?: number
  /** Null where nobody needs to see it in the transcript. */
  readonly event: Omit<ConversationEvent, 'id' | 'at'> | null
  readonly status?: ConversationStatus
  readonly agent?: string | null
  readonly rating?: Rating | null
  /** What is remembered becomes this. */
  readonly sealedState?: string
}
