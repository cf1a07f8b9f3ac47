import { randomUUID } from 'node:crypto'
import type { ShopScope } from '../shop-scope.ts'
import type { MailNotice, WebhookNotice } from './notice.ts'

/** A shopper has asked for a person: those who are to know are told soon. Never fails the shopper's own turn. */
export async function noteHandoff(scope: ShopScope, conversation: string, language: string): Promise<void> {
  const { email, webhook } = scope.shop.settings.handoff
  const at = scope.now()
  try {
    if (email !== null) {
      const notice: MailNotice = { mail: 'handoff', conversation }
      await scope.storage.jobs.add('mail', notice, at)
    }
    if (webhook !== null) {
      const id = `msg_${randomUUID()}`
      const notice: WebhookNotice = { id, conversation, language, at: at.toISOString() }
      await scope.storage.jobs.add('webhook', notice, at)
    }
  } catch {
    scope.log.error('handoff-not-noted', { conversation })
  }
}
