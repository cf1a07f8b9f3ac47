import { Alert, Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import { useState } from 'react'
import type { DirectoryImport } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { Facts } from '../../../parts/facts.tsx'
import { sayCount, sayCounted } from '../../../parts/say-number.ts'
import { useSave } from '../../../use-save.ts'
import { ChooseFile } from './choose-file.tsx'
import type { ImportAnswer, KeepImport } from './import-card.tsx'
import styles from './import-result.module.css'
import { fieldLabel } from './import-words.ts'

/** What came of it, the rows that were left out, and the way on. */
export function ImportResult({ state, keep }: { state: DirectoryImport; keep: KeepImport }) {
  const { imported, without_klarna, without_date, bad, first_bad } = state
  return (
    <Stack gap="md">
      <Outcome state={state} />
      <Facts
        facts={[
          { name: 'Imported', value: sayCounted(imported, 'order', 'orders') },
          {
            name: 'Without Klarna',
            value: without_klarna === 0 ? null : `${sayCount(without_klarna)}, left out`,
          },
          {
            name: 'Without a date',
            value: without_date === 0 ? null : `${sayCount(without_date)} of the imported`,
          },
          { name: 'Not understood', value: bad === 0 ? null : `${sayCount(bad)}, left out` },
        ]}
      />
      {first_bad.length === 0 ? null : <BadRows bad={bad} rows={first_bad} />}
      <WayOn state={state} keep={keep} />
    </Stack>
  )
}

function Outcome({ state }: { state: DirectoryImport }) {
  const title = resultTitle(state)
  if (state.state === 'done' && state.problem === null) {
    return (
      <Alert color="pine" icon={<IconCircleCheck aria-hidden="true" />} title={title}>
        Shoppers can ask with the numbers in it from now on.
      </Alert>
    )
  }
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden="true" />} title={title}>
      {state.problem ?? 'Kvitto was stopped while it was under way. What was imported so far stays.'}
    </Alert>
  )
}

function resultTitle({ state, problem }: Pick<DirectoryImport, 'state' | 'problem'>): string {
  if (state === 'done') return problem === null ? 'The file is imported' : 'The file is imported in part'
  return state === 'interrupted' ? 'The import was interrupted' : 'The import could not go on'
}

function BadRows({ bad, rows }: { bad: number; rows: DirectoryImport['first_bad'] }) {
  return (
    <Stack gap="xs">
      <Title order={3}>Rows that were left out</Title>
      {/* It scrolls by itself, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={styles['rows']} tabIndex={0} aria-label="Rows, to be scrolled">
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Row</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ row, column, rule }) => (
              <Table.Tr key={row}>
                <Table.Td>{sayCount(row)}</Table.Td>
                <Table.Td>{[fieldLabel(column), rule].filter((part) => part !== '').join(' ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Text>
        {bad > rows.length ? `These are the first ${sayCount(rows.length)} of ${sayCount(bad)}. ` : null}
        <Anchor href="/admin/api/directory/import/rejects.csv" download underline="always" inherit>
          Download all of them as a CSV file
        </Anchor>
      </Text>
    </Stack>
  )
}

function WayOn({ state: { state }, keep }: { state: DirectoryImport; keep: KeepImport }) {
  const [isAgain, setIsAgain] = useState(false)
  const goOn = useSave({
    request: () => api.post<ImportAnswer>('/directory/import/start'),
    onDone: keep,
  })
  if (isAgain) return <ChooseFile keep={keep} />
  return (
    <Group gap="sm">
      {state === 'interrupted' || state === 'failed' ? (
        <Button loading={goOn.isSaving} onClick={() => goOn.run(undefined)}>
          Go on with it
        </Button>
      ) : null}
      <Button variant="default" onClick={() => setIsAgain(true)}>
        Import another file
      </Button>
    </Group>
  )
}
