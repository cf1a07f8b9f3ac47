import { Anchor, List, Stack, Text } from '@mantine/core'

/** The way through Klarna's portal. */
export function KlarnaSteps({ testMode }: { testMode: boolean }) {
  const portal = testMode ? 'portal.playground.klarna.com' : 'portal.klarna.com'
  return (
    <Stack gap="md">
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>
          Sign in to{' '}
          <Anchor href={`https://${portal}`} target="_blank" rel="noreferrer" underline="always" inherit>
            {portal}
          </Anchor>
          {testMode ? ', Klarna’s playground.' : '. For a test account: portal.playground.klarna.com.'}
        </List.Item>
        <List.Item>
          Open <strong>Settings → API credentials</strong>.
        </List.Item>
        <List.Item>
          Make new credentials, just for Kvitto: those that your shop uses stay as they are, and you can take
          Kvitto’s away again at any time.
        </List.Item>
        <List.Item>
          The password or key is <strong>shown once</strong>. Copy it here, or save the file, before you close
          the window. If it is lost, make new ones.
        </List.Item>
      </List>
      <Text c="dimmed">
        Credentials of Klarna Checkout (now Kustom) do not work. Nor is there anything to find where Klarna
        comes to your shop through a payment company such as Stripe, Adyen or Mollie: those orders are in that
        company’s account.
      </Text>
      <Text c="dimmed">
        Kvitto keeps the password or key encrypted, shows it to nobody again, and only ever reads orders with
        it.
      </Text>
    </Stack>
  )
}
