import { useSyncExternalStore } from 'react'

/** `returned`: messages that could not be sent. */
type Draft = { readonly returned: string; readonly written: string }

/** What was written and not sent yet, by conversation. In memory alone: a shopper's affairs are left in no browser. */
const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()

export function draftOf(key: string): string {
  const draft = drafts.get(key)
  return draft === undefined ? '' : joined(draft.returned, draft.written)
}

export function keepDraft(key: string, text: string): void {
  keep(key, { returned: '', written: text })
}

/** What could not be sent goes before what was written meanwhile. */
export function returnToDraft(key: string, text: string): void {
  const { returned = '', written = '' } = drafts.get(key) ?? {}
  keep(key, { returned: joined(returned, text), written })
}

export function useDraft(key: string): string {
  return useSyncExternalStore(listen, () => draftOf(key))
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keep(key: string, draft: Draft): void {
  if (draft.returned === '' && draft.written === '') drafts.delete(key)
  else drafts.set(key, draft)
  holdWindow([...drafts.values()].some(({ returned, written }) => `${returned}${written}`.trim() !== ''))
  for (const listener of listeners) listener()
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Whoever closes the window is asked first, from whatever page. */
function holdWindow(hold: boolean): void {
  if (typeof window === 'undefined') return
  if (hold) window.addEventListener('beforeunload', askFirst)
  else window.removeEventListener('beforeunload', askFirst)
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
