import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Browser, Page } from 'playwright-core'
import { deliver as tellOfShopify } from '../../simulator/shopify/deliver.ts'
import { type Variant, variants } from '../../simulator/shopify/shopify-order.ts'
import { simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { deliver as tellOfWoo } from '../../simulator/woocommerce/deliver.ts'
import { readKey, startWooCommerce, type WooCommerce } from '../../simulator/woocommerce/start-woocommerce.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { signedIn } from '../admin.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { selfSigned } from '../self-signed.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import {
  assertAccessible,
  assertMarked,
  assertNoProblems,
  assertNotInPage,
  enterAs,
  notice,
  openPage,
  press,
  stepsOf,
} from './dashboard.ts'
import { Keyboard } from './keyboard.ts'

const klarnaOrderId = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const createdAt = new Date(testNow.getTime() - 24 * 60 * 60_000)
const shopifyPath = '/integrations/platforms/shopify'
const woocommercePath = '/integrations/platforms/woocommerce'

/** As Shopify shows it below its list of webhooks. */
const signingSecret = '5d1c4e0b'.repeat(8)

/** Orders #1001, #1002, … of these kinds. */
const orders = (...kinds: readonly Variant[]) =>
  kinds.map((kind, index) =>
    variants[kind]({
      name: `#${1001 + index}`,
      klarnaOrderId,
      email: 'anna@example.com',
      createdAt: createdAt.toISOString(),
    }),
  )

