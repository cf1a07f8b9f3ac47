import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ChangePassword } from '../../../../src/server/admin/wire.ts'
import { api } from '../api.ts'
import { NewPassword } from '../parts/new-password.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { checkPassword } from '../parts/password-strength.ts'
import { SaveForm } from '../parts/save-form.tsx'
import { useSession } from '../session.tsx'
import { useSave } from '../use-save.ts'

export function PasswordDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Change password">
      <PasswordForm close={close} />
    </Modal>
  )
}

function PasswordForm({ close }: { close: () => void }) {
  const { session } = useSession()
  const form = useForm<ChangePassword>({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? 'Write the password that you have now.' : null),
      next: checkPassword,
    },
  })
  const save = useSave({
    request: (values: ChangePassword) => api.put<null>('/me/password', values),
    done: 'Your password is changed. Other places where you were signed in are signed out.',
    form,
    onDone: close,
  })
  return (
    <SaveForm form={form} save={save} action="Change password" always onCancel={close}>
      {/* For password managers: whose password it is. */}
      <input type="text" autoComplete="username" value={session.user.email} readOnly hidden />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('current')}
      />
      <NewPassword label="New password" value={form.values.next} {...form.getInputProps('next')} />
    </SaveForm>
  )
}
