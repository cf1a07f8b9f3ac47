import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Role } from '../../src/storage/storage.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import { openChat, openDemoShop, type Panel, reply, say, shown } from './chat.ts'
import { assertNoProblems, enterAs, eventually, notice, openPage, press, stepsOf } from './dashboard.ts'

const wish = 'I want to talk to a person'

describe('a shopper and a person of the shop', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('find each other, talk, and part, each seeing at once what the other does', async (context) => {
    const server = await startServer(context, { demo: true })
    const step = stepsOf(context)
    const agent = await enter(context, server, 'agent', 'Maja Lind')
    const owner = await enter(context, server, 'owner', 'Olle Berg')
    const { page } = agent
    const shopper = await newTab(browser)
    context.after(() => shopper.context.close())
    let panel: Panel
    let address = ''

    await step('who asks for a person is seen to wait, in a page that was open before', async () => {
      await openPage(page, server, '/conversations')
      await page.getByText('No conversations yet').waitFor()
      await page.evaluate('window.isStillThis = true')
      await openDemoShop(shopper, server)
      panel = await openChat(shopper.page)
      await say(panel, wish)
      await reply(panel, 1)
      await row(page, wish).getByText('Waiting for a person').waitFor()
      await page.getByRole('link', { name: 'Conversations 1 waiting' }).waitFor()
      assert.equal(await page.evaluate('window.isStillThis'), true)
    })

    await step('who takes over can write at once, and the shopper sees by name who it is', async () => {
      await row(page, wish).click()
      await page.getByText(/This shopper asked for a person/).waitFor()
      await press(page.getByRole('button', { name: 'Take over' }), '/take')
      await untilFocused(composer(page))
      address = new URL(page.url()).pathname.replace('/dashboard', '')
      await panel.getByText('You are talking to Maja.').waitFor()
    })

    await step('both write, and each sees the other’s words once', async () => {
      await composer(page).fill('Hello! What can I do for you?')
      await composer(page).press('Shift+Enter')
      await page.keyboard.type('I am Maja.')
      await composer(page).press('Enter')
      await untilSaid(panel, 'agent: Hello! What can I do for you?\nI am Maja.')
      assert.equal(await composer(page).inputValue(), '')
      await say(panel, 'My parcel is late, is my order paid?')
      await entry(page, 'shopper', 'My parcel is late, is my order paid?').waitFor()
      await composer(page).fill('I look it up for you')
      await say(panel, 'It is ORD-12345, anna@example.com')
      await entry(page, 'shopper', /It is ORD-12345/).waitFor()
      assert.equal(await composer(page).inputValue(), 'I look it up for you', 'the draft stays')
      await page.getByRole('button', { name: 'Send' }).click()
      await untilSaid(panel, 'agent: I look it up for you')
      const said = await shown(panel)
      assert.equal(said.filter((line) => line.startsWith('assistant:')).length, 1, said.join('\n'))
      assert.equal(await page.locator('[data-from=agent]').count(), 2)
    })

    await step('another agent is not overtaken: who comes second is told by whom', async () => {
      const second = await enter(context, server, 'agent', 'Noor Aziz')
      await openPage(second.page, server, address)
      await second.page.getByText('Maja writes with this shopper.').waitFor()
      await second.page.getByRole('button', { name: 'Take over from Maja' }).waitFor()
      assert.equal(await composer(second.page).count(), 0)
      assertNoProblems(second)
    })

    await step('after handing back, the assistant answers again, and asks for the order anew', async () => {
      await press(page.getByRole('button', { name: 'Hand back' }), '/hand-back')
      await page.getByText('Maja handed back to the assistant').waitFor()
      await untilFocused(page.getByRole('button', { name: 'Take over' }))
      await say(panel, 'Is my Klarna payment complete?')
      assert.match(await reply(panel, 2), /order/i)
      await panel.locator('#detail-email').waitFor()
      await entry(page, 'assistant', /order/i).waitFor()
    })

    await step('what is resolved can be reopened, by whom is told', async () => {
      await press(page.getByRole('button', { name: 'Mark resolved' }), '/resolve')
      await page.getByText('Maja marked this as resolved').waitFor()
      await page.getByRole('link', { name: 'Resolved 1' }).waitFor()
      await press(page.getByRole('button', { name: 'Reopen' }), '/reopen')
      await page.getByText('Maja reopened this').waitFor()
      await press(page.getByRole('button', { name: 'Mark resolved' }), '/resolve')
      await page.getByRole('button', { name: 'Reopen' }).waitFor()
    })

    await step('deleted, it is gone for all, at once', async () => {
      await openPage(owner.page, server, address)
      await owner.page.evaluate('window.isStillThis = true')
      await page.getByRole('button', { name: 'Delete this conversation' }).click()
      const dialog = page.getByRole('dialog', { name: 'Delete this conversation?' })
      await dialog.getByRole('button', { name: 'Delete' }).click()
      await notice(page, 'The conversation is deleted.').waitFor()
      await page.getByText('No conversations yet').waitFor()
      await owner.page.getByText('There is no such conversation').waitFor()
      assert.equal(await owner.page.evaluate('window.isStillThis'), true)
    })

    assertNoProblems(agent, 404)
    assertNoProblems(owner, 404)
    assertNoProblems(shopper)
  })

  it('are not disturbed by a second agent whose page is out of date', async (context) => {
    const server = await startServer(context)
    const first = await enter(context, server, 'agent', 'Maja Lind')
    const second = await enter(context, server, 'agent', 'Noor Aziz')
    const chat = await hostedChat(context, server)
    await say(chat.page, wish)
    await reply(chat.page, 1)
    // Its event stream is cut: it does not hear that somebody was faster.
    await second.page.route('**/conversations/events', (route) => route.abort())
    for (const { page } of [first, second]) {
      await openPage(page, server, '/conversations')
      await row(page, wish).click()
    }
    await press(first.page.getByRole('button', { name: 'Take over' }), '/take')
    await first.page.getByText('Maja took over').waitFor()
    const late = await press(second.page.getByRole('button', { name: 'Take over' }), '/take')
    assert.equal(late.status(), 409)
    await second.page
      .getByRole('alert')
      .filter({ hasText: 'Maja has taken this conversation meanwhile.' })
      .waitFor()
    await composer(first.page).fill('Half a sentence')
    const takeOver = second.page.getByRole('button', { name: 'Take over from Maja' })
    await press(takeOver, '/take')
    // The first hears of it, and what they were writing is not lost.
    await first.page.getByText('Noor took over').waitFor()
    await first.page.getByText('Noor writes with this shopper.').waitFor()
    assert.equal(await first.page.getByLabel('Your draft, not sent').inputValue(), 'Half a sentence')
    await chat.page.getByText('You are talking to Noor.').waitFor()
  })

  it('keep a message that cannot be sent as a draft', async (context) => {
    const server = await startServer(context)
    const { page } = await enter(context, server, 'agent', 'Maja Lind')
    const chat = await hostedChat(context, server)
    await say(chat.page, wish)
    await reply(chat.page, 1)
    await openPage(page, server, '/conversations')
    await row(page, wish).click()
    await press(page.getByRole('button', { name: 'Take over' }), '/take')
    await composer(page).fill('Hello Anna')
    await page.route('**/reply', (route) => route.abort())
    await composer(page).press('Enter')
    await notice(page, 'Your message was not sent').waitFor()
    assert.equal(await composer(page).inputValue(), 'Hello Anna')
    await page.unroute('**/reply')
    await composer(page).press('Enter')
    await untilSaid(chat.page, 'agent: Hello Anna')
    // What is half written waits for whoever comes back.
    await composer(page).fill('One more thing')
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.getByRole('link', { name: 'Conversations' }).click()
    await row(page, wish).getByText('Draft').waitFor()
    await row(page, wish).click()
    assert.equal(await composer(page).inputValue(), 'One more thing')
  })

  it('are seen by a viewer, who has no button to step in', async (context) => {
    const server = await startServer(context)
    const viewer = await enter(context, server, 'viewer', 'Vera Holm')
    const chat = await hostedChat(context, server)
    await openPage(viewer.page, server, '/conversations')
    await say(chat.page, wish)
    await reply(chat.page, 1)
    await row(viewer.page, wish).click()
    await viewer.page.getByText('You can read along.').waitFor()
    for (const name of [/Take over/, /Hand back/, /Mark resolved/, /Reopen/, /Delete/, /Send/])
      assert.equal(await viewer.page.getByRole('button', { name }).count(), 0, String(name))
    assert.equal(await composer(viewer.page).count(), 0)
    assertNoProblems(viewer)
  })

  async function enter(context: TestContext, server: RunningServer, role: Role, name: string): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role, name)
    return tab
  }

  async function hostedChat(context: TestContext, server: RunningServer): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await tab.page.goto(`${server.url}/chat/${server.shop.widgetKey}`)
    await tab.page.locator('#message').waitFor()
    return tab
  }
})

function row(page: Page, text: string): Locator {
  return page
    .getByRole('list', { name: 'Conversations', exact: true })
    .getByRole('link')
    .filter({ hasText: text })
}

function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message to the shopper' })
}

function entry(page: Page, from: 'shopper' | 'assistant' | 'agent', text: string | RegExp): Locator {
  return page.getByRole('log').locator(`[data-from=${from}]`).filter({ hasText: text }).last()
}

/** Once and no more often. */
async function untilSaid(panel: Panel, line: string): Promise<void> {
  await eventually(async () => {
    const said = await shown(panel)
    assert.equal(said.filter((one) => one === line).length, 1, said.join('\n'))
  })
}

async function untilFocused(target: Locator): Promise<void> {
  await eventually(async () => assert.ok(await target.evaluate((element) => element.matches(':focus'))))
}
