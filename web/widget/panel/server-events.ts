export type ServerEvent = { readonly id: string | null; readonly event: string; readonly data: string }

/** Reads an event stream as browsers do (HTML, "Server-sent events"), from whatever pieces the network makes of it. */
export async function* readServerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  let block: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line !== '') block.push(line)
        else {
          const event = parseBlock(block)
          block = []
          if (event !== undefined) yield event
        }
      }
    }
  } finally {
    // Ends the request where the reader goes first.
    await reader.cancel().catch(() => undefined)
  }
}

function parseBlock(lines: readonly string[]): ServerEvent | undefined {
  const data: string[] = []
  let id: string | null = null
  let event = 'message'
  for (const line of lines) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (name === 'data') data.push(value)
    else if (name === 'id') id = value
    else if (name === 'event') event = value
  }
  return data.length > 0 || id !== null ? { id, event, data: data.join('\n') } : undefined
}
