import { Button, Group, Input } from '@mantine/core'

type Sample = { readonly order_reference: string; readonly email: string }

/** Of the demo's stories. */
const samples: readonly (Sample & { readonly what: string })[] = [
  { order_reference: 'ORD-12345', email: 'anna@example.com', what: 'Pay in 3' },
  { order_reference: 'ABC123', email: 'anna@example.com', what: 'with a refund' },
  { order_reference: 'ORD-67890', email: 'anna@example.com', what: 'half of it charged' },
  { order_reference: 'ORD-12345', email: 'somebody@example.com', what: 'another’s email' },
]

/** Fills in the form with an order that the demo has. */
export function SampleOrders({ choose }: { choose: (sample: Sample) => void }) {
  return (
    <Input.Wrapper label="Sample orders" labelElement="div" role="group" aria-label="Sample orders">
      <Group gap="xs" mt={6}>
        {samples.map(({ what, ...sample }) => (
          <Button key={what} variant="light" size="xs" onClick={() => choose(sample)}>
            {sample.order_reference}, {what}
          </Button>
        ))}
      </Group>
    </Input.Wrapper>
  )
}
