import type { Texts } from '../../texts/texts.ts'
import { element } from './element.ts'

/** Asks before a conversation under way is ended. */
export class Confirm {
  readonly node: HTMLDialogElement
  readonly #yes: HTMLButtonElement

  constructor(texts: Texts, confirmed: () => void) {
    this.#yes = element('button', { type: 'button', class: 'button' }, texts.newYes)
    const no = element('button', { type: 'button', class: 'button is-quiet' }, texts.newNo)
    this.node = element(
      'dialog',
      { class: 'confirm', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text' },
      element('h2', { id: 'confirm-title' }, texts.newQuestion),
      element('p', { id: 'confirm-text' }, texts.newExplained),
      element('div', { class: 'confirm-buttons' }, no, this.#yes),
    )
    no.addEventListener('click', () => this.node.close())
    this.#yes.addEventListener('click', () => {
      this.node.close()
      confirmed()
    })
  }

  ask(): void {
    this.node.showModal()
  }

  get isOpen(): boolean {
    return this.node.open
  }
}
