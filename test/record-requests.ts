import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'

/**
 * Loaded into every process of a test run (NODE_OPTIONS=--import): writes down each request to Klarna's API that the
 * process makes, so that the end of the run can say that Kvitto sent nothing but GET. Tests that play a story on
 * write to the simulator themselves, and say so in a header.
 */
const file = process.env['KVITTO_TEST_REQUESTS']

type Created = {
  readonly request: { readonly method: string; readonly path: string; readonly headers: unknown }
}

function isCreated(message: unknown): message is Created {
  return typeof message === 'object' && message !== null && 'request' in message
}

if (file !== undefined) {
  subscribe('undici:request:create', (message) => {
    if (!isCreated(message)) return
    const { method, path, headers } = message.request
    if (!path.includes('/ordermanagement')) return
    const byTest = /x-played-by-test/i.test(
      Array.isArray(headers) ? headers.map(String).join('\n') : String(headers),
    )
    if (!byTest) appendFileSync(file, `${method} ${path.replace(/[0-9a-f-]{36}/gi, 'ID')}\n`)
  })
}
