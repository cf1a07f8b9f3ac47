import type { Shops } from '../shops.ts'
import type { MailNotice } from './notice.ts'

/** Mails an invitation to whom it is for. */
export async function noteInvitation(
  shops: Shops,
  shopId: string,
  invitation: { readonly id: string; readonly link: string },
): Promise<void> {
  const { id, link } = invitation
  const sealed_link = shops.linkSeal(shopId, id).seal(link)
  const notice: MailNotice = { mail: 'invitation', invitation: id, sealed_link }
  await shops.storage.forShop(shopId).jobs.add('mail', notice, shops.now())
}
