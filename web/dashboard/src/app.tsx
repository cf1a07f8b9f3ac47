import { lazy, Suspense } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { ErrorState } from './parts/error-state.tsx'
import { LoadingApp } from './parts/loading.tsx'
import { NarrowPage } from './parts/narrow-page.tsx'
import { useAskBeforeLeaving } from './parts/unsaved-changes.ts'
import { SessionProvider, useReadSession } from './session.tsx'

const Shell = lazy(async () => ({ default: (await import('./shell/shell.tsx')).Shell }))
const SignInPage = lazy(async () => ({
  default: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage,
}))
const WelcomePage = lazy(async () => ({
  default: (await import('./pages/welcome/welcome-page.tsx')).WelcomePage,
}))

/** The dashboard lives under `/dashboard`; every path and link inside leaves that out. */
export function App() {
  return (
    <Router base="/dashboard" aroundNav={useAskBeforeLeaving()}>
      <Suspense fallback={<LoadingApp />}>
        <Switch>
          <Route path="/sign-in" component={SignInPage} />
          <Route path="/welcome" component={WelcomePage} />
          <Route>
            <SignedInOnly />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  )
}

function SignedInOnly() {
  const { data: session, error, isFetching, refetch } = useReadSession()
  if (session === null) return <Redirect to={`/sign-in?next=${encodeURIComponent(currentPath())}`} replace />
  if (session === undefined) {
    if (error === null || isFetching) return <LoadingApp />
    return (
      <NarrowPage title="The dashboard could not be opened">
        <ErrorState error={error} retry={() => void refetch()} />
      </NarrowPage>
    )
  }
  return (
    <SessionProvider session={session}>
      <Shell />
    </SessionProvider>
  )
}

function currentPath(): string {
  return `${location.pathname.replace(/^\/dashboard/, '')}${location.search}` || '/'
}
