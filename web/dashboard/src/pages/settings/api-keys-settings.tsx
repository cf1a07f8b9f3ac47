import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconKey from '@tabler/icons-react/icons/IconKey'
import IconPlus from '@tabler/icons-react/icons/IconPlus'
import type { ApiKeys, ApiKeyView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingTable } from '../../parts/loading.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { RemoveButton } from '../../parts/remove-button.tsx'
import { Row, Rows } from '../../parts/rows.tsx'
import { useRead } from '../../use-read.ts'
import { useSave } from '../../use-save.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { scopeNames } from './scopes.ts'

export function ApiKeysSettings() {
  const keys = useRead<ApiKeys>('/api-keys')
  const [making, make] = useDisclosure(false)
  const button = (
    <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={make.open}>
      New key
    </Button>
  )
  return (
    <Stack gap="lg">
      <Loaded query={keys} loading={<LoadingTable rows={3} />}>
        {(view) =>
          view.api_keys.length === 0 ? (
            <EmptyState icon={IconKey} title="No keys yet" action={button}>
              Programs sign in with a key: your own chatbot over MCP or REST, or the shop that tells Kvitto
              its order numbers.
            </EmptyState>
          ) : (
            <>
              <Group justify="space-between" gap="sm">
                <Text c="dimmed" maw={440}>
                  For programs, sent as <Code>Authorization: Bearer kv_…</Code>
                </Text>
                {button}
              </Group>
              <Rows label="API keys">
                {view.api_keys.map((key) => (
                  <KeyRow key={key.id} view={key} />
                ))}
              </Rows>
            </>
          )
        }
      </Loaded>
      <NewKeyDialog opened={making} close={make.close} />
    </Stack>
  )
}

function KeyRow({ view }: { view: ApiKeyView }) {
  const confirm = useConfirm()
  const remove = useSave({
    request: () => api.delete(`/api-keys/${view.id}`),
    done: `The key “${view.name}” is deleted.`,
    refresh: ['/api-keys'],
  })
  const askAndRemove = async () => {
    const yes = await confirm({
      title: `Delete the key “${view.name}”?`,
      body: 'The program that uses it is refused from now on. This cannot be undone.',
      action: 'Delete',
      danger: true,
    })
    if (yes) remove.run(undefined)
  }
  return (
    <Row
      end={
        <>
          {view.scopes.map((scope) => (
            <Badge key={scope} variant="light" tt="none" fw={500}>
              {scopeNames[scope]}
            </Badge>
          ))}
          <RemoveButton
            label={`Delete the key “${view.name}”`}
            isRemoving={remove.isSaving}
            remove={() => void askAndRemove()}
          />
        </>
      }
    >
      <Text fw={600}>{view.name}</Text>
      <Text c="dimmed">
        Made <RelativeTime at={view.created_at} />
      </Text>
    </Row>
  )
}
