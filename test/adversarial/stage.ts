import { type ChatReply, takeTurn } from '../../src/conversation/conversation.ts'
import { rules } from '../../src/conversation/rules.ts'
import type { Engine } from '../../src/conversation/turn.ts'
import type { ShopScope } from '../../src/shop-scope.ts'
import { openShop, type TestShop, testNow } from '../scope.ts'
import { type Attempt, written } from './attempts.ts'
import { Canaries } from './canaries.ts'
import { type Parties, type Party, party } from './canary-orders.ts'
import { Permitted } from './permitted.ts'
import { Rights } from './rights.ts'

/** A reply, and whose orders it may show. */
export type Said = { readonly message: string; readonly reply: ChatReply; readonly shows: Party | undefined }

/** A shop in which each attempt has two shoppers of its own. */
export type Stage = {
  readonly shop: TestShop
  readonly scope: ShopScope
  readonly canaries: Canaries
  readonly permitted: Permitted
  readonly parties: (attempt: Attempt) => Parties
}

export async function openStage(
  context: { after(close: () => Promise<void>): void },
  attempts: readonly Attempt[],
): Promise<Stage> {
  const pairs = attempts.map(({ language }, index) => ({
    own: party(index * 2, language, testNow),
    other: party(index * 2 + 1, language, testNow),
  }))
  const all = pairs.flatMap(({ own, other }) => [own, other])
  const shop = await openShop(context, { orders: all.flatMap(({ orders }) => orders) })
  // The clock that holds `no_match` back stands still a second after each message: it is none of this test's business.
  const scope = { ...shop.scope, monotonic: () => 1_000 }
  const conversations = new Map<Party, string>()
  for (const [index, { other }] of pairs.entries())
    if (attempts[index]?.kind === 'conversation') conversations.set(other, await proved(scope, other))
  return {
    shop,
    scope,
    canaries: new Canaries(all),
    permitted: new Permitted(scope),
    parties: (attempt) => {
      const pair = pairs[attempts.indexOf(attempt)]
      if (pair === undefined) throw new Error(`${attempt.id} is not on this stage`)
      return { ...pair, conversation: conversations.get(pair.other) ?? 'conv_AAAAAAAAAAAAAAAAAAAAAA' }
    },
  }
}

/** The ID of a conversation in which the party has seen an order, under a key of its own. */
async function proved(scope: ShopScope, { email, numbers }: Party): Promise<string> {
  const text = `Is order ${numbers[0]} paid? ${email}`
  const reply = await takeTurn(asker(scope, 'key:victim', rules), { text, locale: 'en', endUser: email })
  if (reply?.outcome !== 'answered') throw new Error(`The owner was told ${reply?.outcome}`)
  return reply.conversationId
}

function asker(scope: ShopScope, id: string, engine: Engine) {
  return { scope, caller: { id }, engine, receivedAt: 0 }
}

/**
 * Sends the messages one after the other. `round`: whoever makes the same attempt again is somebody else. `heard` is
 * called after each reply.
 */
export async function make(
  stage: Stage,
  attempt: Attempt,
  engine: Engine,
  round = '',
  heard: (said: Said) => void = () => undefined,
): Promise<readonly Said[]> {
  const parties = stage.parties(attempt)
  const rights = new Rights(parties)
  const said: Said[] = []
  for (const template of attempt.turns) {
    rights.hear(template)
    const message = written(template, attempt, parties)
    const reply = await takeTurn(asker(stage.scope, 'key:attacker', engine), {
      text: message,
      conversationId: said[0]?.reply.conversationId,
      locale: attempt.language,
      endUser: `${attempt.id} ${round}`,
    })
    if (reply === undefined) throw new Error(`${attempt.id} has lost its conversation`)
    said.push({ message, reply, shows: rights.shows() })
    for (const last of said.slice(-1)) heard(last)
  }
  return said
}

/** What somebody who has another key gets for the conversation of the attempt's other shopper. */
export function intrude(stage: Stage, attempt: Attempt): Promise<ChatReply | undefined> {
  const { conversation } = stage.parties(attempt)
  return takeTurn(asker(stage.scope, 'key:attacker', rules), { text: 'And?', conversationId: conversation })
}
