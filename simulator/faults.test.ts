import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { controlErrorOf, klarnaErrorOf, orderPath, simulate } from './test-client.ts'

type Control = Awaited<ReturnType<typeof simulate>>['control']

function post(control: Control, fault: unknown): Promise<Response> {
  return control('/faults', { method: 'POST', body: fault })
}

function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return 'none'
  if ('code' in error && typeof error.code === 'string') return error.code
  return causeCode(error.cause)
}

describe('a status brings the body that Klarna sends with it', () => {
  const codes: Readonly<Record<number, string>> = {
    400: 'INVALID_ORDER_ID',
    403: 'NOT_ALLOWED',
    404: 'NO_SUCH_ORDER',
    409: 'CONFLICT',
    413: 'REQUEST_TOO_LARGE',
    422: 'UNPROCESSABLE_ENTITY',
    429: 'TOO_MANY_REQUESTS',
    500: 'INTERNAL_SERVER_ERROR',
    502: 'TEMPORARILY_UNAVAILABLE',
    503: 'TEMPORARILY_UNAVAILABLE',
    504: 'TEMPORARILY_UNAVAILABLE',
    599: 'UNEXPECTED_ERROR',
  }
  for (const [status, code] of Object.entries(codes)) {
    test(`${status} is ${code}`, async (context) => {
      const { klarna, control } = await simulate(context)
      await post(control, { status: Number(status), times: 1 })
      const response = await klarna(orderPath)
      assert.equal(response.status, Number(status))
      const body = await klarnaErrorOf(response)
      assert.equal(body.error_code, code)
      assert.equal(body.correlation_id, response.headers.get('klarna-correlation-id'))
    })
  }
  test('401 is the HTML page', async (context) => {
    const { klarna, control } = await simulate(context)
    await post(control, { status: 401 })
    const response = await klarna(orderPath)
    assert.equal(response.status, 401)
    assert.match(await response.text(), /401 Authorization Required/)
  })
})

test('faults come in the order posted, each as often as it says, and then everything is well', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { status: 503, times: 2 })
  await post(control, { status: 429, times: 1 })
  const statuses: number[] = []
  for (let call = 0; call < 5; call += 1) statuses.push((await klarna(orderPath)).status)
  assert.deepEqual(statuses, [503, 503, 429, 200, 200])
})

test('faults that are deleted do not come', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { status: 503, times: 100 })
  await control('/faults', { method: 'DELETE' })
  assert.equal((await klarna(orderPath)).status, 200)
})

test('a delay comes before the normal answer', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { delay_ms: 120 })
  const startMs = performance.now()
  assert.equal((await klarna(orderPath)).status, 200)
  assert.ok(performance.now() - startMs >= 110)
})

test('a delay comes before another fault', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { delay_ms: 120, status: 500 })
  const startMs = performance.now()
  assert.equal((await klarna(orderPath)).status, 500)
  assert.ok(performance.now() - startMs >= 110)
})

test('a reset breaks the connection', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { reset: true })
  await assert.rejects(klarna(orderPath), (error) => causeCode(error) === 'ECONNRESET')
  assert.equal((await klarna(orderPath)).status, 200)
})

test('a cut body starts as a good one and does not end', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { malformed: 'cut' })
  const response = await klarna(orderPath)
  assert.equal(response.status, 200)
  await assert.rejects(response.text())
})

test('an HTML page can come in the place of JSON', async (context) => {
  const { klarna, control } = await simulate(context)
  await post(control, { malformed: 'html' })
  const response = await klarna(orderPath)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/html')
  assert.match(await response.text(), /^<html>/)
})

test('a delayed call does not keep the simulator from closing', async (context) => {
  const { simulator, klarna, control } = await simulate(context)
  await post(control, { delay_ms: 60_000 })
  const call = assert.rejects(klarna(orderPath))
  while (simulator.requests().length === 0) await new Promise((resolve) => setImmediate(resolve))
  const startMs = performance.now()
  await simulator.close()
  assert.ok(performance.now() - startMs < 2_000)
  await call
})

describe('a fault that cannot be is refused', () => {
  const bad = [
    {},
    { times: 3 },
    { status: 503, times: 0 },
    { status: 503, times: 1.5 },
    { status: '503' },
    { status: 99 },
    { delay_ms: -1 },
    { malformed: 'xml' },
    { status: 503, typo: true },
    [{ status: 503 }],
    'not JSON',
  ]
  for (const fault of bad) {
    test(JSON.stringify(fault), async (context) => {
      const { klarna, control } = await simulate(context)
      const response = await post(control, fault)
      assert.equal(response.status, 400)
      assert.equal(await controlErrorOf(response), 'bad_fault')
      assert.equal((await klarna(orderPath)).status, 200)
    })
  }
})
