import { Card, Group, Text, Title } from '@mantine/core'
import { Definition } from '../../../parts/definition.tsx'
import { sayCount } from '../../../parts/say-number.ts'
import styles from './bar-list.module.css'

type Bar = { readonly name: string; readonly count: number; readonly detail: string | null }

/** Counts with a bar to each: a list in words, so that it is its own alternative for screen readers. */
export function BarList({
  title,
  definition,
  empty,
  bars,
}: {
  title: string
  definition: string
  empty: string
  bars: readonly Bar[]
}) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <Card component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb="md">
        <Title order={2}>{title}</Title>
        <Definition of={title}>{definition}</Definition>
      </Group>
      {bars.length === 0 ? <Text c="dimmed">{empty}</Text> : null}
      <ul className={styles['bars']}>
        {bars.map(({ name, count, detail }) => (
          <li key={name} className={styles['line']}>
            <Text component="span">{name}</Text>
            <Text component="span" className={styles['count'] ?? ''}>
              {detail === null ? null : (
                <Text component="span" c="dimmed" mr="xs">
                  {detail}
                </Text>
              )}{' '}
              <strong>{sayCount(count)}</strong>
            </Text>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
