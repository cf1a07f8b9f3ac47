import { Table } from '@mantine/core'
import { sayCount } from '../../../parts/say-number.ts'
import { ends, endTexts } from '../ends.ts'
import styles from './conversations-table.module.css'
import type { Period } from './periods.ts'

/** The chart's figures, the newest first. */
export function ConversationsTable({
  label,
  unit,
  periods,
}: {
  label: string
  unit: 'day' | 'week'
  periods: readonly Period[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className={styles['scroll']}>
      <Table stickyHeader className={styles['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{unit === 'day' ? 'Day' : 'Week'}</Table.Th>
            <Table.Th scope="col">All</Table.Th>
            {ends.map((end) => (
              <Table.Th key={end} scope="col">
                {endTexts[end].name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {periods.toReversed().map(({ from, name, totals }) => (
            <Table.Tr key={from}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{sayCount(totals.conversations)}</Table.Td>
              {ends.map((end) => (
                <Table.Td key={end}>{sayCount(totals[end])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
