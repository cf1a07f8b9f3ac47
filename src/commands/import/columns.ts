import { CommandFailure } from '../command.ts'
import { nearest } from '../nearest.ts'

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
    'name',
    'orderid',
  ],
  klarna_order_id: ['klarnaorderid', 'wcklarnaorderid', 'klarnaid', 'klarnaorder', 'transactionid'],
  klarna_reference: ['klarnareference', 'klarnaref', 'klarnaorderreference'],
  email: ['email', 'billingemail', 'emailaddress', 'customeremail', 'billingemailaddress', 'epost', 'mail'],
  created_at: ['createdat', 'date', 'orderdate', 'datecreated', 'created', 'purchasedate', 'creationdate'],
}

export function guessColumns(header: readonly string[]): Columns {
  const folded = header.map(fold)
  return Object.fromEntries(
    fields.flatMap((field): [Field, number][] => {
      const head = heads[field].find((candidate) => folded.includes(candidate))
      return head === undefined ? [] : [[field, folded.indexOf(head)]]
    }),
  )
}

/** `order_number=Name,klarna_order_id=Foo` over the guess. @throws CommandFailure */
export function overrideColumns(guess: Columns, header: readonly string[], override: string): Columns {
  const given = override.split(',').map((pair) => {
    const [field = '', ...rest] = pair.split('=')
    return [fieldNamed(field.trim()), columnNamed(header, rest.join('=').trim())] as const
  })
  return { ...guess, ...Object.fromEntries(given) }
}

/** Without a Klarna order ID, and a number to find it by, a row is of no use. */
export function areUsable(columns: Columns): boolean {
  return (
    columns.klarna_order_id !== undefined &&
    (columns.order_number !== undefined || columns.klarna_reference !== undefined)
  )
}

export function showColumns(columns: Columns, header: readonly string[]): string {
  return fields
    .map((field) => {
      const column = columns[field]
      return `  ${field.padEnd(16)}  ${column === undefined ? '–' : (header[column] ?? '–')}`
    })
    .join('\n')
}

function fieldNamed(name: string): Field {
  const known = fields.find((field) => field === name)
  if (known !== undefined) return known
  const meant = nearest(name, fields)
  const hint = meant === undefined ? `They are ${fields.join(', ')}.` : `Did you mean ${meant}?`
  throw new CommandFailure(2, `--columns: there is no field ${JSON.stringify(name)}. ${hint}`)
}

function columnNamed(header: readonly string[], name: string): number {
  const exact = header.indexOf(name)
  const index = exact >= 0 ? exact : header.findIndex((head) => fold(head) === fold(name) && name !== '')
  if (index >= 0) return index
  const meant = nearest(name, header)
  const hint = meant === undefined ? `It has ${header.join(', ')}.` : `Did you mean ${meant}?`
  throw new CommandFailure(2, `--columns: the file has no column ${JSON.stringify(name)}. ${hint}`)
}

/** `Meta: _wc_klarna_order_id`, `Klarna Order ID`, `klarna-order-id` → one spelling. */
function fold(head: string): string {
  return head
    .toLowerCase()
    .replace(/^\s*meta\s*:/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
