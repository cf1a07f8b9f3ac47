import type { AgentAction } from '../../conversation/agent-actions.ts'
import type { Conversation, ConversationEvent } from '../../storage/storage.ts'

/** Why an action came too late or too early, in a sentence for whoever asked for it. */
export function conflict(
  asked: AgentAction['kind'],
  now: Pick<Conversation, 'status' | 'agent'>,
  events: readonly ConversationEvent[],
): string {
  const last = events.findLast(({ kind }) => !['agent_message', 'rated_up', 'rated_down'].includes(kind))
  const name = last?.name ?? 'Somebody'
  switch (now.status) {
    case 'agent':
      return `${now.agent ?? 'Somebody'} has taken this conversation meanwhile.`
    case 'resolved':
      return last?.kind === 'resolved'
        ? `${name} has resolved this conversation meanwhile.`
        : 'This conversation is resolved.'
    case 'waiting':
      return asked === 'take' || asked === 'reopen'
        ? 'The shopper has asked for a person meanwhile.'
        : 'Nobody has taken this conversation yet. Take it first.'
    case 'open':
      if (last?.kind === 'handed_back')
        return `${name} has handed this conversation back to the assistant meanwhile.`
      if (last?.kind === 'reopened') return `${name} has reopened this conversation meanwhile.`
      return asked === 'take' || asked === 'reopen'
        ? 'The shopper has written again meanwhile: this conversation is open.'
        : 'The assistant answers in this conversation. Take it first.'
  }
}
