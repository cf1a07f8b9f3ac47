/** Sums for the overview, by stretches of half an hour (all time zones begin their days at one). */
export type FigureStorage = {
  /** Conversations that began in [from, to), by the half hour since 1970 in which they began and how they went. */
  conversations(from: Date, to: Date): Promise<readonly ConversationCount[]>
  turns(from: Date, to: Date): Promise<readonly TurnCount[]>
  /** How many uses of each tool, by anybody on any surface, and how they went. */
  toolUses(
    from: Date,
    to: Date,
  ): Promise<readonly { readonly tool: string; readonly outcome: string; readonly count: number }[]>
  /** Milliseconds from message to reply of that share (0 to 1) of the turns; null where there are none. */
  replyMs(from: Date, to: Date, share: number): Promise<number | null>
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
  readonly intents: readonly string[]
  readonly outcome: string
  readonly orderNotFound: number
  readonly emailMismatch: number
  readonly count: number
}
