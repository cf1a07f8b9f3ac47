import { Alert, Code, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Redirect, useSearchParams } from 'wouter'
import type { Session, SignIn } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { InsecureNotice } from '../../parts/insecure-notice.tsx'
import { NarrowPage } from '../../parts/narrow-page.tsx'
import { PasswordField } from '../../parts/password-field.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useKeepSession, useReadSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'

export function SignInPage() {
  const { data: session, error } = useReadSession()
  const [search] = useSearchParams()
  if (session) return <Redirect to={ownPath(search.get('next'))} replace />
  return (
    <NarrowPage title="Sign in" lead="The dashboard of your Kvitto.">
      <InsecureNotice />
      {error === null ? null : (
        <Alert color="orange" mb="lg">
          Kvitto does not answer right now. Check that it runs; signing in will work again when it does.
        </Alert>
      )}
      <SignInForm />
      <Text size="sm" c="dimmed" mt="lg">
        Forgot the password? An owner can remove you under Settings and invite you again. An owner who is
        alone makes a link for a new account, with another email, on the server:{' '}
        <Code style={{ whiteSpace: 'nowrap' }}>kvitto owner-link</Code>.
      </Text>
    </NarrowPage>
  )
}

function SignInForm() {
  const keepSession = useKeepSession()
  const form = useForm<SignIn>({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : 'Write your email address, such as anna@example.com.'),
      password: (value) => (value === '' ? 'Write your password.' : null),
    },
  })
  const save = useSave({
    request: (values: SignIn) => api.post<Session>('/session', values),
    form,
    onDone: keepSession,
  })
  return (
    <SaveForm form={form} save={save} action="Sign in" always>
      <Stack gap="md">
        <TextInput label="Email" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordField label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
      </Stack>
    </SaveForm>
  )
}

/** Only a path of the dashboard itself: whoever made the link does not choose where it ends. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}
