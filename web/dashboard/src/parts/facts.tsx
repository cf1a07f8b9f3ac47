import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './facts.module.css'

export type Fact = { readonly name: string; readonly value: ReactNode }

/** What is known of one thing, name by name. What is null is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null)
  if (known.length === 0) return null
  return (
    <Text component="dl" className={styles['facts'] ?? ''}>
      {known.map(({ name, value }) => (
        <FactLine key={name} name={name} value={value} />
      ))}
    </Text>
  )
}

function FactLine({ name, value }: Fact) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
