import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { DirectoryImport } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { useConfirm } from '../../../parts/confirm.tsx'
import { sayCount, sayCounted, sayShare } from '../../../parts/say-number.ts'
import { useSave } from '../../../use-save.ts'
import type { ImportAnswer, KeepImport } from './import-card.tsx'
import { timeLeft } from './import-words.ts'

/** How far it has come. It goes on without this page. */
export function ImportProgress({ state, keep }: { state: DirectoryImport; keep: KeepImport }) {
  const { rows, share, rows_per_second } = state
  const confirm = useConfirm()
  const cancel = useSave({
    request: () => api.delete<ImportAnswer>('/directory/import'),
    done: 'The import is cancelled.',
    onDone: keep,
  })
  const askAndCancel = async () => {
    const yes = await confirm({
      title: 'Cancel the import?',
      body: 'What was imported so far stays. The file is deleted; to go on later, send it again.',
      action: 'Cancel the import',
      danger: true,
    })
    if (yes) cancel.run(undefined)
  }
  const left = timeLeft(state)
  return (
    <Stack gap="sm">
      <Text>The file is being imported.</Text>
      <Progress value={share * 100} size="lg" aria-label="Share of the file that is imported" />
      <Group justify="space-between" gap="xs">
        <Text c="dimmed">
          {[
            sayShare(share),
            sayCounted(rows, 'row', 'rows'),
            rows_per_second === null ? null : `${sayCount(Math.round(rows_per_second))} a second`,
            left,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        <Button variant="default" loading={cancel.isSaving} onClick={() => void askAndCancel()}>
          Cancel
        </Button>
      </Group>
      <Text c="dimmed">You can leave this page: it goes on all the same, and so do the chats.</Text>
    </Stack>
  )
}
