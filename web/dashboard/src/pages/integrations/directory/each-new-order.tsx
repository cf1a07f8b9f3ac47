import { Anchor, Card, Code, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { CopyField } from '../../../parts/copy-field.tsx'

const order = '{"klarna_order_id": "KLARNA_ORDER_ID", "email": "anna@example.com"}'

/** The shop's own program sends each order as it comes. */
export function EachNewOrder() {
  const address = `${location.origin}/api/v1/orders/ORDER_NUMBER`
  return (
    <Card component="section" aria-labelledby="each-new-order">
      <Stack gap="md">
        <Title order={2} id="each-new-order">
          Each new order, from your shop’s program
        </Title>
        <Text>
          Your developer has the shop call this address whenever an order is placed. Shops on Shopify and
          WooCommerce need no program: they have webhooks, on their own pages under Integrations.
        </Text>
        <CopyField label="Address (PUT)" value={address} />
        <CopyField
          label="An example"
          lines
          value={[
            `curl -X PUT '${address}' \\`,
            "  -H 'Authorization: Bearer YOUR_API_KEY' \\",
            "  -H 'Content-Type: application/json' \\",
            `  -d '${order}'`,
          ].join('\n')}
        />
        <Text>
          The API key for it is made under{' '}
          <Anchor component={Link} href="/settings/api-keys" underline="always" inherit>
            Settings → API keys
          </Anchor>{' '}
          and may use “Order directory”. Up to 1,000 orders at once go to <Code>PUT /api/v1/orders</Code>.
        </Text>
      </Stack>
    </Card>
  )
}
