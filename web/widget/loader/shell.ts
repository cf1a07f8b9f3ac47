import { isDark, parseColour } from '../colours.ts'
import type { Settings } from './settings.ts'
import { style } from './style.ts'
import { loaderTexts } from './texts.ts'

/** The widget's own elements in the page: a button, and a dialog that has the panel's frame once it was opened. */
export type Shell = {
  readonly host: HTMLElement
  readonly root: HTMLElement
  readonly launcher: HTMLButtonElement
  readonly badge: HTMLElement
  readonly dialog: HTMLDialogElement
  readonly leave: HTMLButtonElement
}

const bubble =
  'M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-4.5 4v-4H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM8 9h8M8 12h5'

export function buildShell({ origin, shop, speech, accent, isLeft }: Settings): Shell {
  const [closeLabel, failed, elsewhere, chat = 'Chat'] = loaderTexts[speech.language]
  const host = document.createElement('kvitto-widget')
  // Open, so that accessibility tools and tests can look in. There is nothing to guard: the chat is another origin's.
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  shadow.adoptedStyleSheets = [sheet]

  const badge = create('span', 'badge')
  const launcher = create('button', 'launcher')
  launcher.type = 'button'
  launcher.ariaLabel = chat
  launcher.ariaExpanded = 'false'
  launcher.append(icon('chat', bubble), icon('shut', 'M6 9l6 6 6-6'), badge)

  const text = create('p')
  text.textContent = failed
  const link = create('a')
  link.href = `${origin}/chat/${encodeURIComponent(shop)}`
  link.target = '_blank'
  link.rel = 'noopener'
  link.textContent = elsewhere
  const leave = create('button')
  leave.type = 'button'
  leave.textContent = closeLabel
  const note = create('div', 'note')
  note.setAttribute('role', 'alert')
  note.append(text, link, leave)
  const dialog = create('dialog')
  dialog.ariaLabel = chat
  dialog.append(note)

  const root = create('div', isLeft ? 'left' : '')
  root.lang = speech.language
  root.style.setProperty('--accent', accent)
  root.style.setProperty('--on-accent', isDark(parseColour(accent) ?? [0, 0, 0]) ? '#fff' : '#000')
  root.append(dialog, launcher)
  shadow.append(root)
  return { host, root, launcher, badge, dialog, leave }
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  return element
}

function icon(className: string, path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', className)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
