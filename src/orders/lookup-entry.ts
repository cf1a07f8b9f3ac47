import type { Entry, EntryField } from './entry.ts'
import { parseHttpsAddress } from './https-address.ts'

export const token: EntryField = {
  name: 'token',
  label: 'token',
  variable: 'LOOKUP_TOKEN',
  // What a header can carry (RFC 6750), and too long to be guessed.
  pattern: /^[\w.~+/=-]{16,256}$/,
  rule: 'has 16 to 256 letters, digits or - . _ ~ + / =, and no space',
}

export const lookupEntry: Entry<'lookup'> = {
  kind: 'lookup',
  name: 'Order lookup',
  audience: 'the shop has a system of its own',
  address: {
    variable: 'LOOKUP_URL',
    parse: parseLookupAddress,
    rule: 'Enter the https address at which your system answers, such as https://shop.example/kvitto/orders, with nothing after a “?”.',
  },
  fields: [token],
  places: {
    credentials: 'Enter the token that your lookup compares the Authorization header with.',
    rights: 'Let this token see orders in your lookup.',
    address:
      'Enter the address at which your lookup answers. Where it has no such order, it must answer with an empty list or a 404 that is no web page.',
  },
}

/** `shop.example/kvitto/orders` → `https://shop.example/kvitto/orders`. */
function parseLookupAddress(typed: string): string | undefined {
  const url = parseHttpsAddress(typed)
  return url === undefined || /[?#]/.test(url.href) ? undefined : url.href
}
