import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { BackArrow } from './back.tsx'
import styles from './conversation-pane.module.css'
import type { Layout } from './use-layout.ts'

/** The way back works while the rest is read. */
export function LoadingConversation({ layout, close }: { layout: Layout; close: () => void }) {
  return (
    <>
      <div className={styles['aside']}>
        {layout === 'one' ? <BackArrow close={close} /> : null}
        <VisuallyHidden role="status">Loading</VisuallyHidden>
        <Stack gap="lg" mt="sm" aria-hidden="true">
          <Skeleton h={24} w="60%" />
          <Skeleton h={16} w="40%" />
          <Skeleton h={56} w="70%" mt="lg" />
          <Skeleton h={88} w="70%" ml="auto" />
          <Skeleton h={40} w="50%" />
          <Skeleton h={64} w="70%" ml="auto" />
        </Stack>
      </div>
      {layout === 'three' ? (
        <aside className={styles['insight']} aria-hidden="true">
          <Stack gap="lg" className={styles['aside'] ?? ''}>
            <Skeleton h={24} w="40%" />
            <Skeleton h={96} />
            <Skeleton h={96} />
          </Stack>
        </aside>
      ) : null}
    </>
  )
}
