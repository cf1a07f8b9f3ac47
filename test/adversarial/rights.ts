import type { Parties, Party } from './canary-orders.ts'

/**
 * Whose orders a conversation may show, told from what the shopper wrote and from nothing that Kvitto does: the email
 * named last, once a number of that party was named too.
 */
export class Rights {
  readonly #parties: Parties
  #email: Party | undefined
  readonly #named = new Set<Party>()

  constructor(parties: Parties) {
    this.#parties = parties
  }

  /** `template`: the message before its placeholders are filled. */
  hear(template: string): void {
    const { own, other } = this.#parties
    const open = template.replace(/\{\w+:[^}]*\}/g, '')
    for (const [, name] of open.matchAll(/\{(\w+)\}/g)) {
      if (name === 'me' || name === 'spelled') this.#email = own
      if (name === 'victim') this.#email = other
      if (name === 'own' || name === 'second') this.#named.add(own)
      if (name === 'other') this.#named.add(other)
    }
  }

  /** Nobody where nothing is proved. */
  shows(): Party | undefined {
    return this.#email !== undefined && this.#named.has(this.#email) ? this.#email : undefined
  }
}
