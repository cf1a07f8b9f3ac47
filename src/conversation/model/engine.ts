import { CircuitBreaker } from '../../circuit-breaker.ts'
import { dayIn } from '../../domain/day.ts'
import type { ModelSettings } from '../../model-settings.ts'
import type { ModelUsage } from '../../storage/storage.ts'
import { conclude } from '../conclude.ts'
import { Desk } from '../desk.ts'
import { factsFrom } from '../grounding/facts.ts'
import { type Violation, violations } from '../grounding/guard.ts'
import { withoutEmails } from '../mask-emails.ts'
import { meaningOf } from '../meaning.ts'
import { rules } from '../rules.ts'
import { ownAnswersIn, ownGreeting } from '../say-step.ts'
import type { Engine, Said, TurnInput } from '../turn.ts'
import type { ChatModel, ModelMessage } from './chat-model.ts'
import { instructions } from './instructions.ts'
import { Doings, modelTools, mostCalls } from './model-tools.ts'

export type ModelLimits = {
  /** For all that a turn asks of the model. */
  readonly deadlineMs: number
  readonly mostOutputTokens: number
  /** Of a whole conversation: when it is spent, the built-in engine goes on. */
  readonly tokens: number
  /** US dollars of a whole conversation, where the price is known. */
  readonly dollars: number
}

export const modelLimits: ModelLimits = {
  deadlineMs: 12_000,
  mostOutputTokens: 700,
  tokens: 60_000,
  dollars: 0.25,
}

const turnsRemembered = 8

/**
 * A model chooses the next step and phrases the reply. It works with the same look-ups, refusals and claims as the
 * built-in engine, its reply passes the guard or is not said, and where it fails the built-in engine answers.
 */
export function modelEngine(
  model: ChatModel,
  price: ModelSettings['price'],
  limits: ModelLimits = modelLimits,
): Engine {
  const breaker = new CircuitBreaker(() => performance.now())
  return async (turn) => {
    if (mustNotBeAsked(turn) || isSpent(turn, limits) || !breaker.tryCall()) return rules(turn)
    const run = new ModelTurn(turn, model, price, limits)
    try {
      const said = await run.reply()
      breaker.succeed()
      return said
    } catch (error) {
      breaker.fail()
      turn.scope.log.warn('model-failed', { model: model.name, kind: kindOf(error) })
      return run.fallBack()
    }
  }
}

/** What is refused is refused in the same words always, the merchant's greeting is theirs, and both cost nothing. */
function mustNotBeAsked(turn: TurnInput): boolean {
  const steps = meaningOf(turn)
  const fixed = ['refusal', 'handoff', ...(ownGreeting(turn) === undefined ? [] : ['greeting'])]
  return steps.length > 0 && steps.every(({ kind }) => fixed.includes(kind))
}

