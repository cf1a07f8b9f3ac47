import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { Overview } from '../../../../../src/server/admin/wire.ts'
import { sayCount, sayCounted, sayDuration, sayShare } from '../../parts/say-number.ts'
import { StateBadge } from '../../parts/state-badge.tsx'
import styles from './tile.module.css'
import { Tile, TileGrid } from './tile.tsx'

/** How well it works behind the conversations: checks, speed, Klarna. */
export function ServiceTiles({ overview, klarna }: { overview: Overview; klarna: Overview['klarna'] }) {
  const { failures, reply_ms } = overview
  const { median, p95 } = reply_ms
  return (
    <TileGrid label="How well it works" isWide>
      <Tile
        name="Checks that failed"
        value={sayCount(failures.order_not_found + failures.email_mismatch)}
        details={[
          `Order not found: ${sayCount(failures.order_not_found)}`,
          `Email did not match: ${sayCount(failures.email_mismatch)}`,
        ]}
      >
        An order is shown only to whoever knows its number and the email on it. Here somebody gave a number
        that is not known, or an email that is not the one on the order. The shopper is not told which.
      </Tile>
      <Tile
        name="Time to reply"
        value={median === null ? '–' : sayDuration(median)}
        details={[p95 === null ? 'No replies in these days' : `${sayShare(0.95)} within ${sayDuration(p95)}`]}
      >
        From the shopper’s message to the whole reply. Half of all replies came within the large figure.
      </Tile>
      <Tile
        name="Klarna"
        value={<StateBadge state={klarna.state} />}
        details={[
          budgetText(klarna),
          `${sayCounted(overview.klarna.unavailable, 'question', 'questions')} not answered by Klarna`,
          <Anchor
            key="link"
            component={Link}
            href="/integrations/klarna"
            inherit
            className={styles['link'] ?? ''}
          >
            Open the connection
          </Anchor>,
        ]}
      >
        Kvitto asks Klarna a limited number of times a second, so that your shop’s own calls are never slowed
        down. “Not answered” are questions in these days that Klarna could not answer at that moment.
      </Tile>
    </TileGrid>
  )
}

function budgetText({ state, per_second, used }: Overview['klarna']): string {
  if (state === 'not_connected') return 'Questions about orders have no answer'
  if (per_second === null || used === null) return 'No limit on calls'
  return `${sayShare(Math.min(used, 1))} of ${sayCounted(per_second, 'call', 'calls')} a second in use`
}
