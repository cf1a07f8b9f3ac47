import { Code, List, Stack, Text } from '@mantine/core'
import { EntryForm, type EntryLook } from './entry-form.tsx'
import { type PlatformFormProps, type PlatformLook, PlatformPage } from './platform-page.tsx'

const entry: EntryLook = {
  name: 'Order lookup',
  what: 'own lookup',
  address: {
    label: 'Address of the lookup',
    description: 'Where your system answers, such as https://shop.example/kvitto/orders.',
  },
  fields: [
    {
      name: 'token',
      label: 'Token',
      description: 'Your own choice: 16 characters or more, that nobody can guess.',
      isSecret: true,
    },
  ],
  stepsTitle: 'What must it answer?',
  steps: <LookupSteps />,
}

const look: PlatformLook = {
  kind: 'lookup',
  name: entry.name,
  lead: 'For shops with a system of their own: it tells Kvitto which Klarna order an order number belongs to. Kvitto only asks.',
  form: (props: PlatformFormProps) => <EntryForm look={entry} {...props} />,
}

export function LookupPage() {
  return <PlatformPage look={look} />
}

/** What the shop's own system has to answer. docs/own-lookup.md says it at length. */
function LookupSteps() {
  return (
    <Stack gap="md">
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>Think of a long token. Only your system and Kvitto know it.</List.Item>
        <List.Item>
          Let your system answer at an https address to <Code>GET …?number=1001</Code> with the header{' '}
          <Code>Authorization: Bearer TOKEN</Code>.
        </List.Item>
        <List.Item>The answer is JSON, and an empty list where there is no such order:</List.Item>
      </List>
      <Code block color="var(--mantine-color-body)">
        {example}
      </Code>
      <Text c="dimmed">
        Kvitto writes numbers in capitals without spaces and signs: <Code>ORD12345</Code> for{' '}
        <Code>ord-12345</Code>. Compare them with yours written the same way.
      </Text>
      <Text c="dimmed">
        With <Code>?latest=50</Code> your system may show its latest orders, so that this page can say how
        many can be found. Kvitto keeps the token encrypted, shows it to nobody again, and sends no name and
        no email. The guide is in docs/own-lookup.md of Kvitto.
      </Text>
    </Stack>
  )
}

const example = `{ "orders": [ {
  "order_number": "1001",
  "klarna_order_id": "b1881b52-…",
  "paid_with_klarna": true,
  "created_at": "2026-11-26T09:30:00Z"
} ] }`
