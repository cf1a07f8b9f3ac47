import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeOwnerLink } from '../../src/accounts/one-time-link.ts'
import { parseKlarnaOrderId } from '../../src/domain/klarna-order-id.ts'
import type { Role } from '../../src/storage/storage.ts'
import { signedIn } from '../admin.ts'
import { shopper } from '../chat.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { desktop, launchBrowser, newTab, noBrowser, phone, type Tab } from './browser.ts'
import {
  assertAccessible,
  assertNoProblems,
  enterAs,
  eventually,
  openPage,
  press,
  recordForeign,
} from './dashboard.ts'

/**
 * `npm run test:accessibility`: every state for every role, at both sizes. Without it some pages once, on a phone,
 * with nothing opened in them.
 */
const isWhole = process.env['KVITTO_TEST_ALL_PAGES'] === 'yes'
const some = (states: readonly State[], most: number): readonly State[] =>
  isWhole ? states : states.filter(({ open }) => open === undefined).slice(0, most)
const screens = isWhole ? { desktop, phone } : { phone }

/** A page, or something that opens in it. */
type State = {
  readonly path: string
  /** What is then done, said in the name. */
  readonly open?: readonly [name: string, open: (page: Page) => Promise<unknown>]
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click()

/** With all that there can be in it, as an owner. */
const full: readonly State[] = [
  { path: '/' },
  { path: '/', open: ['as a table', (page) => page.getByText('Show as table').first().click()] },
  {
    path: '/',
    open: ['a definition', (page) => page.getByRole('button', { name: /^What/ }).first().click()],
  },
  { path: '/conversations' },
  { path: '/conversations', open: ['filters', button('Filters')] },
  { path: '/conversations?status=resolved&q=nowhere' },
  { path: '/disagreements' },
  { path: '/disagreements/settled' },
  { path: '/integrations' },
  { path: '/integrations/klarna' },
  { path: '/integrations/klarna', open: ['replacing it', button('Replace')] },
  { path: '/integrations/directory' },
  { path: '/integrations/directory', open: ['replacing Klarna’s address', button('Replace the address')] },
  { path: '/integrations/directory', open: ['a file', chooseFile] },
  { path: '/tools' },
  { path: '/tools/get_installment_schedule', open: ['tried', tryIt] },
  { path: '/answers/tone' },
  {
    path: '/answers/general',
    open: ['a topic', (page) => page.getByRole('main').getByRole('heading').nth(1).click()],
  },
  { path: '/answers/methods', open: ['an own list', (page) => page.getByText('A list of your own').click()] },
  {
    path: '/answers/plans',
    open: ['an own rule', (page) => page.getByText('A rule of your own').first().click()],
  },
  { path: '/answers/handoff' },
  { path: '/widget' },
  { path: '/settings/shop' },
  { path: '/settings/people' },
  { path: '/settings/people', open: ['inviting', button('Invite someone')] },
  { path: '/settings/people', open: ['removing', button('Remove Noor Aziz')] },
  { path: '/settings/api-keys' },
  { path: '/settings/api-keys', open: ['a new key', makeKey] },
  { path: '/settings/shop', open: ['user menu', openUserMenu] },
  { path: '/no-such-page' },
]

/** Before anything has happened, as an owner. */
const empty: readonly State[] = [
  { path: '/' },
  { path: '/conversations' },
  { path: '/integrations' },
  { path: '/integrations/klarna', open: ['nothing entered', button(/^Connect$/)] },
  { path: '/integrations/shopify' },
  { path: '/integrations/woocommerce' },
  { path: '/integrations/lookup' },
  { path: '/disagreements' },
  { path: '/integrations/directory' },
  { path: '/tools' },
  { path: '/settings/api-keys' },
]

/** As somebody who may only look. */
const readOnly: readonly State[] = [
  { path: '/' },
  { path: '/conversations' },
  { path: '/integrations' },
  { path: '/integrations/klarna' },
  { path: '/integrations/shopify' },
  { path: '/integrations/directory' },
  { path: '/disagreements' },
  { path: '/tools' },
  { path: '/answers/tone' },
  { path: '/answers/methods' },
  { path: '/answers/plans' },
  { path: '/answers/handoff' },
  { path: '/widget' },
  { path: '/settings/shop' },
]

const pagesThatRead = [
  '/',
  '/conversations',
  '/conversations/conv_AAAAAAAAAAAAAAAAAAAAAA',
  '/integrations',
  '/integrations/klarna',
  '/integrations/directory',
  '/disagreements',
  '/tools',
  '/answers/tone',
  '/widget',
  '/settings/shop',
  '/settings/people',
  '/settings/api-keys',
] as const

describe('every page of the dashboard is sound for axe-core, light and dark', {
  skip: noBrowser,
  timeout: isWhole ? 600_000 : 230_000,
}, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('and fits on a desktop, on a phone and where it is narrowest', async (context) => {
    const busy = await busyServer(context)
    const fresh = await startServer(context, { connected: false, fed: false })
    const talks = await conversationsOf(busy)
    // Side by side, for the time that it takes.
    await Promise.all([
      visit(await enter(context, busy, 'owner'), busy, some(full, 6)),
      visit(await enter(context, busy, 'owner'), busy, some(talks, 2)),
      visit(await enter(context, busy, 'viewer'), busy, some(readOnly, 2)),
      visit(await enter(context, fresh, 'owner'), fresh, some(empty, 2)),
      visitSignedOut(context, fresh),
    ])
  })

  it('and so is the navigation of a phone, which slides in', async (context) => {
    const server = await startServer(context, { demo: true })
    const { page } = await enter(context, server, 'owner')
    await page.setViewportSize(phone)
    await openPage(page, server, '/settings/shop')
    await button('Navigation')(page)
    await page.getByRole('dialog').getByRole('link', { name: 'Overview' }).waitFor()
    await assertAccessible(page, 'the navigation')
    await button(/Maja Lind/)(page)
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await assertAccessible(page, 'the menu in the navigation')
  })

  async function enter(context: TestContext, server: RunningServer, role: Role): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role)
    return tab
  }

  async function visitSignedOut(context: TestContext, server: RunningServer): Promise<void> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    const { page } = tab
    await openPage(page, server, '/sign-in')
    await button('Sign in')(page)
    await check(page, 'sign-in')
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    await openPage(page, server, `/welcome#${token}`)
    await page.getByLabel('Your name').fill('Maja')
    await check(page, 'welcome')
    await page.goto(`${server.url}/dashboard/welcome#dead`)
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor()
    await check(page, 'a dead link')
    assertNoProblems(tab, 401, 404)
  }

  it('also where nothing can be read, and each page has a way out', async (context) => {
    const server = await startServer(context)
    const { context: profile } = await newTab(browser)
    context.after(() => profile.close())
    await enterAs(profile, server)
    await profile.route(/\/admin\/api\/(?!session)/, (route) => route.abort())
    const opened = await Promise.all(
      pagesThatRead.map(async (path) => {
        const page = await profile.newPage()
        await page.goto(`${server.url}/dashboard${path}`)
        await page.getByText('This could not be loaded').first().waitFor()
        return { page, path }
      }),
    )
    for (const { page, path } of isWhole ? opened : opened.slice(0, 4)) {
      await page.bringToFront()
      await assertAccessible(page, `${path}, unreadable`)
    }
    await profile.unrouteAll()
    for (const { page } of opened) {
      await page.getByRole('button', { name: 'Try again' }).evaluateAll((all) => {
        for (const again of all) again.click()
      })
      await page.getByText('This could not be loaded').first().waitFor({ state: 'detached' })
    }
  })
})

