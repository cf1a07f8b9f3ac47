import { type Colour, legibleOn, parseColour, textOn, writeColour } from '../colours.ts'
import { speechFor } from '../languages.ts'
import type { FromPage } from '../messages.ts'
import { App } from './app.ts'
import { keptInBrowser, keptInTab, newId, oneTabAtATime, wait } from './browser.ts'
import { Channel } from './channel.ts'
import { Conversation } from './conversation.ts'
import { KeptConversation } from './kept-conversation.ts'
import { loadTexts } from './load-texts.ts'
import { readPlace } from './place.ts'
import { Server } from './server.ts'

/** The panel's entry, for `/widget/panel` in the frame and for `/chat/KEY`, the hosted chat page. */

/** How long the events are still heard of a panel that nobody looks at. */
const unseenMs = 60_000

const place = readPlace(location)
const { language, locale } = speechFor([place.locale, ...navigator.languages])
document.documentElement.lang = language
if (place.accent !== undefined) paint(place.accent)
const texts = await loadTexts(language)

const key = `kvitto:${place.widgetKey}`
const conversation = new Conversation(
  {
    server: new Server(fetch.bind(window), Date.now),
    widgetKey: place.widgetKey,
    locale,
    kept: new KeptConversation(keptInBrowser(key), Date.now),
    keptLetters: keptInTab(`${key}:unsent`),
    now: Date.now,
    newId,
    wait,
    alone: oneTabAtATime(key),
  },
  {
    changed: () => app.show(),
    looks: (look) => {
      const accent = parseColour(look.accent)
      if (accent !== undefined) paint(accent)
      app.look(look)
    },
    sent: (id) => channel?.tell({ type: 'message-sent', id }),
    received: (id, from) => channel?.tell({ type: 'message-received', id, from }),
    handoff: () => channel?.tell({ type: 'handoff' }),
  },
)

const isFramed = !place.isPage && window.parent !== window && place.pageOrigin !== null
const channel =
  isFramed && place.pageOrigin !== null ? new Channel(window.parent, place.pageOrigin, hear) : undefined
const app = new App(conversation, {
  texts,
  writeTime: timeWriter(),
  close: channel === undefined ? undefined : () => channel.tell({ type: 'close' }),
})

let isOpen = channel === undefined
let stopUnseen: (() => void) | undefined

app.appear(document.body)
app.isOnline = navigator.onLine
window.addEventListener('online', () => setOnline(true))
window.addEventListener('offline', () => setOnline(false))
document.addEventListener('visibilitychange', attend)
window.addEventListener('storage', (event) => {
  if (event.key === key || event.key === null) void conversation.follow()
})
if (channel === undefined) app.focus()
else channel.tell({ type: 'ready' })
await conversation.start()
app.settle()

function hear(message: FromPage): void {
  switch (message.type) {
    case 'start':
      app.order = message.order
      break
    case 'opened':
      isOpen = true
      attend()
      app.reopen()
      if (message.takesFocus) app.focus()
      break
    case 'closed':
      isOpen = false
      attend()
      break
    case 'send':
      app.say(message.text)
      break
    case 'identify':
      conversation.identify(message.token)
  }
}

function setOnline(isOnline: boolean): void {
  app.isOnline = isOnline
  if (!isOnline) return
  conversation.retryNow()
  attend()
}

/** A panel out of sight hears the events a little longer; one that waits for a person, as long as its page is seen. */
function attend(): void {
  stopUnseen?.()
  stopUnseen = undefined
  const isVisible = document.visibilityState === 'visible'
  if (isVisible && isOpen) {
    conversation.listen(true)
    return
  }
  stopUnseen = wait(unseenMs, () => {
    const isWithPerson = ['waiting', 'agent'].includes(conversation.status.state)
    if (!isWithPerson || document.visibilityState !== 'visible') conversation.listen(false)
  })
}

/** The accent, and what is read on it and beside it in light and dark. */
function paint(accent: Colour): void {
  const { style } = document.documentElement
  style.setProperty('--accent', writeColour(accent))
  style.setProperty('--on-accent', writeColour(textOn(accent)))
  style.setProperty('--accent-on-light', writeColour(legibleOn(accent, [239, 236, 226])))
  style.setProperty('--accent-on-dark', writeColour(legibleOn(accent, [42, 48, 45])))
}

/** As the shopper's own browser writes times in this language: half past five is 17:30 in London. */
function timeWriter(): (at: string) => string {
  const own = navigator.languages.find((tag) => tag.startsWith(language))
  const format = formatFor(own ?? locale) ?? formatFor(language)
  return (at) => (Number.isNaN(Date.parse(at)) ? '' : (format?.format(new Date(at)) ?? ''))
}

function formatFor(tag: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' })
  } catch {
    // Not a language tag.
    return undefined
  }
}
