import { Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent, ReactNode } from 'react'
import styles from './own-text.module.css'

/**
 * A text in the merchant's own words, in one language. Empty, Kvitto's own stands in its place. `path` is its place in
 * the form, as the server names it in a refusal.
 */
export function OwnText({
  label,
  description,
  language,
  value,
  standard,
  standardName = 'Kvitto’s text',
  longest,
  lines = false,
  path,
  error,
  readOnly = false,
  change,
}: {
  label: string
  description?: ReactNode
  language: string
  value: string
  /** Kvitto's own text; null where it is not known here. */
  standard: string | null
  /** What stands where there is no own text. */
  standardName?: string
  /** In characters. */
  longest: number
  lines?: boolean
  path: string
  error?: ReactNode
  readOnly?: boolean
  change: (text: string) => void
}) {
  const isOwn = value !== ''
  const left = longest - value.length
  const field = {
    label,
    description: (
      <Description standard={standard} language={language}>
        {description}
      </Description>
    ),
    value,
    error: error ?? (left < 0 ? `Shorten it by ${-left} characters: at most ${longest}.` : undefined),
    placeholder: `Empty: ${standardName}`,
    lang: language,
    readOnly,
    'data-path': path,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change(event.currentTarget.value),
  }
  return (
    <div>
      {lines ? <Textarea {...field} autosize minRows={2} maxRows={12} /> : <TextInput {...field} />}
      {readOnly ? null : (
        <Group gap="xs" mt={4} className={styles['below']}>
          {isOwn ? (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${label}: reset to ${standardName}`}
              onClick={() => change('')}
            >
              Reset to {standardName}
            </Button>
          ) : standard === null ? null : (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${label}: start from ${standardName}`}
              onClick={() => change(standard)}
            >
              Start from {standardName}
            </Button>
          )}
          {isOwn && left >= 0 && left < longest / 5 ? (
            <Text c="dimmed" size="xs">
              {left} characters left
            </Text>
          ) : null}
        </Group>
      )}
    </div>
  )
}

function Description({
  standard,
  language,
  children,
}: {
  standard: string | null
  language: string
  children: ReactNode
}) {
  return (
    <>
      {children}
      {standard === null ? null : (
        <span className={styles['standard']}>
          Kvitto’s text: <q lang={language}>{standard}</q>
        </span>
      )}
    </>
  )
}
