import type { ToolView } from '../../../../../src/server/admin/wire.ts'

/** A field of the form that tries a tool. */
export type InputField = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly required: boolean
  readonly kind: 'text' | 'email' | 'country' | 'language'
  /** In characters; null where the tool sets no limit. */
  readonly longest: number | null
}

/** What only programs send. */
const hidden = ['code', 'identity', 'end_user']

const known: Readonly<Record<string, Pick<InputField, 'label' | 'hint' | 'kind'>>> = {
  order_reference: {
    label: 'Order number',
    hint: 'Or the Klarna order ID, or the short reference in Klarna’s emails.',
    kind: 'text',
  },
  email: { label: 'Email on the order', hint: 'The one that the shopper paid with.', kind: 'email' },
  country: { label: 'Country', hint: 'Empty: the shop’s own.', kind: 'country' },
  locale: { label: 'Language of the answer', hint: 'Empty: the shop’s own.', kind: 'language' },
}

/** The fields that a tool takes, those that must be filled in first. Of a JSON Schema, texts alone can be asked for. */
export function inputFields(schema: ToolView['input_schema']): readonly InputField[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(recordOf(schema['properties']))
    .filter(([name, property]) => !hidden.includes(name) && recordOf(property)['type'] === 'string')
    .map(([name, property]) => fieldOf(name, recordOf(property), required.includes(name)))
    .sort((a, b) => Number(b.required) - Number(a.required))
}

function fieldOf(name: string, property: Readonly<Record<string, unknown>>, required: boolean): InputField {
  const { maxLength, description } = property
  return {
    name,
    label: name.replaceAll('_', ' '),
    hint: typeof description === 'string' ? description : '',
    kind: 'text',
    ...known[name],
    required,
    longest: typeof maxLength === 'number' ? maxLength : null,
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