function isSpent({ state }: TurnInput, { tokens, dollars }: ModelLimits): boolean {
  return state.spent.tokens >= tokens || state.spent.dollars >= dollars
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

class ModelTurn {
  readonly #turn: TurnInput
  readonly #model: ChatModel
  readonly #price: ModelSettings['price']
  readonly #limits: ModelLimits
  readonly #desk: Desk
  readonly #doings = new Doings()
  readonly #signal: AbortSignal
  #tokens = { input: 0, output: 0 }

  constructor(turn: TurnInput, model: ChatModel, price: ModelSettings['price'], limits: ModelLimits) {
    this.#turn = turn
    this.#model = model
    this.#price = price
    this.#limits = limits
    this.#desk = new Desk(turn)
    this.#signal = AbortSignal.timeout(limits.deadlineMs)
  }

  async reply(): Promise<Said> {
    const told = instructions(this.#turn, this.#desk)
    const messages = [...(await this.#history()), this.#message()]
    const first = await this.#ask(told, messages, true)
    const found = this.#violations(first, told)
    if (found.length === 0) return this.#say(first)
    this.#log(found, 'mend')
    const second = await this.#ask(told, [...messages, ...this.#mending(first, found)], false)
    const left = this.#violations(second, told)
    if (left.length === 0) return this.#say(second)
    this.#log(left, 'give_up')
    return this.fallBack()
  }

  /** The built-in wording of what was looked up; where nothing was, the built-in engine from the start. */
  async fallBack(): Promise<Said> {
    const { parts } = this.#doings
    const said = parts.length > 0 ? this.#conclude() : await rules(this.#turn)
    return this.#withUsage({ ...said, engine: 'rules' })
  }

  #say(text: string): Said {
    return this.#withUsage({ ...this.#conclude(), text: text.trim(), engine: 'model' })
  }

  #conclude(): Said {
    const { parts, answered, waiting } = this.#doings
    const left = [...waiting].filter((name) => !answered.has(name))
    return conclude(this.#turn, this.#desk, { answered: [...answered], waiting: left }, parts)
  }

  async #ask(told: string, messages: readonly ModelMessage[], withTools: boolean): Promise<string> {
    return this.#model.run({
      instructions: told,
      messages,
      tools: withTools ? modelTools(this.#turn, this.#desk, this.#doings) : [],
      stop: () => this.#doings.calls >= mostCalls,
      used: ({ input, output }) => {
        this.#tokens.input += input
        this.#tokens.output += output
      },
      mostOutputTokens: this.#limits.mostOutputTokens,
      signal: this.#signal,
    })
  }

  async #history(): Promise<readonly ModelMessage[]> {
    const turns = (await this.#turn.history()).slice(-turnsRemembered)
    return turns.flatMap(({ message, reply }) => [
      { role: 'user', text: withoutEmails(message, null) },
      { role: 'assistant', text: withoutEmails(reply, null) },
    ])
  }

  #message(): ModelMessage {
    return { role: 'user', text: withoutEmails(this.#turn.message, this.#turn.state.email) }
  }

  /** The second run is not shown what the tools said in the first, so it stands here. */
  #mending(reply: string, found: readonly Violation[]): readonly ModelMessage[] {
    const list = found.slice(0, 8).map(({ kind, text }) => `${kind}: ${JSON.stringify(text.slice(0, 60))}`)
    const wording = this.#doings.parts.map(({ text }) => withoutEmails(text, this.#turn.state.email))
    const request = `This reply was not sent, because it states what the tools did not say (${list.join('; ')}). Write it again, with nothing but what this says, in its words: ${JSON.stringify(wording)}`
    return [
      { role: 'assistant', text: reply.trim() === '' ? '…' : reply.slice(0, 2_000) },
      { role: 'user', text: request },
    ]
  }

  #violations(reply: string, told: string): readonly Violation[] {
    if (reply.trim() === '') return [{ kind: 'length', text: 'nothing' }]
    const { scope, speech, state } = this.#turn
    const { conversation } = speech.language
    const answered = this.#desk.replies.flatMap((tool) => (tool.outcome === 'answered' ? [tool.data] : []))
    // Where nothing was looked up, only what the assistant says of itself may be said.
    const texts = [
      ...this.#doings.parts.map(({ text }) => text),
      ...[conversation.abilities, conversation.greeting, conversation.thanks, conversation.notice],
      ...[conversation.askBoth, conversation.askReference, conversation.askEmail, conversation.offerPerson],
    ]
    const names = state.reference === null ? [] : [state.reference]
    const facts = factsFrom(answered, texts, names, ownAnswersIn(this.#turn, texts))
    const today = dayIn(scope.now(), scope.shop.timeZone)
    return violations(reply, facts, { language: speech.language.tag, today, instructions: told })
  }

  #withUsage(said: Said): Said {
    const { input, output } = this.#tokens
    if (input + output === 0) return said
    const cost = costOf(this.#price, input, output)
    const usage: ModelUsage = { model: this.#model.name, inputTokens: input, outputTokens: output, cost }
    const { spent } = said.state
    return {
      ...said,
      usage,
      state: {
        ...said.state,
        spent: { tokens: spent.tokens + input + output, dollars: spent.dollars + (cost ?? 0) },
      },
    }
  }

  /** Kinds alone: the words may be anything. */
  #log(found: readonly Violation[], then: 'mend' | 'give_up'): void {
    const kinds = [...new Set(found.map(({ kind }) => kind))].join(' ')
    this.#turn.scope.log.warn('reply-not-grounded', { model: this.#model.name, kinds, then })
  }
}

/** US dollars; null where the price is not known. */
function costOf(price: ModelSettings['price'], input: number, output: number): number | null {
  return price === null ? null : (input * price.input + output * price.output) / 1_000_000
}
