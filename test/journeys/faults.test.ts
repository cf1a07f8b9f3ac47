import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Fault } from '../../simulator/faults.ts'
import { type DemoProcess, startDemoProcess } from '../demo-process.ts'
import { askTool, objectIn } from '../http.ts'

type Posted = Omit<Fault, 'times'> & { readonly times?: number }
type Case = {
  readonly fault: Posted
  readonly outcome: string
  readonly status: number
  /** How many times Klarna is asked. */
  readonly asked: number
  /** Klarna named a correlation ID before it failed. */
  readonly traced: boolean
}

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const longestMs = 5_300

const unavailable = { outcome: 'unavailable', status: 503 } as const
const once = { asked: 1, traced: true } as const
const cases: Readonly<Record<string, Case>> = {
  // Klarna: 401 is a web page that comes without a correlation ID, as does one from a gateway.
  '401': { fault: { status: 401 }, outcome: 'not_connected', status: 409, asked: 1, traced: false },
  '403': { fault: { status: 403 }, outcome: 'no_match', status: 404, ...once },
  '404': { fault: { status: 404 }, outcome: 'no_match', status: 404, ...once },
  '429': { fault: { status: 429 }, outcome: 'busy', status: 503, ...once },
  '500': { fault: { status: 500 }, ...unavailable, ...once },
  '502 once': { fault: { status: 502 }, outcome: 'answered', status: 200, asked: 2, traced: true },
  '502 twice': { fault: { status: 502, times: 2 }, ...unavailable, asked: 2, traced: true },
  '503 twice': { fault: { status: 503, times: 2 }, ...unavailable, asked: 2, traced: true },
  'one reset': { fault: { reset: true }, outcome: 'answered', status: 200, asked: 2, traced: true },
  'two resets': { fault: { reset: true, times: 2 }, ...unavailable, asked: 2, traced: false },
  'a body that is cut short': { fault: { malformed: 'cut' }, ...unavailable, asked: 1, traced: false },
  'a web page in place of JSON': { fault: { malformed: 'html' }, ...unavailable, asked: 1, traced: false },
  'ten seconds of silence': { fault: { delay_ms: 10_000 }, ...unavailable, asked: 1, traced: false },
  'two seconds of silence, then a reset': {
    fault: { delay_ms: 2_000, reset: true, times: 2 },
    ...unavailable,
    asked: 2,
    traced: false,
  },
}

describe('what goes wrong at Klarna', { concurrency: 4 }, () => {
  for (const [what, { fault, outcome, status, asked, traced }] of Object.entries(cases)) {
    it(`${what} is ${outcome} in good time, and the next question is answered`, async (context) => {
      const demo = await startDemoProcess(context, { environment: { KVITTO_LOG_LEVEL: 'info' } })
      await demo.fault(fault)
      const answer = await askTool(demo, 'get_payment_status', anna)
      assert.equal(objectIn(answer)['outcome'], outcome)
      assert.equal(answer.status, status)
      assert.ok(answer.durationMs < longestMs, `${answer.durationMs} ms`)
      assert.equal((await demo.requests()).length, asked)

      const ids = correlationIds(demo)
      assert.equal(ids.length > 0, traced)
      for (const id of ids) {
        assert.equal(answer.text.includes(id), false)
        assert.equal(JSON.stringify(answer.headers).includes(id), false)
      }

      await demo.clearFaults()
      const wait = objectIn(answer)['retry_after_seconds']
      if (wait !== undefined) await sleep(Number(wait) * 1_000)
      assert.equal(objectIn(await askTool(demo, 'get_payment_status', anna))['outcome'], 'answered')
    })
  }
})

const line = z.looseObject({ event: z.string(), correlation_id: z.string().nullish() })

/** Of Klarna's answers in the log, of which there is at least one. */
function correlationIds(demo: DemoProcess): string[] {
  const answers = demo
    .log()
    .split('\n')
    .filter((text) => text.includes('"klarna-answered"'))
    .map((text) => line.parse(JSON.parse(text)))
  assert.notEqual(answers.length, 0, 'the log does not tell of Klarna')
  return answers.flatMap((answer) => answer.correlation_id ?? [])
}
