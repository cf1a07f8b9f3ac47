import type { Look } from '../../../src/server/widget/wire.ts'
import type { Texts } from '../texts/texts.ts'
import { hasTouchKeyboard } from './browser.ts'
import type { Conversation } from './conversation.ts'
import { detailsAskedFor } from './details.ts'
import { lastReply } from './transcript.ts'
import { Announcer } from './view/announcer.ts'
import { Composer } from './view/composer.ts'
import { Confirm } from './view/confirm.ts'
import { DetailsForm } from './view/details-form.ts'
import { element } from './view/element.ts'
import { Header } from './view/header.ts'
import { Log } from './view/log.ts'
import { Rating } from './view/rating.ts'
import { StatusBar } from './view/status-bar.ts'
import { buildSuggestions } from './view/suggestions.ts'
import { Typing } from './view/typing.ts'

export type AppSettings = {
  readonly texts: Texts
  readonly writeTime: (at: string) => string
  /** Undefined on the hosted page, which has nothing to go back to. */
  readonly close: (() => void) | undefined
}

/** The panel on the screen: puts the parts together, and shows what the conversation says. */
export class App {
  readonly #texts: Texts
  readonly #conversation: Conversation
  readonly #close: (() => void) | undefined
  readonly #announcer = new Announcer()
  readonly #offline: HTMLElement
  readonly #welcome: HTMLElement
  readonly #main: HTMLElement
  readonly #header: Header
  readonly #suggestions: HTMLElement
  readonly #log: Log
  readonly #rating: Rating
  readonly #typing: Typing
  readonly #details: DetailsForm
  readonly #statusBar: StatusBar
  readonly #composer: Composer
  readonly #confirm: Confirm
  #order: string | null = null
  #hasFailed = false

