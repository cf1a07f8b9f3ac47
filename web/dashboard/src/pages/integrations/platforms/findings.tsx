import { Card, Stack, Text, Title } from '@mantine/core'
import type { PlatformFindings } from '../../../../../../src/server/admin/wire.ts'
import { Facts } from '../../../parts/facts.tsx'
import { sayCount, sayCounted } from '../../../parts/say-number.ts'
import styles from './findings.module.css'

/** What the connection can find, by the latest orders, and why not the others. */
export function Findings({ findings, name }: { findings: PlatformFindings; name: string }) {
  const { shop_name, reach_days, orders, paid_with_klarna, with_klarna_id, without } = findings
  return (
    <Card component="section" aria-labelledby="platform-findings">
      <Stack gap="md">
        <Title order={2} id="platform-findings">
          What it can find
        </Title>
        <Facts
          facts={[
            { name: 'Shop’s name', value: shop_name },
            { name: 'Sees back', value: reachText(reach_days) },
            { name: 'Looked at', value: orders === 0 ? 'no orders yet' : latest(orders) },
            { name: 'Klarna', value: orders === 0 ? null : `${sayCount(paid_with_klarna)} paid with it` },
            {
              name: 'Can be found',
              value:
                paid_with_klarna === 0
                  ? null
                  : `${sayCount(with_klarna_id)} of ${sayCount(paid_with_klarna)}`,
            },
          ]}
        />
        {orders > 0 && paid_with_klarna === 0 ? (
          <Text>
            None of the latest orders was paid with Klarna. Place one in {name}, wait a quarter of an hour and
            test again.
          </Text>
        ) : null}
        {without.length === 0 ? null : (
          <ul className={styles['reasons']} aria-label="Why the others cannot be found">
            {without.map(({ reason, orders: count, text, way_out }) => (
              <li key={reason}>
                <Text fw={600}>
                  {sayCounted(count, 'order', 'orders')}: {text}
                </Text>
                <Text c="dimmed">{way_out}</Text>
              </li>
            ))}
          </ul>
        )}
        <Text c="dimmed">
          Whoever asks about an order that cannot be found by its number can still ask with the Klarna order
          ID, as long as Klarna shows the order to your shop.
        </Text>
      </Stack>
    </Card>
  )
}

function latest(orders: number): string {
  return `the ${sayCounted(orders, 'latest order', 'latest orders')}`
}

function reachText(days: number | null): string {
  return days === null ? 'all orders' : `${sayCounted(days, 'day', 'days')}; older orders are not seen`
}
