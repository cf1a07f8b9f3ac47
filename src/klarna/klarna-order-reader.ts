import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { CircuitBreaker } from '../circuit-breaker.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Log, LogFields } from '../log.ts'
import { parseExtensionDays } from './extension-days.ts'
import { getFromKlarna, type KlarnaAnswer, KlarnaCallError, type KlarnaPath } from './get.ts'
import type { Endpoint } from './hosts.ts'
import type { OrderReader, ReadFailure, ReadResult } from './order-reader.ts'
import { Pace } from './pace.ts'
import { parseBillingEmail, parseOrder } from './parse-order.ts'
import { MalformedOrder } from './wire.ts'

/** Klarna documents no time-out of its own; a shopper waits no longer than this, retry and queue included. */
const deadlineMs = 5_000
/** How long a question may wait for its turn in the budget. */
const longestWaitMs = 1_000
const longestPauseSeconds = 60
/** How much longer it may wait where this process was late for its turn. */
const paceWaitMs = 300

/** A place in the request budget of a Klarna merchant (storage.ts has the rule). */
export interface Budget {
  readonly perSecond: number
  reserve(maxWaitMs: number): Promise<number | undefined>
  open(maxWaitMs: number): Promise<boolean>
}

export type ReaderOptions = {
  readonly endpoint: Endpoint
  readonly authorization: string
  readonly dispatcher: () => Promise<Dispatcher>
  /** Null: no budget. */
  readonly budget: Budget | null
  readonly now: () => Date
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number
  /** 0 ≤ value < 1. */
  readonly random: () => number
  readonly log: Log
  /** Called when Klarna refuses the credentials, and when it accepts them. */
  readonly onCredentials: (accepted: boolean) => void
}

type Attempt<Result> = {
  readonly result: Result | ReadFailure
  readonly retry: boolean
  readonly problem?: string
}
/** What a kind of read makes of Klarna's answers: of a whole one, and of one that says that there is nothing. */
type Read<Result> = {
  readonly path: KlarnaPath
  readonly parse: (body: string) => Attempt<Result>
  readonly nothing: Result
}
type Extension = { readonly outcome: 'extension'; readonly days: readonly number[] }
/** Extension options are beside the point of a reply: it does not wait longer for them. */
const extensionDeadlineMs = 2_000