async function visit(tab: Tab, server: RunningServer, states: readonly State[]): Promise<void> {
  const foreign = recordForeign(tab.context, server.url)
  for (const { path, open } of states) {
    await openPage(tab.page, server, path)
    await open?.[1](tab.page)
    await check(tab.page, `${path} ${open?.[0] ?? ''}`)
  }
  assertNoProblems(tab, 404)
  assert.deepEqual(foreign, [])
}

/** At both sizes, and then as narrow as WCAG asks for (1.4.10). Afterwards it is as large as before. */
async function check(page: Page, where: string): Promise<void> {
  for (const [screen, viewport] of Object.entries(screens)) {
    await page.setViewportSize(viewport)
    // As high as the page: what happens to lie half under a bar that stays in sight is no target that is too small.
    const height = await page.locator(':root').evaluate(({ scrollHeight }) => Number(scrollHeight))
    await page.setViewportSize({ width: viewport.width, height })
    await assertAccessible(page, `${where} on a ${screen}`)
  }
  await page.setViewportSize({ width: 320, height: phone.height })
  await eventually(async () => {
    const width = await page.locator(':root').evaluate(({ scrollWidth }) => scrollWidth)
    assert.equal(width, 320, `${where} scrolls sideways`)
  })
  await page.setViewportSize(desktop)
}

