import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { IntegrationList } from './integration-list.tsx'
import { platformPages } from './platforms/platform-pages.ts'

const KlarnaPage = lazy(async () => ({ default: (await import('./klarna/klarna-page.tsx')).KlarnaPage }))
const DirectoryPage = lazy(async () => ({
  default: (await import('./directory/directory-page.tsx')).DirectoryPage,
}))

export function IntegrationsPage() {
  return (
    <Switch>
      <Route path="/integrations" component={IntegrationList} />
      <Route path="/integrations/klarna" component={KlarnaPage} />
      {Object.entries(platformPages).map(([kind, { page }]) => (
        <Route key={kind} path={`/integrations/${kind}`} component={page} />
      ))}
      <Route path="/integrations/directory" component={DirectoryPage} />
      <Route component={NotFoundPage} />
    </Switch>
  )
}
