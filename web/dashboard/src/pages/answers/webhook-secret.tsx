import { Alert, Button, Stack, Text } from '@mantine/core'
import IconKey from '@tabler/icons-react/icons/IconKey'
import { useEffect, useRef } from 'react'
import { CopyField } from '../../parts/copy-field.tsx'

/** Shown once, after an address was saved. */
export function WebhookSecret({ secret, done }: { secret: string; done: () => void }) {
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => alert.current?.focus(), [])
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      color="pine"
      icon={<IconKey aria-hidden="true" />}
      title="Copy the secret of your webhook now"
      mb="lg"
    >
      <Stack gap="sm" align="stretch">
        <Text>
          Your program needs it to check that a message really comes from Kvitto. It is not shown again.
        </Text>
        <CopyField label="Secret" value={secret} />
        <div>
          <Button onClick={done}>I have copied it</Button>
        </div>
      </Stack>
    </Alert>
  )
}
