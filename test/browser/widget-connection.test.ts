import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Frame } from 'playwright-core'
import { startDemoProcess } from '../demo-process.ts'
import { bearer, send } from '../http.ts'
import { startServer } from '../running-server.ts'
import { launchBrowser, noBrowser, type Tab } from './browser.ts'
import { onServer, openChat, openDemoShop, reply, say, tabFor, tokenIn, transcript } from './chat.ts'

const messages = '**/widget/v1/messages'

describe('a message in the widget', { skip: noBrowser, timeout: 240_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  async function open(context: TestContext) {
    const tab = await tabFor(context, browser)
    const server = await startServer(context, { demo: true })
    await openDemoShop(tab, server)
    return { server, tab, panel: await openChat(tab.page) }
  }

  it('that is written offline is sent once and in its order when the shopper is back', async (context) => {
    const { server, tab, panel } = await open(context)
    await say(panel, 'Hello')
    await transcript(panel, 2)
    await tab.context.setOffline(true)
    await panel.locator('.offline').getByText('You are offline').waitFor()
    for (const text of ['Is my order paid?', 'ORD-12345, anna@example.com', 'Thanks']) await say(panel, text)
    await notSentYet(panel)
    await tab.context.setOffline(false)
    const lines = await transcript(panel, 8)
    assert.equal(await panel.locator('.offline').textContent(), '')
    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      Array.from({ length: 4 }, () => ['shopper', 'assistant']).flat(),
    )
    assert.deepEqual(await onServer(server, await tokenIn(panel)), lines)
    assertOnlyNetwork(tab)
  })

  it('whose answer is lost on the way is neither doubled nor lost', async (context) => {
    const { server, tab, panel } = await open(context)
    for (const [index, text] of ['Is my order paid?', 'ORD-12345, anna@example.com'].entries()) {
      let lost = 0
      await tab.page.route(
        messages,
        async (route) => {
          await route.fetch()
          lost += 1
          await route.abort('connectionreset')
        },
        { times: 1 },
      )
      await say(panel, text)
      await notSentYet(panel)
      const lines = await transcript(panel, index * 2 + 2)
      assert.equal(lost, 1)
      assert.deepEqual(await onServer(server, await tokenIn(panel)), lines)
    }
    assertOnlyNetwork(tab)
  })

  it('that waits to be sent outlives the page', async (context) => {
    const { server, tab, panel } = await open(context)
    await tab.page.route(messages, (route) => route.abort())
    await say(panel, 'What can I pay with?')
    await notSentYet(panel)
    await tab.page.unroute(messages)
    await openDemoShop(tab, server)
    const again = await openChat(tab.page)
    const lines = await transcript(again, 2)
    assert.match(lines[0] ?? '', /^shopper: What can I pay with\?$/)
    assert.deepEqual(await onServer(server, await tokenIn(again)), lines)
  })

  it('that meets a server that is starting anew is sent when it is back, in the same conversation', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-widget-'))
    context.after(() => rm(folder, { recursive: true, force: true }))
    const options = { args: ['--port', String(await freePort()), '--data', folder] }
    const tab = await tabFor(context, browser)
    const server = await startDemoProcess(context, options)
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    await say(panel, 'Is my order paid?')
    const before = await transcript(panel, 2)
    await server.stop()
    await say(panel, 'ORD-12345, anna@example.com')
    await notSentYet(panel)
    const next = await startDemoProcess(context, options)
    assert.equal(next.url, server.url)
    await panel.getByRole('button', { name: 'Try now' }).click()
    const lines = await transcript(panel, 4)
    assert.deepEqual(lines.slice(0, 2), before)
    assert.match(lines[3] ?? '', /complete/)
    assert.deepEqual(await onServer(next, await tokenIn(panel)), lines)
    assert.equal(await panel.locator('.began').count(), 0)
    assertOnlyNetwork(tab)
  })

  it('that the server cannot take now is sent again by itself', async (context) => {
    const { server, tab, panel } = await open(context)
    for (const path of ['**/widget/v1/sessions', messages])
      await tab.page.route(path, (route) => route.fulfill({ status: 503, body: '<html>' }), { times: 1 })
    await say(panel, 'What can I pay with?')
    await notSentYet(panel)
    await transcript(panel, 2)
    assert.equal((await onServer(server, await tokenIn(panel))).length, 2)
    assertOnlyNetwork(tab)
  })

  it('of somebody who writes too fast waits as long as the server asks, and is then sent once', async (context) => {
    const environment = { KVITTO_TRUST_PROXY: 'true' }
    const tab = await tabFor(context, browser, { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.1' } })
    const server = await startServer(context, { demo: true, environment })
    await tab.context.clock.install()
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    await say(panel, 'Hello')
    await reply(panel, 1)
    const seconds = await useUp(server, panel, '192.0.2.1')

    await say(panel, 'What can I pay with?')
    await panel.locator('.delivery').getByText('A little too fast').waitFor()
    assert.equal(await panel.getByRole('button', { name: 'Try now' }).count(), 0)
    // The server's minute does not pass faster with the page's clock, so the shopper moves to another address.
    await tab.context.setExtraHTTPHeaders({ 'x-forwarded-for': '192.0.2.2' })
    const asked: string[] = []
    tab.page.on('request', (request) => asked.push(request.url()))
    await tab.context.clock.fastForward((seconds - 5) * 1000)
    await tab.page.evaluate(() => fetch('/demo-shop/config.json'))
    assert.deepEqual(
      asked.filter((url) => url.endsWith('/messages')),
      [],
      'not before the time is up',
    )
    await tab.context.clock.fastForward(10_000)
    const lines = await transcript(panel, 6)
    assert.deepEqual(await onServer(server, await tokenIn(panel)), lines)
    assertOnlyNetwork(tab)
  })
})

/** Sends one more message until the server has had enough of it; returns what `Retry-After` says. */
async function useUp(server: { readonly url: string }, panel: Frame, address: string): Promise<number> {
  const token = await tokenIn(panel)
  for (let count = 0; count < 60; count += 1) {
    const answer = await send(`${server.url}/widget/v1/messages`, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ message_id: 'filling-the-minute', message: 'Hello' }),
    })
    if (answer.status === 429) return Number(answer.headers['retry-after'])
  }
  throw new Error('The server took sixty messages in a minute')
}

function notSentYet(panel: Frame): Promise<void> {
  return panel.locator('.delivery').getByText('Not sent yet').first().waitFor()
}

/** The browser itself writes a line for each request that fails; there is nothing else. */
function assertOnlyNetwork({ problems }: Tab): void {
  assert.deepEqual(
    problems.filter((text) => !text.startsWith('Failed to load resource')),
    [],
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
