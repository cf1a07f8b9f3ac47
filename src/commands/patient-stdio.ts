import { PassThrough } from 'node:stream'
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'

const patienceMs = 5_000

/**
 * stdin and stdout as a transport that answers what was asked before stdin ended, and then closes. The SDK's own
 * drops it, so that `printf … | kvitto mcp` would print nothing.
 */
export class PatientStdio implements Transport {
  onclose?: () => void
  onerror?: (error: Error) => void
  onmessage?: (message: JSONRPCMessage) => void
  readonly #input = new PassThrough()
  readonly #wire = new StdioServerTransport(this.#input)
  readonly #unanswered = new Set<string | number>()
  #stdinEnded = false

  async start(): Promise<void> {
    this.#wire.onmessage = (message) => {
      this.#count(message)
      this.onmessage?.(message)
    }
    this.#wire.onerror = (error) => this.onerror?.(error)
    this.#wire.onclose = () => this.onclose?.()
    await this.#wire.start()
    process.stdin.pipe(this.#input, { end: false })
    process.stdin.once('end', () => this.#stopListening())
    process.stdin.once('error', () => this.#stopListening())
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.#wire.send(message)
    if (!('method' in message) && message.id !== undefined) this.#settle(message.id)
  }

  async close(): Promise<void> {
    process.stdin.unpipe(this.#input)
    process.stdin.destroy()
    await this.#wire.close()
  }

  #count(message: JSONRPCMessage): void {
    if (!('method' in message)) return
    if ('id' in message) this.#unanswered.add(message.id)
    else if (message.method === 'notifications/cancelled') this.#settle(cancelledBy(message.params))
  }

  #settle(id: unknown): void {
    if (typeof id === 'string' || typeof id === 'number') this.#unanswered.delete(id)
    if (this.#stdinEnded && this.#unanswered.size === 0) this.#input.end()
  }

  #stopListening(): void {
    // What was read last is still on its way through the pipe.
    setImmediate(() => {
      this.#stdinEnded = true
      this.#settle(undefined)
      setTimeout(() => this.#input.end(), patienceMs).unref()
    })
  }
}

function cancelledBy(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'requestId' in params ? params.requestId : undefined
}
