import { failed, type JobKind, moot, otherVersion } from '../jobs/job-kind.ts'
import { type Posted, postOut } from '../security/egress.ts'
import { parseWebhookNotice } from './notice.ts'
import { retryAfterMs } from './retry-after.ts'
import { webhookHeaders } from './sign-webhook.ts'

export const webhookJob: JobKind = {
  kind: 'webhook',
  isIdle: false,
  retryAfterMs,
  run: async ({ shops, publicUrl, egress }, shop, { payload }) => {
    const notice = parseWebhookNotice(payload)
    if (notice === undefined) return otherVersion
    const { webhook } = shop.settings.handoff
    if (webhook === null) return moot
    const { id, conversation, language, at } = notice
    const body = JSON.stringify({
      type: 'conversation.handed_over',
      shop_id: shop.id,
      conversation_id: conversation,
      language,
      at,
      dashboard_url:
        publicUrl === null
          ? null
          : `${publicUrl.origin}/dashboard/conversations/${encodeURIComponent(conversation)}`,
    })
    const secret = shops.webhookSeal(shop.id).open(webhook.sealedSecret)
    // The machine's own clock: the receiver compares it with its own.
    const headers = webhookHeaders(secret, { id, at: new Date(), body })
    const url = new URL(webhook.url)
    const problem = webhookProblem(await postOut(url, body, headers, egress), url.host)
    return problem === undefined ? { outcome: 'done' } : failed(problem)
  },
}

function webhookProblem(posted: Posted, host: string): string | undefined {
  switch (posted.outcome) {
    case 'answered':
      return answerProblem(posted.status, host)
    case 'not_https':
      return 'The address of the webhook is not https.'
    case 'not_public':
      return `${host} is no address of the public internet. If it is meant, name it in KVITTO_EGRESS_ALLOW.`
    case 'no_address':
      return `${host} has no address.`
    case 'timeout':
      return `${host} did not answer within 5 seconds.`
    case 'bad_certificate':
      return `${host} has a certificate that cannot be trusted.`
    case 'unreachable':
      return `${host} is out of reach.`
  }
}

function answerProblem(status: number, host: string): string | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400)
    return `${host} answers with a redirect (HTTP ${status}), which is not followed: enter the address that it leads to.`
  return `${host} answers with HTTP ${status}.`
}
