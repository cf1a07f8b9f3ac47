import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signedIn } from '../admin.ts'
import { bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import {
  assertMarked,
  assertNoProblems,
  assertNotInPage,
  enterAs,
  notice,
  openPage,
  press,
  stepsOf,
  untilLoaded,
} from './dashboard.ts'

const colleague = { name: 'Noor Aziz', email: 'noor@shop.example', password: 'five green kites by the sea' }

describe('the settings of the dashboard', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('let somebody in by invitation, change what they may do, and let them out at once', async (context) => {
    const server = await startServer(context)
    const step = stepsOf(context)
    const owner = await enter(context, server)
    const { page } = owner
    const invited = await newTab(browser)
    context.after(() => invited.context.close())
    let url = ''

    await step('the link of an invitation is shown once', async () => {
      await openPage(page, server, '/settings/people')
      await page.getByRole('button', { name: 'Invite someone' }).click()
      const dialog = page.getByRole('dialog', { name: 'Invite someone' })
      await dialog.getByLabel('Email').fill('noor')
      await dialog.getByRole('button', { name: 'Invite' }).click()
      await assertMarked(page, 'Email', /email/)
      await dialog.getByLabel('Email').fill(colleague.email)
      await press(dialog.getByRole('button', { name: 'Invite' }), '/invitations')
      url = await dialog.getByLabel('Link', { exact: true }).inputValue()
      assert.match(url, /\/dashboard\/welcome#/)
      await dialog.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('list', { name: 'Invitations' }).getByText(colleague.email).waitFor()
      await page.reload()
      await untilLoaded(page)
      await assertNotInPage(page, url.slice(url.indexOf('#') + 1))
    })

    await step(
      'who has it makes an account, in the role that was chosen, with the email it is for',
      async () => {
        await invited.page.goto(url)
        await invited.page.getByText('You are invited as agent.').waitFor()
        assert.equal(await invited.page.getByLabel('Email').getAttribute('readonly'), '')
        await invited.page.getByLabel('Your name').fill(colleague.name)
        await invited.page.getByLabel('Password', { exact: true }).fill(colleague.password)
        await press(invited.page.getByRole('button', { name: 'Sign in to the dashboard' }), '/links/use')
        await invited.page.getByRole('heading', { name: 'Overview' }).waitFor()
        await invited.page.getByText('Agent · Testbutiken').waitFor()
        await openPage(invited.page, server, '/settings/people')
        assert.equal(await invited.page.getByRole('tab', { name: 'People' }).count(), 0, 'not for agents')
      },
    )

    await step('a new role counts from the next page on', async () => {
      await openPage(page, server, '/settings/people')
      assert.equal(await page.getByRole('list', { name: 'Invitations' }).count(), 0, 'it is used')
      await page.getByLabel(`Role of ${colleague.name}`).selectOption('owner')
      await notice(page, `${colleague.name} has a new role.`).waitFor()
      await openPage(invited.page, server, '/settings/people')
      await invited.page.getByRole('button', { name: 'Invite someone' }).waitFor()
    })

    await step('who is removed is signed out with the next thing they do', async () => {
      await page.getByRole('button', { name: `Remove ${colleague.name}` }).click()
      const dialog = page.getByRole('dialog', { name: `Remove ${colleague.name}?` })
      await press(dialog.getByRole('button', { name: 'Remove' }), /\/people\//)
      await notice(page, `${colleague.name} is removed.`).waitFor()
      await invited.page.getByRole('tab', { name: 'API keys' }).click()
      await invited.page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await invited.page.getByLabel('Email').fill(colleague.email)
      await invited.page.getByLabel('Password', { exact: true }).fill(colleague.password)
      await press(invited.page.getByRole('button', { name: 'Sign in' }), '/session')
      await assertMarked(invited.page, 'Password', /do not fit together/)
    })

    assertNoProblems(owner)
    assertNoProblems(invited, 401, 403, 422)
  })

  it('give out an API key once, which works until it is deleted', async (context) => {
    const server = await startServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/settings/api-keys')
    await page.getByRole('button', { name: 'New key' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New API key' })
    await dialog.getByRole('button', { name: 'Create key' }).click()
    await assertMarked(page, 'Name', /what the key is for/)
    await dialog.getByLabel('Name').fill('Chatbot')
    await press(dialog.getByRole('button', { name: 'Create key' }), '/api-keys')
    const key = await dialog.getByLabel('Key', { exact: true }).inputValue()
    await dialog.getByRole('button', { name: 'I have copied it' }).click()
    assert.equal(await toolsWith(server, key), 200)
    await page.reload()
    await page.getByText('Chatbot', { exact: true }).waitFor()
    await assertNotInPage(page, key)
    await page.getByRole('button', { name: 'Delete the key “Chatbot”' }).click()
    await press(page.getByRole('dialog').getByRole('button', { name: 'Delete' }), /\/api-keys\//)
    await notice(page, 'The key “Chatbot” is deleted.').waitFor()
    assert.equal(await toolsWith(server, key), 401)
    assertNoProblems(tab)
  })

  it('change the shop’s name for shoppers, and the time zone that days are counted in', async (context) => {
    const server = await startServer(context)
    const tab = await enter(context, server)
    const { page } = tab
    await openPage(page, server, '/settings/shop')
    await page.getByLabel('Name').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await assertMarked(page, 'Name', /name that your shoppers know/)
    await page.getByLabel('Name').fill('Blå Båten')
    await chooseTimeZone(page, 'Auckland')
    await press(page.getByRole('button', { name: 'Save' }), '/shop')
    await notice(page, 'The shop is saved.').waitFor()
    await page.getByText('Owner · Blå Båten').waitFor()
    assert.equal((await server.shops.scope(server.shop.id))?.shop.timeZone, 'Pacific/Auckland')
    const chat = await newTab(browser)
    context.after(() => chat.context.close())
    await chat.page.goto(`${server.url}/chat/${server.shop.widgetKey}`)
    await chat.page.getByText('Blå Båten').first().waitFor()
    assertNoProblems(tab)
  })

  it('change one’s own password, which signs out everywhere else', async (context) => {
    const server = await startServer(context)
    const owner = await signedIn(server)
    const { email } = colleague
    const { url } = objectIn(await owner.post('/invitations', { email, role: 'viewer' }))
    const [here, elsewhere] = [await newTab(browser), await newTab(browser)]
    context.after(() => here.context.close())
    context.after(() => elsewhere.context.close())
    await here.page.goto(String(url))
    await here.page.getByLabel('Your name').fill(colleague.name)
    await here.page.getByLabel('Password', { exact: true }).fill(colleague.password)
    await here.page.getByRole('button', { name: 'Sign in to the dashboard' }).click()
    await here.page.getByRole('heading', { name: 'Overview' }).waitFor()
    await signIn(elsewhere.page, server, colleague.password)
    await elsewhere.page.getByRole('heading', { name: 'Overview' }).waitFor()

    await here.page.getByRole('button', { name: /Noor Aziz/ }).click()
    await here.page.getByRole('menuitem', { name: 'Change password' }).click()
    const dialog = here.page.getByRole('dialog', { name: 'Change password' })
    await dialog.getByLabel('Current password').fill('not that one at all')
    await dialog.getByLabel('New password').fill('nine old clocks in a row')
    await press(dialog.getByRole('button', { name: 'Change password' }), '/me/password')
    await assertMarked(here.page, 'Current password', /not your current password/)
    await dialog.getByLabel('Current password').fill(colleague.password)
    await press(dialog.getByRole('button', { name: 'Change password' }), '/me/password')
    await notice(here.page, 'Your password is changed.').waitFor()
    await elsewhere.page.getByRole('link', { name: 'Tools' }).click()
    await elsewhere.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signIn(elsewhere.page, server, 'nine old clocks in a row')
    await elsewhere.page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  async function enter(context: TestContext, server: RunningServer): Promise<Tab> {
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server)
    return tab
  }
})

async function toolsWith({ url }: RunningServer, key: string): Promise<number> {
  return (await send(`${url}/api/v1/tools`, { headers: bearer(key) })).status
}

async function chooseTimeZone(page: Page, city: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Time zone' })
  await field.click()
  await field.fill(city)
  await page.getByRole('option', { name: new RegExp(city) }).click()
}

async function signIn(page: Page, { url }: RunningServer, password: string): Promise<void> {
  await page.goto(`${url}/dashboard/sign-in`)
  await page.getByLabel('Email').fill(colleague.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
