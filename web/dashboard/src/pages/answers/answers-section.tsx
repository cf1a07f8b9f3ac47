import { Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import type { Answers } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingForm } from '../../parts/loading.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import type { Save } from '../../use-save.ts'

/** Reads the answers, and shows a section of them. */
export function AnswersSection({ children }: { children: (answers: Answers) => ReactNode }) {
  const answers = useRead<Answers>('/answers')
  return (
    <Loaded query={answers} loading={<LoadingForm fields={4} />}>
      {children}
    </Loaded>
  )
}

/** The form of a section; without a button for those who only look. */
export function AnswersForm<Values extends object>({
  form,
  save,
  children,
}: {
  form: UseFormReturnType<Values>
  save: Save<Values>
  children: ReactNode
}) {
  const { can } = useSession()
  if (can('write')) {
    return (
      <SaveForm form={form} save={save} long>
        {children}
      </SaveForm>
    )
  }
  return (
    <Stack>
      {children}
      <Text c="dimmed">Only an owner can change the answers.</Text>
    </Stack>
  )
}
