import { answer } from '../../src/answers/answer.ts'
import { choices } from '../../src/languages/conversation-wording.ts'
import { speechFor } from '../../src/languages/index.ts'
import type { ShopScope } from '../../src/shop-scope.ts'
import { tools } from '../../src/tools/index.ts'
import type { Party } from './canary-orders.ts'

/** All that a reply may be made of: what Kvitto says to anyone, and what its tools say of one party's orders. */
export class Permitted {
  readonly #scope: ShopScope
  readonly #known = new Map<string, Promise<readonly string[]>>()

  constructor(scope: ShopScope) {
    this.#scope = scope
  }

  /** What is left of a reply without it. Nothing is what is hoped for. */
  async rest(reply: string, locale: string, party: Party | undefined): Promise<string> {
    const texts = await this.texts(locale, party)
    const rest = texts.reduce((text, known) => text.replaceAll(known, ' '), reply)
    return rest.replace(/^\s*\d\. /gm, ' ').trim()
  }

  /** The longest first. */
  async texts(locale: string, party: Party | undefined): Promise<readonly string[]> {
    const all = [this.#once(locale, () => this.#toAnyone(locale))]
    if (party !== undefined) all.push(this.#once(`${locale} ${party.email}`, () => this.#of(party, locale)))
    return (await Promise.all(all)).flat().toSorted((a, b) => b.length - a.length)
  }

  #once(key: string, make: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.#known.get(key) ?? make()
    this.#known.set(key, known)
    return known
  }

  async #toAnyone(locale: string): Promise<readonly string[]> {
    const { conversation, wording } = speechFor(locale, 'en').language
    const methods = await this.#ask('get_payment_methods', { locale })
    return [
      ...textsIn(conversation),
      ...textsIn(wording.outcomes),
      ...choices.map((choice) => conversation.backTo(conversation.choices[choice])),
      ...methods,
    ]
  }

  async #of(party: Party, locale: string): Promise<readonly string[]> {
    const asked = tools.flatMap(({ name, access }) =>
      access === 'anyone'
        ? []
        : party.numbers.map((number) =>
            this.#ask(name, { order_reference: number, email: party.email, locale, end_user: party.email }),
          ),
    )
    return (await Promise.all(asked)).flat()
  }

  async #ask(name: (typeof tools)[number]['name'], input: object): Promise<readonly string[]> {
    const tool = tools.find((candidate) => candidate.name === name)
    if (tool === undefined) throw new Error(`There is no ${name}`)
    const reply = await answer(this.#scope, tool, input, { caller: { id: 'test' }, receivedAt: 0 })
    if (reply.outcome !== 'answered') throw new Error(`The owner was told ${reply.outcome} by ${name}`)
    return [reply.text]
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
