type Listener = (id: string) => void

/**
 * Tells whoever listens in this process that a conversation has changed. What another process changes is not heard
 * here: who must know it looks from time to time as well.
 */
export class Changes {
  readonly #listeners = new Set<Listener>()

  announce(id: string): void {
    for (const listener of this.#listeners) listener(id)
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Resolves at the next change of `id` (of any, where it is null), after `ms`, or when `signal` aborts. */
  next(id: string | null, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        end()
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const end = this.listen((changed) => {
        if (id === null || changed === id) done()
      })
      const timer = setTimeout(done, ms)
      if (signal.aborted) done()
      else signal.addEventListener('abort', done)
    })
  }
}
