import assert from 'node:assert/strict'
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { z } from 'zod'
import { type Answer, bearer, send } from '../http.ts'
import { newTab, type Tab, violations } from './browser.ts'

/** The panel in its frame, or the hosted chat page, which is the same without a page around it. */
export type Panel = Frame | Page

/** What the panel offers typed fields for. */
export type Fields = { readonly order?: string; readonly email?: string }

/** Closed after the test. To be made before the server, which waits for the browser's connections when it closes. */
export async function tabFor(
  context: { after(close: () => Promise<void>): void },
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const tab = await newTab(browser, options)
  context.after(() => tab.context.close())
  return tab
}

export async function openDemoShop({ page }: Tab, server: { readonly url: string }): Promise<void> {
  await page.goto(`${server.url}/demo-shop/`)
  await launcherOf(page).waitFor()
}

export function launcherOf(page: Page) {
  return page.locator('kvitto-widget .launcher')
}

export async function openChat(page: Page): Promise<Frame> {
  await launcherOf(page).click()
  return panelIn(page)
}

/** The panel once it can be written in. */
export async function panelIn(page: Page): Promise<Frame> {
  const frame = await (await page.locator('kvitto-widget iframe').elementHandle())?.contentFrame()
  assert.ok(frame, 'the widget has a frame')
  await frame.locator('#message').waitFor()
  return frame
}

/** Writes a message and sends it by the return key. */
export async function say(panel: Panel, text: string): Promise<void> {
  await panel.fill('#message', text)
  await panel.press('#message', 'Enter')
}

/** Fills in what the panel asks for, and sends it by the return key. */
export async function fillIn(panel: Panel, { order, email }: Fields): Promise<void> {
  if (order !== undefined) await panel.fill('#detail-order_reference', order)
  if (email !== undefined) await panel.fill('#detail-email', email)
  await panel.locator('.details input').last().press('Enter')
}

/** Waits until there are so many messages, and all are sent. Each as `shopper: Hello`. */
export async function transcript(panel: Panel, count: number): Promise<readonly string[]> {
  await panel
    .locator('.message')
    .nth(count - 1)
    .waitFor()
  await panel.locator('.delivery:not(:empty)').first().waitFor({ state: 'detached' })
  const lines = await shown(panel)
  assert.equal(lines.length, count, lines.join('\n'))
  return lines
}

/** What the log shows now. */
export function shown(panel: Panel): Promise<readonly string[]> {
  return panel.locator('.message').evaluateAll((rows) =>
    rows.map((row) => {
      const from = /from-(\w+)/.exec(row.className)?.[1] ?? ''
      return `${from}: ${row.querySelector('.text')?.textContent ?? ''}`
    }),
  )
}

/** Waits for the reply to the so manieth message, counted from 1, and returns it. */
export async function reply(panel: Panel, number: number): Promise<string> {
  const row = panel.locator('.message.from-assistant').nth(number - 1)
  return (await row.locator('.text').textContent()) ?? ''
}

/** From here on, what the log of each panel adds while it is live is noted: what a screen reader would say of it. */
export async function listenToLogs(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    window.heardFromLog = []
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node.parentElement?.closest('[aria-live]')?.matches('[role=log][aria-live=polite]'))
            window.heardFromLog.push(node.textContent)
    }).observe(document, { childList: true, subtree: true })
  `)
}

export async function heardFromLog(panel: Panel): Promise<readonly string[]> {
  return z.array(z.string()).parse(await panel.evaluate('window.heardFromLog'))
}

/** Nothing went wrong in the tab, and axe-core finds nothing: in dark, where only colours differ, by that rule alone. */
export async function assertFlawless({ page, problems }: Tab, where: string): Promise<void> {
  for (const [colorScheme, rules] of [
    ['light', undefined],
    ['dark', ['color-contrast']],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    for (const frame of page.frames()) await frame.evaluate(atRest)
    assert.deepEqual(await violations(page, rules), [], `${where}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: null })
  assert.deepEqual(problems, [], where)
}

/** Resolves when nothing moves any more but what moves forever. */
const atRest = `Promise.all(
  document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined))
).then(() => undefined)`

/** The token of the conversation that the panel keeps. */
export async function tokenIn(panel: Panel): Promise<string> {
  const kept = await panel.evaluate(() =>
    Object.entries(localStorage).find(([key]) => /^kvitto:[^:]+$/.test(key)),
  )
  const token = /kvc_[\w-]{22}/.exec(kept?.[1] ?? '')?.[0]
  assert.ok(token, 'a token is kept')
  return token
}

/** The conversation as the server has it, as `shopper: Hello`. */
export async function onServer({ url }: { readonly url: string }, token: string): Promise<readonly string[]> {
  const answer: Answer = await send(`${url}/widget/v1/conversation`, { headers: bearer(token) })
  assert.equal(answer.status, 200, answer.text)
  const { messages } = JSON.parse(answer.text) as { messages: { from: string; text: string }[] }
  return messages.map(({ from, text }) => `${from}: ${text}`)
}
