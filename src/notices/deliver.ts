import type { MailServer } from '../mail-settings.ts'
import { type EgressOptions, type Posted, postOut } from '../security/egress.ts'
import type { Shops } from '../shops.ts'
import type { Job, Shop } from '../storage/storage.ts'
import { handoffMail, invitationMail, type Mail, refusalMail } from './mails.ts'
import { type MailNotice, parseMailNotice, parseWebhookNotice } from './notice.ts'
import { sendMail } from './send-mail.ts'
import { webhookHeaders } from './sign-webhook.ts'

export type DeliverOptions = {
  readonly shops: Shops
  /** Null: no mail server is set. */
  readonly mail: MailServer | null
  /** Where the dashboard is reached; null: not known. */
  readonly publicUrl: URL | null
  readonly egress: EgressOptions
}

export type Delivered =
  /** `moot`: whom or what it was about is gone. */
  | { readonly outcome: 'told' | 'moot' }
  /** `final`: the next try would end the same. */
  | { readonly outcome: 'failed'; readonly problem: string; readonly final: boolean }

const moot: Delivered = { outcome: 'moot' }

/** Does one job. */
export async function deliver(options: DeliverOptions, job: Job): Promise<Delivered> {
  const shop = await options.shops.storage.shops.find(job.shopId)
  if (shop === undefined) return moot
  switch (job.kind) {
    case 'mail':
      return deliverMail(options, shop, job)
    case 'webhook':
      return deliverWebhook(options, shop, job)
    default:
      return failed(`Kvitto does not know jobs of the kind ${job.kind}.`, true)
  }
}

async function deliverMail(options: DeliverOptions, shop: Shop, { payload }: Job): Promise<Delivered> {
  const notice = parseMailNotice(payload)
  if (notice === undefined) return failed('Another version of Kvitto has written it.', true)
  const mail = await mailOf(options, shop, notice)
  if (mail === undefined) return moot
  if (options.mail === null) return failed('SMTP_URL and MAIL_FROM are not set: no mail can be sent.', true)
  const problem = await sendMail(options.mail, mail)
  return problem === undefined ? { outcome: 'told' } : failed(problem)
}

/** `undefined` where nobody is to get it any more. */
async function mailOf(
  { shops, publicUrl }: DeliverOptions,
  shop: Shop,
  notice: MailNotice,
): Promise<Mail | undefined> {
  const dashboard = publicUrl === null ? null : `${publicUrl.origin}/dashboard`
  const about = { shop: shop.name, dashboard }
  const { people } = shops.storage.forShop(shop.id)
  switch (notice.mail) {
    case 'handoff': {
      const to = shop.settings.handoff.email
      return to === null ? undefined : handoffMail({ ...about, to }, notice.conversation)
    }
    case 'klarna_refused': {
      const owner = await people.find(notice.person)
      return owner?.role === 'owner' ? refusalMail({ ...about, to: owner.email }) : undefined
    }
    case 'invitation': {
      const { invitation, sealed_link } = notice
      const to = (await people.links(shops.now())).find(({ id }) => id === invitation)?.email
      if (to === undefined || to === null) return undefined
      return invitationMail({ ...about, to }, shops.linkSeal(shop.id, invitation).open(sealed_link))
    }
  }
}

async function deliverWebhook(options: DeliverOptions, shop: Shop, { payload }: Job): Promise<Delivered> {
  const { shops, publicUrl, egress } = options
  const notice = parseWebhookNotice(payload)
  if (notice === undefined) return failed('Another version of Kvitto has written it.', true)
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
  return problem === undefined ? { outcome: 'told' } : failed(problem)
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

function failed(problem: string, final = false): Delivered {
  return { outcome: 'failed', problem, final }
}
