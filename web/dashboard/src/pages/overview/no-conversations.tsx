import { Button } from '@mantine/core'
import IconMessages from '@tabler/icons-react/icons/IconMessages'
import { Link } from 'wouter'
import type { Setup } from '../../../../../src/server/admin/wire.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useSession } from '../../session.tsx'

/** Nobody asked anything in these days: perhaps because nobody can yet. */
export function NoConversations({ setup }: { setup: Setup }) {
  const { session } = useSession()
  if (session.demo) {
    return (
      <EmptyState
        icon={IconMessages}
        title="No conversations in these days"
        action={
          <Button component="a" href="/demo-shop/" target="_blank">
            Open the demo shop
          </Button>
        }
      >
        Be the shopper yourself: open the demo shop, ask the chat there about one of the orders, and come back
        to see it counted here.
      </EmptyState>
    )
  }
  if (setup.widget_seen) {
    return (
      <EmptyState icon={IconMessages} title="No conversations in these days">
        The chat was seen on your site, so shoppers can ask. Choose more days to see older conversations.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconMessages}
      title="No conversations yet"
      action={
        <Button component={Link} href="/widget" variant="default">
          Put the chat on your site
        </Button>
      }
    >
      As soon as a shopper asks something, you see here what it was and how it was answered.
    </EmptyState>
  )
}
