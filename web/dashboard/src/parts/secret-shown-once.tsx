import { Alert, Button, Stack, Text } from '@mantine/core'
import IconKey from '@tabler/icons-react/icons/IconKey'
import { type ReactNode, useEffect, useRef } from 'react'
import { CopyField } from './copy-field.tsx'

/** A secret that was just made. The focus goes to it. `children`: where it belongs. */
export function SecretShownOnce({
  title,
  secret,
  done,
  children,
}: {
  title: string
  secret: string
  done: () => void
  children: ReactNode
}) {
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => alert.current?.focus(), [])
  return (
    <Alert ref={alert} tabIndex={-1} color="pine" icon={<IconKey aria-hidden="true" />} title={title}>
      <Stack gap="sm" align="stretch">
        <Text>{children} It is not shown again.</Text>
        <CopyField label="Secret" value={secret} lines />
        <div>
          <Button onClick={done}>I have copied it</Button>
        </div>
      </Stack>
    </Alert>
  )
}
