import { Anchor, Stack } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft'
import { Link } from 'wouter'
import type { DirectoryView } from '../../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../../parts/loaded.tsx'
import { LoadingForm } from '../../../parts/loading.tsx'
import { Page } from '../../../parts/page.tsx'
import { useSession } from '../../../session.tsx'
import { useRead } from '../../../use-read.ts'
import styles from '../integration-page.module.css'
import { DirectoryContents } from './directory-contents.tsx'
import { EachNewOrder } from './each-new-order.tsx'
import { ImportCard } from './import-card.tsx'
import { isUnderWay } from './import-words.ts'
import { PushAddress } from './push-address.tsx'

/** While rows are read. */
const lookAgainMs = 1_000

export function DirectoryPage() {
  const { can } = useSession()
  const directory = useRead<DirectoryView>('/directory', {
    everyMs: (view) => (isUnderWay(view) ? lookAgainMs : null),
  })
  return (
    <>
      <Anchor component={Link} href="/integrations" className={styles['back'] ?? ''}>
        <IconArrowLeft size={16} aria-hidden="true" /> Integrations
      </Anchor>
      <Page
        title="Order directory"
        lead="Leads from the number that a shopper knows, such as #1001, to the order at Klarna. Emails are kept as fingerprints only."
      >
        <Loaded query={directory} loading={<LoadingForm fields={4} />}>
          {(view) => (
            <Stack>
              <DirectoryContents view={view} />
              {can('write') ? (
                <>
                  <ImportCard state={view.import} />
                  <EachNewOrder />
                  <PushAddress />
                </>
              ) : null}
            </Stack>
          )}
        </Loaded>
      </Page>
    </>
  )
}
