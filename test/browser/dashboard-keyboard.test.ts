import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Role } from '../../src/storage/storage.ts'
import { shopper } from '../chat.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser, phone } from './browser.ts'
import { assertNoProblems, enterAs, notice, openPage } from './dashboard.ts'
import { Keyboard } from './keyboard.ts'

describe('the dashboard by keyboard alone', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('connects Klarna, by way of a wrong password and a wrong region', async (context) => {
    const server = await startServer(context, { connected: false })
    const { keyboard, page, tab } = await enter(context, server)
    await openPage(page, server, '/')
    await keyboard.goTo('link', 'Skip to the page')
    await keyboard.press('Enter')
    await keyboard.goTo('link', 'Connect: Connect Klarna')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('heading', 'Klarna')
    await keyboard.goTo('textbox', 'Username')
    await keyboard.write('K123456_simulator')
    await keyboard.goTo('textbox', 'Password')
    await keyboard.write('not the password')
    await keyboard.press('Enter')
    await page.getByText('None of Klarna').waitFor()
    await keyboard.isBroughtTo('textbox', 'Password')
    await keyboard.write('simulator-password')
    await keyboard.goTo('button', 'Show or hide the password')
    await keyboard.goTo('radio', 'Europe')
    await keyboard.press('ArrowRight')
    await keyboard.isBroughtTo('radio', 'North America')
    await keyboard.goTo('checkbox', 'Test mode')
    await keyboard.goTo('button', 'Connect')
    await keyboard.press('Enter')
    await page.getByText('Choose the region Europe').waitFor()
    await keyboard.isBroughtTo('radio', 'North America')
    await keyboard.goTo('button', 'Use Europe, live')
    await keyboard.press('Enter')
    await notice(page, 'Klarna is connected.').waitFor()
    await keyboard.isBroughtTo('heading', 'Your connection')
    await keyboard.goTo('button', 'Test again')
    await keyboard.press('Enter')
    await page.getByText('It works').waitFor()
    await keyboard.isBroughtTo('button', 'Test again')
    await keyboard.goTo('button', 'Disconnect')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('button', 'Cancel')
    await keyboard.press('Escape')
    await keyboard.isBroughtTo('button', 'Disconnect')
    assertNoProblems(tab, 422)
  })

  it('switches a tool and tries it', async (context) => {
    const server = await startServer(context, { demo: true })
    const { keyboard, page, tab } = await enter(context, server)
    await openPage(page, server, '/tools')
    await keyboard.goTo('switch', 'Payment status')
    await keyboard.press('Space')
    await notice(page, 'is switched off').waitFor()
    await keyboard.isBroughtTo('switch', 'Payment status')
    await keyboard.goTo('link', 'Try it: Payment status')
    await keyboard.press('Enter')
    await keyboard.goTo('button', 'Switch on')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('textbox', 'Order number')
    await keyboard.goTo('button', 'ORD-12345, Pay in 3', 'backwards')
    await keyboard.press('Enter')
    await keyboard.goTo('textbox', 'Email on the order')
    await keyboard.press('Enter')
    await page.getByText('Answered', { exact: true }).waitFor()
    await keyboard.isBroughtTo('textbox', 'Email on the order')
    await keyboard.goTo('tab', 'As the shopper sees it')
    await keyboard.press('ArrowRight')
    await keyboard.isBroughtTo('tab', 'As JSON')
    await keyboard.goTo('button', 'Copy: JSON')
    await keyboard.press('Escape')
    await keyboard.isBroughtTo('link', 'Try it: Payment status')
    assertNoProblems(tab)
  })

  it('takes a conversation over, answers and hands it back', async (context) => {
    const server = await startServer(context)
    await shopper(server).say('I want to talk to a person')
    const { keyboard, page, tab } = await enter(context, server, 'agent')
    await openPage(page, server, '/conversations')
    await keyboard.goTo('link', 'Waiting for a person')
    await keyboard.press('Enter')
    await page
      .getByRole('link', { name: /^Waiting for a person 1/ })
      .and(page.locator('[aria-current]'))
      .waitFor()
    await keyboard.goTo('searchbox', 'Search')
    await keyboard.goTo('link', 'Waiting for a person')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('heading', 'I want to talk to a person')
    await keyboard.goTo('button', 'Take over')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('textbox', 'Message to the shopper')
    await keyboard.write('Hello Anna')
    await keyboard.press('Enter')
    await page.getByRole('log').getByText('Hello Anna').waitFor()
    await keyboard.isBroughtTo('textbox', 'Message to the shopper')
    await keyboard.goTo('button', 'Hand back', 'backwards')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('button', 'Take over')
    await keyboard.goTo('button', 'All conversations', 'backwards')
    await keyboard.press('Enter')
    // It waits no longer, and is not in this list any more.
    await keyboard.isBroughtTo('heading', 'Conversations')
    assertNoProblems(tab)
  })

  it('opens the navigation on a phone, changes the appearance and signs out', async (context) => {
    const server = await startServer(context)
    const { keyboard, page, tab } = await enter(context, server, 'viewer', phone)
    await openPage(page, server, '/settings/shop')
    await keyboard.goTo('button', 'Navigation')
    await keyboard.press('Enter')
    await keyboard.goTo('button', 'Maja Lind')
    await keyboard.press('Enter')
    await keyboard.isBroughtTo('menuitem', 'Change password')
    await keyboard.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await keyboard.isBroughtTo('menuitem', 'Sign out')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assertNoProblems(tab, 401)
  })

  it('has every stop of a long form in sight, on a phone too', async (context) => {
    const server = await startServer(context, { demo: true })
    const { keyboard, page } = await enter(context, server, 'owner', phone)
    for (const path of [
      '/widget',
      '/answers/general',
      '/answers/plans',
      '/answers/handoff',
      '/settings/shop',
    ]) {
      await openPage(page, server, path)
      const stops = await keyboard.walk()
      assert.ok(stops.length > 3, `${path}: ${stops.join('\n')}`)
    }
  })

  async function enter(
    context: TestContext,
    server: RunningServer,
    role: Role = 'owner',
    viewport = { width: 1280, height: 800 },
  ) {
    const tab = await newTab(browser, { viewport })
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role)
    return { tab, page: tab.page, keyboard: new Keyboard(tab.page) }
  }
})
