import { ActionIcon, Button } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft'
import styles from './back.module.css'

/** Where the list is out of sight. */
export function BackArrow({ close }: { close: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      size={44}
      aria-label="All conversations"
      title="All conversations"
      onClick={close}
    >
      <IconArrowLeft size={20} aria-hidden="true" />
    </ActionIcon>
  )
}

/** Where the list is in sight: seen with the keyboard alone, which is far from the list here. */
export function BackForKeys({ close }: { close: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-md"
      onClick={close}
      leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
      className={styles['forKeys'] ?? ''}
    >
      All conversations
    </Button>
  )
}
