import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Frame } from 'playwright-core'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, launchProfile, noBrowser, tabIn } from './browser.ts'
import { openChat, reply, say, tabFor, transcript } from './chat.ts'
import { allowOn, pageWith, snippet, startShopPage } from './shop-page.ts'

describe('the widget on another site', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('keeps the conversation over page loads where the browser lets it', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-profile-'))
    await mkdir(join(folder, 'Default'))
    await writeFile(join(folder, 'Default', 'Preferences'), '{ "profile": { "cookie_controls_mode": 0 } }')
    const profile = await launchProfile(folder)
    context.after(async () => {
      await profile.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    })
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith(snippet(server)))
    await allowOn(server, shopPage.origin)
    const tab = await tabIn(profile)
    await tab.page.goto(shopPage.url)
    const lines = await converse(await openChat(tab.page), server)
    await tab.page.reload()
    assert.deepEqual(await transcript(await openChat(tab.page), 4), lines)
    assert.deepEqual(tab.problems, [])
  })

  it('answers, as one conversation, where the browser blocks what other sites store', async (context) => {
    // As a private window does.
    const tab = await tabFor(context, browser)
    const server = await startServer(context)
    const shopPage = await startShopPage(context, pageWith(snippet(server)))
    await allowOn(server, shopPage.origin)
    await tab.page.goto(shopPage.url)
    const panel = await openChat(tab.page)
    await assert.rejects(
      panel.evaluate(() => localStorage.length),
      /SecurityError/,
    )
    await converse(panel, server)
    assert.deepEqual(tab.problems, [])
  })

  it('answers, as one conversation, where every use of the storage throws', async (context) => {
    const tab = await tabFor(context, browser)
    const server = await startServer(context, { demo: true })
    await tab.context.addInitScript(`
      for (const name of ['getItem', 'setItem', 'removeItem'])
        Storage.prototype[name] = () => { throw new DOMException('It is full', 'QuotaExceededError') }
    `)
    await tab.page.goto(`${server.url}/demo-shop/`)
    const panel = await openChat(tab.page)
    await assert.rejects(
      panel.evaluate(() => localStorage.getItem('any')),
      /It is full/,
    )
    await converse(panel, server)
    assert.deepEqual(tab.problems, [])
  })
})

/** What is proved in one message is known in the next. */
async function converse(panel: Frame, server: RunningServer): Promise<readonly string[]> {
  await say(panel, 'Is my order paid?')
  assert.match(await reply(panel, 1), /order number/i)
  await say(panel, 'ORD-12345, anna@example.com')
  const lines = await transcript(panel, 4)
  assert.match(lines.at(-1) ?? '', /complete/)
  assert.equal((await (await server.scope()).storage.conversations.list({}, 10)).length, 1)
  return lines
}
