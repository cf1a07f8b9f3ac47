import type { ChatReply } from './conversation.ts'

/** A reply as programs see it (CONTRACT.md). */
export type ChatReplyJson = {
  conversation_id: string
  reply: string
  notice: string | null
  locale: string
  outcome: ChatReply['outcome']
  asks_for: ChatReply['asksFor'][number][]
  tools: { name: string; outcome: string }[]
  engine: ChatReply['engine']
}

export function toJson(reply: ChatReply): ChatReplyJson {
  return {
    conversation_id: reply.conversationId,
    reply: reply.reply,
    notice: reply.notice,
    locale: reply.locale,
    outcome: reply.outcome,
    asks_for: [...reply.asksFor],
    tools: [...reply.tools],
    engine: reply.engine,
  }
}
