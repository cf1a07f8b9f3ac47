import { Card, List, Text } from '@mantine/core'
import { Help } from '../help/help.tsx'

/** What writes the Klarna order ID into Shopify's orders, as Klarna describes it. */
export function ExtendedAccess() {
  return (
    <Card component="section" aria-label="Extended Access" py="xs">
      <Help title="How the Klarna order ID gets into Shopify">
        <Text>
          Shopify does not keep the Klarna order ID by itself. Klarna’s app “On-site messaging” writes it into
          each order, as long as its Extended Access is on.
        </Text>
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>
            See that your shop has Klarna from Klarna itself, with Klarna’s own app for payments. With Klarna
            through Shopify Payments, Klarna shows the orders to Shopify and not to you.
          </List.Item>
          <List.Item>Install Klarna’s On-site messaging app in your shop.</List.Item>
          <List.Item>
            Leave <strong>Extended Access</strong> on in it. It is on from the start, and can be deselected.
          </List.Item>
          <List.Item>
            Place an order with Klarna. A while later it has the tag “Klarna”, and its note the Klarna order
            ID.
          </List.Item>
          <List.Item>
            Choose <strong>Test again</strong> above.
          </List.Item>
        </List>
        <Text>
          Orders from before stay as they are: for those, shoppers need the Klarna order ID. Do not write over
          the notes of orders.
        </Text>
      </Help>
    </Card>
  )
}
