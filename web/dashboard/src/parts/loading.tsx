import { Card, Center, Loader, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './loading.module.css'

/** Skeletons are for the eyes; the word is for ears. They show after a moment only, so that quick answers do not blink. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <div className={styles['late']}>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <div aria-hidden="true">{children}</div>
    </div>
  )
}

/** The whole window, before anything is known. */
export function LoadingApp() {
  return (
    <Loading>
      <Center h="100dvh">
        <Loader />
      </Center>
    </Loading>
  )
}

/** A page while its code is fetched. */
export function LoadingPage() {
  return (
    <Loading>
      <Stack maw="52rem">
        <Skeleton h={30} w={220} />
        <Skeleton h={18} w="60%" />
        <Skeleton h={180} mt="md" />
      </Stack>
    </Loading>
  )
}

/** Cards in a grid. */
export function LoadingCards({ count = 4 }: { count?: number }) {
  return (
    <Loading>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Skeleton key={index} h={128} />
        ))}
      </SimpleGrid>
    </Loading>
  )
}

/** A table, or a list of lines. */
export function LoadingTable({ rows = 5 }: { rows?: number }) {
  return (
    <Loading>
      <Card>
        <Stack gap="lg">
          {Array.from({ length: rows }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            <Skeleton key={index} h={20} />
          ))}
        </Stack>
      </Card>
    </Loading>
  )
}

/** A form. */
export function LoadingForm({ fields = 3 }: { fields?: number }) {
  return (
    <Loading>
      <Stack gap="lg">
        {Array.from({ length: fields }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Stack key={index} gap={6}>
            <Skeleton h={14} w={120} />
            <Skeleton h={36} />
          </Stack>
        ))}
      </Stack>
    </Loading>
  )
}
