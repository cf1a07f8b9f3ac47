import type { TestContext } from 'node:test'
import { z } from 'zod'
import { type SimulatorOptions, startSimulator } from './start.ts'

export const european = `Basic ${Buffer.from('K123456_simulator:simulator-password').toString('base64')}`
export const northAmerican = `Basic ${Buffer.from('PN00036_simulator:simulator-password').toString('base64')}`
export const apiKey = 'Basic klarna_test_api_simulator'

export const orderId = '11111111-2222-4333-8444-555555555555'
export const orderPath = `/ordermanagement/v1/orders/${orderId}`

/** A small order that nothing has happened to yet, with fields to change. */
export function plainOrder(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    order_id: orderId,
    status: 'AUTHORIZED',
    order_amount: 50_000,
    captured_amount: 0,
    refunded_amount: 0,
    remaining_authorized_amount: 50_000,
    purchase_currency: 'SEK',
    purchase_country: 'SE',
    klarna_reference: 'ABCD1234',
    created_at: '2026-05-01T10:00:00.000Z',
    expires_at: '2026-05-29T00:00:00.000Z',
    order_lines: [],
    captures: [],
    refunds: [],
    initial_payment_method: { type: 'INVOICE', description: 'Pay later' },
    ...changes,
  }
}

/** A running simulator for one test, with a short way to call it. */
export async function simulate(context: TestContext, options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ orders: [plainOrder()], ...options })
  context.after(() => simulator.close())
  return {
    simulator,
    /** A call to Klarna with the European credential, unless the headers say otherwise. */
    klarna: (path: string, init: Call = {}) =>
      call(simulator.origin + path, init, { authorization: european, ...init.headers }),
    control: (path: string, init: Call = {}) =>
      call(`${simulator.origin}/_simulator${path}`, init, init.headers ?? {}),
  }
}

type Call = {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

function call(url: string, init: Call, given: Readonly<Record<string, string>>): Promise<Response> {
  // Sets the tests' own calls apart from those of Kvitto, which may only read.
  const headers = { 'x-played-by-test': 'yes', ...given }
  const method = init.method ?? 'GET'
  if (init.body === undefined) return fetch(url, { method, headers })
  const body = typeof init.body === 'string' ? init.body : JSON.stringify(init.body)
  return fetch(url, { method, body, headers: { 'content-type': 'application/json', ...headers } })
}

const errorSchema = z.object({
  error_code: z.string(),
  error_messages: z.array(z.string()),
  correlation_id: z.string(),
})

export async function klarnaErrorOf(response: Response) {
  return errorSchema.parse(await response.json())
}

const controlErrorSchema = z.strictObject({ error: z.string(), message: z.string() })

export async function controlErrorOf(response: Response): Promise<string> {
  return controlErrorSchema.parse(await response.json()).error
}

const amount = z.number()
const orderSchema = z.looseObject({
  status: z.string(),
  order_amount: amount,
  captured_amount: amount,
  refunded_amount: amount,
  remaining_authorized_amount: amount,
  expires_at: z.string(),
  merchant_reference1: z.string().optional(),
  captures: z.array(
    z.looseObject({
      capture_id: z.string(),
      klarna_reference: z.string(),
      captured_at: z.string(),
      refunded_amount: amount,
    }),
  ),
  refunds: z.array(z.looseObject({ refund_id: z.string() })),
})

export async function orderOf(response: Response) {
  return orderSchema.parse(await response.json())
}

export const requestsSchema = z.array(z.object({ method: z.string(), path: z.string(), at: z.string() }))
