import type { Texts } from '../../texts/texts.ts'
import { type Detail, type Details, firstWrong, writeDetails } from '../details.ts'
import { element } from './element.ts'

type Field = { readonly input: HTMLInputElement; readonly wrong: HTMLElement; readonly node: HTMLElement }

const attributesOf: Readonly<Record<Detail, Readonly<Record<string, string>>>> = {
  order_reference: {
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '80',
  },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: '254' },
  code: { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '20' },
}

/** The fields for what a reply asks for. What was typed is offered again, until the conversation ends. */
export class DetailsForm {
  readonly node: HTMLFormElement
  readonly #texts: Texts
  readonly #send: (text: string) => void
  readonly #fields = element('div', { class: 'fields' })
  #shownFor = ''
  #wanted: readonly Detail[] = []
  #typed: Details = {}
  #inputs = new Map<Detail, Field>()

  constructor(texts: Texts, send: (text: string) => void) {
    this.#texts = texts
    this.#send = send
    const submit = element('button', { type: 'submit', class: 'button' }, texts.sendDetails)
    const attributes = { class: 'details', 'aria-label': texts.details, novalidate: true, hidden: true }
    this.node = element('form', attributes, this.#fields, submit)
    this.node.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
  }

  /** The order that the shop's page is about. */
  set order(order: string | null) {
    if (order !== null && order.trim() !== '') this.#typed = { ...this.#typed, order_reference: order.trim() }
  }

  forget({ keepOrder }: { readonly keepOrder: string | null }): void {
    this.#typed = {}
    this.order = keepOrder
  }

  /** `reply`: the message's ID, so that the same form is not built again over what is being typed. */
  show(reply: string, wanted: readonly Detail[]): void {
    const shownFor = wanted.length > 0 ? reply : ''
    if (shownFor === this.#shownFor) return
    this.#shownFor = shownFor
    this.#wanted = wanted
    this.#inputs = new Map(wanted.map((detail) => [detail, this.#field(detail)]))
    this.#fields.replaceChildren(...[...this.#inputs.values()].map(({ node }) => node))
    this.node.hidden = wanted.length === 0
  }

  #field(detail: Detail): Field {
    const { order, email, code } = this.#texts
    const label = { order_reference: order, email, code }[detail]
    const id = `detail-${detail}`
    const wrong = element('p', { class: 'wrong', id: `${id}-wrong`, hidden: true })
    const input = element('input', { type: 'text', ...attributesOf[detail], id, name: detail })
    input.value = detail === 'code' ? '' : (this.#typed[detail] ?? '')
    input.addEventListener('input', () => this.#mark(detail, false))
    const node = element('div', { class: 'field' }, element('label', { for: id }, label), input, wrong)
    return { input, wrong, node }
  }

  #submit(): void {
    const typed = [...this.#inputs].map(([detail, { input }]) => [detail, input.value] as const)
    const details: Details = Object.fromEntries(typed)
    const wrong = firstWrong(this.#wanted, details)
    for (const detail of this.#wanted) this.#mark(detail, detail === wrong)
    if (wrong !== undefined) {
      this.#inputs.get(wrong)?.input.focus()
      return
    }
    this.#typed = { ...this.#typed, ...details }
    this.#send(writeDetails(this.#wanted, details))
  }

  #mark(detail: Detail, isWrong: boolean): void {
    const { orderWrong, emailWrong, codeWrong } = this.#texts
    const field = this.#inputs.get(detail)
    if (field === undefined) return
    field.wrong.hidden = !isWrong
    field.wrong.textContent = isWrong
      ? { order_reference: orderWrong, email: emailWrong, code: codeWrong }[detail]
      : ''
    if (isWrong) {
      field.input.setAttribute('aria-invalid', 'true')
      field.input.setAttribute('aria-describedby', field.wrong.id)
    } else {
      field.input.removeAttribute('aria-invalid')
      field.input.removeAttribute('aria-describedby')
    }
  }
}
