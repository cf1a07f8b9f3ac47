import { CircuitBreaker } from '../circuit-breaker.ts'
import type { Got } from '../security/egress.ts'
import {
  OrderSourceError,
  type Reach,
  type Sample,
  type SourceCheck,
  sourcePatienceMs,
} from './order-source.ts'
import type { PlatformSeams } from './platform.ts'
import { Turns } from './turns.ts'

/** An answer that came, whatever it says. */
export type Answered = Extract<Got, { outcome: 'answered' }>

/** One question of a door. It ends when the signal aborts. */
export type Call = (signal: AbortSignal) => Promise<Got>

/** Calls to one shop under way at once: a small shop's server has about five places, and shoppers come first. */
const atOnce = 4

/** Seconds to stay away where the shop does not say, and at most, whatever it says. */
const pauseSeconds = { usual: 10, most: 300 }

/**
 * How a shop at an address that a person typed is asked: four calls at once at most, an end after `sourcePatienceMs`,
 * none while it wants to be left alone or has failed ten times in a row. Tells `onRefusal` what came of it.
 */
export class CarefulCalls {
  readonly #seams: Pick<PlatformSeams, 'now' | 'monotonic' | 'onRefusal'>
  readonly #turns = new Turns(atOnce)
  readonly #breaker: CircuitBreaker
  #pausedUntil = 0

  constructor(seams: Pick<PlatformSeams, 'now' | 'monotonic' | 'onRefusal'>) {
    this.#seams = seams
    this.#breaker = new CircuitBreaker(seams.monotonic)
  }

  /**
   * What `read` makes of the answers: all of them, or none, as an answer of which a part is missing would say "no such
   * order". `read` throws an OrderSourceError for what is no answer. @throws OrderSourceError
   */
  async ask<Read>(calls: readonly Call[], read: (answer: Answered) => Read): Promise<readonly Read[]> {
    const signal = AbortSignal.timeout(sourcePatienceMs)
    if (!this.#breaker.tryCall()) throw new OrderSourceError('unreachable')
    try {
      const answers = await Promise.all(calls.map((call) => this.#askOne(call, read, signal)))
      this.#breaker.succeed()
      this.#seams.onRefusal(null)
      return answers
    } catch (error) {
      const failure = signal.aborted ? new OrderSourceError('timeout') : error
      this.#learnFrom(failure)
      throw failure
    }
  }

  #learnFrom(failure: unknown): void {
    const { code, refusal } = failure instanceof OrderSourceError ? failure : { code: null, refusal: null }
    if (refusal !== null) this.#seams.onRefusal(refusal)
    // A shop that refuses or asks to wait is there.
    if (code === 'refused' || code === 'throttled') this.#breaker.succeed()
    else this.#breaker.fail()
  }

  #askOne<Read>(call: Call, read: (answer: Answered) => Read, signal: AbortSignal): Promise<Read> {
    return this.#turns.take(signal, async () => {
      const { monotonic, now } = this.#seams
      if (monotonic() < this.#pausedUntil) throw new OrderSourceError('throttled')
      const answer = answerIn(await call(signal))
      const pause = pauseOf(answer, now())
      if (pause !== undefined) {
        this.#pausedUntil = Math.max(this.#pausedUntil, monotonic() + pause * 1_000)
        throw new OrderSourceError('throttled')
      }
      return read(answer)
    })
  }
}

/** What a check came to: what `look` found, or why it could not look. */
export async function checkedBy(
  look: () => Promise<{
    readonly shopName: string | null
    readonly reach: Reach
    readonly sample: Sample | null
  }>,
): Promise<SourceCheck> {
  try {
    return { outcome: 'accepted', ...(await look()) }
  } catch (error) {
    if (!(error instanceof OrderSourceError)) throw error
    const { code, refusal } = error
    if (code !== 'refused') return { outcome: 'unavailable', code }
    return { outcome: 'refused', refusal: refusal ?? 'wrong_credentials' }
  }
}

/** @throws OrderSourceError where there is none. */
function answerIn(got: Got): Answered {
  switch (got.outcome) {
    case 'answered':
      return got
    case 'not_https':
      throw new OrderSourceError('refused', 'no_such_shop')
    case 'not_public':
      throw new OrderSourceError('refused', 'not_public')
    case 'timeout':
      throw new OrderSourceError('timeout')
    case 'no_address':
    case 'unreachable':
    case 'bad_certificate':
      throw new OrderSourceError('unreachable')
    case 'cut':
    case 'too_large':
      throw new OrderSourceError('unexpected')
  }
}

/** Seconds that the shop wants to be left alone; `undefined` where it does not. */
function pauseOf({ status, headers }: Answered, now: Date): number | undefined {
  const wanted = headers.get('retry-after')
  if (status !== 429 && (status !== 503 || wanted === null)) return undefined
  const seconds = /^\d{1,9}$/.test(wanted ?? '')
    ? Number(wanted)
    : Math.ceil((Date.parse(wanted ?? '') - now.getTime()) / 1_000)
  if (Number.isNaN(seconds)) return pauseSeconds.usual
  return Math.min(Math.max(seconds, 1), pauseSeconds.most)
}
