import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import { CopyField } from '../../../parts/copy-field.tsx'
import { Help } from './help.tsx'

const order = '{"klarna_order_id": "KLARNA_ORDER_ID", "email": "anna@example.com"}'

export function DirectoryHelp() {
  return (
    <Help title="How to send order numbers">
      <Text>
        Klarna knows an order by its own ID; shoppers know the number of your shop. Kvitto needs to be told
        which belongs to which, once from a file and then for each new order. Emails are kept as fingerprints
        only.
      </Text>
      <CopyField
        label="All orders so far, from a CSV file that your shop exports"
        value="kvitto import orders.csv --dry-run"
        description="Run it where Kvitto runs. --dry-run only checks the file; leave it out to import."
      />
      <CopyField
        label="Each new order, from your shop’s program"
        lines
        value={[
          `curl -X PUT '${location.origin}/api/v1/orders/ORDER_NUMBER' \\`,
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
        and may use “Order directory”.
      </Text>
    </Help>
  )
}
