import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import page from '../integration-page.module.css'
import styles from '../klarna/connect-klarna-form.module.css'
import { WhereToFind } from '../where-to-find.tsx'
import type { PlatformFormProps } from './platform-page.tsx'

/** A platform's form under its heading, with the way to its values beside it. */
export function PlatformFormFrame({
  name,
  what = `${name} shop`,
  heading,
  onCancel,
  stepsTitle,
  steps,
  children,
}: Pick<PlatformFormProps, 'heading' | 'onCancel'> & {
  readonly name: string
  /** What is connected, where that is no shop of that name. */
  readonly what?: string | undefined
  /** Above the steps, where they do not lead to something that is there. */
  readonly stepsTitle?: string | undefined
  readonly steps: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles['columns']}>
      <WhereToFind title={stepsTitle}>{steps}</WhereToFind>
      <div className={styles['form']}>
        <Title order={2} ref={heading} tabIndex={-1} mb="sm" className={page['heading'] ?? ''}>
          {onCancel === undefined ? `Connect your ${what}` : 'Put another connection in its place'}
        </Title>
        {onCancel === undefined ? null : (
          <Text c="dimmed" mb="sm">
            The present one stays until {name} has taken the new one.
          </Text>
        )}
        {children}
      </div>
    </div>
  )
}
