import { Accordion, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './help.module.css'

/** How to set something up that is not set up here, to be unfolded by whoever wants it. */
export function Help({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Accordion
      variant="default"
      classNames={{ control: styles['control'] ?? '', item: styles['item'] ?? '' }}
    >
      <Accordion.Item value="help">
        <Accordion.Control>{title}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">{children}</Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
