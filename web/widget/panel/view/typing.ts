import { element } from './element.ts'

/** Three dots, and words for those who do not see them. A reply that is here sooner shows none. */
const patienceMs = 300

export class Typing {
  readonly node: HTMLElement
  readonly #words = element('span', { class: 'unseen' })
  readonly #dots = element('span', { class: 'dots', 'aria-hidden': 'true', hidden: true })
  readonly #text: string
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `shown` is called when the dots appear. */
  readonly #shown: () => void

  constructor(text: string, shown: () => void) {
    this.#text = text
    this.#shown = shown
    this.#dots.append(element('i'), element('i'), element('i'))
    this.node = element('div', { class: 'typing', role: 'status' }, this.#words, this.#dots)
  }

  set isOn(isOn: boolean) {
    if (isOn === (this.#timer !== undefined)) return
    if (isOn) {
      this.#timer = setTimeout(() => this.#show(true), patienceMs)
      return
    }
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#show(false)
  }

  #show(isShown: boolean): void {
    this.#words.textContent = isShown ? this.#text : ''
    this.#dots.hidden = !isShown
    if (isShown) this.#shown()
  }
}
