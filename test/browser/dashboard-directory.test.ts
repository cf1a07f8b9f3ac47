import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, JSHandle, Page } from 'playwright-core'
import type { Role } from '../../src/storage/storage.ts'
import { shopper } from '../chat.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import {
  assertAccessible,
  assertNoProblems,
  enterAs,
  eventually,
  notice,
  openPage,
  press,
  stepsOf,
} from './dashboard.ts'
import { Keyboard } from './keyboard.ts'

/** Anna's order ORD-12345 at the simulated Klarna. */
const annas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

/** As no shop heads its columns; two rows are of no use. */
const file = [
  'Beleg;Kunde;Klarna',
  `#7701;anna@example.com;${annas}`,
  '#7702;anna@example.com;not an ID',
  '#7703;anna@example.com;',
].join('\n')

describe('the order directory', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('is filled from a file in the browser, and a shopper’s question then finds the order', async (context) => {
    const server = await startServer(context, { fed: false })
    const tab = await enter(context, server, 'owner')
    const { page } = tab
    const step = stepsOf(context)
    const card = page.getByRole('region', { name: 'All orders so far, from a file' })
    const paid = 'Is my order paid? #7701, anna@example.com'

    await step('before, the number leads nowhere, and the page says what to do', async () => {
      assert.match((await shopper(server).say(paid)).reply, /Klarna order ID/)
      await openPage(page, server, '/integrations')
      await page.getByRole('link', { name: 'Send order numbers' }).click()
      await page.getByRole('heading', { name: 'No orders yet' }).waitFor()
      await assertAccessible(page, 'empty')
    })

    await step('a file that is none is refused, with what it should be', async () => {
      await choose(page, '')
      await card.getByRole('alert').waitFor()
      assert.match(await card.getByRole('alert').innerText(), /empty/)
      await assertAccessible(page, 'refused')
    })

    await step('of another its columns are shown, and nothing starts before they are of use', async () => {
      await choose(page, file)
      await card.getByText('The file has 3 columns, separated by semicolons.').waitFor()
      await card.getByText('Choose the column with the Klarna order ID.').waitFor()
      assert.ok(await card.getByRole('button', { name: 'Start the import' }).isDisabled())
      assert.doesNotMatch(await page.content(), /anna@example\.com<|#7701/)
      await assertAccessible(page, 'columns')
    })

    await step('it waits until somebody comes back', async () => {
      await page.reload()
      await card.getByText('The file has 3 columns').waitFor()
    })

    await step('with the columns corrected, by keyboard, it is imported', async () => {
      const keyboard = new Keyboard(page)
      await keyboard.goTo('combobox', 'Klarna order ID')
      await keyboard.write('Klarna')
      await keyboard.goTo('combobox', 'Order number')
      await keyboard.write('Beleg')
      await keyboard.goTo('combobox', 'Email')
      await keyboard.write('Kunde')
      await keyboard.goTo('button', 'Start the import')
      await keyboard.press('Enter')
      await card.getByRole('alert').filter({ hasText: 'The file is imported' }).waitFor()
      await keyboard.isBroughtTo('heading', 'All orders so far, from a file')
      await page.getByRole('heading', { name: '1 order', exact: true }).waitFor()
    })

    await step('the rows that were left out stand there with the reason, and in a file', async () => {
      await card.getByRole('cell', { name: /Klarna order ID must be UUID-shaped/ }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('link', { name: /CSV file/ }).click(),
      ])
      const chunks = await (await download.createReadStream()).toArray()
      const text = Buffer.concat(chunks).toString()
      assert.match(text, /^row,column,rule\n3,klarna_order_id,/)
      assert.doesNotMatch(text, /not an ID|anna/)
      await assertAccessible(page, 'done')
    })

    await step('and a shopper asks with the number', async () => {
      assert.match((await shopper(server).say(paid)).reply, /1,200\.00/)
      await openPage(page, server, '/integrations')
      await page.getByRole('region', { name: 'Order directory' }).getByText('Connected').waitFor()
    })

    assertNoProblems(tab, 422)
  })

  it('takes a file that is dropped, shows how far it has come, and stops when it is told to', async (context) => {
    const server = await startServer(context, { fed: false })
    const { page } = await enter(context, server, 'owner')
    const card = page.getByRole('region', { name: 'All orders so far, from a file' })
    await openPage(page, server, '/integrations/directory')
    const transfer = await page.evaluateHandle(manyRows, 400_000)
    await card.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: transfer })
    await card.getByRole('button', { name: 'Start the import' }).click()
    const bar = card.getByRole('progressbar')
    await bar.waitFor()
    await eventually(async () => assert.ok(Number(await bar.getAttribute('aria-valuenow')) > 0))
    await assertAccessible(page, 'running')
    // It goes on without the page.
    await page.reload()
    await bar.waitFor()
    await card.getByRole('button', { name: 'Cancel' }).click()
    const dialog = page.getByRole('dialog', { name: 'Cancel the import?' })
    await press(dialog.getByRole('button', { name: 'Cancel the import' }), '/directory/import')
    await notice(page, 'The import is cancelled.').waitFor()
    await card.getByRole('button', { name: 'Choose a CSV file' }).waitFor()
    assert.ok((await (await server.scope()).storage.directory.count()) < 400_000)
  })

  it('says why a file cannot be sent, and takes one that is called off and sent again', async (context) => {
    const server = await startServer(context, { fed: false })
    const { page } = await enter(context, server, 'owner')
    const card = page.getByRole('region', { name: 'All orders so far, from a file' })
    await openPage(page, server, '/integrations/directory')
    const drop = async (transfer: JSHandle) => {
      await card.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: transfer })
    }
    await drop(await page.evaluateHandle(tooLarge))
    await card.getByRole('alert').filter({ hasText: 'larger than 500 MB' }).waitFor()

    const upload = (url: URL) => url.pathname.endsWith('/directory/import')
    await page.route(upload, (route) => route.abort())
    await choose(page, file)
    await card.getByRole('alert').filter({ hasText: 'Kvitto cannot be reached' }).waitFor()
    await page.unroute(upload)

    // As on a line that does not move.
    await page.route(upload, () => undefined)
    await choose(page, file)
    await card.getByRole('status').filter({ hasText: 'Sending the file to Kvitto' }).waitFor()
    await assertAccessible(page, 'sending')
    await card.getByRole('button', { name: 'Cancel' }).click()
    await card.getByRole('button', { name: 'Choose a CSV file' }).waitFor()
    await page.unroute(upload)

    await choose(page, file)
    await card.getByText('The file has 3 columns').waitFor()
    await press(card.getByRole('button', { name: 'Discard the file' }), '/directory/import')
    await card.getByRole('button', { name: 'Choose a CSV file' }).waitFor()
  })

  it('has an address for Klarna, which an owner replaces', async (context) => {
    const server = await startServer(context)
    const { page } = await enter(context, server, 'owner')
    await openPage(page, server, '/integrations/directory')
    const address = page.getByRole('textbox', { name: 'Klarna’s push address' })
    const before = await address.inputValue()
    assert.match(before, /\/feeds\/v1\/.+\/klarna\/.+/)
    await page.getByRole('button', { name: 'Replace the address' }).click()
    const dialog = page.getByRole('dialog', { name: 'Replace the address?' })
    await press(dialog.getByRole('button', { name: 'Replace' }), '/directory/push')
    await notice(page, 'There is a new address.').waitFor()
    await eventually(async () => assert.notEqual(await address.inputValue(), before))
  })

  it('shows an agent how many orders there are, and nothing to press', async (context) => {
    const server = await startServer(context)
    const { page } = await enter(context, server, 'agent')
    await openPage(page, server, '/integrations/directory')
    await page.getByRole('heading', { name: /^\d+ orders$/ }).waitFor()
    assert.equal(await page.getByRole('main').getByRole('button').count(), 0)
    await assertAccessible(page, 'read only')
  })

  async function enter(context: TestContext, server: RunningServer, role: Role): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server, role)
    return tab
  }
})

async function choose(page: Page, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a CSV file' }).click(),
  ])
  await chooser.setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}

/** In the page: what somebody drags that holds a file of more than the server takes. */
function tooLarge(): unknown {
  const { DataTransfer } = globalThis as unknown as { DataTransfer: new () => object }
  const large = Object.defineProperty(new File([''], 'large.csv'), 'size', { value: 501 * 1024 * 1024 })
  return Object.defineProperty(new DataTransfer(), 'files', { value: { item: () => large } })
}

/** In the page: what somebody drags that holds a file with so many orders. */
function manyRows(rows: number): unknown {
  type Transfer = new () => { readonly items: { add(file: File): void } }
  const { DataTransfer } = globalThis as unknown as { DataTransfer: Transfer }
  const lines = Array.from({ length: rows }, (_, row) => {
    const hex = row.toString(16).padStart(12, '0')
    return `N-${row},b1881b52-b923-4a4c-9f42-${hex}`
  })
  const transfer = new DataTransfer()
  transfer.items.add(new File([['order_number,klarna_order_id', ...lines].join('\n')], 'many.csv'))
  return transfer
}