describe('connecting a platform in the browser', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('leads to a Shopify shop by way of all that can be wrong', async (context) => {
    const shopify = await startShopify({ now: () => testNow, orders: orders('no app', 'no app', 'card') })
    context.after(() => shopify.close())
    const server = await startServer(context, { environment: { KVITTO_SHOPIFY_URL: shopify.origin } })
    const tab = await enter(context, server)
    const { page } = tab
    const step = stepsOf(context)
    const connect = () => press(page.getByRole('button', { name: 'Connect', exact: true }), shopifyPath)
    const enterAll = async (secret: string = simulatedShop.client.secret) => {
      await page.getByLabel('Shop', { exact: true }).fill('kvitto-simulator')
      await page.getByRole('textbox', { name: 'Client ID' }).fill(simulatedShop.client.id)
      await page.getByLabel('Client secret', { exact: true }).fill(secret)
    }

    await step('an address that is none of Shopify’s is marked, with the one that it wants', async () => {
      await openPage(page, server, '/integrations')
      await page.getByRole('link', { name: 'Connect Shopify' }).click()
      await page.getByRole('heading', { name: 'Connect your Shopify shop' }).waitFor()
      await enterAll()
      await page.getByLabel('Shop', { exact: true }).fill('www.shop.example')
      assert.equal((await connect()).status(), 400)
      await assertMarked(page, 'Shop', /NAME\.myshopify\.com/)
      await assertAccessible(page, 'an address that is none')
    })

    await step('credentials that Shopify does not take, with where to copy them', async () => {
      await enterAll('shpss_not_this_one')
      assert.equal((await connect()).status(), 422)
      await assertMarked(page, 'Client secret', /does not take these credentials.*Dev Dashboard/)
    })

    await step('an app that is not installed in the shop', async () => {
      shopify.change({ app: 'app_not_installed' })
      await enterAll()
      assert.equal((await connect()).status(), 422)
      await assertMarked(page, 'Shop', /not installed in this shop.*install it/)
      shopify.change({ app: 'installed' })
    })

    await step('an app that may not read orders, with the scope that it needs', async () => {
      shopify.change({ scopes: ['read_products'] })
      assert.equal((await connect()).status(), 422)
      await assertMarked(page, 'Client secret', /does not let them read orders.*read_orders/)
      shopify.change({ scopes: simulatedShop.scopes })
    })

    await step('Shopify out of reach: nothing that was typed is lost', async () => {
      shopify.fail({ reset: true, times: 9 })
      assert.equal((await connect()).status(), 422)
      await page.getByRole('alert').filter({ hasText: 'Shopify cannot be reached.' }).waitFor()
      await assertAccessible(page, 'Shopify out of reach')
      assert.equal(
        await page.getByRole('textbox', { name: 'Client ID' }).inputValue(),
        simulatedShop.client.id,
      )
      shopify.recover()
    })

    await step('a Shopify that is too slow, while which the button turns', async () => {
      shopify.fail({ delayMs: 60_000, times: 9 })
      const answer = connect()
      await page.locator('button[type=submit][data-loading]').waitFor()
      assert.equal((await answer).status(), 422)
      await page.getByRole('alert').filter({ hasText: 'Shopify did not answer in time.' }).waitFor()
      shopify.recover()
    })

    await step(
      'connected, and no order carries a Klarna order ID: what is missing, and the way',
      async () => {
        assert.equal((await connect()).status(), 200)
        await notice(page, 'Shopify is connected.').waitFor()
        await page.getByRole('heading', { name: 'Your connection' }).waitFor()
        const found = page.getByRole('region', { name: 'What it can find' })
        await found.getByText('0 of 2').waitFor()
        await found.getByText(/^2 orders: .*no recent order carries a Klarna order ID/).waitFor()
        await found.getByText(/Install Klarna’s On-site messaging app/).waitFor()
        await page.getByRole('button', { name: 'How the Klarna order ID gets into Shopify' }).click()
        await page.getByText('Leave Extended Access on in it.').waitFor()
        await assertAccessible(page, 'no order carries an ID')
        await assertNotInPage(page, simulatedShop.client.secret)
      },
    )

    await step('connected, and the orders of before lead nowhere, while the new ones do', async () => {
      shopify.replaceOrders(orders('note', 'note written over', 'Shopify Payments', 'card'))
      await press(page.getByRole('button', { name: 'Test again' }), `${shopifyPath}/test`)
      await page.getByRole('status').filter({ hasText: 'It works' }).waitFor()
      const found = page.getByRole('region', { name: 'What it can find' })
      await found.getByText('1 of 3').waitFor()
      const reasons = found.getByRole('list', { name: 'Why the others cannot be found' })
      assert.deepEqual(await reasons.getByRole('listitem').count(), 2)
      await assertAccessible(page, 'connected')
    })

    await step('a connection that Shopify takes back says so, here and among the others', async () => {
      shopify.revokeTokens()
      shopify.change({ client: { id: simulatedShop.client.id, secret: 'shpss_another_by_now' } })
      await press(page.getByRole('button', { name: 'Test again' }), `${shopifyPath}/test`)
      await page.getByText('Needs attention').waitFor()
      await page.getByText('Until this is mended').waitFor()
      await assertAccessible(page, 'needs attention')
      await page.getByRole('link', { name: 'Integrations', exact: true }).first().click()
      const card = page.getByRole('region', { name: 'Shopify' })
      await card.getByText('Needs attention').waitFor()
      await card.getByRole('link', { name: 'See what to do' }).click()
      shopify.change({ client: simulatedShop.client })
    })

    await step('disconnected, after a question, and the form is back', async () => {
      await page.getByRole('button', { name: 'Disconnect' }).click()
      const dialog = page.getByRole('dialog', { name: 'Disconnect Shopify?' })
      await dialog.getByText('In Shopify nothing changes.').waitFor()
      await press(dialog.getByRole('button', { name: 'Disconnect' }), shopifyPath)
      await notice(page, 'Shopify is disconnected.').waitFor()
      await page.getByRole('heading', { name: 'Connect your Shopify shop' }).waitFor()
      const { sources } = await server.scope()
      assert.deepEqual(sources, [])
    })

    assertNoProblems(tab, 400, 422)
  })

  it('leads to a WooCommerce shop by way of all that can be wrong, by keyboard alone', async (context) => {
    const { woo, server } = await wooServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    const keyboard = new Keyboard(page)
    const step = stepsOf(context)
    const form = async (values: { address?: string; key?: string; secret?: string }) => {
      await keyboard.press('ControlOrMeta+Home')
      await page.locator('h1').focus()
      await keyboard.goTo('textbox', 'Address of the shop')
      await keyboard.write(values.address ?? woo.origin)
      await keyboard.goTo('textbox', 'Consumer key')
      await keyboard.write(values.key ?? readKey.consumerKey)
      await keyboard.goTo('textbox', 'Consumer secret')
      await keyboard.write(values.secret ?? readKey.consumerSecret)
    }
    const connect = () => answerTo(page, woocommercePath, () => keyboard.press('Enter'))
    const refusedAt = async (field: string, why: RegExp) => {
      assert.ok([400, 422].includes(await connect()))
      await keyboard.isBroughtTo('textbox', field)
      await assertMarked(page, field, why)
    }

    await step('nothing entered, or an address without https or not of the internet', async () => {
      await openPage(page, server, '/integrations')
      await keyboard.goTo('link', 'Connect WooCommerce')
      await keyboard.press('Enter')
      await keyboard.isBroughtTo('heading', 'WooCommerce')
      await keyboard.goTo('button', 'Connect')
      await keyboard.press('Enter')
      await keyboard.isBroughtTo('textbox', 'Address of the shop')
      await assertMarked(page, 'Address of the shop', /Enter the address/)
      await assertAccessible(page, 'nothing entered')
      await form({ address: 'http://shop.example' })
      await refusedAt('Address of the shop', /A shop without https cannot be connected/)
      await keyboard.write('https://127.0.0.1:1')
      await refusedAt('Address of the shop', /not one of the public internet/)
    })

    await step('a key that the shop does not know', async () => {
      await form({ key: 'ck_0123456789', secret: 'cs_0123456789' })
      await refusedAt('Consumer secret', /does not take these credentials.*Make a new key/)
    })

    await step('a server that keeps the key from WooCommerce, a firewall, a shop that is away', async () => {
      const away: readonly (readonly [() => void, RegExp])[] = [
        [() => woo.change({ keepsAuthorization: false }), /keeps the key.*CGIPassAuth/],
        [() => woo.fail({ malformed: 'page', status: 403, times: 9 }), /a firewall.*\/wp-json\//],
        [() => woo.fail({ reset: true, times: 9 }), /cannot be reached/],
      ]
      await form({})
      for (const [prepare, words] of away) {
        prepare()
        assert.equal(await connect(), 422)
        await page.getByRole('alert').filter({ hasText: words }).waitFor()
        await keyboard.isBroughtTo('textbox', 'Consumer secret')
        woo.recover()
        woo.change({ keepsAuthorization: true })
      }
      await assertAccessible(page, 'a shop that is away')
    })

    await step('connected, with what it finds, and why not the rest', async () => {
      assert.equal(await connect(), 200)
      await notice(page, 'WooCommerce is connected.').waitFor()
      await keyboard.isBroughtTo('heading', 'Your connection')
      const found = page.getByRole('region', { name: 'What it can find' })
      await found.getByText('1 of 3').waitFor()
      await found.getByText(/Paid in Klarna Checkout, which is Kustom’s now/).waitFor()
      await assertAccessible(page, 'connected')
      await assertNotInPage(page, readKey.consumerSecret)
    })

    await step('disconnected, after a question', async () => {
      await keyboard.goTo('button', 'Disconnect')
      await keyboard.press('Enter')
      await keyboard.isBroughtTo('button', 'Cancel')
      await keyboard.goTo('button', 'Disconnect')
      assert.equal(await answerTo(page, woocommercePath, () => keyboard.press('Enter')), 200)
      await keyboard.isBroughtTo('heading', 'Connect your WooCommerce shop')
      assert.deepEqual((await server.scope()).sources, [])
    })

    assertNoProblems(tab, 400, 422)
  })

  it('has Shopify’s webhooks heard once their secret is entered, and no longer once it is removed', async (context) => {
    const [order] = orders('note')
    assert.ok(order !== undefined)
    const shopify = await startShopify({ now: () => testNow, orders: [order] })
    context.after(() => shopify.close())
    const server = await startServer(context, { environment: { KVITTO_SHOPIFY_URL: shopify.origin } })
    const form = { kind: 'token', shop: shopify.host, access_token: simulatedShop.accessToken ?? '' }
    assert.equal((await (await signedIn(server)).put(shopifyPath, form)).status, 200)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/integrations/shopify')
    const card = page.getByRole('region', { name: 'Webhooks' })
    await card.getByText('Settings → Notifications → Webhooks').waitFor()
    const address = await card.getByRole('textbox', { name: 'Address for the webhooks' }).inputValue()
    const tell = async (changedAt: Date, secret = signingSecret) =>
      (await tellOfShopify(address, { order, id: 1, shop: shopify.host, secret, changedAt })).status
    const now = () => server.shops.now()
    assert.equal(await tell(now()), 401)

    await card.getByLabel('Signing secret', { exact: true }).fill('two words')
    await press(card.getByRole('button', { name: 'Save the secret' }), `${shopifyPath}/webhook`)
    await assertMarked(page, 'Signing secret', /Copy it again/)
    await assertAccessible(page, 'no secret of Shopify’s')
    await card.getByLabel('Signing secret', { exact: true }).fill(signingSecret)
    await press(card.getByRole('button', { name: 'Save the secret' }), `${shopifyPath}/webhook`)
    await notice(page, 'The secret is saved.').waitFor()
    await card.getByText(`ends in ${signingSecret.slice(-4)}`).waitFor()
    await card.getByText('not yet').waitFor()
    await assertNotInPage(page, signingSecret)

    assert.equal(await tell(now()), 200)
    await openPage(page, server, '/integrations/shopify')
    await card.locator('time').waitFor()
    await assertAccessible(page, 'heard')
    await card.getByRole('button', { name: 'Remove the secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove the secret?' })
    await press(dialog.getByRole('button', { name: 'Remove' }), `${shopifyPath}/webhook`)
    await card.getByText('none yet').waitFor()
    assert.equal(await tell(now()), 401)
    assertNoProblems(tab, 400)
  })

  it('makes the secret of WooCommerce’s webhooks, and shows it once', async (context) => {
    const { woo, server } = await wooServer(context)
    const { consumerKey: consumer_key, consumerSecret: consumer_secret } = readKey
    const form = { address: woo.origin, consumer_key, consumer_secret }
    assert.equal((await (await signedIn(server)).put(woocommercePath, form)).status, 200)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/integrations/woocommerce')
    const card = page.getByRole('region', { name: 'Webhooks' })
    const address = await card.getByRole('textbox', { name: 'Address for the webhooks' }).inputValue()
    const order = wooOrder({ id: 1001, klarnaOrderId, createdAt, billing: { email: 'anna@example.com' } })
    const tell = async (secret: string) =>
      (await tellOfWoo(address, { order, secret, changedAt: server.shops.now() })).status

    await press(card.getByRole('button', { name: 'Make a secret' }), `${woocommercePath}/webhook`)
    await card.getByText('Copy the secret now').waitFor()
    const secret = await card.getByRole('textbox', { name: 'Secret', exact: true }).inputValue()
    await assertAccessible(page, 'a secret that is shown once')
    assert.equal(await tell(secret), 200)
    await card.getByRole('button', { name: 'I have copied it' }).click()
    await assertNotInPage(page, secret)
    await page.reload()
    await card.locator('time').waitFor()
    await assertNotInPage(page, secret)

    await card.getByRole('button', { name: 'Make another secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make another secret?' })
    await press(dialog.getByRole('button', { name: 'Make another' }), `${woocommercePath}/webhook`)
    await card.getByText('Copy the secret now').waitFor()
    const next = await card.getByRole('textbox', { name: 'Secret', exact: true }).inputValue()
    assert.notEqual(next, secret)
    assert.equal(await tell(secret), 401)
    assertNoProblems(tab)
  })

  async function enter(context: TestContext, server: RunningServer): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server)
    return tab
  }
})

/** A shop over https on this machine, which Kvitto is allowed to ask. */
async function wooServer(context: TestContext): Promise<{ woo: WooCommerce; server: RunningServer }> {
  const tls = selfSigned([])
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, tls.cert])
  context.after(() => setDefaultCACertificates(trusted))
  const order = { klarnaOrderId, createdAt, billing: { email: 'anna@example.com' } }
  const woo = await startWooCommerce({
    tls,
    orders: [
      wooOrder({ ...order, id: 1001 }),
      wooOrder({ ...order, id: 1002, variant: 'kco' }),
      wooOrder({ ...order, id: 1003, variant: 'no_id' }),
    ],
  })
  context.after(() => woo.close())
  const { host } = new URL(woo.origin)
  const server = await startServer(context, { environment: { KVITTO_EGRESS_ALLOW: host } })
  return { woo, server }
}

/** The status of what the server answers to a change that is set off so. */
async function answerTo(page: Page, path: string, act: () => Promise<void>): Promise<number> {
  const answer = page.waitForResponse((response) => {
    return response.request().method() !== 'GET' && new URL(response.url()).pathname.endsWith(path)
  })
  const [response] = await Promise.all([answer, act()])
  return response.status()
}
