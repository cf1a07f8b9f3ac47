import type { Storage } from '../storage/storage.ts'
import type { MailNotice } from './notice.ts'

const atMostEveryMs = 24 * 60 * 60_000

/** Klarna refuses a shop's credentials: every owner gets a mail, at most once a day. */
export async function noteRefusal(storage: Storage, shopId: string, at: Date): Promise<void> {
  if (!(await isFirstToday(storage, shopId, at.getTime()))) return
  const { people, jobs } = storage.forShop(shopId)
  for (const { id, role } of await people.all()) {
    const notice: MailNotice = { mail: 'klarna_refused', person: id }
    if (role === 'owner') await jobs.add('mail', notice, at)
  }
}

/** Asked in the settings' own transaction: of all processes that see it, one tells. */
async function isFirstToday(storage: Storage, shopId: string, at: number): Promise<boolean> {
  let isFirst = false
  await storage.shops.changeSettings(shopId, (settings) => {
    const { refusalTold } = settings.seen
    isFirst = refusalTold === null || refusalTold > at || refusalTold <= at - atMostEveryMs
    return isFirst ? { ...settings, seen: { ...settings.seen, refusalTold: at } } : settings
  })
  return isFirst
}