async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ORD-12345, Pay in 3' }).click()
  await press(page.getByRole('button', { name: 'Try it', exact: true }), '/try')
  await page.getByText('Answered', { exact: true }).waitFor()
}

async function makeKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Chatbot')
  await press(page.getByRole('button', { name: 'Create key' }), '/api-keys')
  await page.getByText('Copy it now').waitFor()
}

async function chooseFile(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a CSV file' }).click()
  const buffer = Buffer.from('Bestellnummer;Klarna-Bestellkennung;Rechnungsempfängeremailadresse\n1001;;\n')
  await (await chooser).setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Start the import' }).waitFor()
}

async function openUserMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Maja Lind/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
}

/** With words as long as shoppers have them, and a conversation in every state. */
async function busyServer(context: TestContext): Promise<RunningServer> {
  const server = await startServer(context, { demo: true })
  const agent = await signedIn(server, 'agent', 'Noor Aziz')
  const said = async (...messages: string[]): Promise<string> => {
    const somebody = shopper(server)
    let id = ''
    for (const message of messages) id = (await somebody.say(message)).conversation_id
    return id
  }
  const german = await said(
    'Wann ist die nächste Ratenzahlungsvereinbarungsfälligkeit? ORD-12345, anna@example.com',
    'danke!',
  )
  await said('Milloin seuraava maksuerä erääntyy? ORD-12345, anna@example.com', 'Haluan puhua ihmiselle')
  await said('Is ORD-12345 paid? someone@example.com')
  const taken = await said(
    'Has my refund been processed? ABC123, anna@example.com',
    'I want to talk to a person',
  )
  await agent.post(`/conversations/${taken}/take`)
  await agent.post(`/conversations/${taken}/reply`, { text: 'Hello! I look at your order right now.' })
  const resolved = await said('I want to talk to a person')
  await agent.post(`/conversations/${resolved}/resolve`)
  await disagree(server, german)
  return server
}

/** Two things in which the shop’s record of Anna’s order differs from Klarna; one of them is settled. */
async function disagree(server: RunningServer, conversationId: string): Promise<void> {
  const { storage, now } = await server.scope()
  const klarnaOrderId = parseKlarnaOrderId('b1881b52-b923-4a4c-9f42-841b3c774c1d')
  assert.ok(klarnaOrderId !== undefined)
  const refunded = (amount: number) => ({ amount, currency: 'SEK' }) as const
  await storage.disagreements.note(
    {
      klarnaOrderId,
      source: 'shopify',
      orderNumber: 'ORD-12345',
      shopSays: { cancelled: true, paid: true, refunded: refunded(120_000) },
      klarnaSays: { status: 'captured', captured: refunded(120_000), refunded: refunded(0) },
      comparison: { differ: ['refunded_only_at_shop', 'cancelled_only_at_shop'], agree: [] },
    },
    now(),
  )
  await storage.disagreements.show(klarnaOrderId, conversationId, now())
  const [first] = await storage.disagreements.list({ settled: false }, 1)
  await storage.disagreements.settle(first?.id ?? '', 'Noor Aziz', now())
}

async function conversationsOf(server: RunningServer): Promise<readonly State[]> {
  const { storage } = await server.scope()
  const agent = await signedIn(server, 'agent', 'Eva Berg')
  const answer = JSON.parse((await agent.get('/conversations')).text) as { conversations: { id: string }[] }
  assert.ok(storage && answer.conversations.length === 5)
  return answer.conversations.map(({ id }) => ({ path: `/conversations/${id}` }))
}
