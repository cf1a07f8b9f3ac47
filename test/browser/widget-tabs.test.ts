import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { startServer } from '../running-server.ts'
import { launchBrowser, noBrowser, tabIn } from './browser.ts'
import {
  assertFlawless,
  heardFromLog,
  listenToLogs,
  onServer,
  openChat,
  openDemoShop,
  reply,
  say,
  shown,
  tabFor,
  tokenIn,
  transcript,
} from './chat.ts'

describe('a conversation in the widget', { skip: noBrowser, timeout: 180_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  async function open(context: TestContext) {
    const tab = await tabFor(context, browser)
    const server = await startServer(context, { demo: true })
    await listenToLogs(tab.context)
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    const another = async () => {
      const next = await tabIn(tab.context)
      await openDemoShop(next, server)
      return { tab: next, panel: await openChat(next.page) }
    }
    return { server, tab, panel, another }
  }

  it('is one in two tabs, whichever is written in', async (context) => {
    const first = await open(context)
    await say(first.panel, 'Is my order paid?')
    const before = await transcript(first.panel, 2)
    const second = await first.another()
    assert.deepEqual(await transcript(second.panel, 2), before)
    await say(second.panel, 'ORD-12345, anna@example.com')
    const lines = await transcript(second.panel, 4)
    assert.deepEqual(await transcript(first.panel, 4), lines)
    await say(first.panel, 'What can I pay with?')
    assert.deepEqual(await transcript(second.panel, 6), await transcript(first.panel, 6))
    assert.deepEqual(await onServer(first.server, await tokenIn(first.panel)), await shown(second.panel))
    for (const { tab } of [first, second]) assert.deepEqual(tab.problems, [])
  })

  it('is one where two tabs begin it at the same moment', async (context) => {
    const first = await open(context)
    const second = await first.another()
    await Promise.all([say(first.panel, 'Hello'), say(second.panel, 'What can I pay with?')])
    const lines = await transcript(first.panel, 4)
    assert.deepEqual([...(await transcript(second.panel, 4))].sort(), [...lines].sort())
    const scope = await first.server.scope()
    assert.equal((await scope.storage.conversations.list({}, 10)).length, 1)
    assert.deepEqual(
      [...(await onServer(first.server, await tokenIn(first.panel)))].sort(),
      [...lines].sort(),
    )
  })

  it('is still there after the page was loaded again, and says nothing of it aloud', async (context) => {
    const { server, tab, panel } = await open(context)
    await say(panel, 'Is ORD-12345 paid? I am anna@example.com')
    const before = await transcript(panel, 2)
    await openDemoShop(tab, server)
    const again = await openChat(tab.page)
    assert.deepEqual(await transcript(again, 2), before)
    assert.equal(await again.locator('.chip').first().isVisible(), false)
    await say(again, 'When is my next payment?')
    const lines = await transcript(again, 4)
    assert.match(lines.at(-1) ?? '', /SEK\u00a0400\.00/)
    const heard = await heardFromLog(again)
    assert.equal(heard.length, 2, heard.join('\n'))
    await assertFlawless(tab, 'after a reload')
  })

  it('is heard although the shop’s look takes its time', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context, { demo: true })
    await listenToLogs(tab.context)
    const answered = Promise.withResolvers<void>()
    await tab.page.route('**/widget/v1/look?**', async (route) => {
      await answered.promise
      await route.continue()
    })
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    await say(panel, 'What can I pay with?')
    await transcript(panel, 2)
    const heard = await heardFromLog(panel)
    answered.resolve()
    assert.equal(heard.length, 2, heard.join('\n'))
  })

  it('is ended in all tabs when its shopper says so twice, and its proof with it', async (context) => {
    const first = await open(context)
    const second = await first.another()
    await say(first.panel, 'Is ORD-12345 paid? I am anna@example.com')
    await transcript(second.panel, 2)
    const token = await tokenIn(first.panel)
    const renew = first.panel.getByRole('button', { name: 'New conversation' })
    await renew.click()
    await assertFlawless(first.tab, 'the question whether to end it')
    await first.panel.getByRole('button', { name: 'Keep this one' }).click()
    assert.equal((await shown(first.panel)).length, 2)
    await renew.click()
    await first.panel.getByRole('button', { name: 'Start a new one' }).click()
    for (const { panel } of [first, second]) {
      await panel.locator('.chip').first().waitFor()
      assert.deepEqual(await shown(panel), [])
    }
    await say(second.panel, 'When is my next payment?')
    assert.match(await reply(second.panel, 1), /order number/i)
    assert.deepEqual(await transcript(first.panel, 2), await shown(second.panel))
    assert.notEqual(await tokenIn(first.panel), token)
    assert.equal((await onServer(first.server, token)).length, 2, 'the earlier one is as it was')
  })
})
