import type { Texts } from '../../texts/texts.ts'
import { element, icon, icons } from './element.ts'

const longest = 2_000
const countsFrom = 1_800

/** Where the shopper writes. Enter sends, Shift and Enter begins a line. */
export class Composer {
  readonly node: HTMLFormElement
  readonly #texts: Texts
  readonly #send: (text: string) => void
  readonly #field: HTMLTextAreaElement
  readonly #count = element('p', { class: 'count', id: 'count' })

  constructor(texts: Texts, send: (text: string) => void) {
    this.#texts = texts
    this.#send = send
    this.#field = element('textarea', {
      id: 'message',
      rows: '1',
      maxlength: String(longest),
      placeholder: texts.write,
      'aria-describedby': 'count',
      enterkeyhint: 'send',
    })
    const label = element('label', { for: 'message', class: 'unseen' }, texts.write)
    const attributes = { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send }
    const submit = element('button', attributes, icon(icons.send))
    const row = element('div', { class: 'composer-row' }, label, this.#field, submit)
    this.node = element('form', { class: 'composer' }, row, this.#count)
    this.node.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
    this.#field.addEventListener('keydown', (event) => {
      // While a word is being composed (Chinese, Japanese, dead keys), Enter ends the word. 229: Safari says so late.
      const isComposing = event.isComposing || event.keyCode === 229
      if (event.key !== 'Enter' || event.shiftKey || isComposing) return
      event.preventDefault()
      this.#submit()
    })
    this.#field.addEventListener('input', () => this.#fit())
  }

  focus(): void {
    this.#field.focus({ preventScroll: true })
  }

  /** Puts a text back to be changed. */
  edit(text: string): void {
    this.#field.value = text
    this.#fit()
    this.focus()
  }

  #submit(): void {
    const text = this.#field.value
    this.focus()
    if (text.trim() === '') return
    this.#field.value = ''
    this.#fit()
    this.#send(text)
  }

  #fit(): void {
    const { style, value } = this.#field
    style.height = 'auto'
    // The borders, top and bottom, are no part of scrollHeight.
    style.height = `${this.#field.scrollHeight + 2}px`
    this.#count.textContent =
      value.length < countsFrom ? '' : this.#texts.charactersLeft(longest - value.length)
  }
}
