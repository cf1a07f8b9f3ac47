import { type FromPage, type FromPanel, isFrom, parseFromPanel } from '../messages.ts'
import { type Listener, Listeners } from './listeners.ts'
import type { Settings } from './settings.ts'
import { buildShell, type Shell } from './shell.ts'
import { loaderTexts } from './texts.ts'

/** `window.Kvitto`. */
export type Kvitto = {
  open(): void
  close(): void
  toggle(): void
  /** Opens the chat and says this as the shopper. */
  send(text: string): void
  /** Says who the shopper is, by a token that the shop signed. Another shopper than before starts a new conversation. */
  identify(token: string): void
  on(event: string, listener: Listener): void
  off(event: string, listener: Listener): void
  /** Takes the widget out of the page. The script can be added again afterwards. */
  shutdown(): void
}

/** The panel says `ready` before the frame's `load` but for one small file, so silence this long after it is a no. */
const graceMs = 3_000
const patienceMs = 10_000

export class Widget implements Kvitto {
  readonly #settings: Settings
  readonly #shell: Shell
  readonly #listeners = new Listeners()
  readonly #fullScreen = matchMedia('(max-width:480px),(max-height:560px)')
  readonly #removed = new AbortController()
  #frame: HTMLIFrameElement | undefined
  #isReady = false
  #isOpen = false
  #opensAtOnce: boolean
  #unread = 0
  #waiting: FromPage[] = []

