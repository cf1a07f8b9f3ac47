import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DemoProcess, startDemoProcess } from '../demo-process.ts'
import { type Answer, askTool, objectIn, send } from '../http.ts'
import { knownOrder, manyOrders } from '../many-orders.ts'

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
/** A second for a place in the budget, and a little; whatever the machine itself takes comes on top, within reason. */
const longestMs = 1_250
const slowestMachineMs = 1_250
const quiet = { KVITTO_LOG_LEVEL: 'error' }

describe('fifty questions about one order at once', () => {
  it('are one request to Klarna, of one shopper or of many', async (context) => {
    const demo = await startDemoProcess(context, { environment: quiet })
    for (const inputOf of [() => anna, (index: number) => ({ ...anna, end_user: `shopper ${index}` })]) {
      await demo.replaceOrders(await storiesOf(demo))
      await demo.forgetRequests()
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => askTool(demo, 'get_payment_status', inputOf(index))),
      )
      assert.deepEqual([...new Set(answers.map(outcomeOf))], ['answered'])
      assert.equal((await demo.requests()).length, 1)
    }
  })
})

/** Five is a tenth of what Klarna grants a playground account. */
for (const [budget, environment] of [
  [5, { ...quiet, KVITTO_KLARNA_BUDGET: undefined }],
  [20, { ...quiet, KVITTO_KLARNA_BUDGET: '20' }],
] as const) {
  describe(`five hundred orders in one second, with a budget of ${budget} a second`, () => {
    it('never ask Klarna more often, and nobody waits long for an answer or a refusal', async (context) => {
      const demo = await startDemoProcess(context, { environment, orders: manyOrders(500) })
      // A process that has just started spends its first second on compiling itself.
      await storm(demo)
      await sleep(1_000)
      await demo.replaceOrders(manyOrders(500))
      await demo.forgetRequests()
      const [answers, machineMs] = await Promise.all([storm(demo), slowestSignOfLife(demo)])

      const outcomes = Map.groupBy(answers, outcomeOf)
      assert.deepEqual([...outcomes.keys()].sort(), ['answered', 'busy'])
      const answered = outcomes.get('answered')?.length ?? 0
      assert.ok(answered >= budget * 1.5, `${answered} were answered`)
      const slowest = Math.max(...answers.map(({ durationMs }) => durationMs))
      assert.ok(slowest < longestMs + machineMs, `${slowest} ms, where a sign of life takes ${machineMs} ms`)
      assert.ok(machineMs < slowestMachineMs, `a sign of life takes ${machineMs} ms`)
      for (const { headers } of outcomes.get('busy') ?? [])
        assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/)

      const times = (await demo.requests()).map(({ at }) => Date.parse(at)).sort((a, b) => a - b)
      assert.equal(times.length, answered)
      assert.ok(mostInOneSecond(times) <= budget, `${mostInOneSecond(times)} in a second: ${times.join(' ')}`)

      await sleep(1_000)
      const afterwards = await askIn(demo, 0, 0)
      assert.equal(outcomeOf(afterwards), 'answered', 'the storm has passed')
    })
  })
}

describe('the count of requests in a second', () => {
  it('finds the fullest second wherever it starts', () => {
    assert.equal(mostInOneSecond([0, 500, 999, 1_000, 1_400, 1_499, 1_500]), 5)
    assert.equal(mostInOneSecond([0, 1_000, 2_000]), 1)
    assert.equal(mostInOneSecond([]), 0)
  })
})

/** Five hundred shoppers, each with an order of their own, spread over a second. */
function storm(demo: DemoProcess): Promise<Answer[]> {
  return Promise.all(Array.from({ length: 500 }, (_, index) => askIn(demo, index * 2, index)))
}

async function askIn(demo: DemoProcess, delayMs: number, index: number): Promise<Answer> {
  await sleep(delayMs)
  const { number, email } = knownOrder(index)
  return askTool(demo, 'get_order_status', { order_reference: number, email, end_user: `shopper ${index}` })
}

/** How long the slowest of the simplest requests takes meanwhile. */
async function slowestSignOfLife(demo: DemoProcess): Promise<number> {
  const ask = async (index: number): Promise<number> => {
    await sleep(index * 50)
    return (await send(`${demo.url}/livez`)).durationMs
  }
  return Math.max(...(await Promise.all(Array.from({ length: 25 }, (_, index) => ask(index)))))
}

/** The most requests in any span of one second, its end not included. */
function mostInOneSecond(sorted: readonly number[]): number {
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1_000).length))
}

async function storiesOf(demo: DemoProcess): Promise<{ order_id: string }[]> {
  const response = await fetch(`${demo.simulatorUrl}/_simulator/orders`)
  return JSON.parse(await response.text())
}

function outcomeOf(answer: Answer): unknown {
  return objectIn(answer)['outcome']
}
