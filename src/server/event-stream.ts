import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** One server-sent event. With `id`, whoever comes back says it in `Last-Event-ID`. */
export type ServerEvent = { readonly id?: string; readonly event: string; readonly data: object }

export type EventStream = {
  /** Ends when `signal` aborts. */
  readonly events: (signal: AbortSignal) => AsyncIterable<ServerEvent>
  /** Asked about once a minute: whether whoever listens still may. */
  readonly stillMay: () => Promise<boolean>
}

type Rhythm = {
  /** After so long without an event, a comment keeps proxies from ending the connection. */
  readonly heartbeatMs: number
  /** How often `stillMay` is asked. */
  readonly checkMs: number
}

const usualRhythm: Rhythm = { heartbeatMs: 20_000, checkMs: 50_000 }
const heartbeat = ':\n\n'
/** Browsers come back after that many milliseconds; the text also makes the headers leave at once. */
const opening = 'retry: 2000\n\n'

/** Sends event streams, and ends them all when the server is closed: none would end by itself. */
export function eventStreams(app: FastifyInstance, rhythm = usualRhythm) {
  const open = new Set<AbortController>()
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort()
  })
  return (reply: FastifyReply, stream: EventStream): FastifyReply => {
    const controller = new AbortController()
    open.add(controller)
    reply.raw.once('close', () => {
      controller.abort()
      open.delete(controller)
    })
    return (
      reply
        .type('text/event-stream; charset=utf-8')
        // nginx would keep the events back.
        .header('x-accel-buffering', 'no')
        // Kept alive, a connection whose stream has ended would keep the server from closing.
        .header('connection', 'close')
        .send(Readable.from(texts(stream, controller, rhythm)))
    )
  }
}

async function* texts(
  { events, stillMay }: EventStream,
  controller: AbortController,
  { heartbeatMs, checkMs }: Rhythm,
): AsyncGenerator<string> {
  const { signal } = controller
  const iterator = events(signal)[Symbol.asyncIterator]()
  const checking = setInterval(() => {
    stillMay().then(
      (may) => may || controller.abort(),
      () => controller.abort(),
    )
  }, checkMs)
  try {
    yield opening
    let next = iterator.next()
    while (!signal.aborted) {
      const result = await orQuiet(next, heartbeatMs)
      if (result === 'quiet') {
        yield heartbeat
        continue
      }
      if (result.done === true) return
      yield eventText(result.value)
      next = iterator.next()
    }
  } finally {
    clearInterval(checking)
    controller.abort()
  }
}

async function orQuiet<T>(next: Promise<T>, ms: number): Promise<T | 'quiet'> {
  const timer = new AbortController()
  try {
    return await Promise.race([next, wait(ms, 'quiet' as const, { signal: timer.signal })])
  } finally {
    timer.abort()
  }
}

function eventText({ id, event, data }: ServerEvent): string {
  const line = id === undefined ? '' : `id: ${id}\n`
  return `${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
