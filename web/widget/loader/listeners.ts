/** Handed to the page's functions; what was said stays in the panel. */
export type WidgetEvents = {
  readonly ready: undefined
  readonly opened: undefined
  readonly closed: undefined
  readonly handoff: undefined
  readonly 'message-sent': { readonly id: string }
  readonly 'message-received': { readonly id: string; readonly from: 'assistant' | 'agent' }
}

export type Listener = (detail: WidgetEvents[keyof WidgetEvents]) => void

export class Listeners {
  readonly #listeners = new Map<string, Set<Listener>>()

  add(event: string, listener: Listener): void {
    const known = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, known.add(listener))
  }

  remove(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener)
  }

  /** A listener that throws is the page's own error, and stops neither the others nor the widget. */
  tell<Name extends keyof WidgetEvents>(event: Name, detail?: WidgetEvents[Name]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(detail)
      } catch (error) {
        reportError(error)
      }
    }
  }
}
