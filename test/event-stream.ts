import { asObject } from './http.ts'

/** An event as it came over the wire. */
export type StreamedEvent = {
  readonly id: string | null
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

export type Listening = {
  readonly status: number
  readonly contentType: string
  /** All events so far, as soon as there are `count` of them. @throws after five seconds. */
  readonly until: (count: number) => Promise<readonly StreamedEvent[]>
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Listens to an event stream until the test is over. */
export async function listenTo(
  context: { after(close: () => Promise<void>): void },
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Listening> {
  const controller = new AbortController()
  const response = await fetch(url, { headers, signal: controller.signal })
  const events: StreamedEvent[] = []
  const waiting = new Set<() => void>()
  const ended = read(response, events, () => {
    for (const look of waiting) look()
  })
  const stop = async (): Promise<void> => {
    controller.abort()
    await ended
  }
  context.after(stop)
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    ended,
    stop,
    until: (count) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`${events.length} of ${count} events came: ${JSON.stringify(events)}`))
        }, 5_000)
        const look = (): void => {
          if (events.length < count) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve([...events])
        }
        waiting.add(look)
        look()
      }),
  }
}

async function read(response: Response, events: StreamedEvent[], come: () => void): Promise<void> {
  let text = ''
  try {
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      events.push(...blocks.flatMap(eventIn))
      come()
    }
  } catch {
    // The test has stopped listening.
  }
}

function eventIn(block: string): readonly StreamedEvent[] {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).trimStart()]
    }),
  )
  const [event, data] = [fields.get('event'), fields.get('data')]
  if (event === undefined || data === undefined) return []
  return [{ id: fields.get('id') ?? null, event, data: asObject(JSON.parse(data)) }]
}
