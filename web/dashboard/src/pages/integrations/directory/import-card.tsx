import { Card, Stack, Title, VisuallyHidden } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import type { DirectoryImport, DirectoryView } from '../../../../../../src/server/admin/wire.ts'
import styles from '../integration-page.module.css'
import { ChooseFile } from './choose-file.tsx'
import { ColumnsForm } from './columns-form.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'

/** All orders so far, from a file: chosen, its columns looked at, read, done. */
export function ImportCard({ state }: { state: DirectoryImport | null }) {
  const keep = useKeepImport()
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusWhereLost(heading, state?.state)
  return (
    <Card component="section" aria-labelledby="import">
      <Stack gap="md">
        <Title order={2} id="import" ref={heading} tabIndex={-1} className={styles['heading'] ?? ''}>
          All orders so far, from a file
        </Title>
        <VisuallyHidden role="status">{state === null ? '' : saidOf(state)}</VisuallyHidden>
        {stepOf(state, keep)}
      </Stack>
    </Card>
  )
}

function stepOf(state: DirectoryImport | null, keep: KeepImport): ReactNode {
  if (state === null) return <ChooseFile keep={keep} />
  switch (state.state) {
    case 'waiting':
      return <ColumnsForm key={state.received_at} found={state} keep={keep} />
    case 'running':
      return <ImportProgress state={state} keep={keep} />
    default:
      return <ImportResult state={state} keep={keep} />
  }
}

/** Takes what the server answers. */
/** Read out when it changes, wherever the focus is; what came of it is an alert by itself. */
function saidOf({ state }: DirectoryImport): string {
  if (state === 'waiting') return 'The file is here. Look at its columns.'
  return state === 'running' ? 'The file is being imported.' : ''
}

/** Takes what the server answers. */
export type KeepImport = (answer: ImportAnswer) => void
export type ImportAnswer = { readonly import: DirectoryImport | null }

/** Puts the import's new state in place; what else tells of the directory is read again. */
function useKeepImport(): KeepImport {
  const queryClient = useQueryClient()
  return (answer) => {
    queryClient.setQueryData<DirectoryView>(
      ['/directory'],
      (view) => view && { ...view, import: answer.import },
    )
    void queryClient.invalidateQueries({ queryKey: ['/directory'], exact: true })
    void queryClient.invalidateQueries({ queryKey: ['/integrations'], exact: true })
  }
}

/** What was pressed is gone with its step: whoever is nowhere by then goes on at the heading. */
function useFocusWhereLost(
  heading: { readonly current: HTMLElement | null },
  step: DirectoryImport['state'] | undefined,
): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step && document.activeElement === document.body) heading.current?.focus()
    before.current = step
  }, [step, heading])
}
