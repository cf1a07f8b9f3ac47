import { Card, Stack, Text, Title } from '@mantine/core'
import { Facts } from '../../../parts/facts.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { sayCount, sayCounted } from '../../../parts/say-number.ts'
import { useSession } from '../../../session.tsx'
import { originName } from './import-words.ts'
import type { DirectoryView } from './shapes.ts'

/** How many orders there are, since when, and where from. */
export function DirectoryContents({ view: { orders, fed_at, by_origin } }: { view: DirectoryView }) {
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
            {can('write') ? 'Begin with a file of your orders so far.' : 'An owner can send them here.'}
          </Text>
        ) : null}
        <Facts
          facts={[
            { name: 'Last sent', value: fed_at === null ? null : <RelativeTime at={fed_at} /> },
            ...by_origin.map(({ origin, orders: count }) => ({
              name: originName(origin),
              value: sayCount(count),
            })),
          ]}
        />
      </Stack>
    </Card>
  )
}