  constructor(conversation: Conversation, { texts, writeTime, close }: AppSettings) {
    this.#texts = texts
    this.#conversation = conversation
    this.#close = close
    this.#header = new Header(texts, { renew: () => this.#askToRenew(), close })
    this.#offline = element('p', { class: 'offline', role: 'status' })
    this.#welcome = element('p', { class: 'welcome' }, texts.welcome)
    this.#suggestions = buildSuggestions(texts, (question) => this.#sayAndRest(question))
    const rowActions = {
      tryNow: () => conversation.retryNow(),
      edit: (key: string, text: string) => this.#edit(key, text),
      copied: () => this.#announcer.say(texts.copied),
    }
    this.#log = new Log(texts, rowActions, writeTime)
    this.#rating = new Rating(texts, (rating) => this.#rate(rating))
    this.#typing = new Typing(texts.typing, () => this.#scrollToEnd())
    this.#details = new DetailsForm(texts, (text) => this.#sayAndRest(text))
    this.#statusBar = new StatusBar(texts, () => this.#sayAndRest(texts.askForPerson))
    this.#composer = new Composer(texts, (text) => this.say(text))
    this.#confirm = new Confirm(texts, () => this.#renew())
    this.#main = element(
      'main',
      { tabindex: '0', 'aria-label': texts.conversation },
      element('p', { class: 'notice' }, texts.notice),
      this.#welcome,
      this.#suggestions,
      this.#log.node,
      this.#rating.node,
      this.#typing.node,
      this.#details.node,
    )
  }

  /** Puts the panel into the page. */
  appear(body: HTMLElement): void {
    const footer = element('footer', {}, this.#statusBar.node, this.#composer.node)
    const panel = element('div', { class: this.#close === undefined ? 'panel is-page' : 'panel' })
    panel.append(this.#header.node, this.#offline, this.#main, footer)
    body.replaceChildren(panel, this.#announcer.node, this.#confirm.node)
    body.addEventListener('keydown', ({ key, isComposing }) => {
      if (key === 'Escape' && !isComposing && !this.#confirm.isOpen) this.#close?.()
    })
    this.show()
  }

  /** What was said before the page was loaded is on the screen: from now on, what comes is announced. */
  settle(): void {
    this.#scrollToEnd()
    requestAnimationFrame(() => this.#log.announceFromNow())
  }

  show(): void {
    const { transcript, status, rating, isAwaitingReply } = this.#conversation
    const distance = this.#distanceToEnd()
    const newest = this.#log.show(transcript)
    const reply = lastReply(transcript)
    const wanted = status.state === 'agent' ? [] : detailsAskedFor(reply)
    this.#suggestions.hidden = transcript.length > 0
    this.#rating.show(reply?.from === 'assistant' && reply.asks_for.length === 0, rating)
    this.#details.show(reply?.id ?? '', wanted)
    this.#statusBar.show(status)
    this.#typing.isOn = isAwaitingReply
    const isOwn = newest?.classList.contains('from-shopper') === true
    if (newest === undefined && distance < 8) this.#main.scrollTop = this.#main.scrollHeight
    // A shopper who reads further up stays there.
    if (newest !== undefined && (isOwn || distance < 120)) this.#scrollTo(newest)
    const hasFailed = transcript.some((entry) => entry.kind === 'message' && entry.delivery === 'retrying')
    if (hasFailed && !this.#hasFailed) this.#announcer.say(this.#texts.notSent)
    this.#hasFailed = hasFailed
  }

  look({ title, shop, welcome }: Look): void {
    this.#header.title = title ?? shop
    this.#welcome.textContent = welcome ?? this.#texts.welcome
    document.title = title ?? shop
  }

  say(text: string): void {
    this.#conversation.say(text)
  }

  /** The order that the shop's page is about; offered where one is asked for. */
  set order(order: string | null) {
    this.#order = order
    this.#details.order = order
  }

  set isOnline(isOnline: boolean) {
    this.#offline.textContent = isOnline ? '' : this.#texts.offline
  }

  /** The panel was hidden: what came meanwhile is at the end. */
  reopen(): void {
    if (this.#conversation.transcript.length > 0) this.#scrollToEnd()
  }

  focus(): void {
    if (hasTouchKeyboard()) this.#header.focus()
    else this.#composer.focus()
  }

  forget(): void {
    this.#details.forget({ keepOrder: this.#order })
  }

  /** What was pressed is gone from the screen, so the focus needs another place. */
  #sayAndRest(text: string): void {
    this.say(text)
    if (hasTouchKeyboard()) this.#main.focus({ preventScroll: true })
    else this.#composer.focus()
  }

  #edit(key: string, text: string): void {
    this.#conversation.takeBack(key)
    this.#composer.edit(text)
  }

  #askToRenew(): void {
    if (this.#conversation.transcript.length > 0) this.#confirm.ask()
    else this.focus()
  }

  #renew(): void {
    this.#conversation.renew()
    this.forget()
    this.#main.scrollTop = 0
    this.focus()
  }

  async #rate(rating: 'up' | 'down' | null): Promise<void> {
    const isTaken = await this.#conversation.rate(rating)
    if (!isTaken) this.#announcer.say(this.#texts.rateFailed)
    else if (rating !== null) this.#announcer.say(this.#texts.thanks)
  }

  #distanceToEnd(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.#main
    return scrollHeight - scrollTop - clientHeight
  }

  /** To the end, or to the beginning of a message that is longer than the screen. */
  #scrollTo(newest: HTMLElement): void {
    this.#scrollToEnd()
    const page = document.scrollingElement
    const above = this.#main.getBoundingClientRect().top - newest.getBoundingClientRect().top
    if (above > 0) this.#main.scrollTop -= above + 12
    const { top } = newest.getBoundingClientRect()
    if (page !== null && top < 0) page.scrollTop += top - 12
  }

  #scrollToEnd(): void {
    this.#main.scrollTop = this.#main.scrollHeight
    // On a very low screen the whole panel scrolls.
    const page = document.scrollingElement
    if (page !== null) page.scrollTop = page.scrollHeight
  }
}
