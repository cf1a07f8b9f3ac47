import { Alert, Button, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { detailOf } from '../../../api.ts'
import { sayShare } from '../../../parts/say-number.ts'
import { FileDrop } from './file-drop.tsx'
import type { ImportAnswer, KeepImport } from './import-card.tsx'
import { sendFile } from './send-file.ts'

/** What the server takes, in bytes. */
const largestFile = 500 * 1024 * 1024

/** Sends a file to the server, which looks at its beginning and starts nothing yet. */
export function ChooseFile({ keep }: { keep: KeepImport }) {
  const calledOff = useRef(new AbortController())
  const [share, setShare] = useState(0)
  const [tooLarge, setTooLarge] = useState(false)
  const upload = useMutation({
    mutationFn: (file: File) => {
      setShare(0)
      calledOff.current = new AbortController()
      return sendFile<ImportAnswer>('/directory/import', file, {
        signal: calledOff.current.signal,
        onShare: setShare,
      })
    },
    onSuccess: (answer) => answer !== null && keep(answer),
  })
  const take = (file: File) => {
    setTooLarge(file.size > largestFile)
    if (file.size <= largestFile) upload.mutate(file)
  }
  return (
    <Stack gap="sm">
      <VisuallyHidden role="status">{upload.isPending ? 'Sending the file to Kvitto' : ''}</VisuallyHidden>
      {upload.isPending ? (
        <Sending share={share} callOff={() => calledOff.current.abort()} />
      ) : (
        <>
          <Text>
            Export your orders from your shop as CSV: the first line names the columns, and one of them has
            the Klarna order ID. Before anything is kept you see which column Kvitto takes for what.
          </Text>
          <FileDrop take={take} />
        </>
      )}
      {tooLarge ? (
        <Problem text="This file is larger than 500 MB. Split it, and send the parts one after the other." />
      ) : upload.error === null ? null : (
        <Problem text={detailOf(upload.error)} />
      )}
    </Stack>
  )
}

function Sending({ share, callOff }: { share: number; callOff: () => void }) {
  return (
    <>
      <Text>Sending the file to Kvitto …</Text>
      <Progress value={share * 100} size="lg" aria-label="Share of the file that is sent" />
      <Group justify="space-between">
        <Text c="dimmed">{sayShare(share)}</Text>
        <Button variant="default" onClick={callOff}>
          Cancel
        </Button>
      </Group>
    </>
  )
}

function Problem({ text }: { text: string }) {
  return (
    <Alert color="red" role="alert">
      {text}
    </Alert>
  )
}
