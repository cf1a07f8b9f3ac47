import {
  type Explained,
  explainCheck,
  explainRefusal,
  reasonsIn,
  refusalNamed,
} from '../../orders/explain-source.ts'
import type { SourceCheck } from '../../orders/order-source.ts'
import type { KnownPlatform } from '../../shops.ts'
import type { AdminConfig } from './admin.ts'
import type { Checked } from './platform-checks.ts'
import type { PlatformForm } from './platform-forms.ts'
import type { PlatformFindings, PlatformView } from './wire.ts'

/** A shop's connection as its people may see it: what it finds, and never its secret. */
export function platformView(
  { kind, platform }: Pick<PlatformForm, 'kind' | 'platform'>,
  known: KnownPlatform | undefined,
  checked: Checked | null,
  { shopifyUrl }: Pick<AdminConfig, 'shopifyUrl'>,
): Omit<PlatformView, 'webhook'> {
  const via = kind === 'shopify' ? shopifyUrl : null
  if (known === undefined) return { ...nothing, kind, via }
  const { connection } = known
  const check = checked?.check
  const problem = problemOf(platform, known, check)
  const isRefused = check?.outcome === 'refused' || connection?.state === 'needs_attention'
  return {
    kind,
    state: isRefused ? 'needs_attention' : 'connected',
    source: known.source,
    address: known.address,
    hint: known.hint,
    connected_at: connection?.createdAt.toISOString() ?? null,
    last_used_at: connection?.lastUsedAt?.toISOString() ?? null,
    problem: problem === undefined ? null : { text: problem.problem, way_out: problem.wayOut },
    findings: check?.outcome === 'accepted' ? findingsOf(check) : null,
    checked_at: checked?.at.toISOString() ?? null,
    via,
  }
}

const nothing: Omit<PlatformView, 'kind' | 'via' | 'webhook'> = {
  state: 'not_connected',
  source: null,
  address: null,
  hint: null,
  connected_at: null,
  last_used_at: null,
  problem: null,
  findings: null,
  checked_at: null,
}

/** What was found out just now, else what questions have met with. */
function problemOf(
  platform: PlatformForm['platform'],
  { connection }: KnownPlatform,
  check: SourceCheck | undefined,
): Explained | undefined {
  if (check !== undefined && check.outcome !== 'accepted') return explainCheck(platform, check)
  if (connection?.state !== 'needs_attention') return undefined
  return explainRefusal(platform, refusalNamed(connection.problem) ?? 'wrong_credentials')
}

function findingsOf({
  shopName,
  reach,
  sample,
}: Extract<SourceCheck, { outcome: 'accepted' }>): PlatformFindings | null {
  if (sample === null) return null
  return {
    shop_name: shopName,
    reach_days: reach.days,
    orders: sample.orders,
    paid_with_klarna: sample.paidWithKlarna,
    with_klarna_id: sample.withKlarnaId,
    without: reasonsIn(sample).map(({ reason, orders, problem, wayOut }) => ({
      reason,
      orders,
      text: problem,
      way_out: wayOut,
    })),
  }
}
