export type LoggedRequest = {
  readonly method: string
  readonly path: string
  /** Real time, whatever the simulated clock says. */
  readonly at: string
}

const kept = 100_000

/** The last 100,000 calls to Klarna, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = []

  add(method: string, path: string): void {
    this.#requests.push({ method, path, at: new Date().toISOString() })
    if (this.#requests.length >= 2 * kept) this.#requests.splice(0, kept)
  }

  all(): readonly LoggedRequest[] {
    return this.#requests.slice(-kept)
  }

  clear(): void {
    this.#requests = []
  }
}
