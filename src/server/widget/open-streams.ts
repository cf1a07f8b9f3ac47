/**
 * How many event streams may be open at once in this process: each is a connection, and looks into the database every
 * few seconds. A tab has one; a phone that lost its network leaves one behind for some minutes.
 */
const most = { conversation: 20, address: 300 } as const

export class OpenStreams {
  readonly #open = new Map<string, number>()

  /** Returns what counts the stream as ended, once; `undefined` where no more may be open. */
  begin(conversation: string, address: string): (() => void) | undefined {
    const keys = [
      { key: `conversation ${conversation}`, limit: most.conversation },
      { key: `address ${address}`, limit: most.address },
    ]
    if (keys.some(({ key, limit }) => this.#count(key) >= limit)) return undefined
    for (const { key } of keys) this.#open.set(key, this.#count(key) + 1)
    return () => {
      for (const { key } of keys.splice(0)) this.#end(key)
    }
  }

  #count(key: string): number {
    return this.#open.get(key) ?? 0
  }

  #end(key: string): void {
    const left = this.#count(key) - 1
    if (left > 0) this.#open.set(key, left)
    else this.#open.delete(key)
  }
}
