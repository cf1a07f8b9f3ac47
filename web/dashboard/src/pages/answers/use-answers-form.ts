import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answers } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { type Save, useSave } from '../../use-save.ts'

/** A section of the answers as a form of its own, whose values are the body of its `PUT /answers/{section}`. */
export function useAnswersForm<Values extends object>(
  answers: Answers,
  section: string,
  {
    valuesOf,
    done = 'Saved. The assistant answers like this from now on.',
    validate = () => ({}),
    reveal,
    onSaved,
  }: {
    readonly valuesOf: (answers: Answers) => Values
    readonly done?: string
    readonly validate?: (values: Values) => FormErrors
    /** Brings the field of that path to the screen: its language, its country. */
    readonly reveal?: (path: string) => void
    /** Given what is shown once, too. */
    readonly onSaved?: (saved: Answers) => void
  },
): { readonly form: UseFormReturnType<Values>; readonly save: Save<Values> } {
  const queryClient = useQueryClient()
  const form = useForm<Values>({ initialValues: valuesOf(answers), validate })
  const save = useSave({
    request: (values: Values) => api.put<Answers>(`/answers/${section}`, values),
    done,
    form,
    onDone: (saved) => {
      const { webhook_secret: _once, ...handoff } = saved.handoff
      queryClient.setQueryData<Answers>(['/answers'], { ...saved, handoff })
      const values = valuesOf(saved)
      form.setInitialValues(values)
      form.setValues(values)
      onSaved?.(saved)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is refused
  useEffect(() => {
    const [path] = Object.keys(form.errors)
    if (path === undefined || form.getInputNode(path) !== null) return
    reveal?.(path)
    const frame = requestAnimationFrame(() => form.getInputNode(path)?.focus())
    return () => cancelAnimationFrame(frame)
  }, [form.errors])
  return { form, save }
}
