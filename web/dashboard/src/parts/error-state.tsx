import { Alert, Button, Stack, Text } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import { detailOf } from '../api.ts'

/** What could not be read, why, and a way to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden="true" />} title="This could not be loaded">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{detailOf(error)}</Text>
        {retry === undefined ? null : (
          <Button variant="default" size="sm" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
