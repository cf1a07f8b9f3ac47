import { type FromPage, type FromPanel, isFrom, parseFromPage } from '../messages.ts'

/** The panel's side of the talk with the page around it. */
export class Channel {
  readonly #page: Window
  readonly #origin: string

  constructor(page: Window, origin: string, heard: (message: FromPage) => void) {
    this.#page = page
    this.#origin = origin
    window.addEventListener('message', (event) => {
      if (!isFrom(event, { origin, source: page })) return
      const message = parseFromPage(event.data)
      if (message !== undefined) heard(message)
    })
  }

  tell(message: FromPanel): void {
    this.#page.postMessage(message, this.#origin)
  }
}
