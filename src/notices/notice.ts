import { z } from 'zod'

/**
 * What waits in the queue to be told, by kind of job. IDs and nothing personal: texts and addresses are looked up when
 * it is sent.
 */
const mailNotice = z.discriminatedUnion('mail', [
  z.object({ mail: z.literal('handoff'), conversation: z.string() }),
  z.object({ mail: z.literal('klarna_refused'), person: z.string() }),
  /** The link is sealed: it makes an account. */
  z.object({ mail: z.literal('invitation'), invitation: z.string(), sealed_link: z.string() }),
])

export type MailNotice = z.infer<typeof mailNotice>

const webhookNotice = z.object({
  /** The same for each try, so that the receiver can tell a repetition. */
  id: z.string(),
  conversation: z.string(),
  language: z.string(),
  at: z.iso.datetime(),
})

export type WebhookNotice = z.infer<typeof webhookNotice>

/** `undefined` for what another version of Kvitto has written. */
export function parseMailNotice(payload: unknown): MailNotice | undefined {
  return mailNotice.safeParse(payload).data
}

export function parseWebhookNotice(payload: unknown): WebhookNotice | undefined {
  return webhookNotice.safeParse(payload).data
}
