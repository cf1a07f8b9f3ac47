import type { WidgetStatus } from '../../../../src/server/widget/wire.ts'
import type { Texts } from '../../texts/texts.ts'
import { element, icon, icons } from './element.ts'

/** Who writes now, or the button that asks for a person. */
export class StatusBar {
  readonly node: HTMLElement
  readonly #texts: Texts
  readonly #said = element('p', { class: 'status', role: 'status' })
  readonly #ask: HTMLButtonElement

  constructor(texts: Texts, askForPerson: () => void) {
    this.#texts = texts
    this.#ask = element('button', { type: 'button', class: 'person' }, icon(icons.person), texts.person)
    this.#ask.addEventListener('click', askForPerson)
    this.node = element('div', { class: 'status-bar' }, this.#said, this.#ask)
  }

  show({ state, agent }: WidgetStatus): void {
    const { waiting, resolved } = this.#texts
    const said = { open: '', waiting, agent: this.#texts.agent(agent), resolved }[state]
    if (this.#said.textContent !== said) this.#said.textContent = said
    this.#ask.hidden = state === 'waiting' || state === 'agent'
  }
}
