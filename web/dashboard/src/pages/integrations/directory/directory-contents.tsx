import { Card, Stack, Text, Title } from '@mantine/core'
import type { DirectoryView } from '../../../../../../src/server/admin/wire.ts'
import { Facts } from '../../../parts/facts.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { sayCounted } from '../../../parts/say-number.ts'
import { useSession } from '../../../session.tsx'

/** How many orders there are, and since when. */
export function DirectoryContents({ view: { orders, fed_at } }: { view: DirectoryView }) {
  const { can } = useSession()
  return (
    <Card component="section" aria-labelledby="directory-contents">
      <Stack gap="md">
        <Title order={2} id="directory-contents">
          {orders === 0 ? 'No orders yet' : sayCounted(orders, 'order', 'orders')}
        </Title>
        {orders === 0 ? (
          <Text>
            Until there are some, or a shop platform is connected, shoppers need the Klarna order ID.{' '}
            {can('write') ? 'Begin with a file of your orders so far.' : null}
          </Text>
        ) : null}
        <Facts
          facts={[
            {
              name: 'Sent by the shop',
              value:
                fed_at === null ? (
                  'never'
                ) : (
                  <>
                    since <RelativeTime at={fed_at} />
                  </>
                ),
            },
          ]}
        />
        {can('write') ? null : <Text c="dimmed">Only an owner can send orders from here.</Text>}
      </Stack>
    </Card>
  )
}
