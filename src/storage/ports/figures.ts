/** Sums for the overview, by stretches of half an hour (all time zones begin their days at one). */
export type FigureStorage = {
  /** Conversations that began in [from, to), by the half hour since 1970 in which they began and how they went. */
  conversations(from: Date, to: Date): Promise<readonly ConversationCount[]>
  turns(from: Date, to: Date): Promise<readonly TurnCount[]>
  /** The same turns by what was asked and how it went. */
  asked(from: Date, to: Date): Promise<readonly AskedCount[]>
  /** How many uses of each tool, by anybody on any surface, and how they went. */
  toolUses(
    from: Date,
    to: Date,
  ): Promise<readonly { readonly tool: string; readonly outcome: string; readonly count: number }[]>
  /** Milliseconds from message to reply, the fewest first, and how many replies took as long. */
  replyTimes(from: Date, to: Date): Promise<readonly { readonly ms: number; readonly count: number }[]>
}

export type ConversationCount = {
  readonly halfHour: number
  readonly answered: boolean
  /** A thumb up or thanks, and no thumb down after it. */
  readonly confirmed: boolean
  readonly ratedDown: boolean
  readonly handedOver: boolean
  readonly count: number
}

export type TurnCount = {
  readonly halfHour: number
  readonly orderNotFound: number
  readonly emailMismatch: number
  readonly count: number
}

export type AskedCount = {
  readonly intents: readonly string[]
  readonly outcome: string
  readonly count: number
}
