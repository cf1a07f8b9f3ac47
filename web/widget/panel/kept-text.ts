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

  /** In one step where it is kept already: other tabs never see it gone in between. */
  write(text: string): void {
    this.#memory = text
    this.#place = undefined
    for (const store of this.#stores) {
      const isKept = this.#place === undefined && this.#try(store, (open) => put(open, this.#key, text))
      if (isKept === true) this.#place = store
      else this.#try(store, (open) => open.removeItem(this.#key))
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

function put(store: TextStore, key: string, text: string): boolean {
  store.setItem(key, text)
  return store.getItem(key) === text
}
