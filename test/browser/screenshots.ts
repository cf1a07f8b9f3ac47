import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { z } from 'zod'
import { type DemoProcess, startDemoProcess } from '../demo-process.ts'
import { send } from '../http.ts'
import { desktop, launchBrowser, newTab, phone } from './browser.ts'

/**
 * `npm run screenshots`: plays shoppers in a demo and takes a picture of every page and state of dashboard and widget,
 * at phone and desktop size, light and dark, into `screenshots/`.
 */
const folder = resolve(import.meta.dirname, '..', '..', 'screenshots')
const sizes = { desktop, phone } as const
const schemes = ['light', 'dark'] as const

/** What shoppers write, each in a conversation of its own. */
const conversations: readonly (readonly string[])[] = [
  ['Is my Klarna payment complete?', 'ORD-12345, anna@example.com', 'and the next one?', 'thanks!'],
  ['Has my refund been processed?', 'Order ABC123, email is anna@example.com'],
  ['Why was I only charged for part of my order? ORD-67890, anna@example.com'],
  [
    'Wann ist meine nächste Rate fällig? ORD-12345, anna@example.com',
    'Und wenn ich die Zahlungsfrist verpasse?',
  ],
  ['Milloin seuraava maksuerä erääntyy? ORD-12345, anna@example.com', 'Haluan puhua ihmiselle'],
  ['Is ORD-12345 paid? someone@example.com', 'somebody.else@example.com'],
  ['Please cancel my order', 'I want to talk to a person'],
  ['Var är mitt paket?'],
]

const dashboardPages = [
  '/',
  '/conversations',
  '/integrations',
  '/integrations/klarna',
  '/integrations/shopify',
  '/integrations/woocommerce',
  '/integrations/directory',
  '/disagreements',
  '/disagreements/settled',
  '/tools',
  '/answers',
  '/answers/general',
  '/answers/methods',
  '/answers/plans',
  '/answers/handoff',
  '/widget',
  '/settings/shop',
  '/settings/people',
  '/settings/api-keys',
  '/no-such-page',
] as const

const closing: (() => Promise<unknown>)[] = []
try {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const demo = await startDemoProcess({ after: (close) => void closing.push(close) })
  const browser = await launchBrowser()
  closing.push(() => browser.close())
  await play(demo)
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of schemes) {
      const options = { viewport, colorScheme }
      await picturesOfDashboard(browser, demo, options, `${size}-${colorScheme}`)
      for (const locale of ['en-GB', 'de-DE', 'fi-FI'])
        await picturesOfWidget(
          browser,
          demo,
          { ...options, locale },
          `${size}-${colorScheme}-${locale.slice(0, 2)}`,
        )
    }
  console.log(`\nAll in ${folder}`)
} finally {
  for (const close of closing.reverse()) await close()
}

async function play(demo: DemoProcess): Promise<void> {
  const opened = z.object({ conversation_token: z.string() })
  for (const messages of conversations) {
    const session = await call(demo, '/sessions', { widget_key: demo.widgetKey })
    const { conversation_token: token } = opened.parse(session)
    for (const message of messages)
      await call(
        demo,
        '/messages',
        { message, message_id: randomUUID() },
        { authorization: `Bearer ${token}` },
      )
  }
}

async function call(demo: DemoProcess, path: string, body: object, headers = {}): Promise<unknown> {
  const answer = await send(`${demo.url}/widget/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return JSON.parse(answer.text)
}

async function picturesOfDashboard(
  browser: Browser,
  demo: DemoProcess,
  options: BrowserContextOptions,
  suffix: string,
): Promise<void> {
  const { page, context } = await newTab(browser, options)
  await page.goto(`${demo.url}/dashboard/sign-in`)
  await picture(page, `sign-in-${suffix}`)
  await page.goto(demo.dashboardUrl)
  for (const path of dashboardPages) {
    await page.goto(`${demo.url}/dashboard${path}`)
    await picture(page, `dashboard${path.replaceAll('/', '-').replace(/-$/, '')}-${suffix}`)
  }
  const rows = await context.request.get(`${demo.url}/admin/api/conversations`)
  const listed = z.object({ conversations: z.array(z.object({ id: z.string() })) }).parse(await rows.json())
  for (const [index, { id }] of listed.conversations.entries()) {
    await page.goto(`${demo.url}/dashboard/conversations/${id}`)
    await picture(page, `conversation-${index + 1}-${suffix}`)
  }
  await context.close()
}

async function picturesOfWidget(
  browser: Browser,
  demo: DemoProcess,
  options: BrowserContextOptions,
  suffix: string,
): Promise<void> {
  const { page, context } = await newTab(browser, options)
  await page.goto(`${demo.url}/demo-shop/`)
  await picture(page, `shop-${suffix}`)
  const language = (options.locale ?? 'en').slice(0, 2)
  await page.goto(`${demo.url}/chat/${demo.widgetKey}?locale=${language}`)
  await page.getByRole('textbox').first().waitFor()
  await picture(page, `chat-empty-${suffix}`)
  const questions = {
    en: ['When are my Klarna payments due?', 'ORD-12345, anna@example.com', 'Please refund me'],
    de: ['Wann sind meine Raten fällig?', 'ORD-12345, anna@example.com', 'Bitte erstatten Sie mir das Geld'],
    fi: ['Milloin maksueräni erääntyvät?', 'ORD-12345, anna@example.com', 'Palauttakaa rahani'],
  }
  for (const [index, question] of (
    Object.entries(questions).find(([tag]) => tag === language)?.[1] ?? []
  ).entries()) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/widget/v1/messages'))
    await page.getByRole('textbox').last().fill(question)
    await page.getByRole('textbox').last().press('Enter')
    await answered
    await picture(page, `chat-${index + 1}-${suffix}`)
  }
  await context.close()
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load')
  // What is fetched and what fades in; the pictures only show, they prove nothing.
  await page.waitForTimeout(700)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  process.stdout.write(`${name}\n`)
}
