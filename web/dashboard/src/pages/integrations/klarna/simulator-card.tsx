import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import type { ConnectKlarna, KlarnaView } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { useSave } from '../../../use-save.ts'

const simulator: ConnectKlarna = { kind: 'simulator' }

/** The way out in a demo, where nobody has an account at Klarna. */
export function SimulatorCard({ onConnected }: { onConnected: (view: KlarnaView) => void }) {
  const use = useSave({
    request: () => api.put<KlarnaView>('/integrations/klarna', simulator),
    done: 'The simulator is connected.',
    onDone: onConnected,
  })
  return (
    <Card component="section" aria-labelledby="simulator">
      <Stack gap="sm" align="flex-start">
        <Group gap="sm">
          <Title order={2} id="simulator">
            No Klarna account at hand?
          </Title>
          <Badge variant="light" tt="none">
            Demo
          </Badge>
        </Group>
        <Text>
          This demo has a simulated Klarna with made-up orders. Nothing in it is real, and Klarna itself is
          not reached.
        </Text>
        <Button loading={use.isSaving} onClick={() => use.run(undefined)}>
          Use the simulator
        </Button>
      </Stack>
    </Card>
  )
}
