import { Button, Text } from '@mantine/core'
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay'
import { Link } from 'wouter'
import type { ToolView } from '../../../../../src/server/admin/wire.ts'
import { Row } from '../../parts/rows.tsx'
import { sayCounted } from '../../parts/say-number.ts'
import { useSession } from '../../session.tsx'
import { shortLine } from './short-line.ts'
import { ToolSwitch } from './tool-switch.tsx'

export function ToolRow({ tool }: { tool: ToolView }) {
  const { can } = useSession()
  return (
    <Row
      end={
        <>
          <ToolSwitch tool={tool} />
          {can('reply') ? (
            <Button
              component={Link}
              href={`/tools/${tool.name}`}
              variant="default"
              aria-label={`Try it: ${tool.title}`}
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            >
              Try it
            </Button>
          ) : null}
        </>
      }
    >
      <Text fw={600}>{tool.title}</Text>
      <Text>{shortLine(tool.description)}</Text>
      <Text c="dimmed" mt={2}>
        {sayUses(tool.uses_30_days)} · {tool.needs_proof ? 'asks for order and email' : 'asks for nothing'}
      </Text>
    </Row>
  )
}

function sayUses(count: number): string {
  return count === 0 ? 'Not used in 30 days' : `Used ${sayCounted(count, 'time', 'times')} in 30 days`
}
