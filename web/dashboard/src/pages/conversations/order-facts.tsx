import { Text, Title } from '@mantine/core'
import type { Insight } from '../../../../../src/server/admin/wire.ts'
import { CopyField } from '../../parts/copy-field.tsx'
import { Facts } from '../../parts/facts.tsx'
import { sayMoment } from '../../parts/say-time.ts'
import { useSession } from '../../session.tsx'
import styles from './insight-panel.module.css'
import { sayCalendarDay } from './say-day.ts'
import { installmentStateName, orderStatusName, paymentStatusName, timelineNames } from './words.ts'

type Order = NonNullable<Insight['order']>

/** An order as Klarna shows it at this moment. */
export function OrderFacts({ order }: { order: Order }) {
  return (
    <>
      <Facts
        facts={[
          { name: 'Order', value: order.name },
          { name: 'Status', value: orderStatusName(order.status) },
          { name: 'Payment', value: paymentStatusName(order.payment_status) },
          { name: 'Method', value: order.method },
        ]}
      />
      <CopyField label="Klarna order ID" value={order.klarna_order_id} />
      <Amounts order={order} />
      <Timeline order={order} />
      <Installments order={order} />
    </>
  )
}

function Amounts({ order }: { order: Order }) {
  const amounts = [
    { name: 'Total', money: order.total },
    { name: 'Captured', money: order.captured },
    { name: 'Refunded', money: order.refunded },
    { name: 'Remaining', money: order.remaining },
  ]
  return (
    <div>
      <Title order={3} mb="xs">
        Amounts
      </Title>
      <Text component="dl" className={styles['amounts'] ?? ''}>
        {amounts.map(({ name, money }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{money?.text ?? 'Klarna does not say'}</dd>
          </div>
        ))}
      </Text>
    </div>
  )
}

function Timeline({ order: { timeline } }: { order: Order }) {
  const { session } = useSession()
  if (timeline.length === 0) return null
  return (
    <div>
      <Title order={3} mb="xs">
        What happened
      </Title>
      <ol className={styles['timeline']}>
        {timeline.map(({ kind, at, amount, detail }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two parcels may leave in the same moment
          <li key={place} data-kind={kind}>
            <Text className={styles['step'] ?? ''}>
              <span>{timelineNames[kind]}</span>
              {amount === null ? null : <span className={styles['amount']}>{amount.text}</span>}
            </Text>
            {detail === null ? null : <Text size="xs">{detail}</Text>}
            <Text size="xs" c="dimmed">
              <time dateTime={at}>{sayMoment(new Date(at), session.shop.time_zone)}</time>
            </Text>
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        Times of {session.shop.time_zone.replaceAll('_', ' ')}.
      </Text>
    </div>
  )
}

function Installments({ order: { installments } }: { order: Order }) {
  if (installments.length === 0) return null
  return (
    <div>
      <Title order={3} mb="xs">
        Installments (estimate)
      </Title>
      <ol className={styles['installments']}>
        {installments.map(({ number, of, amount, due_on, state }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: each capture has a first one
          <li key={place}>
            <Text className={styles['step'] ?? ''}>
              <span>{`${number} of ${of} · ${sayCalendarDay(due_on)}`}</span>
              <span className={styles['amount']}>{amount.text}</span>
            </Text>
            <Text size="xs" c="dimmed">
              {installmentStateName(state)}
            </Text>
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        Worked out from the usual plan. Only Klarna knows the shopper’s real plan and what they have paid.
      </Text>
    </div>
  )
}
