import { platformOf } from '../../orders/platforms.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Disagreement } from '../../storage/storage.ts'
import { klarnaSentence, shopSentence, titles, waysOut } from './disagreement-words.ts'
import type { DisagreementView } from './wire.ts'

export function disagreementView(disagreement: Disagreement, { shop }: ShopScope): DisagreementView {
  const { id, kind, source, settled } = disagreement
  return {
    id,
    kind,
    title: titles[kind],
    shop_says: shopSentence(disagreement.shopSays, disagreement, shop.locale),
    klarna_says: klarnaSentence(disagreement.klarnaSays, shop.locale),
    way_out: waysOut[kind],
    order_number: disagreement.orderNumber,
    klarna_order_id: disagreement.klarnaOrderId,
    source: platformOf(source)?.name ?? source,
    first_seen_at: disagreement.firstSeenAt.toISOString(),
    last_seen_at: disagreement.lastSeenAt.toISOString(),
    conversation_id: disagreement.conversationId,
    settled: settled === null ? null : { at: settled.at.toISOString(), by: settled.by },
  }
}
