import type { Texts } from '../../texts/texts.ts'
import type { Entry, Transcript } from '../transcript.ts'
import { element } from './element.ts'
import { MessageRow, type RowActions } from './message-row.ts'

type Row = { readonly node: HTMLElement; readonly update: (entry: Entry) => void }

/** The messages in their order. Each keeps its element, so that a screen reader hears it once. */
export class Log {
  readonly node: HTMLElement
  readonly #texts: Texts
  readonly #actions: RowActions
  readonly #rows = new Map<string, Row>()
  readonly #writeTime: (at: string) => string

  constructor(texts: Texts, actions: RowActions, writeTime: (at: string) => string) {
    this.#texts = texts
    this.#actions = actions
    this.#writeTime = writeTime
    // Off until what was said before is here: only what is new is announced.
    this.node = element('div', {
      class: 'log',
      role: 'log',
      'aria-label': texts.conversation,
      'aria-live': 'off',
      'aria-relevant': 'additions',
    })
  }

  announceFromNow(): void {
    this.node.ariaLive = 'polite'
  }

  /** Returns the element of the newest entry if that is new. */
  show(transcript: Transcript): HTMLElement | undefined {
    const keys = new Set(transcript.map(({ key }) => key))
    for (const [key, { node }] of this.#rows) {
      if (keys.has(key)) continue
      node.remove()
      this.#rows.delete(key)
    }
    let newest: HTMLElement | undefined
    let next = this.node.firstChild
    for (const entry of transcript) {
      const known = this.#rows.get(entry.key)
      const row = known ?? this.#row(entry)
      row.update(entry)
      if (row.node === next) next = row.node.nextSibling
      else this.node.insertBefore(row.node, next)
      if (known === undefined) newest = row.node
    }
    return newest
  }

  #row(entry: Entry): Row {
    const row = entry.kind === 'began' ? this.#beganRow() : this.#messageRow(entry)
    this.#rows.set(entry.key, row)
    return row
  }

  #beganRow(): Row {
    return { node: element('p', { class: 'began' }, this.#texts.began), update: () => undefined }
  }

  #messageRow(entry: Extract<Entry, { kind: 'message' }>): Row {
    const row = new MessageRow(entry, this.#texts, this.#actions, this.#writeTime)
    return {
      node: row.node,
      update: (changed) => {
        if (changed.kind === 'message') row.update(changed)
      },
    }
  }
}
