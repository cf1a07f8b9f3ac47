import { Button, FileButton, Stack, Text } from '@mantine/core'
import IconFileSpreadsheet from '@tabler/icons-react/icons/IconFileSpreadsheet'
import { type DragEvent, useState } from 'react'
import styles from './file-drop.module.css'

/** A place to drop a file on, and a button to choose one, for whoever cannot drag. */
export function FileDrop({ take }: { take: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files.item(0)
    if (file !== null) take(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button in it the other
    <div
      className={styles['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="xs">
        <IconFileSpreadsheet size={32} stroke={1.4} aria-hidden="true" />
        <FileButton accept=".csv,.txt,text/csv" onChange={(file) => file !== null && take(file)}>
          {(props) => (
            <Button {...props} variant="default">
              Choose a CSV file
            </Button>
          )}
        </FileButton>
        <Text c="dimmed">or drop it here</Text>
      </Stack>
    </div>
  )
}
