/** What is used of `localStorage` and `sessionStorage`. Either may throw at every call, or already when it is named. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * One text, kept in the first of the stores that lets us. A browser that blocks the storage of an embedded page leaves
 * memory, which lasts as long as the panel.
 */
export class KeptText {
  readonly #key: string
  #stores: readonly (() => TextStore)[]
  #memory: string | null = null
  /** Where the text is, while that store works; undefined: in memory. */
  #place: (() => TextStore) | undefined

  constructor(key: string, stores: readonly (() => TextStore)[]) {
    this.#key = key
    this.#stores = stores
  }

  read(): string | null {
    for (const store of this.#stores) {
      const text = this.#try(store, (open) => open.getItem(this.#key))
      if (typeof text === 'string') return text
    }
    return this.#place === undefined ? this.#memory : null
  }

  write(text: string): void {
    this.clear()
    this.#memory = text
    for (const store of this.#stores) {
      const isKept = this.#try(store, (open) => {
        open.setItem(this.#key, text)
        return open.getItem(this.#key) === text
      })
      if (isKept !== true) continue
      this.#place = store
      return
    }
  }

  clear(): void {
    this.#memory = null
    this.#place = undefined
    for (const store of this.#stores) this.#try(store, (open) => open.removeItem(this.#key))
  }

  /** A store that failed once is left alone: half of what it holds would be old. */
  #try<Value>(store: () => TextStore, use: (open: TextStore) => Value): Value | undefined {
    try {
      return use(store())
    } catch {
      this.#stores = this.#stores.filter((other) => other !== store)
      if (this.#place === store) this.#place = undefined
      return undefined
    }
  }
}
