import type { Rate } from '../../../../src/server/widget/wire.ts'
import type { Texts } from '../../texts/texts.ts'
import { element, iconButton, icons } from './element.ts'

/** Under the last answer. The same button again takes it back. */
export class Rating {
  readonly node: HTMLElement
  readonly #up: HTMLButtonElement
  readonly #down: HTMLButtonElement
  #rating: Rate['rating'] = null

  constructor(texts: Texts, rate: (rating: Rate['rating']) => void) {
    this.#up = iconButton(texts.helpful, icons.up)
    this.#down = iconButton(texts.notHelpful, icons.down)
    this.#up.addEventListener('click', () => rate(this.#rating === 'up' ? null : 'up'))
    this.#down.addEventListener('click', () => rate(this.#rating === 'down' ? null : 'down'))
    const question = element('span', { id: 'was-helpful', class: 'was-helpful' }, texts.wasHelpful)
    const attributes = { class: 'rating', role: 'group', 'aria-labelledby': 'was-helpful', hidden: true }
    this.node = element('div', attributes, question, this.#up, this.#down)
  }

  show(isShown: boolean, rating: Rate['rating']): void {
    this.#rating = rating
    this.node.hidden = !isShown
    this.#up.ariaPressed = String(rating === 'up')
    this.#down.ariaPressed = String(rating === 'down')
  }
}
