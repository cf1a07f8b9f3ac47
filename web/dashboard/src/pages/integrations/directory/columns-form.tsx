import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { DirectoryImport, StartImport } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { useSave } from '../../../use-save.ts'
import type { ImportAnswer, KeepImport } from './import-card.tsx'
import { delimiterNames, fields, problemOf, shapesIn } from './import-words.ts'

/** Which column is taken for what, to be corrected before anything is kept. */
export function ColumnsForm({ found, keep }: { found: DirectoryImport; keep: KeepImport }) {
  const [columns, setColumns] = useState(found.columns)
  const problem = problemOf(columns)
  const start = useSave({
    request: (body: StartImport) => api.post<ImportAnswer>('/directory/import/start', body),
    onDone: keep,
  })
  const discard = useSave({ request: () => api.delete<ImportAnswer>('/directory/import'), onDone: keep })
  const options = [
    { value: '', label: 'Not in the file' },
    ...found.header.map((name, place) => ({ value: String(place), label: name || `Column ${place + 1}` })),
  ]
  return (
    <Stack gap="md">
      <Text>
        The file has {found.header.length} columns, separated by {delimiterNames[found.delimiter]}. Look at
        what they are taken for, and correct what is wrong. Of what is in them you see the form alone: digits
        as 9, letters as a.
      </Text>
      {fields.map(({ name, label, hint }) => (
        <NativeSelect
          key={name}
          label={label}
          description={describe(hint, columns[name], found)}
          data={options}
          value={String(columns[name] ?? '')}
          onChange={({ currentTarget: { value } }) =>
            setColumns({ ...columns, [name]: value === '' ? null : Number(value) })
          }
        />
      ))}
      <div aria-live="polite">{problem === null ? null : <Alert color="orange">{problem}</Alert>}</div>
      <Group gap="sm">
        <Button disabled={problem !== null} loading={start.isSaving} onClick={() => start.run({ columns })}>
          Start the import
        </Button>
        <Button variant="default" loading={discard.isSaving} onClick={() => discard.run(undefined)}>
          Discard the file
        </Button>
      </Group>
    </Stack>
  )
}

/** With what the first rows have in the column, so that a wrong one is seen. */
function describe(hint: string, column: number | null, { sample }: DirectoryImport): string {
  const shapes = column === null ? null : shapesIn(sample, column)
  return shapes === null ? hint : `${hint} In this file: ${shapes}.`
}
