export const fields = ['order_number', 'klarna_order_id', 'klarna_reference', 'email', 'created_at'] as const
export type Field = (typeof fields)[number]

/** Where in a record each field stands; absent where the file has no such column. */
export type Columns = Readonly<Partial<Record<Field, number>>>

/**
 * How shops' exports head these columns, the surest first, folded to letters and digits: Shopify `Name`, WooCommerce
 * `Order ID` and `_wc_klarna_order_id` or `transaction_id`, Magento `increment_id`.
 */
const heads: Readonly<Record<Field, readonly string[]>> = {
  order_number: [
    'ordernumber',
    'orderno',
    'ordernr',
    'ordernummer',
    'bestellnummer',
    'tilausnumero',
    'merchantreference1',
    'incrementid',
    'order',
    'number',
    'ordername',
    'orderid',
    // Shopify's; beside one of the others it is the shopper's.
    'name',
  ],
  klarna_order_id: ['klarnaorderid', 'wcklarnaorderid', 'klarnaid', 'klarnaorder', 'transactionid'],
  klarna_reference: ['klarnareference', 'klarnaref', 'klarnaorderreference'],
  email: ['email', 'billingemail', 'emailaddress', 'customeremail', 'billingemailaddress', 'epost', 'mail'],
  created_at: ['createdat', 'date', 'orderdate', 'datecreated', 'created', 'purchasedate', 'creationdate'],
}

export function guessColumns(header: readonly string[]): Columns {
  const folded = header.map(foldHead)
  return Object.fromEntries(
    fields.flatMap((field): [Field, number][] => {
      const head = heads[field].find((candidate) => folded.includes(candidate))
      return head === undefined ? [] : [[field, folded.indexOf(head)]]
    }),
  )
}

/** Without a Klarna order ID, and a number to find it by, a row is of no use. */
export function areUsable(columns: Columns): boolean {
  return (
    columns.klarna_order_id !== undefined &&
    (columns.order_number !== undefined || columns.klarna_reference !== undefined)
  )
}

/** `Meta: _wc_klarna_order_id`, `Klarna Order ID`, `klarna-order-id` → one spelling. */
export function foldHead(head: string): string {
  return head
    .toLowerCase()
    .replace(/^\s*meta\s*:/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
