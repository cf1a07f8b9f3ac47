import { type PlatformLook, PlatformPage } from './platform-page.tsx'
import { WooCommerceForm } from './woocommerce-form.tsx'

const look: PlatformLook = {
  kind: 'woocommerce',
  name: 'WooCommerce',
  lead: 'Lets shoppers ask with the order number that they know. Kvitto only reads; nothing is ever changed in your shop.',
  form: WooCommerceForm,
}

export function WooCommercePage() {
  return <PlatformPage look={look} />
}
