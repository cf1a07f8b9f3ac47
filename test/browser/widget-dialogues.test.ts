import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { startServer } from '../running-server.ts'
import { desktop, launchBrowser, noBrowser, phone, type Tab } from './browser.ts'
import {
  assertFlawless,
  type Fields,
  fillIn,
  heardFromLog,
  listenToLogs,
  openChat,
  openDemoShop,
  reply,
  say,
  tabFor,
  transcript,
} from './chat.ts'

type Dialogue = {
  /** Written, or typed into the fields that the reply before has asked for. */
  readonly steps: readonly (string | Fields)[]
  readonly asks: readonly (readonly string[])[]
  readonly ends: readonly RegExp[]
}

const order = 'Order number or Klarna order ID'
const email = 'Email on the order'

/** The product's six example dialogues. ORD-12345 is the order of the page, so its field has it already. */
const dialogues: readonly Dialogue[] = [
  {
    steps: ['Is my Klarna payment complete?', 'ORD-12345', { email: 'anna@example.com' }],
    asks: [[order, email], [email], []],
    ends: [/complete/, /SEK\u00a01,200\.00/, /Pay in 3/],
  },
  {
    steps: ['Has my refund been processed?', 'Order ABC123, email is anna@example.com'],
    asks: [[order, email], []],
    ends: [/SEK\u00a0299\.00/, /December 15, 2024/],
  },
  {
    steps: ['What Klarna payment options do you offer?'],
    asks: [[]],
    ends: [/^• Pay later: .{20,}/m, /^• Pay in 3: .{20,}/m, /^• Financing: .{20,}/m],
  },
  {
    steps: ['When are my Klarna payments due?', { email: 'anna@example.com' }],
    asks: [[order, email], []],
    ends: [1, 2, 3].map((part) => new RegExp(`#${part}: SEK\\u00a0400\\.00 – .*\\d`)),
  },
  {
    steps: ['When is my next Klarna payment?', { order: 'ord 12345', email: ' Anna@Example.com ' }],
    asks: [[order, email], []],
    ends: [/next payment is SEK\u00a0400\.00/, /in 10 days/, /one more payment of SEK\u00a0400\.00/],
  },
  {
    steps: [
      'Why was I only charged for part of my order?',
      { order: 'ORD-67890', email: 'anna@example.com' },
    ],
    asks: [[order, email], []],
    ends: [/SEK\u00a0600\.00 of your SEK\u00a01,200\.00/, /ship separately/],
  },
]

describe('the example dialogues in the widget on a shop’s page', {
  skip: noBrowser,
  timeout: 120_000,
}, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  for (const [screen, viewport] of Object.entries({ phone, desktop })) {
    it(`say on a ${screen} what they must, once, with no fault`, async (context) => {
      const tabs: Tab[] = []
      for (const _ of dialogues)
        tabs.push(await tabFor(context, browser, { viewport, hasTouch: screen === 'phone' }))
      const server = await startServer(context, { demo: true })
      for (const [index, dialogue] of dialogues.entries()) {
        const tab = tabs[index]
        assert.ok(tab)
        await listenToLogs(tab.context)
        await openDemoShop(tab, server)
        await play(tab, dialogue)
        await tab.context.close()
      }
    })
  }
})

async function play(tab: Tab, { steps, asks, ends }: Dialogue): Promise<void> {
  const panel = await openChat(tab.page)
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'string') await say(panel, step)
    else await fillIn(panel, step)
    await reply(panel, index + 1)
    assert.deepEqual(await panel.locator('.details:visible label').allTextContents(), asks[index])
  }
  const lines = await transcript(panel, steps.length * 2)
  for (const end of ends) assert.match(lines.at(-1) ?? '', end)
  const announced = await heardFromLog(panel)
  for (const line of lines) {
    const text = line.slice(line.indexOf(': ') + 2)
    assert.equal(announced.filter((words) => words.includes(text)).length, 1, `${text}\n${announced}`)
  }
  await assertFlawless(tab, String(steps[0]))
}
