import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Definition } from '../../parts/definition.tsx'
import styles from './tile.module.css'

/** Tiles side by side, as many as there is room for. `isWide` for those with longer lines. */
export function TileGrid({
  label,
  isWide = false,
  children,
}: {
  label: string
  isWide?: boolean
  children: ReactNode
}) {
  return (
    <section aria-label={label}>
      <dl className={styles['grid']} data-wide={isWide || undefined}>
        {children}
      </dl>
    </section>
  )
}

/** One figure. `children` is its definition. */
export function Tile({
  name,
  value,
  details,
  children,
}: {
  name: string
  value: ReactNode
  details: readonly ReactNode[]
  children: ReactNode
}) {
  return (
    <div className={styles['tile']}>
      <dt className={styles['name']}>
        <span>{name}</span>
        <Definition of={name}>{children}</Definition>
      </dt>
      <dd className={styles['value']}>{value}</dd>
      {details.map((detail, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tile has the same lines always
        <Text key={index} component="dd" c="dimmed" m={0}>
          {detail}
        </Text>
      ))}
    </div>
  )
}
