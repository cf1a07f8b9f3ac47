import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Behaviour } from '../simulator/model/action.ts'
import { simulateModel } from '../simulator/model/test-models.ts'
import { type ChatReply, takeTurn } from '../src/conversation/conversation.ts'
import { aiSdkModel } from '../src/conversation/model/ai-sdk.ts'
import { type ModelLimits, modelEngine, modelLimits } from '../src/conversation/model/engine.ts'
import type { Engine } from '../src/conversation/turn.ts'
import type { ModelSettings } from '../src/model-settings.ts'
import type { TestShop } from './scope.ts'

export const providers = ['openai', 'openai-compatible', 'anthropic'] as const
export type Provider = (typeof providers)[number]

export type ModelOptions = {
  readonly provider?: Provider
  readonly limits?: Partial<ModelLimits>
  readonly price?: ModelSettings['price']
}

/** An engine on a simulated model, through the real AI SDK. */
export async function modelAt(context: TestContext, behave: Behaviour, options: ModelOptions = {}) {
  const server = await simulateModel(context, behave)
  const { provider = 'openai', price = null } = options
  const settings = { provider, model: 'simulated', url: server.baseUrl, key: 'sk-simulated', price }
  const engine = modelEngine(await aiSdkModel(settings), price, { ...modelLimits, ...options.limits })
  return { server, engine }
}

/** One message of a shopper under the key of one caller. */
export async function say(
  shop: TestShop,
  engine: Engine,
  text: string,
  conversationId?: string,
): Promise<ChatReply> {
  const { scope } = shop
  const asker = { scope, caller: { id: 'key:1' }, engine, receivedAt: performance.now() }
  const reply = await takeTurn(asker, { text, conversationId, locale: 'en' })
  assert.ok(reply !== undefined)
  return reply
}
