import { Button, Text } from '@mantine/core'
import styles from './conversation-pane.module.css'

/** It was deleted, or never was. */
export function MissingConversation({ close }: { close: () => void }) {
  return (
    <div className={styles['message']} role="status">
      <Text fw={600}>There is no such conversation</Text>
      <Text c="dimmed" maw={380}>
        It may have been deleted, or the address has a typing error.
      </Text>
      <Button variant="default" onClick={close}>
        All conversations
      </Button>
    </div>
  )
}

/** Beside the list, before one is chosen. */
export function NothingChosen() {
  return (
    <div className={styles['message']}>
      <Text c="dimmed">Choose a conversation to read it.</Text>
    </div>
  )
}
