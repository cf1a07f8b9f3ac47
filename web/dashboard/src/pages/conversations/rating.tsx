import { VisuallyHidden } from '@mantine/core'
import IconThumbDown from '@tabler/icons-react/icons/IconThumbDown'
import IconThumbUp from '@tabler/icons-react/icons/IconThumbUp'
import type { ConversationLine } from '../../../../../src/server/admin/wire.ts'
import styles from './conversation-row.module.css'

/** The shopper's thumb; nothing where there is none. */
export function Rating({ rating }: Pick<ConversationLine, 'rating'>) {
  if (rating === null) return null
  const Icon = rating === 'up' ? IconThumbUp : IconThumbDown
  const text = rating === 'up' ? 'Rated good' : 'Rated bad'
  return (
    <span className={styles['rating']} title={text}>
      <Icon size={16} aria-hidden="true" />
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  )
}
