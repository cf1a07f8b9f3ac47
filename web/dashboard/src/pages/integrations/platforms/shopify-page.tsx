import { ExtendedAccess } from './extended-access.tsx'
import { type PlatformLook, PlatformPage } from './platform-page.tsx'
import { ShopifyForm } from './shopify-form.tsx'
import { shopifyWebhooks } from './shopify-webhooks.tsx'

const look: PlatformLook = {
  kind: 'shopify',
  name: 'Shopify',
  lead: 'Lets shoppers ask with the order number that they know, such as #1001. Kvitto only reads; nothing is ever changed in your shop.',
  form: ShopifyForm,
  help: <ExtendedAccess />,
  webhooks: shopifyWebhooks,
}

export function ShopifyPage() {
  return <PlatformPage look={look} />
}
