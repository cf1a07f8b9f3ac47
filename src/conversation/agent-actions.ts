import type { ShopScope } from '../shop-scope.ts'
import type {
  Conversation,
  ConversationChange,
  ConversationEventKind,
  ConversationStatus,
} from '../storage/storage.ts'
import { noState, parseState } from './state.ts'

/** The longest message of an agent, in characters. */
export const longestAgentMessage = 4_000

/** What somebody of the shop does with a conversation. `name` is what the shopper is told. */
export type AgentAction =
  /** `seen`: the status on the page where it was asked, so that nobody is overtaken unseen. */
  | { readonly kind: 'take'; readonly name: string; readonly seen?: ConversationStatus | undefined }
  | { readonly kind: 'reply'; readonly name: string; readonly text: string }
  | { readonly kind: 'hand_back'; readonly name: string }
  | { readonly kind: 'resolve'; readonly name: string }
  | { readonly kind: 'reopen'; readonly name: string }

export type ActionResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'missing' }
  /** The conversation has a status in which this cannot be done: as it is now. */
  | { readonly outcome: 'overtaken'; readonly now: Conversation }

type Rule = {
  readonly from: readonly ConversationStatus[]
  /** Null: it stays as it is. */
  readonly to: ConversationStatus | null
  readonly event: ConversationEventKind
}

const rules: Readonly<Record<AgentAction['kind'], Rule>> = {
  take: { from: ['open', 'waiting', 'agent', 'resolved'], to: 'agent', event: 'taken' },
  reply: { from: ['agent'], to: null, event: 'agent_message' },
  hand_back: { from: ['agent'], to: 'open', event: 'handed_back' },
  resolve: { from: ['open', 'waiting', 'agent'], to: 'resolved', event: 'resolved' },
  reopen: { from: ['resolved'], to: 'open', event: 'reopened' },
}

/** Two who change a conversation at once: the later one looks anew. */
const mostTries = 5

/** Does it if the conversation still has a status that allows it, and announces it. */
export async function act(scope: ShopScope, id: string, action: AgentAction): Promise<ActionResult> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const known = await scope.storage.conversations.find(id)
    if (known === undefined) return { outcome: 'missing' }
    const overtaken = action.kind === 'take' && action.seen !== undefined && action.seen !== known.status
    if (overtaken || !rules[action.kind].from.includes(known.status))
      return { outcome: 'overtaken', now: known }
    const event = await scope.storage.conversations.change(id, changeOf(scope, known, action))
    if (event === undefined) {
      const now = await scope.storage.conversations.find(id)
      // Only a turn came in between, and that is no reason to refuse.
      if (now !== undefined && now.status === known.status) continue
      return now === undefined ? { outcome: 'missing' } : { outcome: 'overtaken', now }
    }
    scope.changes.announce(id)
    return { outcome: 'done' }
  }
  throw new Error(`What an agent does was overtaken ${mostTries} times`)
}

function changeOf(scope: ShopScope, known: Conversation, action: AgentAction): ConversationChange {
  const { to, event } = rules[action.kind]
  const change = {
    at: scope.now(),
    from: [known.status],
    event: { kind: event, name: action.name, text: action.kind === 'reply' ? action.text : null },
    ...(to === null ? {} : { status: to, agent: to === 'agent' ? action.name : null }),
  }
  return known.status === 'agent' && to !== null && to !== 'agent'
    ? { ...change, turns: known.turns, sealedState: forgotten(scope, known) }
    : change
}

/**
 * When the assistant speaks again after a person did, it knows nothing of what was proved before: whoever writes
 * then proves it anew.
 */
function forgotten(scope: ShopScope, { id, sealedState, turns }: Conversation): string {
  const { spent } = parseState(scope.conversationSeal.open(sealedState, id))
  return scope.conversationSeal.seal(JSON.stringify({ ...noState, pastTurns: turns, spent }), id)
}
