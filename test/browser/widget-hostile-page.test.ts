import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { FromPage, FromPanel } from '../../web/widget/messages.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, noBrowser } from './browser.ts'
import { launcherOf, openChat, reply, say, shown, tabFor, transcript } from './chat.ts'
import { allowOn, pageWith, snippet, startShopPage } from './shop-page.ts'

const fromPage: { readonly [Type in FromPage['type']]: Extract<FromPage, { type: Type }> } = {
  start: { type: 'start', order: 'EVIL-1' },
  opened: { type: 'opened', takesFocus: true },
  closed: { type: 'closed' },
  identify: { type: 'identify', token: 'somebody else' },
  send: { type: 'send', text: 'Said by somebody else' },
}

const fromPanel: { readonly [Type in FromPanel['type']]: Extract<FromPanel, { type: Type }> } = {
  ready: { type: 'ready' },
  close: { type: 'close' },
  handoff: { type: 'handoff' },
  'message-sent': { type: 'message-sent', id: 'evil' },
  'message-received': { type: 'message-received', id: 'evil', from: 'agent' },
}

/** All that page and panel say to each other, then what they never do. In the page's own language, to be posted there. */
const everything = `[
  ...${JSON.stringify([...Object.values(fromPage), ...Object.values(fromPanel)])},
  null, undefined, 0, NaN, '', 'send', true, [], [{ type: 'send', text: 'x' }], {}, { type: {} }, { type: ['send'] },
  { type: 'send' }, { type: 'send', text: 7 }, { type: 'constructor' }, { type: '__proto__' },
  JSON.parse('{"__proto__":{"type":"send","text":"Said by somebody else"}}'),
  { type: 'send', text: { toString: 'x' } }, { type: 'start', order: {} }, new Map([['type', 'send']]),
  new Error('type'), new Date(0), /type/, new Uint8Array(8), { type: 'message-received', id: 1, from: 'owner' },
]`

describe('what others post', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('from a page that opened the shop’s page is heard neither there nor in the panel', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith(snippet(server)))
    const hostile = await startShopPage(context, pageWith(''))
    await allowOn(server, shopPage.origin)
    await tab.page.goto(hostile.url)
    const popup = tab.context.waitForEvent('page')
    await tab.page.evaluate(`void (window.victim = open('${shopPage.url}'))`)
    const victim = await popup
    const panel = await openChat(victim)
    await say(panel, 'Is my order paid?')
    const before = await transcript(panel, 2)
    await noteEvents(victim)
    await victim.evaluate(`window.heard = 0; addEventListener('message', ({ origin }) => {
      if (origin === '${hostile.origin}') heard += 1
    })`)

    await tab.page.evaluate(`{
      const windows = [victim]
      for (let index = 0; index < victim.length; index += 1) windows.push(victim[index])
      for (const message of ${everything}) for (const target of windows) target.postMessage(message, '*')
    }`)
    await victim.waitForFunction('heard >= 30')
    await say(panel, 'What can I pay with?')
    const lines = await transcript(panel, 4)
    assert.deepEqual(lines.slice(0, 2), before)
    assert.match(lines[2] ?? '', /What can I pay with/)
    assert.deepEqual(await eventsOf(victim), ['message-sent', 'message-received'])
    assert.equal(await victim.locator('kvitto-widget dialog').isVisible(), true)
    assert.equal(await victim.locator('kvitto-widget .badge').textContent(), '')
  })

  it('from another frame of the shop’s own page is not taken for the panel’s', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith(`<iframe title="ad"></iframe>${snippet(server)}`))
    await allowOn(server, shopPage.origin)
    await tab.page.goto(shopPage.url)
    await openChat(tab.page)
    await noteEvents(tab.page)
    const [, ad] = tab.page.frames()
    await ad?.evaluate(`for (const message of ${everything}) parent.postMessage(message, '*')`)
    await tab.page.evaluate(`for (const message of ${everything}) postMessage(message, '*')`)
    await tab.page.evaluate('new Promise((resolve) => setTimeout(resolve))')
    assert.deepEqual(await eventsOf(tab.page), [])
    assert.equal(await tab.page.locator('kvitto-widget dialog').isVisible(), true)
  })

  it('into a panel that a page frames in another’s name is not heard; in its own name it is', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith('<iframe title="panel"></iframe>'))
    await allowOn(server, shopPage.origin)
    await tab.page.goto(shopPage.url)
    for (const [named, isHeard] of [
      ['https://shop.example', false],
      [shopPage.origin, true],
    ] as const) {
      const panel = await frame(tab.page, server, named)
      await tab.page.evaluate(`for (const message of ${everything}) frames[0].postMessage(message, '*')`)
      if (isHeard) await reply(panel, 1)
      await say(panel, 'What can I pay with?')
      await panel.getByText('In Sweden, Klarna usually offers').waitFor()
      const said = (await shown(panel)).filter((line) => line.startsWith('shopper'))
      assert.equal(said.includes('shopper: Said by somebody else'), isHeard, said.join('\n'))
    }
  })

  it('into the hosted chat page is not heard', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const hostile = await startShopPage(context, pageWith(''))
    await tab.page.goto(hostile.url)
    const popup = tab.context.waitForEvent('page')
    const address = `${server.url}/chat/${server.shop.widgetKey}#origin=${encodeURIComponent(hostile.origin)}`
    await tab.page.evaluate(`void (window.victim = open('${address}'))`)
    const chat = await popup
    await chat.locator('#message').waitFor()
    await tab.page.evaluate(`for (const message of ${everything}) victim.postMessage(message, '*')`)
    await say(chat, 'What can I pay with?')
    assert.match((await transcript(chat, 2))[0] ?? '', /What can I pay with/)
  })
})

async function frame(page: Page, { url, shop }: RunningServer, named: string) {
  const address = `${url}/widget/panel?shop=${shop.widgetKey}#origin=${encodeURIComponent(named)}`
  await page.evaluate(`new Promise((resolve) => {
    const before = document.querySelector('iframe')
    const next = document.createElement('iframe')
    next.title = 'panel'
    next.src = '${address}'
    next.onload = resolve
    before.replaceWith(next)
  })`)
  const panel = await (await page.locator('iframe').elementHandle())?.contentFrame()
  assert.ok(panel)
  await panel.locator('#message').waitFor()
  return panel
}

async function noteEvents(page: Page): Promise<void> {
  await launcherOf(page).waitFor()
  await page.evaluate(`
    window.told = []
    for (const name of ['ready', 'opened', 'closed', 'message-sent', 'message-received', 'handoff'])
      Kvitto.on(name, () => told.push(name))
  `)
}

function eventsOf(page: Page): Promise<unknown> {
  return page.evaluate('told')
}
