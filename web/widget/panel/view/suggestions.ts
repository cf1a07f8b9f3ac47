import type { Texts } from '../../texts/texts.ts'
import { element } from './element.ts'

/** Questions to pick from, until something was said. */
export function buildSuggestions(texts: Texts, ask: (question: string) => void): HTMLElement {
  const chips = texts.questions.map((question) => {
    const chip = element('button', { type: 'button', class: 'chip' }, question)
    chip.addEventListener('click', () => ask(question))
    return element('li', {}, chip)
  })
  return element(
    'section',
    { class: 'suggestions', 'aria-label': texts.suggestions },
    element('ul', { role: 'list' }, ...chips),
  )
}
