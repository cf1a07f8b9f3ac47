import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'

let lastTitle: string | undefined

/** Names the page in the window's title, and for whoever came here by a link moves the focus to its heading. */
export function usePageTitle(title: string, section?: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${section === undefined ? '' : `${section} · `}${title} · Kvitto`
  }, [title, section])
  useEffect(() => {
    if (lastTitle !== undefined && lastTitle !== title) heading.current?.focus()
    lastTitle = title
  }, [title])
  return heading
}

/**
 * The frame of every page: its one `h1`, a sentence on what it is for, and buttons beside it. `section` names the part
 * of the page that has an address of its own. `wide` for tables and charts.
 */
export function Page({
  title,
  section,
  lead,
  actions,
  wide = false,
  children,
}: {
  title: string
  section?: string
  lead?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const heading = usePageTitle(title, section)
  return (
    <div className={wide ? undefined : styles['page']}>
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Stack gap={4} className={styles['titles']}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead === undefined ? null : (
            <Text c="dimmed" size="md">
              {lead}
            </Text>
          )}
        </Stack>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </div>
  )
}
