import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { z } from 'zod'
import type { Role } from '../../src/storage/storage.ts'
import { tools } from '../../src/tools/index.ts'
import { shopper } from '../chat.ts'
import { askTool, bearer, send } from '../http.ts'
import { connectOverHttp } from '../mcp-client.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser } from './browser.ts'
import { assertNoProblems, enterAs, notice, openPage, press } from './dashboard.ts'

const names = tools.map(({ name }) => name)
const claim = { order_reference: 'ORD-12345', email: 'anna@example.com' }

describe('the tools in the dashboard', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('are gone from chat, REST and MCP at once when they are switched off, and back when on', async (context) => {
    const server = await startServer(context, { demo: true })
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/tools')
    const turn = async (to: 'On' | 'Off') => {
      await press(labelOf(page, 'Payment status'), '/get_payment_status')
      await switchIn(page, 'Payment status', to)
    }
    const paid = 'Is my order paid? ORD-12345, anna@example.com'

    await turn('Off')
    await notice(page, '“Payment status” is switched off. Shoppers get no answer from it.').waitFor()
    const others = names.filter((name) => name !== 'get_payment_status')
    assert.deepEqual(await listedByRest(server), others)
    assert.deepEqual(await listedByMcp(context, server), others)
    assert.equal((await askTool(server, 'get_payment_status', claim)).status, 404)
    assert.doesNotMatch((await shopper(server).say(paid)).reply, /1,200\.00/)

    await turn('On')
    await notice(page, '“Payment status” is switched on.').waitFor()
    assert.deepEqual(await listedByRest(server), names)
    assert.deepEqual(await listedByMcp(context, server), names)
    assert.equal((await askTool(server, 'get_payment_status', claim)).status, 200)
    assert.match((await shopper(server).say(paid)).reply, /1,200\.00/)

    // The way back is at hand, for a switch that was only touched.
    await turn('Off')
    await press(notice(page, 'is switched off').getByRole('button', { name: 'Undo' }), '/get_payment_status')
    await switchIn(page, 'Payment status', 'On')
    assert.deepEqual(await listedByRest(server), names)
    assertNoProblems(tab)
  })

  it('say so when all are off, and a tool that is off is tried once it is on', async (context) => {
    const server = await startServer(context, { demo: true })
    const { storage } = await server.scope()
    for (const name of names) await storage.tools.setEnabled(name, false)
    const { page } = await enter(context, server)
    await openPage(page, server, '/tools')
    await page.getByText('All tools are off').waitFor()
    await page.getByRole('link', { name: 'Try it: Refund status' }).click()
    const drawer = page.getByRole('dialog', { name: 'Try “Refund status”' })
    await drawer.getByText('This tool is off').waitFor()
    await press(drawer.getByRole('button', { name: 'Switch on' }), '/get_refund_status')
    await drawer.getByRole('button', { name: 'Try it' }).waitFor()
    assert.deepEqual(await listedByRest(server), ['get_refund_status'])
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await switchIn(page, 'Refund status', 'On')
    await page.getByText('All tools are off').waitFor({ state: 'detached' })
  })

  it('can each be tried, and answer as the shopper sees it and as JSON', async (context) => {
    const server = await startServer(context, { demo: true })
    const tab = await enter(context, server, 'agent')
    const { page } = tab
    await openPage(page, server, '/tools')
    assert.equal(await page.getByRole('switch').count(), 0, 'an agent does not switch')
    for (const { title, access } of tools) {
      await page.getByRole('link', { name: `Try it: ${title}` }).click()
      const drawer = page.getByRole('dialog', { name: `Try “${title}”` })
      if (access !== 'anyone') await drawer.getByRole('button', { name: /^ORD-12345, Pay in 3/ }).click()
      await tryIt(drawer)
      await drawer.getByText('Answered', { exact: true }).waitFor()
      const { bubble, json } = await bothViews(drawer)
      assert.equal(json['outcome'], 'answered', title)
      assert.equal(json['text'], bubble, title)
      assert.ok(json['data'], title)
      await drawer.getByRole('button', { name: 'Close' }).click()
      await drawer.waitFor({ state: 'detached' })
    }
    await page.getByText('Used 1 time in 30 days').first().waitFor()
    assertNoProblems(tab)
  })

  it('tell the shop, and nobody else, why nothing matched', async (context) => {
    const server = await startServer(context, { demo: true })
    const { page } = await enter(context, server)
    await openPage(page, server, '/tools/get_payment_status')
    const drawer = page.getByRole('dialog', { name: 'Try “Payment status”' })
    await drawer.getByRole('button', { name: 'Try it' }).click()
    await drawer.getByText('Write the order number.').waitFor()
    await drawer.getByText('Write the email.').waitFor()

    await drawer.getByRole('button', { name: /another’s email/ }).click()
    await tryIt(drawer)
    await drawer.getByText('The order is there, but the email on it is another one.').waitFor()
    const wrongEmail = await bothViews(drawer)
    await drawer.getByLabel('Order number').fill('ORD-99999')
    await tryIt(drawer)
    await drawer.getByText('There is no order with this number.').waitFor()
    const unknown = await bothViews(drawer)

    assert.equal(wrongEmail.json['outcome'], 'no_match')
    assert.deepEqual(wrongEmail, unknown)
    assert.ok(!('mismatch' in wrongEmail.json), 'what programs get does not tell')
  })

  async function enter(context: TestContext, server: RunningServer, role: Role = 'owner') {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role)
    return tab
  }
})

const toolList = z.object({ tools: z.array(z.object({ name: z.string() })) })

async function listedByRest({ url, apiKey }: RunningServer): Promise<readonly string[]> {
  const answer = await send(`${url}/api/v1/tools`, { headers: bearer(apiKey) })
  return toolList.parse(JSON.parse(answer.text)).tools.map(({ name }) => name)
}

async function listedByMcp(context: TestContext, server: RunningServer): Promise<readonly string[]> {
  const client = await connectOverHttp(context, server, '2026-07-28')
  return (await client.listTools()).tools.map(({ name }) => name)
}

/** What stands beside the switch, and switches too. */
function labelOf(page: Page, title: string): Locator {
  const row = page.getByRole('listitem').filter({ has: page.getByRole('switch', { name: title }) })
  return row.getByText(/^(On|Off)$/)
}

/** Waits until the switch of the tool says so. */
async function switchIn(page: Page, title: string, word: 'On' | 'Off'): Promise<void> {
  await page.getByRole('switch', { name: title, checked: word === 'On', disabled: false }).waitFor()
}

function tryIt(drawer: Locator) {
  return press(drawer.getByRole('button', { name: 'Try it' }), '/try')
}

async function bothViews(drawer: Locator) {
  await drawer.getByRole('tab', { name: 'As the shopper sees it' }).click()
  const bubble = await drawer.getByRole('tabpanel', { name: 'As the shopper sees it' }).innerText()
  await drawer.getByRole('tab', { name: 'As JSON' }).click()
  const text = await drawer.getByRole('textbox', { name: 'JSON' }).inputValue()
  const json = z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  return { bubble, json }
}
