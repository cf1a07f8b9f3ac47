import { EntryForm, type EntryLook } from './entry-form.tsx'
import { type PlatformFormProps, type PlatformLook, PlatformPage } from './platform-page.tsx'
import { WooCommerceSteps } from './woocommerce-steps.tsx'
import { woocommerceWebhooks } from './woocommerce-webhooks.tsx'

const entry: EntryLook = {
  name: 'WooCommerce',
  address: {
    label: 'Address of the shop',
    description: 'As the browser shows it, such as https://shop.example.',
  },
  fields: [
    { name: 'consumer_key', label: 'Consumer key', description: 'Begins with ck_.' },
    { name: 'consumer_secret', label: 'Consumer secret', description: 'Begins with cs_.', isSecret: true },
  ],
  steps: <WooCommerceSteps />,
}

const look: PlatformLook = {
  kind: 'woocommerce',
  name: entry.name,
  lead: 'Lets shoppers ask with the order number that they know. Kvitto only reads; nothing is ever changed in your shop.',
  form: (props: PlatformFormProps) => <EntryForm look={entry} {...props} />,
  webhooks: woocommerceWebhooks,
}

export function WooCommercePage() {
  return <PlatformPage look={look} />
}
