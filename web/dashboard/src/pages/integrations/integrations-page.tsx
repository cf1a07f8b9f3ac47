import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { IntegrationList } from './integration-list.tsx'

export function IntegrationsPage() {
  return (
    <Switch>
      <Route path="/integrations" component={IntegrationList} />
      <Route component={NotFoundPage} />
    </Switch>
  )
}