  constructor(settings: Settings) {
    this.#settings = settings
    this.#opensAtOnce = settings.opensAtOnce
    this.#shell = buildShell(settings)
    const { host, launcher, dialog, leave } = this.#shell
    const { signal } = this.#removed
    launcher.addEventListener('click', () => this.toggle())
    leave.addEventListener('click', () => this.close())
    // The browser closes a modal dialog by Escape and by the phone's back gesture.
    dialog.addEventListener('close', () => {
      if (!dialog.open) this.close()
    })
    host.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close()
    })
    window.addEventListener('message', (event) => this.#hear(event), { signal })
    this.#fullScreen.addEventListener('change', () => this.#show(false), { signal })
    window.visualViewport?.addEventListener('resize', () => this.#fit(), { signal })
    if (document.body) this.#appear()
    else document.addEventListener('DOMContentLoaded', () => this.#appear(), { signal })
  }

  open(): void {
    if (this.#shell.host.isConnected) this.#open(true)
    else this.#opensAtOnce = true
  }

  close(): void {
    if (!this.#isOpen) return
    const { host, dialog, launcher } = this.#shell
    const hadFocus = document.activeElement === host
    this.#isOpen = false
    dialog.close()
    this.#label()
    if (hadFocus) launcher.focus({ preventScroll: true })
    this.#tell({ type: 'closed' })
    this.#listeners.tell('closed')
  }

  toggle(): void {
    if (this.#isOpen) this.close()
    else this.open()
  }

  send(text: string): void {
    this.open()
    this.#tell({ type: 'send', text: String(text) })
  }

  identify(token: string): void {
    this.#tell({ type: 'identify', token: String(token) })
  }

  on(event: string, listener: Listener): void {
    this.#listeners.add(event, listener)
  }

  off(event: string, listener: Listener): void {
    this.#listeners.remove(event, listener)
  }

  shutdown(): void {
    this.#isOpen = false
    this.#removed.abort()
    this.#shell.host.remove()
    if (window.Kvitto === this) delete window.Kvitto
  }

  #appear(): void {
    document.body.append(this.#shell.host)
    // Nobody has asked for it yet, so the focus stays where it is.
    if (this.#opensAtOnce) this.#open(false)
  }

  #open(takesFocus: boolean): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.#unread = 0
    this.#frame ??= this.#load()
    this.#label()
    this.#show(takesFocus)
    this.#tell({ type: 'opened', takesFocus })
    this.#listeners.tell('opened')
  }

  #load(): HTMLIFrameElement {
    const { origin, shop, speech, accent } = this.#settings
    const frame = document.createElement('iframe')
    const query = new URLSearchParams({ shop, locale: speech.locale })
    // After the hash, so that the panel's page is the same file for every page of the shop.
    const own = new URLSearchParams({ origin: location.origin, accent })
    frame.title = this.#shell.dialog.ariaLabel ?? ''
    frame.allow = 'clipboard-write'
    frame.src = `${origin}/widget/panel?${query}#${own}`
    const patience = setTimeout(() => this.#fail(), patienceMs)
    frame.addEventListener('load', () => {
      clearTimeout(patience)
      setTimeout(() => this.#fail(), graceMs)
    })
    this.#shell.dialog.prepend(frame)
    return frame
  }

  /** Modal where it covers the page, so that nothing behind it can be reached. */
  #show(takesFocus: boolean): void {
    const { dialog } = this.#shell
    if (!this.#isOpen) return
    dialog.close()
    if (this.#fullScreen.matches) dialog.showModal()
    else dialog.open = true
    this.#fit()
    if (takesFocus) this.#frame?.focus({ preventScroll: true })
  }

  /** Full screen, the panel ends where the phone's keyboard begins. A shopper who zooms is left alone. */
  #fit(): void {
    const { style } = this.#shell.dialog
    const viewport = window.visualViewport
    const fits = this.#fullScreen.matches && viewport !== null && Math.abs(viewport.scale - 1) < 0.01
    style.height = fits ? `${viewport.height}px` : ''
    style.top = fits ? `${viewport.offsetTop}px` : ''
  }

  #label(): void {
    const { root, launcher, badge } = this.#shell
    const [closeLabel, , , chat = 'Chat'] = loaderTexts[this.#settings.speech.language]
    const count = this.#unread > 0 ? String(this.#unread) : ''
    root.classList.toggle('is-open', this.#isOpen)
    badge.textContent = count
    launcher.ariaExpanded = String(this.#isOpen)
    launcher.ariaLabel = this.#isOpen ? closeLabel : `${chat}${count && ` (${count})`}`
  }

  /** Kept until the panel listens; before it was ever opened, that is until then. */
  #tell(message: FromPage): void {
    if (!this.#isReady) this.#waiting.push(message)
    else this.#frame?.contentWindow?.postMessage(message, this.#settings.origin)
  }

  #hear(event: MessageEvent): void {
    if (!isFrom(event, { origin: this.#settings.origin, source: this.#frame?.contentWindow ?? null })) return
    const message = parseFromPanel(event.data)
    if (message !== undefined) this.#react(message)
  }

  #react(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        this.#begin()
        break
      case 'close':
        this.close()
        break
      case 'message-received':
        if (!this.#isOpen) this.#unread += 1
        this.#label()
        this.#listeners.tell(message.type, { id: message.id, from: message.from })
        break
      case 'message-sent':
        this.#listeners.tell(message.type, { id: message.id })
        break
      case 'handoff':
        this.#listeners.tell(message.type)
    }
  }

  #begin(): void {
    const { root } = this.#shell
    const waiting = this.#waiting
    this.#waiting = []
    this.#isReady = true
    root.classList.remove('is-failed')
    root.classList.add('is-ready')
    this.#tell({ type: 'start', order: this.#settings.order })
    for (const message of waiting) this.#tell(message)
    this.#listeners.tell('ready')
  }

  #fail(): void {
    const { root } = this.#shell
    if (this.#isReady || this.#removed.signal.aborted || root.classList.contains('is-failed')) return
    root.classList.add('is-failed')
    // biome-ignore lint/suspicious/noConsole: the one reader of this is whoever puts the widget into the page.
    console.warn(
      `Kvitto: the chat did not start on ${location.origin}. Add this domain in the dashboard under Widget.`,
    )
  }
}
