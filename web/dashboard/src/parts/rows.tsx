import { Card } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './rows.module.css'

/** A list of things, one under the other: people, keys. For figures in columns take a table. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Card padding={0}>
      <ul aria-label={label} className={styles['rows']}>
        {children}
      </ul>
    </Card>
  )
}

/** One of them: what it is, and at its end what can be done with it; on a phone that is below. */
export function Row({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>{children}</div>
      {end === undefined ? null : <div className={styles['end']}>{end}</div>}
    </li>
  )
}
