/**
 * Counts who has something to do in an SQLite file, or waits to, so that another thread can let them go first. SQLite
 * itself gives its one write lock to whoever happens to ask, and who waits asks again only after up to 100 ms: beside
 * a thread that writes batch after batch that could take a second.
 */
export class Users {
  readonly shared: SharedArrayBuffer
  readonly #count: Int32Array

  constructor(shared = new SharedArrayBuffer(4)) {
    this.shared = shared
    this.#count = new Int32Array(shared)
  }

  enter(): void {
    Atomics.add(this.#count, 0, 1)
  }

  leave(): void {
    Atomics.sub(this.#count, 0, 1)
    Atomics.notify(this.#count, 0)
  }

  /** Blocks this thread while there are any, and at most so long. */
  letGoFirst(mostMs: number): void {
    const until = performance.now() + mostMs
    for (;;) {
      const count = Atomics.load(this.#count, 0)
      const left = until - performance.now()
      if (count === 0 || left <= 0) return
      Atomics.wait(this.#count, 0, count, left)
    }
  }
}
