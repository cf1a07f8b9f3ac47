import type { Reply } from './server.ts'
import { readServerEvents, type ServerEvent } from './server-events.ts'

export type EventLinePorts = {
  readonly connect: (cursor: string | null, signal: AbortSignal) => Promise<Reply<ReadableStream<Uint8Array>>>
  readonly heard: (event: ServerEvent) => void
  /** The conversation is not there any more; the line has ended. */
  readonly gone: () => void
  readonly wait: (ms: number, then: () => void) => () => void
}

const longestWaitMs = 30_000

/** A line to the server that is taken up again where it broke, after 1, 2, 4 … 30 s. */
export class EventLine {
  readonly #ports: EventLinePorts
  #cursor: string | null
  #failures = 0
  #connection: AbortController | undefined
  #stopWaiting: (() => void) | undefined

  constructor(cursor: string | null, ports: EventLinePorts) {
    this.#cursor = cursor
    this.#ports = ports
  }

  /** Does nothing while it is on already. */
  start(): void {
    if (this.#connection !== undefined) return
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    const connection = new AbortController()
    this.#connection = connection
    void this.#listen(connection)
  }

  stop(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    this.#failures = 0
    this.#connection?.abort()
    this.#connection = undefined
  }

  async #listen(connection: AbortController): Promise<void> {
    const reply = await this.#ports.connect(this.#cursor, connection.signal)
    if (reply.outcome === 'answered') await this.#read(reply.value, connection)
    if (connection.signal.aborted) return
    this.#connection = undefined
    if (reply.outcome === 'gone') return this.#ports.gone()
    const ownMs =
      reply.outcome === 'refused' ? longestWaitMs : Math.min(1000 * 2 ** this.#failures, longestWaitMs)
    const askedMs = reply.outcome === 'later' ? (reply.afterMs ?? 0) : 0
    this.#failures += 1
    this.#stopWaiting = this.#ports.wait(Math.max(ownMs, askedMs), () => this.start())
  }

  async #read(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    try {
      for await (const event of readServerEvents(body)) {
        if (connection.signal.aborted) return
        this.#failures = 0
        if (event.id !== null) this.#cursor = event.id
        this.#ports.heard(event)
      }
    } catch {
      // The connection broke: the same as its end.
    }
  }
}
