import type { ApiKeyView } from '../../../../../src/server/admin/wire.ts'

export type Scope = ApiKeyView['scopes'][number]

export const scopeNames: Readonly<Record<Scope, string>> = {
  tools: 'Tools',
  chat: 'Chat',
  orders: 'Order directory',
}

export const scopeChoices: readonly {
  readonly value: Scope
  readonly label: string
  readonly description: string
}[] = [
  {
    value: 'tools',
    label: scopeNames.tools,
    description: 'Asks the nine tools, over MCP, REST or the AI SDK.',
  },
  { value: 'chat', label: scopeNames.chat, description: 'Holds conversations as the widget does.' },
  {
    value: 'orders',
    label: scopeNames.orders,
    description: 'Tells Kvitto which order number is which Klarna order.',
  },
]
