import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { startServer } from '../running-server.ts'
import { desktop, launchBrowser, noBrowser, phone } from './browser.ts'
import { launcherOf, openChat, openDemoShop, panelIn, reply, say, tabFor, transcript } from './chat.ts'

describe('the widget', { skip: noBrowser, timeout: 180_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('is used from asking to closing with the keyboard alone', async (context) => {
    const tab = await tabFor(context, browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    const server = await startServer(context, { demo: true })
    await openDemoShop(tab, server)
    const { page } = tab
    const press = (...keys: readonly string[]) => pressEach(page, keys)
    await tabTo(page, 'button.launcher')
    await press('Enter')
    const panel = await panelIn(page)
    await focusIs(panel, 'textarea#message')

    await page.keyboard.type('Is my order paid?')
    await press('Shift+Enter')
    await page.keyboard.type('I wonder')
    await press('Enter')
    await reply(panel, 1)
    await focusIs(panel, 'textarea#message')
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    await focusIs(panel, 'input#detail-email')
    await press('Shift+Tab')
    await focusIs(panel, 'input#detail-order_reference')
    assert.equal(await panel.inputValue('#detail-order_reference'), 'ORD-12345')
    await press('Tab')
    await page.keyboard.type('anna')
    await press('Enter')
    await focusIs(panel, 'input#detail-email')
    const described = await panel.getAttribute('#detail-email', 'aria-describedby')
    assert.match((await panel.textContent(`#${described}`)) ?? '', /looks like name@example\.com/)
    await page.keyboard.type('@example.com')
    await press('Enter')
    await transcript(panel, 4)
    await focusIs(panel, 'textarea#message')

    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    await focusIs(panel, 'button[Helpful]')
    await press('Space')
    await panel.locator('button[aria-pressed=true]').waitFor()
    await panel.getByRole('status').getByText('Thank you for telling us.').waitFor()
    await press('Shift+Tab')
    await focusIs(panel, 'button[Copy]')
    await press('Enter')
    await panel.getByRole('status').getByText('Copied').waitFor()
    assert.match(await page.evaluate('navigator.clipboard.readText()'), /SEK\u00a01,200\.00/)
    await focusIs(panel, 'button[Copy]')

    const order = await walkBack(page, panel)
    assert.deepEqual(order.slice(0, 4), [
      'button[Copy]',
      'main[Conversation]',
      'button[Close chat]',
      'button[New conversation]',
    ])
    await press('Enter')
    await focusIs(panel, 'button[Keep this one]')
    await press('Escape')
    await focusIs(panel, 'button[New conversation]')
    await press('Enter', 'Tab')
    await focusIs(panel, 'button[Start a new one]')
    await press('Enter')
    await focusIs(panel, 'textarea#message')
    await press('Shift+Tab', 'Shift+Tab')
    await focusIs(panel, 'button[What can I pay with?]')
    await press('Enter')
    await transcript(panel, 2)
    await focusIs(panel, 'textarea#message')
    await press('Escape')
    await page.locator('kvitto-widget dialog').waitFor({ state: 'hidden' })
    await focusIs(page, 'button[Chat]')
    await press('Enter')
    await focusIs(panel, 'textarea#message')
    assert.deepEqual(tab.problems, [])
  })

  it('on a phone keeps the keyboard’s focus inside until it is closed', async (context) => {
    const tab = await tabFor(context, browser, { viewport: phone, hasTouch: true, isMobile: true })
    const server = await startServer(context, { demo: true })
    await openDemoShop(tab, server)
    await launcherOf(tab.page).tap()
    const panel = await panelIn(tab.page)
    assert.equal(await launcherOf(tab.page).isVisible(), false)
    for (let count = 0; count < 30; count += 1) {
      await tab.page.keyboard.press('Tab')
      const outside = await focused(tab.page)
      assert.ok(/^(body|iframe)/.test(outside), outside)
    }
    await panel.getByRole('button', { name: 'Close chat' }).tap()
    await launcherOf(tab.page).waitFor()
    await focusIs(tab.page, 'button[Chat]')
  })

  it('does not move where less motion is wanted', async (context) => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const tab = await tabFor(context, browser, { reducedMotion })
      await tab.context.addInitScript(`
        window.moved = 0
        for (const name of ['animationstart', 'transitionstart'])
          document.addEventListener(name, ({ animationName }) => {
            if (animationName !== 'appear') window.moved += 1
          }, true)
      `)
      const server = await startServer(context, { demo: true })
      await openDemoShop(tab, server)
      const panel = await openChat(tab.page)
      await tab.page.route('**/widget/v1/messages', async (route) => {
        await panel.locator('.dots').waitFor()
        await route.continue()
      })
      await say(panel, 'Is my order paid?')
      await transcript(panel, 2)
      const moved = Number(await panel.evaluate('moved'))
      assert.equal(moved > 0, reducedMotion === 'no-preference', `${reducedMotion}: ${moved}`)
    }
  })

  const narrow: readonly (readonly [string, BrowserContextOptions, number])[] = [
    ['on a phone', { viewport: phone }, 16],
    ['on a phone of 320 px', { viewport: { width: 320, height: 568 } }, 16],
    ['on a phone of 320 px with text twice as large', { viewport: { width: 320, height: 568 } }, 32],
    ['on a desktop with text twice as large', { viewport: desktop }, 32],
    ['on a desktop zoomed to 400 %', { viewport: { width: 320, height: 200 } }, 16],
  ]
  for (const [where, options, fontSize] of narrow) {
    it(`cuts nothing off ${where}, in the language with the longest words too`, async (context) => {
      const tabs = [await tabFor(context, browser, options), await tabFor(context, browser, options)]
      const server = await startServer(context, { demo: true })
      for (const [index, locale] of ['en', 'fi'].entries()) {
        const tab = tabs[index]
        assert.ok(tab)
        const session = await tab.context.newCDPSession(tab.page)
        await session.send('Page.setFontSizes', { fontSizes: { standard: fontSize, fixed: fontSize } })
        await tab.page.goto(`${server.url}/chat/${server.shop.widgetKey}?locale=${locale}`)
        const rootSize = await tab.page.evaluate('getComputedStyle(document.documentElement).fontSize')
        assert.equal(rootSize, `${fontSize}px`)
        await assertNothingCut(tab.page, `${locale}, at first`)
        await say(tab.page, locale === 'fi' ? 'Onko tilaukseni maksettu?' : 'Is my order paid?')
        await reply(tab.page, 1)
        await tab.page.locator('.details').waitFor()
        await tab.page.locator('.details button').click()
        await assertNothingCut(tab.page, `${locale}, asked for details`)
        await say(tab.page, `${'Donaudampfschifffahrt'.repeat(6)} ORD-12345, anna@example.com`)
        await transcript(tab.page, 4)
        await assertNothingCut(tab.page, `${locale}, answered`)
        await tab.page.locator('header button').first().click()
        await assertNothingCut(tab.page, `${locale}, asked whether to end it`)
      }
    })
  }

  it('fits a shop’s page of 320 px, and the page has no more to scroll than before', async (context) => {
    const tab = await tabFor(context, browser, { viewport: { width: 320, height: 568 } })
    const server = await startServer(context, { demo: true })
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    await assertNothingCut(tab.page, 'the page')
    await assertNothingCut(panel, 'the panel')
    assert.deepEqual(await tab.page.locator('kvitto-widget dialog').boundingBox(), {
      x: 0,
      y: 0,
      width: 320,
      height: 568,
    })
  })
})

