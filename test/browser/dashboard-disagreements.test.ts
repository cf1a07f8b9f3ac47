import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { moneyBag, type ShopifyMoney, variants } from '../../simulator/shopify/shopify-order.ts'
import { type Shopify, simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { parseKlarnaOrderId } from '../../src/domain/klarna-order-id.ts'
import type { Role } from '../../src/storage/storage.ts'
import { signedIn } from '../admin.ts'
import { shopper } from '../chat.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import { assertAccessible, assertNoProblems, enterAs, notice, openPage, press, stepsOf } from './dashboard.ts'
import { Keyboard } from './keyboard.ts'

/** Anna's order: SEK 1,200.00, charged twenty days ago, with nothing paid back. */
const annas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const daysAgo = (days: number): string => new Date(testNow.getTime() - days * 24 * 60 * 60_000).toISOString()

/** As the shop has it: paid back in full. */
const paidBack: Partial<ShopifyMoney> = {
  displayFinancialStatus: 'REFUNDED',
  totalPriceSet: moneyBag('1200.00', 'SEK'),
  totalRefundedSet: moneyBag('1200.00', 'SEK'),
}
const asKlarna: Partial<ShopifyMoney> = {
  displayFinancialStatus: 'PAID',
  totalPriceSet: moneyBag('1200.00', 'SEK'),
  totalRefundedSet: moneyBag('0.00', 'SEK'),
}

describe('disagreements between the shop and Klarna', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('come from the chat into the dashboard, and leave it when they are settled', async (context) => {
    const { server, shopify } = await shopOnShopify(context, paidBack)
    const tab = await enter(context, server, 'agent')
    const { page } = tab
    const step = stepsOf(context)
    const ask = () => shopper(server).say('Has my refund been processed? #1001, anna@example.com')
    const counted = page.getByRole('link', { name: 'Disagreements 1 open' })

    await step('at first there are none, and the page says what it is for', async () => {
      await openPage(page, server, '/disagreements')
      await page.getByRole('heading', { name: 'No disagreements' }).waitFor()
      await assertAccessible(page, 'none')
    })

    await step('a shopper hears what Klarna has, and the open page shows that the shop differs', async () => {
      const { reply } = await ask()
      assert.match(reply, /has not registered a refund/)
      assert.doesNotMatch(reply, /Shopify|disagree/i)
      const card = page.getByRole('article', { name: '#1001' })
      await card.getByText('Refunded in the shop, not at Klarna').waitFor()
      assert.match(
        await card
          .getByText(/refunded\.$/)
          .first()
          .innerText(),
        /1.200[.,]00/,
      )
      await counted.waitFor()
      await assertAccessible(page, 'one')
    })

    await step('the way leads to the conversation, which tells of it beside the order', async () => {
      await page.getByRole('link', { name: 'Open the conversation about #1001' }).click()
      await page.getByRole('heading', { name: 'Shop and Klarna disagree' }).waitFor()
      const row = page.getByRole('region', { name: 'List' }).getByRole('link', { name: /Has my refund/ })
      await row.getByText('Shop and Klarna disagree').waitFor()
      await assertAccessible(page, 'the conversation')
    })

    await step('the list of conversations can be narrowed to them', async () => {
      await shopper(server).say('Hello!')
      await openPage(page, server, '/conversations')
      const rows = page.getByRole('region', { name: 'List' }).getByRole('listitem')
      await page.getByRole('region', { name: 'List' }).getByText('Hello!').waitFor()
      assert.equal(await rows.count(), 2)
      await page.getByRole('button', { name: 'Filters' }).click()
      await page.getByLabel('Flag').selectOption('Shop and Klarna disagree')
      await page.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('region', { name: 'List' }).getByText('Hello!').waitFor({ state: 'detached' })
      assert.equal(await rows.count(), 1)
    })

    await step('an agent marks it as settled, by keyboard, and it is among the settled', async () => {
      await openPage(page, server, '/disagreements')
      const keyboard = new Keyboard(page)
      await keyboard.goTo('button', 'Mark as settled: #1001')
      await keyboard.press('Enter')
      await notice(page, 'The disagreement about #1001 is settled.').waitFor()
      await page.getByRole('heading', { name: 'No disagreements' }).waitFor()
      await keyboard.isBroughtTo('heading', 'Disagreements')
      await counted.waitFor({ state: 'detached' })
      await page.getByRole('tab', { name: 'Settled' }).click()
      await page.getByText('Settled by Maja Lind').waitFor()
      await assertAccessible(page, 'settled')
      await openPage(page, server, '/conversations')
      await page.getByText('Has my refund').first().waitFor()
      assert.equal(await page.getByText('Shop and Klarna disagree').count(), 0)
    })

    await step('what both say again settles by itself', async () => {
      shopify.replaceOrders(ordersWith({ ...paidBack, totalRefundedSet: moneyBag('700.00', 'SEK') }))
      await ask()
      await counted.waitFor()
      shopify.replaceOrders(ordersWith(asKlarna))
      await ask()
      await counted.waitFor({ state: 'detached' })
      await openPage(page, server, '/disagreements/settled')
      await page.getByText('Shop and Klarna agree again').waitFor()
    })

    assertNoProblems(tab)
  })

  it('are shown to somebody who may only look, with nothing to press', async (context) => {
    const { server } = await shopOnShopify(context, paidBack)
    await shopper(server).say('Has my refund been processed? #1001, anna@example.com')
    const { page } = await enter(context, server, 'viewer')
    await openPage(page, server, '/disagreements')
    await page.getByRole('article', { name: '#1001' }).waitFor()
    assert.equal(await page.getByRole('button', { name: /settled/ }).count(), 0)
  })

  it('that a colleague has settled meanwhile leave the page, and it says who it was', async (context) => {
    const { server } = await shopOnShopify(context, paidBack)
    await shopper(server).say('Has my refund been processed? #1001, anna@example.com')
    const { page } = await enter(context, server, 'agent')
    // The page does not hear of it, as while the line is broken.
    await page.route('**/conversations/events', (route) => route.abort())
    await openPage(page, server, '/disagreements')
    await page.getByRole('article', { name: '#1001' }).waitFor()
    const colleague = await signedIn(server, 'agent', 'Noor Aziz')
    const { disagreements } = (await server.scope()).storage
    const [open] = await disagreements.list({ settled: false }, 1)
    assert.ok(open !== undefined)
    await colleague.post(`/disagreements/${open.id}/settle`)
    await press(page.getByRole('button', { name: 'Mark as settled: #1001' }), '/settle')
    await notice(page, 'Noor Aziz has settled this meanwhile.').waitFor()
    await page.getByRole('heading', { name: 'No disagreements' }).waitFor()
  })

  it('of which there are many come page by page, with the focus at the first that is new', async (context) => {
    const server = await startServer(context)
    const { storage, now } = await server.scope()
    const noted = (number: number) => {
      const klarnaOrderId = parseKlarnaOrderId(`b1881b52-b923-4a4c-9f42-${String(number).padStart(12, '0')}`)
      assert.ok(klarnaOrderId !== undefined)
      const money = (amount: number) => ({ amount, currency: 'SEK' }) as const
      const looked = {
        klarnaOrderId,
        source: 'shopify',
        orderNumber: `#${number}`,
        shopSays: { cancelled: false, paid: true, refunded: money(20_000) },
        klarnaSays: { status: 'captured', captured: money(120_000), refunded: money(0) },
        comparison: { differ: ['refunded_only_at_shop'], agree: [] },
      } as const
      return storage.disagreements.note(looked, new Date(now().getTime() - number * 1_000))
    }
    for (let number = 1; number <= 53; number += 1) await noted(number)
    const tab = await enter(context, server, 'viewer')
    const { page } = tab
    await openPage(page, server, '/disagreements')
    await page.getByRole('article', { name: '#1', exact: true }).waitFor()
    assert.equal(await page.getByRole('article').count(), 50)
    await page.getByRole('link', { name: 'Disagreements 53 open' }).waitFor()
    await page.getByRole('button', { name: 'Show more' }).click()
    await new Keyboard(page).isBroughtTo('heading', '#51')
    assert.equal(await page.getByRole('article').count(), 53)
    assertNoProblems(tab)
  })

  async function enter(context: TestContext, server: RunningServer, role: Role): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role)
    return tab
  }
})

async function shopOnShopify(
  context: TestContext,
  money: Partial<ShopifyMoney>,
): Promise<{ server: RunningServer; shopify: Shopify }> {
  const shopify = await startShopify({ now: () => testNow, orders: ordersWith(money) })
  context.after(() => shopify.close())
  const environment = { KVITTO_SHOPIFY_URL: shopify.origin }
  const server = await startServer(context, { fed: false, environment })
  const owner = await signedIn(server)
  const form = { kind: 'token', shop: shopify.host, access_token: simulatedShop.accessToken ?? '' }
  const connected = await owner.put('/integrations/platforms/shopify', form)
  assert.equal(connected.status, 200, connected.text)
  return { server, shopify }
}

function ordersWith(money: Partial<ShopifyMoney>) {
  const email = 'anna@example.com'
  const updated = { updatedAt: daysAgo(3), ...money }
  return [
    variants.note({ name: '#1001', klarnaOrderId: annas, email, createdAt: daysAgo(20), money: updated }),
  ]
}
