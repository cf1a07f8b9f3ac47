import { type Email, parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { holdsEmail, longestReference, numberKey } from '../domain/order-reference.ts'
import type { EmailHash } from '../orders/order-source.ts'
import type { DirectoryRow } from '../storage/storage.ts'
import type { Columns, Field } from './columns.ts'

/** `column` as the field is called; '' for the whole row. The value is never told: it may be personal. */
export type BadRow = { readonly kind: 'bad'; readonly column: Field | ''; readonly rule: string }

export type ReadRow =
  | { readonly kind: 'row'; readonly row: DirectoryRow; readonly dateIsUnread: boolean }
  /** Not paid with Klarna, as most shops' exports have many. */
  | { readonly kind: 'without_klarna' }
  | { readonly kind: 'blank' }
  | BadRow

const longestKlarnaReference = 64

export function readRow(
  cells: readonly string[],
  columns: Columns,
  width: number,
  hashEmail: (email: Email) => EmailHash,
): ReadRow {
  if (cells.every((cell) => cell === '')) return { kind: 'blank' }
  if (cells.length > width && cells.slice(width).some((cell) => cell !== ''))
    return bad('', `has ${cells.length} columns, the header ${width}: is a delimiter or quote not escaped?`)
  const cell = (field: Field): string => cells[columns[field] ?? -1]?.trim() ?? ''
  if ((columns.klarna_order_id ?? 0) >= cells.length) return bad('klarna_order_id', 'the row ends before it')
  if (cell('klarna_order_id') === '') return { kind: 'without_klarna' }
  return withKlarna(cell, hashEmail)
}

function withKlarna(cell: (field: Field) => string, hashEmail: (email: Email) => EmailHash): ReadRow {
  const klarnaOrderId = parseKlarnaOrderId(cell('klarna_order_id'))
  if (klarnaOrderId === undefined) return bad('klarna_order_id', 'must be UUID-shaped, 32 hexadecimal digits')
  const [number, reference] = [cell('order_number'), cell('klarna_reference')]
  if (number === '' && reference === '') return bad('order_number', 'must be given')
  if (number !== '' && (numberKey(number) === '' || number.length > longestReference))
    return bad('order_number', `needs a letter or digit, and at most ${longestReference} characters`)
  if (holdsEmail(number)) return bad('order_number', 'is an email: is this the right column?')
  if (reference.length > longestKlarnaReference)
    return bad('klarna_reference', `must have at most ${longestKlarnaReference} characters`)
  if (holdsEmail(reference)) return bad('klarna_reference', 'is an email: is this the right column?')
  const email = cell('email') === '' ? null : parseEmail(cell('email'))
  if (email === undefined) return bad('email', 'needs the form name@domain')
  const created = cell('created_at') === '' ? null : parseInstant(cell('created_at'))
  return {
    kind: 'row',
    row: {
      orderNumber: number === '' ? null : number,
      klarnaReference: reference === '' ? null : reference,
      klarnaOrderId,
      emailHash: email === null ? null : hashEmail(email),
      createdAt: created ?? null,
    },
    dateIsUnread: created === undefined,
  }
}

function bad(column: BadRow['column'], rule: string): BadRow {
  return { kind: 'bad', column, rule }
}

const instant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/

/** Only what can be read in one way. It is for putting orders in their order, so UTC will do where no zone is told. */
function parseInstant(text: string): Date | undefined {
  const [, day, time = '00:00', zone = 'Z'] = instant.exec(text) ?? []
  if (day === undefined) return undefined
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  const at = new Date(`${day}T${time}${offset}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
