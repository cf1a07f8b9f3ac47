import type { WidgetMessage } from '../../../src/server/widget/wire.ts'
import type { Delivery } from './outbox.ts'

/** One thing on the screen. `key` stays the same from the shopper's return key to the server's answer. */
export type Entry =
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: WidgetMessage
      readonly delivery: Delivery
      /** BCP 47 tag of the text, where it is known. */
      readonly locale: string | null
    }
  /** Where a new conversation began because the earlier one had ended. */
  | { readonly kind: 'began'; readonly key: string }

export type Transcript = readonly Entry[]

export function write(transcript: Transcript, id: string, text: string, at: string): Transcript {
  const message: WidgetMessage = { id, from: 'shopper', at, text, name: null, asks_for: [] }
  return [...transcript, { kind: 'message', key: id, message, delivery: 'sending', locale: null }]
}

/**
 * Adds what the server has, once: a message that is there by its ID changes nothing. The shopper's own takes the place
 * of the one that waits to be sent; all else goes before those that still wait, since they will come after it.
 */
export function accept(
  transcript: Transcript,
  message: WidgetMessage,
  locale: string | null = null,
): Transcript {
  if (transcript.some((entry) => entry.kind === 'message' && isKnown(entry, message))) return transcript
  const waiting = transcript.findIndex((entry) => isWaiting(entry))
  if (message.from === 'shopper') {
    const own = transcript.find((entry) => isWaiting(entry) && entry.key === message.id)
    if (own !== undefined) return transcript.map((entry) => (entry === own ? settled(entry, message) : entry))
  }
  const entry: Entry = { kind: 'message', key: message.id, message, delivery: 'sent', locale }
  const place = waiting < 0 ? transcript.length : waiting
  return [...transcript.slice(0, place), entry, ...transcript.slice(place)]
}

/** All that the server has of the conversation, in its order. What is not there yet was said after it. */
export function takeUp(transcript: Transcript, messages: readonly WidgetMessage[]): Transcript {
  const all = messages.reduce<Transcript>((taken, message) => accept(taken, message), transcript)
  const place = (entry: Entry): number => {
    const found =
      entry.kind === 'message' && entry.delivery === 'sent'
        ? messages.findIndex(({ id }) => id === entry.message.id)
        : -1
    return found < 0 ? messages.length : found
  }
  return [...all].sort((one, other) => place(one) - place(other))
}

/** The answer to the letter with this key: the shopper's own message as it is kept, then the reply. */
export function settle(
  transcript: Transcript,
  key: string,
  messages: readonly WidgetMessage[],
  locale: string,
): Transcript {
  const own = messages.find(({ from }) => from === 'shopper')
  const cameBefore = transcript.some(
    (entry) =>
      entry.kind === 'message' &&
      entry.key !== key &&
      entry.delivery === 'sent' &&
      entry.message.id === own?.id,
  )
  const shown = cameBefore
    ? transcript.filter((entry) => entry.key !== key)
    : transcript.map((entry) => (entry.key === key ? settled(entry, own) : entry))
  return messages
    .filter(({ from }) => from !== 'shopper')
    .reduce<Transcript>((all, message) => accept(all, message, locale), shown)
}

export function deliver(transcript: Transcript, key: string, delivery: Delivery): Transcript {
  return transcript.map((entry) =>
    entry.kind === 'message' && entry.key === key && entry.delivery !== 'sent'
      ? { ...entry, delivery }
      : entry,
  )
}

export function remove(transcript: Transcript, key: string): Transcript {
  return transcript.filter((entry) => entry.key !== key)
}

/** Before the message with this key, which is the first of the new conversation. */
export function begin(transcript: Transcript, key: string): Transcript {
  const place = transcript.findIndex((entry) => entry.key === key)
  if (place <= 0) return transcript
  return [...transcript.slice(0, place), { kind: 'began', key: `began-${key}` }, ...transcript.slice(place)]
}

/** What the shopper wrote and the server has not taken yet. */
export function unsent(transcript: Transcript): Transcript {
  return transcript.filter(isWaiting)
}

/** Whether there is something that will be sent, now or later. */
export function isAnyWaiting(transcript: Transcript): boolean {
  return transcript.some((entry) => isWaiting(entry) && entry.delivery !== 'refused')
}

/** The newest message of anybody but the shopper, if nothing was written after it. */
export function lastReply(transcript: Transcript): WidgetMessage | undefined {
  const last = transcript.at(-1)
  return last?.kind === 'message' && last.message.from !== 'shopper' ? last.message : undefined
}

type MessageEntry = Extract<Entry, { kind: 'message' }>

function isKnown(entry: MessageEntry, message: WidgetMessage): boolean {
  return entry.delivery === 'sent' && entry.message.id === message.id
}

function isWaiting(entry: Entry): entry is MessageEntry {
  return entry.kind === 'message' && entry.delivery !== 'sent'
}

function settled(entry: Entry, message: WidgetMessage | undefined): Entry {
  if (entry.kind !== 'message') return entry
  return { ...entry, message: message ?? entry.message, delivery: 'sent' }
}
