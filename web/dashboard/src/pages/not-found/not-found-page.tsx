import { Button } from '@mantine/core'
import IconMapOff from '@tabler/icons-react/icons/IconMapOff'
import { Link } from 'wouter'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Page } from '../../parts/page.tsx'

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <EmptyState
        icon={IconMapOff}
        title="There is nothing at this address"
        action={
          <Button component={Link} href="/">
            To the first page
          </Button>
        }
      >
        The link may be old or have a typing error, or the page is not among those that your role may see.
      </EmptyState>
    </Page>
  )
}
