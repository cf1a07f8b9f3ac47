import { Alert, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Link, useLocation } from 'wouter'
import type { LinkView, Session, UseLink } from '../../../../../src/server/admin/wire.ts'
import { ApiError, api } from '../../api.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { InsecureNotice } from '../../parts/insecure-notice.tsx'
import { LoadingForm } from '../../parts/loading.tsx'
import { NarrowPage } from '../../parts/narrow-page.tsx'
import { NewPassword } from '../../parts/new-password.tsx'
import { checkPassword } from '../../parts/password-strength.ts'
import { SaveForm } from '../../parts/save-form.tsx'
import { roleNames, useKeepSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'

/** Where a one-time link ends: `/dashboard/welcome#TOKEN`. */
export function WelcomePage() {
  const token = useSyncExternalStore(onNewLink, takeToken)
  if (token === '')
    return (
      <DeadLink reason="The link is not complete: open it again from where you have it, with all that follows the #." />
    )
  return <Welcome key={token} token={token} />
}

function Welcome({ token }: { token: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['/links/look', token],
    queryFn: () => api.post<LinkView>('/links/look', { token }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error instanceof ApiError && error.status === 404) {
    return <DeadLink reason={error.detail} />
  }
  if (data === undefined) {
    return (
      <NarrowPage title="Welcome to Kvitto">
        {error === null || isFetching ? (
          <LoadingForm />
        ) : (
          <ErrorState error={error} retry={() => void refetch()} />
        )}
      </NarrowPage>
    )
  }
  return (
    <NarrowPage
      title="Welcome to Kvitto"
      lead={
        data.kind === 'owner'
          ? 'You are about to be the owner of this shop’s dashboard. Choose how you sign in.'
          : `You are invited as ${roleNames[data.role].toLowerCase()}. Choose how you sign in.`
      }
    >
      <InsecureNotice />
      <WelcomeForm token={token} link={data} />
    </NarrowPage>
  )
}

function WelcomeForm({ token, link }: { token: string; link: LinkView }) {
  const keepSession = useKeepSession()
  const [, navigate] = useLocation()
  const form = useForm<Omit<UseLink, 'token'>>({
    initialValues: { name: '', email: link.email ?? '', password: '' },
    validate: {
      name: (value) =>
        value.trim() === '' ? 'Write your name: shoppers see it when you answer them.' : null,
      email: (value) => (value.includes('@') ? null : 'Write your email address, such as anna@example.com.'),
      password: checkPassword,
    },
  })
  const save = useSave({
    request: (values: Omit<UseLink, 'token'>) => api.post<Session>('/links/use', { token, ...values }),
    form,
    onDone: (session) => {
      keepSession(session)
      navigate('/', { replace: true })
    },
  })
  return (
    <SaveForm form={form} save={save} action="Sign in to the dashboard" always>
      <TextInput
        label="Your name"
        description="Shoppers see it when you answer them yourself."
        autoComplete="name"
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Email"
        type="email"
        autoComplete="username"
        readOnly={link.email !== null}
        {...(link.email === null ? {} : { description: 'The link was made for this address.' })}
        {...form.getInputProps('email')}
      />
      <NewPassword label="Password" value={form.values.password} {...form.getInputProps('password')} />
    </SaveForm>
  )
}

function DeadLink({ reason }: { reason: string }) {
  return (
    <NarrowPage title="This link does not work">
      <Alert color="orange" mb="lg">
        {reason}
      </Alert>
      <Button component={Link} href="/sign-in" variant="default">
        To sign-in
      </Button>
    </NarrowPage>
  )
}

let taken = ''

/**
 * The token of the link that was opened last, taken out of the address bar and the history at once. It is kept here and
 * not in the state of a component, because React may throw away a first rendering and start anew.
 */
function takeToken(): string {
  const token = location.hash.slice(1)
  if (token !== '') {
    taken = token
    history.replaceState(history.state, '', location.pathname)
  }
  return taken
}

/** Another link in the same tab changes the hash alone: no new page is loaded. */
function onNewLink(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
