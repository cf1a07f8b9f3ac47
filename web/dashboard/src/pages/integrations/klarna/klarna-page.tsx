import { Anchor } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft'
import IconLock from '@tabler/icons-react/icons/IconLock'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { KlarnaView } from '../../../../../../src/server/admin/wire.ts'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { LoadingForm } from '../../../parts/loading.tsx'
import { Page } from '../../../parts/page.tsx'
import { useSession } from '../../../session.tsx'
import { useRead } from '../../../use-read.ts'
import styles from '../integration-page.module.css'
import { useFocusAfter } from '../use-focus-after.ts'
import { ConnectKlarnaForm } from './connect-klarna-form.tsx'
import { Connection } from './connection.tsx'

export function KlarnaPage() {
  const klarna = useRead<KlarnaView>('/integrations/klarna')
  return (
    <>
      <Anchor component={Link} href="/integrations" className={styles['back'] ?? ''}>
        <IconArrowLeft size={16} aria-hidden="true" /> Integrations
      </Anchor>
      <Page
        title="Klarna"
        lead="Kvitto looks up orders at Klarna with your shop’s account. It only reads; nothing is ever changed there."
        wide
      >
        <Loaded query={klarna} loading={<LoadingForm fields={4} />}>
          {(view) => <Klarna view={view} />}
        </Loaded>
      </Page>
    </>
  )
}

function Klarna({ view }: { view: KlarnaView }) {
  const { can } = useSession()
  const [isReplacing, setIsReplacing] = useState(false)
  const keep = useKeepKlarna()
  const isForm = view.state === 'not_connected' || isReplacing
  const heading = useFocusAfter(isForm)
  const connected = (next: KlarnaView) => {
    keep(next)
    setIsReplacing(false)
  }
  if (!isForm) {
    return <Connection view={view} heading={heading} keep={keep} replace={() => setIsReplacing(true)} />
  }
  if (!can('write')) {
    return (
      <EmptyState icon={IconLock} title="Klarna is not connected">
        Until it is, questions about orders have no answer. Only an owner can connect it.
      </EmptyState>
    )
  }
  return (
    <ConnectKlarnaForm
      view={view}
      heading={heading}
      onConnected={connected}
      {...(isReplacing ? { onCancel: () => setIsReplacing(false) } : {})}
    />
  )
}

/** Puts the connection's new state in place; what else tells of it is read again. */
function useKeepKlarna(): (view: KlarnaView) => void {
  const queryClient = useQueryClient()
  return (view) => {
    queryClient.setQueryData(['/integrations/klarna'], view)
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [path] }) => path === '/integrations' || String(path).startsWith('/overview'),
    })
  }
}
