import type { Texts } from '../../texts/texts.ts'
import type { Entry } from '../transcript.ts'
import { element, icon, iconButton, icons } from './element.ts'

export type RowActions = {
  readonly tryNow: () => void
  readonly edit: (key: string, text: string) => void
  readonly copied: () => void
}

type MessageEntry = Extract<Entry, { kind: 'message' }>

/** One message in the log: who says it, the text, and how far it has come. */
export class MessageRow {
  readonly node: HTMLElement
  readonly #texts: Texts
  readonly #actions: RowActions
  readonly #text = element('p', { class: 'text' })
  readonly #delivery = element('div', { class: 'delivery', 'aria-live': 'off' })
  #entry: MessageEntry | undefined

  constructor(entry: MessageEntry, texts: Texts, actions: RowActions, writeTime: (at: string) => string) {
    this.#texts = texts
    this.#actions = actions
    const { from, name, at, id } = entry.message
    const who = { shopper: texts.you, assistant: texts.assistant, agent: name ?? texts.staff }[from]
    const time = element('time', { 'aria-hidden': 'true', datetime: at }, writeTime(at))
    const line = element('div', { class: 'line' }, this.#text)
    this.node = element(
      'div',
      { class: `message from-${from}`, 'data-id': id },
      element(
        'p',
        { class: 'from' },
        element('span', {}, who),
        element('span', { class: 'unseen' }, ': '),
        time,
      ),
      line,
      this.#delivery,
    )
    if (from !== 'shopper') {
      const place = element('div', { class: 'copy-place', 'aria-live': 'off' })
      line.append(place)
      // After the log has announced the message, so that the button is no part of it.
      requestAnimationFrame(() => place.append(this.#copyButton()))
    }
    this.update(entry)
  }

  update(entry: MessageEntry): void {
    if (entry === this.#entry) return
    if (entry.message.text !== this.#entry?.message.text) this.#text.textContent = entry.message.text
    if (entry.locale) this.#text.lang = entry.locale
    if (entry.delivery !== this.#entry?.delivery) this.#delivery.replaceChildren(...this.#deliveryOf(entry))
    this.#entry = entry
  }

  #deliveryOf({ key, delivery, message }: MessageEntry): readonly HTMLElement[] {
    const { sending, notSent, tryNow, slowed, refused, edit } = this.#texts
    switch (delivery) {
      case 'sent':
        return []
      case 'sending':
        return [element('span', { class: 'sending' }, sending)]
      case 'slowed':
        return [element('span', {}, slowed)]
      case 'retrying':
        return [element('span', {}, notSent), textButton(tryNow, this.#actions.tryNow)]
      case 'refused':
        return [element('span', {}, refused), textButton(edit, () => this.#actions.edit(key, message.text))]
    }
  }

  #copyButton(): HTMLElement {
    const button = iconButton(this.#texts.copy, icons.copy, 'copy')
    button.addEventListener('click', async () => {
      const isCopied = await copy(this.#entry?.message.text ?? '')
      if (!isCopied) return
      this.#actions.copied()
      button.replaceChildren(icon(icons.copied))
      setTimeout(() => button.replaceChildren(icon(icons.copy)), 2_000)
    })
    return button
  }
}

function textButton(label: string, press: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'text-button' }, label)
  button.addEventListener('click', press)
  return button
}

/** The clipboard is there only on https, and where the page around lets the frame have it. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const field = element('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' })
  field.value = text
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return isCopied
}
