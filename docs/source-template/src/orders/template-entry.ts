import type { Entry, EntryField } from './entry.ts'
import { parseHttpsAddress } from './https-address.ts'

export const key: EntryField = {
  name: 'key',
  label: 'key',
  variable: 'TEMPLATE_KEY',
  pattern: /^[\w-]{16,128}$/,
  rule: 'has 16 to 128 letters, digits, - or _, and no space',
}

export const templateEntry: Entry<'template'> = {
  kind: 'template',
  name: 'Template',
  audience: 'the shop runs on Template',
  address: {
    variable: 'TEMPLATE_URL',
    // One spelling for each shop: what is kept is compared, letter by letter.
    parse: (typed) => parseHttpsAddress(typed)?.origin,
    rule: 'Enter the https address of the shop, such as https://shop.example.',
  },
  fields: [key],
  places: {
    credentials: 'Make a new key in Template under Settings → Keys.',
    rights: 'Let the key read orders, under Settings → Keys.',
    address: 'Enter the address that Template shows under Settings → Shop.',
  },
}
