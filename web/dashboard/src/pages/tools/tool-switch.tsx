import { Anchor, Badge, Group, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ToolView } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import styles from './tool-switch.module.css'
import { useSwitchTool } from './use-switch-tool.ts'

/** Takes effect at once, says so, and offers the way back. */
export function ToolSwitch({ tool }: { tool: ToolView }) {
  const { can } = useSession()
  const switchTool = useSwitchTool(tool)
  const word = tool.enabled ? 'On' : 'Off'
  if (!can('write')) {
    return (
      <Badge variant={tool.enabled ? 'light' : 'default'} size="lg" tt="none">
        {word}
      </Badge>
    )
  }
  const turn = (enabled: boolean) => {
    switchTool.run(enabled, () => announce(tool, enabled, () => switchTool.run(!enabled)))
  }
  return (
    <Switch
      checked={tool.enabled}
      onChange={(event) => turn(event.currentTarget.checked)}
      disabled={switchTool.isSaving}
      label={word}
      aria-label={tool.title}
      size="md"
      classNames={{
        root: styles['root'] ?? '',
        body: styles['body'] ?? '',
        labelWrapper: styles['label'] ?? '',
      }}
    />
  )
}

function announce({ name, title }: ToolView, enabled: boolean, undo: () => void): void {
  const id = `tool-${name}`
  notifications.hide(id)
  notifications.show({
    id,
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>
          {enabled
            ? `“${title}” is switched on.`
            : `“${title}” is switched off. Shoppers get no answer from it.`}
        </Text>
        <Anchor
          component="button"
          type="button"
          size="sm"
          fw={600}
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </Anchor>
      </Group>
    ),
  })
}
