import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import styles from './narrow-page.module.css'
import { usePageTitle } from './page.tsx'

/** A page outside of the shell: signing in, and what stands in the way of it. */
export function NarrowPage({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children?: ReactNode
}) {
  const heading = usePageTitle(title)
  return (
    <main className={styles['main']}>
      <div className={styles['sheet']}>
        <Mark />
        <Stack gap={4} my="lg">
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead === undefined ? null : (
            <Text c="dimmed" size="md">
              {lead}
            </Text>
          )}
        </Stack>
        {children}
      </div>
    </main>
  )
}
