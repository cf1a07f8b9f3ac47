import { createHmac } from 'node:crypto'

/** What a platform posts to a webhook, before it is sent. */
export type SignedMessage = {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export type Delivered = { readonly status: number; readonly text: string }

/** Base64 of the body's HMAC-SHA256: how both platforms sign. */
export function signatureOf(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

/** Posts a message, once: the simulator does not try again. */
export async function post(address: string, { body, headers }: SignedMessage): Promise<Delivered> {
  const response = await fetch(address, { method: 'POST', headers, body: new Uint8Array(body) })
  return { status: response.status, text: await response.text() }
}
