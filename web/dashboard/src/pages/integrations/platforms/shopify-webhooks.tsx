import { List } from '@mantine/core'
import type { WebhookLook } from './webhooks.tsx'

export const shopifyWebhooks: WebhookLook = {
  lead: 'With webhooks, Shopify tells Kvitto of each order paid with Klarna as it comes. Then a shopper’s earlier orders are found too.',
  steps: (
    <List type="ordered" size="sm" spacing="xs">
      <List.Item>
        In Shopify’s admin open <strong>Settings → Notifications → Webhooks</strong>.
      </List.Item>
      <List.Item>
        Choose <strong>Create webhook</strong>: event <strong>Order creation</strong>, format{' '}
        <strong>JSON</strong>, the address below as URL, and the newest API version.
      </List.Item>
      <List.Item>
        Make a second one with the event <strong>Order update</strong>: Klarna’s app writes the Klarna order
        ID a while after the order was placed.
      </List.Item>
      <List.Item>
        Below the list, Shopify says that your webhooks will be signed with a secret. Copy it into{' '}
        <strong>Signing secret</strong> here.
      </List.Item>
    </List>
  ),
}
