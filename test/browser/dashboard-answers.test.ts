import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { shopper } from '../chat.ts'
import { send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import { launcherOf, openChat } from './chat.ts'
import {
  assertMarked,
  assertNoProblems,
  assertNotInPage,
  enterAs,
  notice,
  openPage,
  press,
  recordAnswers,
  untilLoaded,
} from './dashboard.ts'
import { pageWith, startShopPage } from './shop-page.ts'

const claim = 'ORD-12345, anna@example.com'

describe('what an owner changes in the dashboard', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('changes what the assistant says: greeting, emoji, an answer, a way to pay and a plan', async (context) => {
    const server = await startServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    const plan = ['When are my Klarna payments due?', claim]
    const next = ['When is my next Klarna payment?', claim]
    assert.match(await saysTo(server, ...plan), /[✅⏳]/u)
    assert.match(await saysTo(server, ...next), /in 10 days/)

    await openPage(page, server, '/answers/tone')
    await page.getByLabel('Your greeting', { exact: true }).fill('Ahoy! What is it about?')
    await page.getByText('Mark payments in replies with ✅ and ⏳').click()
    await save(page, '/answers/tone')
    assert.match(await saysTo(server, 'hello'), /Ahoy! What is it about\?/)
    assert.doesNotMatch(await saysTo(server, ...plan), /[✅⏳]/u)

    await page.getByRole('tab', { name: 'General answers' }).click()
    await page.getByRole('button', { name: 'How long a refund takes' }).click()
    await page.getByLabel('Your text', { exact: true }).fill('With us, a refund takes three days.')
    await save(page, '/answers/general')
    assert.match(await saysTo(server, 'How long does a refund take?'), /With us, a refund takes three days\./)

    await page.getByRole('tab', { name: 'Payment methods' }).click()
    await page.getByText('A list of your own').click()
    await page.getByLabel('Name of Pay in 3', { exact: true }).fill('Three easy slices')
    await page.getByRole('checkbox', { name: 'Financing' }).uncheck()
    await save(page, '/answers/methods')
    const methods = await saysTo(server, 'What Klarna payment options do you offer?')
    assert.match(methods, /Three easy slices/)
    assert.doesNotMatch(methods, /Financing/)

    await page.getByRole('tab', { name: 'Payment plans' }).click()
    const card = page
      .locator('.mantine-Card-root')
      .filter({ has: page.getByRole('heading', { name: 'Pay in 3' }) })
    await card.getByText('A rule of your own').click()
    await card.getByLabel('One every').fill('')
    await save(page, '/answers/plans')
    await assertMarked(page, 'One every', /./)
    await card.getByLabel('One every').fill('14')
    await card.getByText(/3 parts of SEK.400\.00: today, in 14 days, in 28 days/).waitFor()
    await save(page, '/answers/plans')
    assert.match(await saysTo(server, ...next), /in 8 days/)

    await card.getByText('The usual one').click()
    await save(page, '/answers/plans')
    assert.match(await saysTo(server, ...next), /in 10 days/)
    assertNoProblems(tab, 400)
  })

  it('says who is told of a handoff, and shows the webhook’s secret once', async (context) => {
    const server = await startServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/answers/handoff')
    await page.getByLabel('Email', { exact: true }).fill('help@shop.example')
    await page.getByLabel('Webhook address').fill('http://desk.example/kvitto')
    await save(page, '/answers/handoff')
    await assertMarked(page, 'Webhook address', /must begin with https/)
    await page.getByLabel('Webhook address').fill('https://desk.example/kvitto')
    await save(page, '/answers/handoff')
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue()
    assert.ok(secret.length > 20)
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await assertNotInPage(page, secret)
    const answers = recordAnswers(tab.context)
    await page.reload()
    await untilLoaded(page)
    assert.equal(await page.getByLabel('Webhook address').inputValue(), 'https://desk.example/kvitto')
    assert.equal(await page.getByLabel('Email', { exact: true }).inputValue(), 'help@shop.example')
    await page.getByLabel('Email', { exact: true }).fill('care@shop.example')
    await save(page, '/answers/handoff')
    await openPage(page, server, '/integrations')
    await page.getByRole('region', { name: 'Webhook' }).getByText('Connected').waitFor()
    for (const answer of await answers()) assert.ok(!answer.includes(secret), answer)
    assertNoProblems(tab, 400)
  })

  it('is not lost on the way: who leaves is asked first', async (context) => {
    const server = await startServer(context)
    const { page } = await enter(context, server)
    await openPage(page, server, '/answers/tone')
    const greeting = page.getByLabel('Your greeting', { exact: true })
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
    await greeting.fill('Half a sen')
    await page.getByText('Not saved yet').waitFor()
    for (const name of ['General answers', 'Handoff']) {
      await page.getByRole('tab', { name }).click()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await page.getByRole('link', { name: 'Overview' }).click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await greeting.inputValue(), 'Half a sen')
    // The window is held, too: the browser then asks in its own words.
    const isFree = await page.evaluate('dispatchEvent(new Event("beforeunload", { cancelable: true }))')
    assert.equal(isFree, false)
    await page.getByRole('link', { name: 'Overview' }).click()
    await dialog.getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.getByRole('link', { name: 'Answers' }).click()
    assert.equal(await greeting.inputValue(), '')
  })

  it('is how the chat looks on the shop’s pages, by the snippet, on the domains that may', async (context) => {
    const server = await startServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/widget')
    await page.getByLabel('Colour', { exact: true }).fill('#aa3355')
    await page.getByText('Left', { exact: true }).click()
    await page.getByLabel('Title', { exact: true }).fill('Klarna help')
    await page.getByText('Save first: the snippet still has the colour and side from before.').waitFor()
    await save(page, '/widget')
    const preview = page.frameLocator('iframe[title="The chat as shoppers see it"]')
    await preview.getByText('Klarna help').first().waitFor()
    const shop = await startShopPage(
      context,
      pageWith(await page.getByLabel('Snippet', { exact: true }).inputValue()),
    )

    await page.getByRole('button', { name: 'Add a domain' }).click()
    await page.getByLabel('Domain 1').fill('shop')
    await save(page, '/widget')
    await assertMarked(page, 'Domain 1', /not a whole domain/)
    await page.getByLabel('Domain 1').fill(`${shop.url}checkout/thanks?order=1`)
    await save(page, '/widget')
    assert.equal(await page.getByLabel('Domain 1').inputValue(), shop.origin)
    const panel = await send(`${server.url}/widget/panel?shop=${server.shop.widgetKey}`)
    assert.match(
      String(panel.headers['content-security-policy']),
      new RegExp(`frame-ancestors 'self' ${shop.origin}$`),
    )

    const visitor = await newTab(browser)
    context.after(() => visitor.context.close())
    await visitor.page.goto(shop.url)
    const launcher = launcherOf(visitor.page)
    await launcher.waitFor()
    const colour = await launcher.evaluate(
      (button) => button.ownerDocument.defaultView.getComputedStyle(button).backgroundColor,
    )
    assert.equal(colour, 'rgb(170, 51, 85)')
    assert.ok(((await launcher.boundingBox())?.x ?? 1_000) < 100, 'it stands at the left')
    const chat = await openChat(visitor.page)
    await chat.getByText('Klarna help').first().waitFor()
    assertNoProblems(visitor)

    await page.reload()
    await page.getByText('Last seen on your site:').waitFor()
    assertNoProblems(tab, 400)
  })

  async function enter(context: TestContext, server: RunningServer): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server)
    return tab
  }
})

/** What the assistant says to the last of these messages, in a conversation of their own. */
async function saysTo(server: RunningServer, ...messages: readonly string[]): Promise<string> {
  const somebody = shopper(server)
  let said = ''
  for (const message of messages) said = (await somebody.say(message)).reply
  return said
}

/** Saves, and where it is taken, waits until that is said. */
async function save(page: Page, path: string): Promise<void> {
  const response = await press(page.getByRole('button', { name: 'Save' }), path)
  if (response.ok())
    await notice(page, /[Ss]aved/)
      .last()
      .waitFor()
}
