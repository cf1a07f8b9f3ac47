import { Accordion, Card, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

/** The way to what a form asks for: beside it where there is room, else above it and folded. */
export function WhereToFind({
  title = 'Where do I find this?',
  children,
}: {
  readonly title?: string | undefined
  readonly children: ReactNode
}) {
  const isWide = useMediaQuery('(min-width: 68em)', undefined, { getInitialValueInEffect: false })
  if (isWide === true) {
    return (
      <Card component="aside" aria-labelledby="where-to-find">
        <Title order={2} id="where-to-find" mb="sm">
          {title}
        </Title>
        {children}
      </Card>
    )
  }
  return (
    <Accordion variant="contained" order={2}>
      <Accordion.Item value="where">
        <Accordion.Control>{title}</Accordion.Control>
        <Accordion.Panel>{children}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
