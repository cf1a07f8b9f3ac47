import { OrderSourceError, type Refusal, sourcePatienceMs } from './order-source.ts'
import type { ShopifyCredentials } from './shopify-credentials.ts'
import { callShopify, type ShopifyAnswer, type ShopifyPlace } from './shopify-door.ts'
import { parseBody, tokenSchema } from './shopify-wire.ts'

/** A token is replaced so long before it expires. */
const renewBeforeMs = 10 * 60_000

/** The token to ask with. One that expires is fetched when it is needed, once for all who wait for it. */
export class ShopifyTokens {
  readonly #place: ShopifyPlace
  readonly #credentials: ShopifyCredentials
  readonly #monotonic: () => number
  #kept: { readonly token: string; readonly expiresAt: number } | undefined
  #underWay: Promise<string> | undefined

  constructor(place: ShopifyPlace, credentials: ShopifyCredentials, monotonic: () => number) {
    this.#place = place
    this.#credentials = credentials
    this.#monotonic = monotonic
  }

  /** Whether a refused token can be replaced by another one. */
  get renewable(): boolean {
    return this.#credentials.kind === 'client'
  }

  /** @throws OrderSourceError, `timeout` once `signal` aborts. */
  async current(signal: AbortSignal): Promise<string> {
    if (this.#credentials.kind === 'token') return this.#credentials.accessToken
    const left = (this.#kept?.expiresAt ?? 0) - this.#monotonic()
    if (this.#kept !== undefined && left > renewBeforeMs) return this.#kept.token
    try {
      return await inTime(this.#renewed(this.#credentials), signal)
    } catch (error) {
      const isRefused = error instanceof OrderSourceError && error.code === 'refused'
      if (isRefused || signal.aborted || this.#kept === undefined || left <= 0) throw error
      // It is good for minutes more; the next question tries again.
      return this.#kept.token
    }
  }

  /** After Shopify has refused it. */
  forget(token: string): void {
    if (this.#kept?.token === token) this.#kept = undefined
  }

  #renewed(credentials: Extract<ShopifyCredentials, { kind: 'client' }>): Promise<string> {
    this.#underWay ??= this.#fetched(credentials).finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  async #fetched({
    clientId,
    clientSecret,
  }: Extract<ShopifyCredentials, { kind: 'client' }>): Promise<string> {
    const call = { kind: 'token', clientId, clientSecret } as const
    // Of its own: several wait for it, and who asked first may leave first.
    const answer = await callShopify(this.#place, call, AbortSignal.timeout(sourcePatienceMs))
    if (answer.status !== 200) throw tokenProblem(answer)
    const { access_token: token, expires_in: seconds } = parseBody(answer.body, tokenSchema)
    this.#kept = { token, expiresAt: this.#monotonic() + seconds * 1000 }
    return token
  }
}

function tokenProblem({ status, body }: ShopifyAnswer): OrderSourceError {
  if (status === 429) return new OrderSourceError('throttled')
  if (status === 404 || (status >= 300 && status < 400))
    return new OrderSourceError('refused', 'no_such_shop')
  if (status < 400 || status >= 500) return new OrderSourceError('unexpected')
  return new OrderSourceError('refused', refusalIn(body))
}

/** Shopify says it in a page or in JSON, with the same words. */
function refusalIn(body: string): Refusal {
  if (body.includes('app_not_installed')) return 'app_not_installed'
  return body.includes('shop_not_permitted') ? 'other_organization' : 'wrong_credentials'
}

/** The promise's own end, or `timeout` before it. */
async function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>()
  const leave = (): void => late.reject(new OrderSourceError('timeout'))
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
