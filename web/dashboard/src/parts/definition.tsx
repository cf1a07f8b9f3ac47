import { ActionIcon, Popover, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconInfoCircle from '@tabler/icons-react/icons/IconInfoCircle'
import type { ReactNode } from 'react'
import styles from './definition.module.css'

/** What a word means, behind a small button: for mouse, finger and keyboard; screen readers say it when it opens. */
export function Definition({ of, children }: { of: string; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <span className={styles['definition']}>
      <Popover
        opened={opened}
        onDismiss={close}
        withRoles={false}
        withinPortal={false}
        floatingStrategy="fixed"
        withArrow
        width={260}
        shadow="md"
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            className={styles['button'] ?? ''}
            aria-label={`What “${of}” means`}
            aria-expanded={opened}
            onClick={toggle}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            <IconInfoCircle size={18} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
        <span role="status">
          <Popover.Dropdown>
            <Text component="span" display="block" className={styles['text'] ?? ''}>
              {children}
            </Text>
          </Popover.Dropdown>
        </span>
      </Popover>
    </span>
  )
}
