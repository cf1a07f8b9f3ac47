import { Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Conversations } from '../../../../../src/server/admin/wire.ts'
import { sayCount } from '../../parts/say-number.ts'
import type { Filters } from './filters.ts'
import styles from './state-links.module.css'
import { addressOf } from './use-address.ts'
import { statusNames } from './words.ts'

const states = [
  { status: '', label: 'All' },
  { status: 'waiting', label: statusNames.waiting },
  { status: 'agent', label: statusNames.agent },
  { status: 'open', label: statusNames.open },
  { status: 'resolved', label: statusNames.resolved },
] as const

type Counts = Conversations['counts']

/** The list by state, with how many there are in each. */
export function StateLinks({
  id,
  filters,
  counts,
}: {
  id: string | null
  filters: Filters
  counts: Counts | undefined
}) {
  return (
    <nav aria-label="Conversations by state">
      <ul className={styles['links']}>
        {states.map(({ status, label }) => (
          <li key={status}>
            <Link
              href={addressOf(id, { ...filters, status })}
              className={styles['link'] ?? ''}
              aria-current={filters.status === status ? 'true' : undefined}
            >
              {label}
              {/* Room for two digits, so that nothing moves when they come. */}
              <Text span size="sm" className={styles['count'] ?? ''}>
                {counts === undefined ? null : sayCount(status === '' ? sumOf(counts) : counts[status])}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
