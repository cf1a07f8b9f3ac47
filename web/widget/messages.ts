/** All that the page and the panel say to each other. Both sides parse what comes; anything else is not heard. */
export type FromPage =
  /** The answer to `ready`: what the script tag says. */
  | { readonly type: 'start'; readonly order: string | null }
  | { readonly type: 'opened'; readonly takesFocus: boolean }
  | { readonly type: 'closed' }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'identify'; readonly token: string }

/** The page is told that something was said, never what. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'close' }
  | { readonly type: 'handoff' }
  | { readonly type: 'message-sent'; readonly id: string }
  | { readonly type: 'message-received'; readonly id: string; readonly from: 'assistant' | 'agent' }

type Heard = { readonly origin: string; readonly source: unknown }

/** Whether a message event comes from the one window and origin that is listened to. To be asked before `data`. */
export function isFrom(event: Heard, partner: Heard): boolean {
  return partner.source !== null && event.source === partner.source && event.origin === partner.origin
}

export function parseFromPage(data: unknown): FromPage | undefined {
  const { type, order, text, token, takesFocus } = fieldsOf(data)
  switch (type) {
    case 'start':
      return { type, order: typeof order === 'string' ? order : null }
    case 'opened':
      return { type, takesFocus: takesFocus === true }
    case 'closed':
      return { type }
    case 'send':
      return typeof text === 'string' ? { type, text } : undefined
    case 'identify':
      return typeof token === 'string' ? { type, token } : undefined
    default:
      return undefined
  }
}

export function parseFromPanel(data: unknown): FromPanel | undefined {
  const { type, id, from } = fieldsOf(data)
  switch (type) {
    case 'ready':
    case 'close':
    case 'handoff':
      return { type }
    case 'message-sent':
      return typeof id === 'string' ? { type, id } : undefined
    case 'message-received':
      return typeof id === 'string' && (from === 'assistant' || from === 'agent')
        ? { type, id, from }
        : undefined
    default:
      return undefined
  }
}

type Name = 'type' | 'order' | 'text' | 'token' | 'takesFocus' | 'id' | 'from'
type Fields = { readonly [name in Name]?: unknown }

function fieldsOf(data: unknown): Fields {
  return typeof data === 'object' && data !== null ? data : {}
}
