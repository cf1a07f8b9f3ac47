import type { Dispatcher } from 'undici'
import { OrderSourceError } from './order-source.ts'
import { type ShopifyQuery, shopifyQueries, shopifyVersion } from './shopify-queries.ts'

export type ShopifyPlace = {
  /** `NAME.myshopify.com` */
  readonly host: string
  /** An origin of this machine in its place; null: the host itself. */
  readonly via: string | null
  readonly dispatcher: () => Promise<Dispatcher>
}

/** What can be said to Shopify: one of the queries, or a request for a token. */
export type ShopifyCall =
  | { readonly kind: 'query'; readonly token: string; readonly query: ShopifyQuery }
  | { readonly kind: 'token'; readonly clientId: string; readonly clientSecret: string }

export type ShopifyAnswer = {
  readonly status: number
  readonly body: string
  /** Seconds that Shopify asks to wait. */
  readonly retryAfterSeconds: number | null
}

/** Ten orders, each with a note and receipts of a megabyte. */
const largestBody = 32 * 1024 * 1024

/**
 * The one door to Shopify. It follows no redirect: the credentials go to the shop's host and nowhere else.
 * @throws OrderSourceError `timeout` once `signal` aborts, `unreachable` where nothing or half an answer comes.
 */
export async function callShopify(
  place: ShopifyPlace,
  call: ShopifyCall,
  signal: AbortSignal,
): Promise<ShopifyAnswer> {
  const { fetch } = await import('undici')
  const { path, headers, body } = wireOf(call)
  try {
    const response = await fetch(`${place.via ?? `https://${place.host}`}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Kvitto (read-only)',
        ...headers,
        ...(place.via === null ? {} : { 'x-kvitto-shopify-host': place.host }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      dispatcher: await place.dispatcher(),
      signal,
    })
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      status: response.status,
      body: await wholeText(response.body),
      retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter : null,
    }
  } catch {
    // The cause may quote what was sent.
    throw new OrderSourceError(signal.aborted ? 'timeout' : 'unreachable')
  }
}

function wireOf(call: ShopifyCall): {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
} {
  if (call.kind === 'token')
    return {
      path: '/admin/oauth/access_token',
      headers: {},
      body: {
        grant_type: 'client_credentials',
        client_id: call.clientId,
        client_secret: call.clientSecret,
      },
    }
  const { name, ...variables } = call.query
  return {
    path: `/admin/api/${shopifyVersion}/graphql.json`,
    headers: { 'x-shopify-access-token': call.token },
    body: { query: shopifyQueries[name], operationName: name, variables },
  }
}

async function wholeText(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > largestBody) throw new RangeError(`Shopify's answer is larger than ${largestBody} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
