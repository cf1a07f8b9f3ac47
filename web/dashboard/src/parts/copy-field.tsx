import { Button, CopyButton, Group, Textarea, TextInput, VisuallyHidden } from '@mantine/core'
import IconCheck from '@tabler/icons-react/icons/IconCheck'
import IconCopy from '@tabler/icons-react/icons/IconCopy'
import type { FocusEvent, ReactNode } from 'react'
import styles from './copy-field.module.css'

/** Something to be copied: a key, an address, a snippet. With `lines` it is shown whole, over several lines. */
export function CopyField({
  label,
  value,
  description,
  lines = false,
}: {
  label: string
  value: string
  description?: ReactNode
  lines?: boolean
}) {
  const field = {
    label,
    description,
    value,
    readOnly: true,
    spellCheck: false,
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select(),
    classNames: { root: styles['field'] ?? '', input: styles['value'] ?? '' },
  }
  return (
    <Group align="flex-end" gap="xs" wrap={lines ? 'wrap' : 'nowrap'}>
      {lines ? <Textarea {...field} autosize w="100%" /> : <TextInput {...field} />}
      <CopyButton value={value} timeout={2_500}>
        {({ copied, copy }) => (
          <>
            <Button
              variant="default"
              className={styles['button'] ?? ''}
              onClick={copy}
              leftSection={
                copied ? (
                  <IconCheck size={16} aria-hidden="true" />
                ) : (
                  <IconCopy size={16} aria-hidden="true" />
                )
              }
              aria-label={`Copy: ${label}`}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
            <VisuallyHidden role="status">{copied ? `${label} copied` : ''}</VisuallyHidden>
          </>
        )}
      </CopyButton>
    </Group>
  )
}
