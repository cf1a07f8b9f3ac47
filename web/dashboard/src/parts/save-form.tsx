import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { FormErrors, UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import type { Save } from '../use-save.ts'
import styles from './save-form.module.css'
import { useUnsavedChanges } from './unsaved-changes.ts'

/**
 * A form that is saved with one button: disabled until something was changed, with what went wrong above it. Fields
 * take `form.getInputProps(name)` and `key={form.key(name)}`. `always` for forms that make something new;
 * `long` for forms whose button would be far below: it stays in sight.
 */
export function SaveForm<Values extends object>({
  form,
  save,
  action = 'Save',
  always = false,
  long = false,
  onCancel,
  children,
}: {
  form: UseFormReturnType<Values>
  save: Save<Values>
  action?: string
  always?: boolean
  long?: boolean
  onCancel?: () => void
  children: ReactNode
}) {
  const changed = form.isDirty()
  useUnsavedChanges(changed && !always)
  return (
    <form onSubmit={form.onSubmit(save.run, (errors) => focusFirst(form, errors))} noValidate>
      <Stack>
        {children}
        {save.problem === null ? null : (
          <Alert color="red" role="alert">
            {save.problem}
          </Alert>
        )}
        <Group
          gap="sm"
          mt="xs"
          justify={onCancel === undefined ? 'flex-start' : 'flex-end'}
          className={long ? styles['long'] : undefined}
        >
          {onCancel === undefined ? null : (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" disabled={!changed && !always} loading={save.isSaving}>
            {action}
          </Button>
          {changed && !always ? (
            <Text size="sm" c="dimmed">
              Not saved yet
            </Text>
          ) : null}
        </Group>
      </Stack>
    </form>
  )
}

/** The first field that is wrong gets the focus, so that what is wrong is read out. */
function focusFirst<Values>({ getInputNode }: UseFormReturnType<Values>, errors: FormErrors): void {
  const [first] = Object.keys(errors)
  if (first !== undefined) getInputNode(first)?.focus()
}
