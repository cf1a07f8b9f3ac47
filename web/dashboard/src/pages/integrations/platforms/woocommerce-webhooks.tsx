import { List } from '@mantine/core'
import type { WebhookLook } from './webhooks.tsx'

export const woocommerceWebhooks: WebhookLook = {
  lead: 'With webhooks, your shop tells Kvitto of each order paid with Klarna as it comes. Then a shopper’s earlier orders are found too.',
  steps: (
    <List type="ordered" size="sm" spacing="xs">
      <List.Item>
        Choose <strong>Make a secret</strong> below and copy it.
      </List.Item>
      <List.Item>
        In WordPress open <strong>WooCommerce → Settings → Advanced → Webhooks</strong> and choose{' '}
        <strong>Add webhook</strong>.
      </List.Item>
      <List.Item>
        Status <strong>Active</strong>, topic <strong>Order created</strong>, the address below as{' '}
        <strong>Delivery URL</strong>, the secret as <strong>Secret</strong>, API version{' '}
        <strong>WP REST API Integration v3</strong>.
      </List.Item>
      <List.Item>
        Make a second one with the topic <strong>Order updated</strong>, and the same address and secret.
      </List.Item>
    </List>
  ),
}
