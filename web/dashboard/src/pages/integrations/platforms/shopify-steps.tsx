import { Anchor, List, Stack, Text } from '@mantine/core'

/** The way to an app of one's own in Shopify. */
export function ShopifySteps() {
  return (
    <Stack gap="md">
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>
          Open Shopify’s{' '}
          <Anchor
            href="https://dev.shopify.com/dashboard"
            target="_blank"
            rel="noreferrer"
            underline="always"
            inherit
          >
            Dev Dashboard
          </Anchor>
          , signed in with the organization that the shop belongs to.
        </List.Item>
        <List.Item>Make an app just for Kvitto.</List.Item>
        <List.Item>
          Give it the scope <strong>read_orders</strong>: it sees the orders of the last 60 days. With{' '}
          <strong>read_all_orders</strong> as well it sees all of them. No other scope is needed.
        </List.Item>
        <List.Item>Release that version, and install the app in your shop.</List.Item>
        <List.Item>
          Open the app’s <strong>Settings</strong> and copy <strong>client ID</strong> and{' '}
          <strong>secret</strong> here.
        </List.Item>
      </List>
      <Text c="dimmed">
        An access token of an older app (shpat_…), made in the shop’s own settings, works too.
      </Text>
      <Text c="dimmed">
        Kvitto keeps the secret encrypted, shows it to nobody again, and only ever reads orders with it. It
        asks for no name, no email and no address.
      </Text>
    </Stack>
  )
}
