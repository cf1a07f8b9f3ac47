import { Card, Stack, Text, Title } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'

/** Where there is nothing yet: what will be here, and the step that brings it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: ComponentType<IconProps>
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <Card>
      <Stack align="center" gap="xs" ta="center" py="md">
        <Icon size={36} stroke={1.4} aria-hidden="true" />
        <Title order={2}>{title}</Title>
        <Text c="dimmed" maw={440}>
          {children}
        </Text>
        {action === undefined ? null : <Stack mt="sm">{action}</Stack>}
      </Stack>
    </Card>
  )
}
