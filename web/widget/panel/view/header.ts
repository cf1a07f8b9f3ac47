import type { Texts } from '../../texts/texts.ts'
import { element, iconButton, icons } from './element.ts'

export type HeaderActions = { readonly renew: () => void; readonly close: (() => void) | undefined }

export class Header {
  readonly node: HTMLElement
  readonly #title = element('h1', { tabindex: '-1' })

  constructor(texts: Texts, { renew, close }: HeaderActions) {
    this.#title.textContent = texts.assistant
    const buttons = element('div', { class: 'header-buttons' })
    const renewButton = iconButton(texts.newConversation, icons.renew)
    renewButton.addEventListener('click', renew)
    buttons.append(renewButton)
    if (close !== undefined) {
      const closeButton = iconButton(texts.close, icons.close)
      closeButton.addEventListener('click', close)
      buttons.append(closeButton)
    }
    const names = element('div', { class: 'header-names' }, this.#title)
    names.append(element('p', { class: 'assistant' }, texts.assistant))
    this.node = element('header', {}, names, buttons)
  }

  set title(title: string) {
    this.#title.textContent = title
  }

  focus(): void {
    this.#title.focus({ preventScroll: true })
  }
}