async function pressEach(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(pathOf)) === wanted) return
  }
  assert.fail(`Tab never came to ${wanted}`)
}

const pathOf = `(() => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element.localName + (element.id ? '#' + element.id : element.className ? '.' + element.className : '')
})()`

const nameOf = `(() => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  if (element.id) return element.localName + '#' + element.id
  const name = element.ariaLabel ?? (element.localName === 'button' ? element.textContent : '')
  return element.localName + (name ? '[' + name + ']' : '')
})()`

function focused(where: Page | Frame): Promise<string> {
  return where.evaluate(nameOf)
}

/** Waits, as focus that moves between page and frame takes a moment. */
async function focusIs(where: Page | Frame, wanted: string): Promise<void> {
  try {
    await where.waitForFunction(`${nameOf} === ${JSON.stringify(wanted)}`, undefined, { timeout: 10_000 })
  } catch {
    assert.equal(await focused(where), wanted)
  }
}

/** From where the focus is to the panel's first stop. */
async function walkBack(page: Page, panel: Frame): Promise<readonly string[]> {
  const stops = [await focused(panel)]
  while (stops.at(-1) !== 'button[New conversation]' && stops.length < 20) {
    await page.keyboard.press('Shift+Tab')
    stops.push(await focused(panel))
  }
  return [...new Set(stops)]
}

/** No sideways scroll, and no element that reaches out of the window or has text that does not fit into it. */
async function assertNothingCut(where: Page | Frame, when: string): Promise<void> {
  const cut = await where.evaluate(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const cut = scrollWidth > clientWidth ? ['the page: ' + scrollWidth + ' of ' + clientWidth] : []
    for (const element of document.body.querySelectorAll('*')) {
      const { left, right, width } = element.getBoundingClientRect()
      const { clipPath, overflowX, display } = getComputedStyle(element)
      if (width === 0 || clipPath !== 'none' || element.closest('.unseen, [hidden]')) continue
      const name = element.localName + '.' + element.className
      if (left < -0.5 || right > clientWidth + 0.5) cut.push(name + ' reaches from ' + left + ' to ' + right)
      const mayCut = display !== 'inline' && ['hidden', 'auto', 'scroll'].includes(overflowX)
      if (mayCut && element.scrollWidth > element.clientWidth + 1)
        cut.push(name + ' has ' + element.scrollWidth + ' in ' + element.clientWidth)
    }
    return cut
  })()`)
  assert.deepEqual(cut, [], when)
}
