import { failed, type JobKind, type JobParts, moot, otherVersion } from '../jobs/job-kind.ts'
import type { Shop } from '../storage/storage.ts'
import { handoffMail, invitationMail, type Mail, refusalMail } from './mails.ts'
import { type MailNotice, parseMailNotice } from './notice.ts'
import { retryAfterMs } from './retry-after.ts'
import { sendMail } from './send-mail.ts'

export const mailJob: JobKind = {
  kind: 'mail',
  isIdle: false,
  retryAfterMs,
  run: async (parts, shop, { payload }) => {
    const notice = parseMailNotice(payload)
    if (notice === undefined) return otherVersion
    const mail = await mailOf(parts, shop, notice)
    if (mail === undefined) return moot
    if (parts.mail === null) return failed('SMTP_URL and MAIL_FROM are not set: no mail can be sent.', true)
    const problem = await sendMail(parts.mail, mail)
    return problem === undefined ? { outcome: 'done' } : failed(problem)
  },
}

/** `undefined` where nobody is to get it any more. */
async function mailOf(
  { shops, publicUrl }: JobParts,
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
