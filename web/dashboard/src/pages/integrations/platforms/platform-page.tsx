import { Anchor } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft'
import IconLock from '@tabler/icons-react/icons/IconLock'
import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, type RefObject, useState } from 'react'
import { Link } from 'wouter'
import type { PlatformKind, PlatformView } from '../../../../../../src/server/admin/wire.ts'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { LoadingForm } from '../../../parts/loading.tsx'
import { Page } from '../../../parts/page.tsx'
import { useSession } from '../../../session.tsx'
import { useRead } from '../../../use-read.ts'
import styles from '../integration-page.module.css'
import { useFocusAfter } from '../use-focus-after.ts'
import { PlatformConnection } from './platform-connection.tsx'
import type { WebhookLook } from './webhooks.tsx'

export type PlatformFormProps = {
  readonly view: PlatformView
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onConnected: (view: PlatformView) => void
  readonly onCancel?: () => void
}

/** What differs from platform to platform. */
export type PlatformLook = {
  readonly kind: PlatformKind
  readonly name: string
  readonly lead: string
  readonly form: ComponentType<PlatformFormProps>
  /** Below what was found. */
  readonly help?: ReactNode
  /** How it tells of orders by itself. */
  readonly webhooks?: WebhookLook
}

export function PlatformPage({ look }: { look: PlatformLook }) {
  const platform = useRead<PlatformView>(`/integrations/platforms/${look.kind}`)
  return (
    <>
      <Anchor component={Link} href="/integrations" className={styles['back'] ?? ''}>
        <IconArrowLeft size={16} aria-hidden="true" /> Integrations
      </Anchor>
      <Page title={look.name} lead={look.lead} wide>
        <Loaded query={platform} loading={<LoadingForm fields={4} />}>
          {(view) => <Platform view={view} look={look} />}
        </Loaded>
      </Page>
    </>
  )
}

function Platform({ view, look }: { view: PlatformView; look: PlatformLook }) {
  const { can } = useSession()
  const [isReplacing, setIsReplacing] = useState(false)
  const keep = useKeepPlatform()
  const isForm = view.state === 'not_connected' || isReplacing
  const heading = useFocusAfter(isForm)
  const connected = (next: PlatformView) => {
    keep(next)
    setIsReplacing(false)
  }
  if (!isForm) {
    return (
      <PlatformConnection
        view={view}
        look={look}
        heading={heading}
        keep={keep}
        replace={() => setIsReplacing(true)}
      />
    )
  }
  if (!can('write')) {
    return (
      <EmptyState icon={IconLock} title={`${look.name} is not connected`}>
        An owner can connect it here. Then shoppers can ask with the order number that they know.
      </EmptyState>
    )
  }
  const Form = look.form
  return (
    <Form
      view={view}
      heading={heading}
      onConnected={connected}
      {...(isReplacing ? { onCancel: () => setIsReplacing(false) } : {})}
    />
  )
}

/** Puts the connection's new state in place; what else tells of it is read again. */
function useKeepPlatform(): (view: PlatformView) => void {
  const queryClient = useQueryClient()
  return (view) => {
    queryClient.setQueryData([`/integrations/platforms/${view.kind}`], view)
    void queryClient.invalidateQueries({ queryKey: ['/integrations'], exact: true })
  }
}
