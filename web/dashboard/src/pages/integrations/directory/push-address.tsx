import { Button, Card, Code, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { KlarnaPush } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { useConfirm } from '../../../parts/confirm.tsx'
import { CopyField } from '../../../parts/copy-field.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { LoadingForm } from '../../../parts/loading.tsx'
import { useRead } from '../../../use-read.ts'
import { useSave } from '../../../use-save.ts'

const path = '/directory/push'

/** The address at which Klarna itself tells of a new order. */
export function PushAddress() {
  const push = useRead<KlarnaPush>(path)
  return (
    <Card component="section" aria-labelledby="push-address">
      <Stack gap="md">
        <Title order={2} id="push-address">
          Each new order, from Klarna
        </Title>
        <Text>
          Klarna can tell Kvitto of each new order by itself. Whoever looks after your checkout gives this
          address to Klarna with every order, as <Code>merchant_urls.push</Code>. If another address stands
          there already, leave it: Klarna calls only one.
        </Text>
        <Loaded query={push} loading={<LoadingForm fields={1} />}>
          {(view) => <Address view={view} />}
        </Loaded>
      </Stack>
    </Card>
  )
}

function Address({ view }: { view: KlarnaPush }) {
  const queryClient = useQueryClient()
  const confirm = useConfirm()
  const replace = useSave({
    request: () => api.post<KlarnaPush>(path),
    done: 'There is a new address. The one before is dead.',
    onDone: (next) => queryClient.setQueryData([path], next),
  })
  const askAndReplace = async () => {
    const yes = await confirm({
      title: 'Replace the address?',
      body: 'What Klarna sends to the present one is no longer heard, from now on. Enter the new one at your checkout at once.',
      action: 'Replace',
      danger: true,
    })
    if (yes) replace.run(undefined)
  }
  return (
    <Stack gap="sm">
      <CopyField
        label="Klarna’s push address"
        lines
        value={view.url}
        description="It has a secret in it: give it to nobody else."
      />
      <div>
        <Button variant="default" loading={replace.isSaving} onClick={() => void askAndReplace()}>
          Replace the address
        </Button>
      </div>
    </Stack>
  )
}
