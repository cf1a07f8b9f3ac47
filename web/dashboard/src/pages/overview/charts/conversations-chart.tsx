import { Box, Card, Group, Switch, Title } from '@mantine/core'
import { useState } from 'react'
import type { Overview } from '../../../../../../src/server/admin/wire.ts'
import { sayDays } from '../../../parts/say-day.ts'
import { sayCount, sayCounted } from '../../../parts/say-number.ts'
import { ends, endTexts } from '../ends.ts'
import styles from './conversations-chart.module.css'
import { ConversationsTable } from './conversations-table.tsx'
import { type Period, periodOf, periodsOf } from './periods.ts'
import { StackedColumns } from './stacked-columns.tsx'

/** Conversations by day, or by week where the days are many, stacked by how they ended. */
export function ConversationsChart({ days }: { days: Overview['days'] }) {
  const [asTable, setAsTable] = useState(false)
  const periods = periodsOf(days)
  const whole = periodOf(days)
  const unit = periods.length === days.length ? 'day' : 'week'
  const title = `Conversations by ${unit}`
  return (
    <Card component="section" aria-label={title} className={styles['card'] ?? ''}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2}>{title}</Title>
        <Switch
          label="Show as table"
          checked={asTable}
          onChange={(event) => setAsTable(event.currentTarget.checked)}
        />
      </Group>
      <Box className={styles['contents'] ?? ''}>
        {asTable ? (
          <ConversationsTable label={`${title}, as table`} unit={unit} periods={periods} />
        ) : (
          <div role="img" aria-label={`${summaryOf(whole)} Switch to the table for all figures.`}>
            <StackedColumns periods={periods} whole={whole} />
          </div>
        )}
      </Box>
    </Card>
  )
}

function summaryOf({ from, to, totals }: Period): string {
  const parts = ends.map((end) => `${sayCount(totals[end])} ${endTexts[end].name.toLowerCase()}`)
  const all = sayCounted(totals.conversations, 'conversation', 'conversations')
  return `Chart, ${sayDays(from, to)}: ${all}, ${parts.join(', ')}.`
}
