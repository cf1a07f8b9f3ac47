import type { UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, detailOf } from './api.ts'

export type Save<Values> = {
  readonly run: (values: Values) => void
  readonly isSaving: boolean
  /** What went wrong and is not about one field of the form. */
  readonly problem: string | null
}

/**
 * Sends a change to the server. What the server says about a field of `form` stands at that field, everything else is
 * in `problem`; without a form it is a notification.
 */
export function useSave<Values, Answer>(options: {
  readonly request: (values: Values) => Promise<Answer>
  /** Said in a notification when it is done. */
  readonly done?: string
  /** Keys (paths of `useRead`) to read again; a key also stands for all that begins with it. */
  readonly refresh?: readonly string[]
  readonly form?: Pick<UseFormReturnType<never>, 'setFieldError' | 'getInputNode'> & {
    readonly values: object
  }
  readonly onDone?: (answer: Answer, values: Values) => void
  /** Beside showing it: for a suggestion that the server made, or a status that means more. */
  readonly onRefused?: (error: ApiError) => void
}): Save<Values> {
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const mutation = useMutation({
    mutationFn: options.request,
    onMutate: () => setProblem(null),
    onSuccess: async (answer, values) => {
      if (options.done !== undefined) notifications.show({ message: options.done })
      options.onDone?.(answer, values)
      const paths = options.refresh ?? []
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => paths.some((path) => String(queryKey[0]).startsWith(path)),
      })
    },
    onError: (error) => {
      if (error instanceof ApiError) options.onRefused?.(error)
      const field = error instanceof ApiError ? error.field : undefined
      if (options.form === undefined) {
        notifications.show({
          title: 'That did not work',
          message: detailOf(error),
          color: 'red',
          autoClose: false,
        })
      } else if (field !== undefined && topOf(field) in options.form.values) {
        options.form.setFieldError(field, detailOf(error))
        focusField(options.form.getInputNode(field))
      } else {
        setProblem(detailOf(error))
      }
    },
  })
  return { run: (values) => mutation.mutate(values), isSaving: mutation.isPending, problem }
}

/** Of several that are one, as radio buttons are, the one that is chosen. */
function focusField(node: HTMLElement | null): void {
  const inside =
    node?.querySelector<HTMLElement>('input:checked') ?? node?.querySelector<HTMLElement>('input')
  const target = inside ?? node
  target?.focus()
}

/** `plans.0.country` is about something in `plans`. */
function topOf(field: string): string {
  return field.split('.', 1)[0] ?? field
}
