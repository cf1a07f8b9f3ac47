import { List, Stack, Text } from '@mantine/core'

/** The way to a read key in WooCommerce. */
export function WooCommerceSteps() {
  return (
    <Stack gap="md">
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>Sign in to your shop’s WordPress admin.</List.Item>
        <List.Item>
          Open <strong>WooCommerce → Settings → Advanced → REST API</strong>.
        </List.Item>
        <List.Item>
          Choose <strong>Add key</strong>. Call it Kvitto, choose a user who may see orders, and the
          permission <strong>Read</strong>.
        </List.Item>
        <List.Item>
          Key and secret are <strong>shown once</strong>. Copy both here before you leave the page. If they
          are lost, make a new key.
        </List.Item>
      </List>
      <Text c="dimmed">
        Orders are found that were paid with the plugin Klarna Payments. Those of Klarna Checkout (now Kustom)
        are not at Klarna, and cannot be answered.
      </Text>
      <Text c="dimmed">
        Kvitto keeps the secret encrypted, shows it to nobody again, and only ever reads orders with it. It
        asks for no name, no email and no address.
      </Text>
    </Stack>
  )
}
