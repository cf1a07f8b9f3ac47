import { Alert, Button, Drawer, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useRef, useState } from 'react'
import type { ToolView } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import { TryForm } from './try-form.tsx'
import { useSwitchTool } from './use-switch-tool.ts'

/** Beside the list; on a phone in place of it. */
export function TryDrawer({ tool, close }: { tool: ToolView | undefined; close: () => void }) {
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [switchedOn, setSwitchedOn] = useState('')
  // While it slides away, it still shows what it had.
  const last = useRef(tool)
  if (tool !== undefined) last.current = tool
  const shown = tool ?? last.current
  return (
    <Drawer
      opened={tool !== undefined}
      onClose={close}
      position="right"
      size={isPhone === true ? '100%' : '34rem'}
      title={shown === undefined ? '' : `Try “${shown.title}”`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {shown === undefined ? null : (
        <Stack>
          <Text>{shown.description}</Text>
          {shown.enabled ? (
            <TryForm key={shown.name} tool={shown} takesFocus={switchedOn === shown.name} />
          ) : (
            <SwitchedOff tool={shown} done={() => setSwitchedOn(shown.name)} />
          )}
        </Stack>
      )}
    </Drawer>
  )
}

function SwitchedOff({ tool, done }: { tool: ToolView; done: () => void }) {
  const { can } = useSession()
  const switchTool = useSwitchTool(tool)
  return (
    <Alert color="yellow" title="This tool is off">
      <Stack align="flex-start" gap="sm">
        <Text>
          {can('write')
            ? 'It can be tried once it is on. Shoppers are answered by it from then on, too.'
            : 'It can be tried once it is on. An owner can switch it on.'}
        </Text>
        {can('write') ? (
          <Button onClick={() => switchTool.run(true, done)} loading={switchTool.isSaving}>
            Switch on
          </Button>
        ) : null}
      </Stack>
    </Alert>
  )
}
