import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, noBrowser } from './browser.ts'
import { assertFlawless, launcherOf, openChat, panelIn, reply, say, tabFor, transcript } from './chat.ts'
import { allowOn, pageWith, snippet, startShopPage } from './shop-page.ts'

const eventNames = ['ready', 'opened', 'closed', 'message-sent', 'message-received', 'handoff']

describe('the widget on a shop’s page', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  /** A page that allows nothing but what docs/widget.md asks for. */
  async function open(context: TestContext, attributes = '', morePolicy = '') {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const policy = `default-src 'none'; script-src ${server.url}; frame-src ${server.url}${morePolicy}`
    const shopPage = await startShopPage(context, pageWith(snippet(server, attributes)), {
      'content-security-policy': policy,
    })
    await allowOn(server, shopPage.origin)
    await tab.page.goto(shopPage.url)
    return { server, tab, page: tab.page }
  }

  it('needs no more of a strict policy than its script and its frame', async (context) => {
    const { tab, page } = await open(
      context,
      '',
      "; require-trusted-types-for 'script'; trusted-types 'none'",
    )
    const panel = await openChat(page)
    await say(panel, 'What can I pay with?')
    await transcript(panel, 2)
    await assertFlawless(tab, 'a page with a strict policy')
    const box = await page.locator('kvitto-widget dialog').boundingBox()
    assert.deepEqual([box?.width, box?.height], [400, 640], 'it has its style')
    await page.evaluate('document.body.setAttribute("style", "color: red")')
    assert.match(tab.problems.join(), /style/, 'a broken policy would have been seen')
  })

  it('asks the network for nothing but its script until it is opened', async (context) => {
    const { server, page } = await open(context)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.reload({ waitUntil: 'networkidle' })
    await launcherOf(page).waitFor()
    assert.deepEqual(
      asked.filter((url) => url.startsWith(server.url)),
      [`${server.url}/widget.js`],
    )
    assert.equal(page.frames().length, 1)
  })

  it('is steered by the page, and tells it what happens but not what is said', async (context) => {
    const { page } = await open(context)
    await launcherOf(page).waitFor()
    const events = await noteEvents(page)
    const isOpen = (): Promise<boolean> => page.locator('kvitto-widget dialog').isVisible()

    await page.evaluate('Kvitto.open()')
    const panel = await panelIn(page)
    await events('opened', 'ready')
    await page.evaluate('Kvitto.close()')
    await events('closed')
    assert.equal(await isOpen(), false)
    await page.evaluate('Kvitto.toggle()')
    await events('opened')
    await page.evaluate('Kvitto.toggle()')
    await events('closed')

    await page.evaluate('Kvitto.send("What can I pay with?")')
    const told = await events('opened', 'message-sent', 'message-received')
    assert.equal(await isOpen(), true)
    assert.deepEqual((await transcript(panel, 2))[0], 'shopper: What can I pay with?')
    assert.doesNotMatch(JSON.stringify(told), /pay/i)
    assert.equal(told.at(-1)?.detail?.['from'], 'assistant')

    await page.evaluate('Kvitto.send("I would like to talk to a person")')
    await events('message-sent', 'message-received', 'handoff')

    await page.evaluate('Kvitto.off("closed", listeners.closed); Kvitto.close(); Kvitto.open()')
    await events('opened')
  })

  it('survives a listener that throws, and a method that is given nonsense', async (context) => {
    const { page } = await open(context)
    await launcherOf(page).waitFor()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.evaluate('Kvitto.on("opened", () => { throw new Error("the page’s own") })')
    const events = await noteEvents(page)
    await page.evaluate(`
      Kvitto.on('no such event', () => {})
      Kvitto.off('closed', () => {})
      Kvitto.close()
      Kvitto.send('')
      Kvitto.send('   ')
      Kvitto.identify()
    `)
    const panel = await panelIn(page)
    await events('opened', 'ready')
    assert.deepEqual(errors, ['the page’s own'])
    await page.evaluate('Kvitto.send({ toString: () => "Hello" })')
    await events('message-sent', 'message-received')
    assert.equal((await transcript(panel, 2))[0], 'shopper: Hello')
  })

  it('begins anew when the page names another shopper, and goes on when it names the same', async (context) => {
    const { page } = await open(context)
    await launcherOf(page).waitFor()
    await page.evaluate('Kvitto.identify("anna")')
    await page.evaluate('Kvitto.send("Is ORD-12345 paid? I am anna@example.com")')
    const panel = await panelIn(page)
    await transcript(panel, 2)
    await page.evaluate('Kvitto.identify("anna"); Kvitto.send("When is my next payment?")')
    assert.match((await transcript(panel, 4)).at(-1) ?? '', /SEK\u00a0400\.00/)
    await page.evaluate('Kvitto.identify("bo"); Kvitto.send("When is my next payment?")')
    const lines = await transcript(panel, 2)
    assert.match(lines.at(-1) ?? '', /order number/i, 'the proof is gone')
  })

  it('leaves the page as it was when it is shut down, and can come back', async (context) => {
    const { server, page } = await open(context)
    await openChat(page)
    await page.evaluate('Kvitto.shutdown()')
    assert.equal(await page.locator('kvitto-widget').count(), 0)
    assert.equal(await page.evaluate('window.Kvitto'), undefined)
    await page.evaluate(addScript(server))
    await say(await openChat(page), 'Hello')
  })

  it('is there once, however often its script is', async (context) => {
    const { server, page } = await open(context)
    await launcherOf(page).waitFor()
    await page.evaluate(addScript(server))
    assert.equal(await page.locator('kvitto-widget').count(), 1)
  })

  it('opens by itself where the page says so, and leaves the focus where it is', async (context) => {
    const { page } = await open(
      context,
      'data-open data-order="ABC123" data-locale="sv" data-position="left"',
    )
    const panel = await panelIn(page)
    assert.equal(await page.evaluate('document.activeElement.localName'), 'body')
    assert.equal(await panel.locator('html').getAttribute('lang'), 'sv')
    await say(panel, 'Har jag fått min återbetalning?')
    await reply(panel, 1)
    assert.equal(await panel.inputValue('#detail-order_reference'), 'ABC123')
    assert.ok(((await page.locator('kvitto-widget dialog').boundingBox())?.x ?? 999) < 100)
  })

  it('says on a page of another domain that it cannot be shown, and where it can', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith(snippet(server)))
    await allowOn(server, 'https://shop.example')
    const warnings: string[] = []
    tab.page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text())
    })
    await tab.page.goto(shopPage.url)
    await launcherOf(tab.page).click()
    await tab.page.getByRole('alert').getByText('The chat cannot be shown here.').waitFor()
    assert.equal(warnings.length, 1)
    assert.match(warnings[0] ?? '', new RegExp(`${shopPage.origin}.*Add this domain in the dashboard`))
    assert.match(tab.problems.join(), /frame-ancestors/)
    const opened = tab.context.waitForEvent('page')
    await tab.page.getByRole('link', { name: 'Open it in a new window' }).click()
    const hosted = await opened
    assert.equal(hosted.url(), `${server.url}/chat/${server.shop.widgetKey}`)
    await say(hosted, 'What can I pay with?')
    await transcript(hosted, 2)
    assert.equal(await hosted.evaluate('window.opener'), null)
    await tab.page.getByRole('button', { name: 'Close chat' }).last().click()
    assert.equal(await tab.page.getByRole('alert').isVisible(), false)
  })
})

type Event = { readonly name: string; readonly detail?: Readonly<Record<string, unknown>> | undefined }

const eventList = z.array(
  z.object({ name: z.string(), detail: z.record(z.string(), z.unknown()).optional() }),
)

/** Notes all events; what it returns waits for just these as the next ones. */
async function noteEvents(page: Page): Promise<(...names: readonly string[]) => Promise<readonly Event[]>> {
  await page.evaluate(`
    window.told = []
    window.listeners = {}
    for (const name of ${JSON.stringify(eventNames)}) {
      listeners[name] = (detail) => told.push({ name, detail })
      Kvitto.on(name, listeners[name])
    }
  `)
  return async (...names) => {
    await page.waitForFunction(
      (count) => (globalThis as { told?: unknown[] }).told?.length === count,
      names.length,
    )
    const events = eventList.parse(await page.evaluate('told.splice(0)'))
    assert.deepEqual(
      events.map(({ name }) => name),
      names,
    )
    return events
  }
}

/** Resolves when the script has run. */
function addScript({ url, shop }: RunningServer): string {
  return `new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = '${url}/widget.js'
    script.dataset.shop = '${shop.widgetKey}'
    script.addEventListener('load', resolve)
    document.body.append(script)
  })`
}
