import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { IntegrationList } from './integration-list.tsx'

const KlarnaPage = lazy(async () => ({ default: (await import('./klarna/klarna-page.tsx')).KlarnaPage }))
const ShopifyPage = lazy(async () => ({
  default: (await import('./platforms/shopify-page.tsx')).ShopifyPage,
}))
const WooCommercePage = lazy(async () => ({
  default: (await import('./platforms/woocommerce-page.tsx')).WooCommercePage,
}))

export function IntegrationsPage() {
  return (
    <Switch>
      <Route path="/integrations" component={IntegrationList} />
      <Route path="/integrations/klarna" component={KlarnaPage} />
      <Route path="/integrations/shopify" component={ShopifyPage} />
      <Route path="/integrations/woocommerce" component={WooCommercePage} />
      <Route component={NotFoundPage} />
    </Switch>
  )
}
