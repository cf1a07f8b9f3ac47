import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Frame, Page } from 'playwright-core'
import { stories } from '../../simulator/stories.ts'
import { startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { launchBrowser, noBrowser, type Tab } from './browser.ts'
import { openChat, openDemoShop, say, shown, tabFor, transcript } from './chat.ts'
import { enterAs, openPage, recordForeign } from './dashboard.ts'
import { payloads } from './payloads.ts'
import { startShopPage } from './shop-page.ts'

/** As many as fit into one message. */
const messages = chunks(payloads, 1_900)
const anna = 'anna@example.com'

describe('two hundred texts that look like code', { skip: noBrowser, timeout: 180_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('would run in a page that takes them for its own', async (context) => {
    const tab = await watched(await tabFor(context, browser))
    let fired = 0
    for (const payload of payloads.filter((text) => /^<(script|img|svg)/i.test(text)).slice(0, 30)) {
      const page = await startShopPage(context, `<!doctype html><body>${payload}`)
      await tab.page.goto(page.url)
      fired += Number(await tab.page.evaluate('window.__fired'))
    }
    assert.ok(fired >= 15, `${fired} of them`)
  })

  it('are words in the widget and in the dashboard, whoever says them', async (context) => {
    const tab = await watched(await tabFor(context, browser))
    const server = await startServer(context, { demo: true, orders: orders() })
    const foreign = recordForeign(tab.context, server.url)
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    for (const [index, message] of messages.entries()) {
      await say(panel, message)
      await transcript(panel, index * 2 + 2)
    }
    await assertWords(panel, payloads)
    const count = (await shown(panel)).length

    await say(panel, `Why was only a part of ORD-67890 charged? ${anna}`)
    await say(panel, `Has ABC123 been refunded? ${anna}`)
    await say(panel, `Which orders do I have? ABC123 ${anna}`)
    const lines = await transcript(panel, count + 6)
    const seen = payloads.filter((payload) => lines.slice(count).join('\n').includes(firstLine(payload)))
    assert.ok(
      seen.length >= 20,
      `${seen.length} of the orders' texts are told\n${lines.slice(count).join('\n')}`,
    )

    const [conversation] = await (await server.scope()).storage.conversations.list({}, 2)
    assert.ok(conversation)
    const owner = await enterAs(tab.context, server)
    const reply = async (text: string) =>
      assert.equal((await owner.post(`/conversations/${conversation.id}/reply`, { text })).status, 200)
    assert.equal((await owner.post(`/conversations/${conversation.id}/take`)).status, 200)
    for (const message of messages.slice(0, 3)) await reply(message)
    await transcript(panel, count + 9)
    await assertHarmless(tab, panel)

    await openPage(tab.page, server, `/conversations/${conversation.id}`)
    await tab.page
      .getByText(firstLine(payloads[0] ?? ''))
      .first()
      .waitFor()
    await assertWords(tab.page, payloads)
    await assertHarmless(tab, tab.page)
    assert.deepEqual(foreign, [])
  })
})

/** Elements that neither page has of its own. */
const neverThere = [
  ...['img', 'iframe', 'object', 'embed', 'math', 'marquee', 'template', 'base', 'video', 'audio'],
  ...['body script', 'meta[http-equiv]', 'svg :not(path, circle, line, polyline, rect)', '.text *'],
  ...['javascript', 'vbscript', 'data', 'blob'].map((scheme) => `a[href^="${scheme}:" i]`),
  '[href*="evil.example"]',
].join()

/** Anna's, with each text wherever a shop or Klarna can put one. */
function orders(): readonly Readonly<Record<string, unknown>>[] {
  const [first, refunded, partly] = stories(testNow)
  assert.ok(first && refunded && partly)
  const merchantData = JSON.stringify({ payloads })
  const lineOf = (name: string) => ({ ...partly.order_lines[0], name, reference: name.slice(0, 60) })
  const [capture] = partly.captures ?? []
  const [refund] = refunded.refunds ?? []
  return [
    { ...first, merchant_data: merchantData, order_lines: payloads.map(lineOf) },
    {
      ...refunded,
      merchant_data: merchantData,
      merchant_reference2: payloads[0],
      order_lines: payloads.map(lineOf),
      refunds: payloads.slice(0, 29).map((description) => ({
        ...refund,
        refunded_amount: 10_00,
        description,
        order_lines: [lineOf(description)],
      })),
      refunded_amount: 290_00,
    },
    {
      ...partly,
      merchant_data: merchantData,
      order_lines: payloads.map(lineOf),
      captures: chunksOf(payloads, 4).map((names, index) => ({
        ...capture,
        capture_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        captured_amount: 12_00,
        description: names.join(' '),
        order_lines: names.map(lineOf),
        shipping_info: names.map((name) => ({
          shipping_company: name,
          shipping_method: name,
          tracking_number: name,
          tracking_uri: name,
        })),
      })),
    },
  ]
}

/** Notes dialogs, and whatever sets the mark that the payloads set. */
async function watched(tab: Tab): Promise<Tab & { readonly dialogs: readonly string[] }> {
  const dialogs: string[] = []
  tab.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await tab.context.addInitScript('window.__fired = 0')
  return { ...tab, dialogs }
}

/** Each is on the page as it was written, but for signs that are not seen: Kvitto keeps none of those. */
async function assertWords(where: Page | Frame, texts: readonly string[]): Promise<void> {
  const said = seen(String(await where.locator('body').textContent()))
  assert.deepEqual(
    texts.map(seen).filter((text) => !said.includes(text)),
    [],
  )
}

/** Without white space too, which lists and paragraphs put elsewhere. */
function seen(text: string): string {
  return text.replace(/[\p{Cf}\s]/gu, '')
}

async function assertHarmless(
  { page, problems, dialogs }: Tab & { readonly dialogs: readonly string[] },
  where: Page | Frame,
): Promise<void> {
  for (const frame of page.frames()) assert.equal(await frame.evaluate('window.__fired'), 0)
  assert.deepEqual(dialogs, [])
  assert.deepEqual(problems, [])
  const strange = await where.evaluate(`[...document.querySelectorAll('*')]
    .filter((element) => element.matches(${JSON.stringify(neverThere)}) ||
      [...element.attributes].some(({ name }) => name.startsWith('on')))
    .map(({ outerHTML }) => outerHTML.slice(0, 200))`)
  assert.deepEqual(strange, [])
}

function firstLine(payload: string): string {
  return payload.trim().split('\n')[0] ?? ''
}

function chunks(texts: readonly string[], longest: number): readonly string[] {
  const made: string[] = []
  for (const text of texts) {
    const last = made.at(-1)
    if (last !== undefined && last.length + text.length < longest) made[made.length - 1] = `${last}\n${text}`
    else made.push(text)
  }
  return made
}

function chunksOf(texts: readonly string[], count: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(texts.length / count) }, (_, index) =>
    texts.slice(index * count, (index + 1) * count),
  )
}
