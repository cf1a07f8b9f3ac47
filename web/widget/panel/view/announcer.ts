import { element } from './element.ts'

/** Tells screen readers what is only seen otherwise. New messages are announced by the log itself. */
export class Announcer {
  readonly node = element('p', { class: 'unseen', role: 'status' })

  say(text: string): void {
    this.node.textContent = ''
    // The same words twice are a change only if there was nothing in between.
    setTimeout(() => {
      this.node.textContent = text
    }, 50)
  }
}
