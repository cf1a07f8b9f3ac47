/** One shopper's conversation in the widget: its token is known by its hash alone. */
export type WidgetSession = {
  readonly id: string
  readonly shopId: string
  /** Its conversation, which begins with the first message. */
  readonly conversationId: string
  readonly createdAt: Date
}

export type WidgetSessionStorage = {
  create(session: WidgetSession, tokenHash: string): Promise<void>
  find(tokenHash: string, at: Date): Promise<WidgetSession | undefined>
}
