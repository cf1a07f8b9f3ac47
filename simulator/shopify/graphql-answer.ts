import { isRecord } from '../klarna-order.ts'
import type { Selected } from './graphql-query.ts'

/** A field of an object: a scalar, or objects of another type; `list` and `connection` bring several. */
type Field = { readonly type?: string; readonly many?: 'list' | 'connection' }
type Fields = Readonly<Record<string, Field>>

const scalars = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, {}]))

/** What the simulator knows of the Admin API. */
const types: Readonly<Record<string, Fields>> = {
  QueryRoot: {
    shop: { type: 'Shop' },
    currentAppInstallation: { type: 'AppInstallation' },
    orders: { type: 'Order', many: 'connection' },
  },
  Shop: scalars('name', 'email', 'myshopifyDomain', 'orderNumberFormatPrefix', 'orderNumberFormatSuffix'),
  AppInstallation: { accessScopes: { type: 'AccessScope', many: 'list' } },
  AccessScope: scalars('handle', 'description'),
  Order: {
    ...scalars('name', 'createdAt', 'updatedAt', 'cancelledAt', 'displayFinancialStatus', 'email'),
    ...scalars('tags', 'note', 'paymentGatewayNames'),
    totalPriceSet: { type: 'MoneyBag' },
    totalRefundedSet: { type: 'MoneyBag' },
    customAttributes: { type: 'Attribute', many: 'list' },
    transactions: { type: 'OrderTransaction', many: 'list' },
  },
  MoneyBag: { shopMoney: { type: 'MoneyV2' }, presentmentMoney: { type: 'MoneyV2' } },
  MoneyV2: scalars('amount', 'currencyCode'),
  Attribute: scalars('key', 'value'),
  OrderTransaction: {
    ...scalars('gateway', 'receiptJson'),
    paymentDetails: { type: 'PaymentDetails' },
  },
  PaymentDetails: {},
  BasePaymentDetails: scalars('paymentMethodName'),
  CardPaymentDetails: scalars('paymentMethodName', 'company', 'number'),
  LocalPaymentMethodsPaymentDetails: scalars('paymentMethodName', 'paymentDescriptor'),
}

export class GraphqlFieldError extends Error {}

/** What a value has of the selection, in its shape. Throws GraphqlFieldError for what its type has not. */
export function answerOf(value: unknown, type: string, selection: readonly Selected[]): unknown {
  if (!isRecord(value)) return null
  const answer: Record<string, unknown> = {}
  for (const part of selection) {
    if (part.on !== null) {
      if (part.on !== 'BasePaymentDetails' && part.on !== value['__typename']) continue
      Object.assign(answer, answerOf(value, part.on, part.selection ?? []))
      continue
    }
    const { type: inner, many } = fieldOf(type, part)
    const found = value[part.name]
    if (inner === undefined || part.selection === null) answer[part.name] = found ?? null
    else if (many === undefined) answer[part.name] = answerOf(found, inner, part.selection)
    else answer[part.name] = several(found, inner, many, part)
  }
  return answer
}

function several(found: unknown, type: string, many: 'list' | 'connection', part: Selected): unknown {
  const all = Array.isArray(found) ? found : []
  const some = typeof part.given['first'] === 'number' ? all.slice(0, part.given['first']) : all
  const selection = part.selection ?? []
  if (many === 'list') return some.map((item) => answerOf(item, type, selection))
  const nodes = selection.find(({ name }) => name === 'nodes')?.selection
  if (nodes === undefined || nodes === null || selection.length !== 1)
    throw new GraphqlFieldError('The simulator knows nodes of a connection alone')
  return { nodes: some.map((item) => answerOf(item, type, nodes)) }
}

function fieldOf(type: string, { name, selection }: Selected): Field {
  const field = types[type]?.[name]
  if (field === undefined) throw new GraphqlFieldError(`Field '${name}' doesn't exist on type '${type}'`)
  if ((field.type === undefined) !== (selection === null))
    throw new GraphqlFieldError(`Field '${name}' of '${type}' must ${selection ? 'not ' : ''}have selections`)
  return field
}

/** Roughly as Shopify counts: an object is 1, and a list as many as are asked for. */
export function costOf(selection: readonly Selected[]): number {
  return selection.reduce((sum, { given, selection: inner }) => {
    if (inner === null) return sum
    const times = typeof given['first'] === 'number' ? given['first'] : 1
    return sum + times * (1 + costOf(inner))
  }, 0)
}