export class KlarnaOrderReader implements OrderReader {
  readonly #options: ReaderOptions
  readonly #breaker: CircuitBreaker
  readonly #pace: Pace | null
  readonly #flights = new Map<KlarnaOrderId, Promise<ReadResult>>()
  /** Monotonic time until which Klarna asked to be left alone. */
  #pausedUntil = 0

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#breaker = new CircuitBreaker(options.monotonic)
    this.#pace = options.budget === null ? null : new Pace(options.budget.perSecond, options.monotonic)
  }

  async admits(): Promise<ReadFailure | undefined> {
    if (this.#breaker.open()) return { outcome: 'unavailable' }
    const pause = this.#pause()
    if (pause > longestWaitMs) return busy(pause)
    const open = this.#options.budget === null || (await this.#options.budget.open(longestWaitMs))
    return open ? undefined : busy(longestWaitMs)
  }

  read(id: KlarnaOrderId): Promise<ReadResult> {
    const underWay = this.#flights.get(id)
    if (underWay !== undefined) return underWay
    const flight = this.#readWithRetry(id).finally(() => this.#flights.delete(id))
    this.#flights.set(id, flight)
    return flight
  }

  async extensionDays(order: KlarnaOrderId, capture: string): Promise<readonly number[]> {
    const read: Read<Extension> = {
      path: { kind: 'extend-due-date-options', order, capture },
      parse: (body) => ({ result: { outcome: 'extension', days: parseExtensionDays(body) }, retry: false }),
      nothing: { outcome: 'extension', days: [] },
    }
    const { result } = await this.#attempt(read, this.#options.monotonic() + extensionDeadlineMs)
    return result.outcome === 'extension' ? result.days : []
  }

  /** Forgets failures and pauses (the demo, when its orders are replaced). */
  reset(): void {
    this.#breaker.reset()
    this.#pausedUntil = 0
  }

  async #readWithRetry(id: KlarnaOrderId): Promise<ReadResult> {
    const deadline = this.#options.monotonic() + deadlineMs
    const read: Read<ReadResult> = {
      path: { kind: 'order', order: id },
      parse: (body) => this.#parse(id, body),
      nothing: { outcome: 'not_found' },
    }
    const first = await this.#attempt(read, deadline)
    if (!first.retry) return first.result
    await sleep(50 + Math.floor(this.#options.random() * 200))
    if (this.#options.monotonic() >= deadline) return first.result
    return (await this.#attempt(read, deadline)).result
  }

  async #attempt<Result extends { readonly outcome: string }>(
    read: Read<Result>,
    deadline: number,
  ): Promise<Attempt<Result>> {
    const refusal = await this.#turn(deadline)
    if (refusal !== undefined) return { result: refusal, retry: false }
    try {
      return await this.#call(read, deadline)
    } finally {
      this.#pace?.answered()
    }
  }

  async #call<Result extends { readonly outcome: string }>(
    read: Read<Result>,
    deadline: number,
  ): Promise<Attempt<Result>> {
    if (!this.#breaker.tryCall()) return { result: { outcome: 'unavailable' }, retry: false }
    const startedAt = this.#options.monotonic()
    try {
      const answer = await this.#get(read.path, Math.max(1, deadline - startedAt))
      const attempt = this.#judge(read, answer)
      this.#settle(attempt.result)
      this.#record(startedAt, attempt, { status: answer.status, correlation_id: answer.correlationId })
      return attempt
    } catch (error) {
      this.#breaker.fail()
      if (!(error instanceof KlarnaCallError)) throw error
      const attempt = unavailable(error.code, error.code === 'reset')
      this.#record(startedAt, attempt, {})
      return attempt
    }
  }

  /** Waits for a turn in the budget; the reason where there is none soon enough, or before the deadline. */
  async #turn(deadline: number): Promise<ReadFailure | undefined> {
    const longestMs = Math.min(longestWaitMs, Math.max(0, deadline - this.#options.monotonic()))
    const pause = this.#pause()
    if (pause > longestMs) return busy(pause)
    // The pause comes first: a place in the budget holds for its own moment, not for a later one.
    if (pause > 0) await sleep(pause)
    const { budget } = this.#options
    const wait = budget === null ? 0 : await budget.reserve(longestMs - pause)
    if (wait === undefined) return busy(longestWaitMs)
    if (wait > 0) await sleep(wait)
    // So that nothing is left to do between the departure and the call.
    await this.#options.dispatcher()
    const left = (await this.#pace?.depart(paceWaitMs)) ?? true
    return left ? undefined : busy(longestWaitMs)
  }

  async #get(path: KlarnaPath, timeoutMs: number): Promise<KlarnaAnswer> {
    const { endpoint, authorization, dispatcher } = this.#options
    // Ended with the answer: a signal of AbortSignal.timeout is kept until its time, and aborts all the same.
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), Math.ceil(timeoutMs))
    try {
      return await getFromKlarna(await dispatcher(), endpoint, authorization, path, stop.signal)
    } finally {
      clearTimeout(timer)
    }
  }

  #judge<Result>({ parse, nothing }: Read<Result>, answer: KlarnaAnswer): Attempt<Result> {
    switch (answer.status) {
      case 200:
        return parse(answer.body)
      case 400:
      case 403:
      case 404:
        return { result: nothing, retry: false }
      case 401:
        return { result: { outcome: 'not_connected' }, retry: false }
      case 429:
        return { result: busy(this.#pauseFor(answer.retryAfterSeconds ?? 1)), retry: false }
      default:
        return unavailable(`status ${answer.status}`, answer.status >= 502 && answer.status <= 504)
    }
  }

  #parse(id: KlarnaOrderId, body: string): Attempt<ReadResult> {
    try {
      const read = { ...parseOrder(body, id), readAt: this.#options.now() }
      return { result: { outcome: 'found', read }, retry: false }
    } catch (error) {
      if (error instanceof MalformedOrder) return unreadable(id, body, error)
      throw error
    }
  }

  #settle(result: { readonly outcome: string }): void {
    if (result.outcome === 'unavailable') this.#breaker.fail()
    else this.#breaker.succeed()
    if (result.outcome === 'not_connected') this.#options.onCredentials(false)
    const accepted: readonly string[] = ['found', 'not_found', 'unreadable', 'extension']
    if (accepted.includes(result.outcome)) this.#options.onCredentials(true)
  }

  #pause(): number {
    return Math.max(0, this.#pausedUntil - this.#options.monotonic())
  }

  #pauseFor(seconds: number): number {
    const pauseMs = Math.min(Math.max(seconds, 1), longestPauseSeconds) * 1000
    // A later answer may ask for less; the longer pause was asked for all the same.
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.monotonic() + pauseMs)
    return pauseMs
  }

  #record(startedAt: number, attempt: Attempt<{ readonly outcome: string }>, fields: LogFields): void {
    this.#options.log.info('klarna-answered', {
      host: this.#options.endpoint.host,
      outcome: attempt.result.outcome,
      duration_ms: Math.round(this.#options.monotonic() - startedAt),
      ...(attempt.problem === undefined ? {} : { problem: attempt.problem }),
      ...fields,
    })
  }
}

function busy(waitMs: number): ReadFailure {
  return { outcome: 'busy', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) }
}

function unavailable(problem: string, retry: boolean): Attempt<never> {
  return { result: { outcome: 'unavailable' }, retry, problem }
}

function unreadable(id: KlarnaOrderId, body: string, { field }: MalformedOrder): Attempt<ReadResult> {
  const problem = `malformed ${field}`
  try {
    return {
      result: { outcome: 'unreadable', billingEmail: parseBillingEmail(body, id) },
      retry: false,
      problem,
    }
  } catch (error) {
    if (error instanceof MalformedOrder) return unavailable(problem, false)
    throw error
  }
}
