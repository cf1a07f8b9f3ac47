import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Fault } from '../../simulator/faults.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { folderFor, launchFor } from '../command-line.ts'
import { send } from '../http.ts'
import { launchBrowser, newTab, noBrowser, type Tab } from './browser.ts'
import {
  assertMarked,
  assertNoProblems,
  assertNotInPage,
  notice,
  openPage,
  press,
  recordAnswers,
  stepsOf,
  untilLoaded,
} from './dashboard.ts'

const email = 'maja.lind@shop.example'
const password = 'seven small boats at noon'
const simulatorPassword = 'simulator-password'

describe('the first start', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('leads a newcomer from the printed link to a connected Klarna, and lets nobody else in', async (context) => {
    const simulator = await startSimulator({ region: 'eu' })
    context.after(() => simulator.close())
    const { running, url, link } = await firstStart(context, simulator)
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    tab.page.setDefaultTimeout(15_000)
    const { page } = tab
    const step = stepsOf(context)
    const answers = recordAnswers(tab.context)

    await step('the account is made with it; passwords that are easily guessed are refused', async () => {
      await page.goto(link)
      await page.getByRole('heading', { name: 'Welcome to Kvitto' }).waitFor()
      assert.ok(!page.url().includes('#'), 'the token does not stay in the address')
      await page.getByLabel('Your name').fill('Maja Lind')
      await page.getByLabel('Email').fill(email)
      for (const [guessable, reason] of [
        ['', /at least 12 characters; this one has 0/],
        ['abc', /at least 12 characters; this one has 3/],
        ['aaaaaaaaaaaaaa', /repeats the same few characters/],
        ['maja.lind.2026', /little more than your name or email/],
      ] as const) {
        await page.getByLabel('Password', { exact: true }).fill(guessable)
        await page.getByRole('button', { name: 'Sign in to the dashboard' }).click()
        await assertMarked(page, 'Password', reason)
      }
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in to the dashboard' }).click()
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
    })

    await step('the first steps are shown, connecting Klarna first', async () => {
      await page.getByRole('heading', { name: 'First steps' }).waitFor()
      const steps = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) })
      assert.deepEqual(
        await steps.evaluateAll((items) =>
          items.map((item) =>
            [item.querySelector('h3'), item.querySelector('h3 + *')].map((part) => part?.textContent),
          ),
        ),
        [
          ['Connect Klarna', 'Next'],
          ['Try a tool', 'To do'],
          ['Put the widget on your site', 'To do'],
        ],
      )
      await page.getByRole('link', { name: 'Integrations' }).click()
      await page.getByRole('link', { name: 'Connect Klarna' }).click()
      await page.getByRole('heading', { name: 'Connect your account' }).waitFor()
    })

    await step('what is wrong with credentials is said at the field that is wrong', async () => {
      const connect = () =>
        press(page.getByRole('button', { name: 'Connect', exact: true }), '/integrations/klarna')
      const useAccount = async (username: string, secret: string) => {
        await page.getByLabel('Username', { exact: true }).fill(username)
        await page.getByLabel('Password', { exact: true }).fill(secret)
      }

      // Nothing at all.
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await assertMarked(page, 'Username', /Enter the username/)

      await useAccount('K123456_simulator', 'not-the-password')
      await connect()
      await assertMarked(page, 'Password', /None of Klarna's hosts takes these credentials/)

      await useAccount('maja@shop.example', 'not-the-password')
      await connect()
      await assertMarked(page, 'Username', /This username is an email/)

      await useAccount('PM12345_shop', simulatorPassword)
      await connect()
      await assertMarked(page, 'Username', /Kustom, another company/)

      // An account of the playground, as one that is live.
      await page.getByText('North America', { exact: true }).click()
      await useAccount('PN00036_simulator', simulatorPassword)
      await connect()
      await assertMarked(page, 'Test mode (Playground)', /Switch test mode on/)
      await page.getByRole('button', { name: 'Use North America, test mode' }).waitFor()

      // A key that says itself that it is for the playground.
      await page.getByText('API key', { exact: true }).click()
      await page.getByLabel('API key', { exact: true }).last().fill('klarna_test_api_simulator')
      await connect()
      await assertMarked(page, 'Test mode (Playground)', /Switch test mode on/)

      await page.getByText('Username and password', { exact: true }).click()
      await useAccount('K123456_simulator', simulatorPassword)
      await fault(simulator, { reset: true, times: 100 })
      await connect()
      await page.getByRole('alert').filter({ hasText: 'is out of reach' }).waitFor()
      await clearFaults(simulator)
    })

    await step('a file from Klarna’s portal fills in the form and is sent nowhere', async () => {
      const sent: string[] = []
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url())
      })
      await page.getByText('File from Klarna’s portal').click()
      const choose = async (name: string, text: string) => {
        const chooser = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: /^File/ }).click()
        await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      }
      await choose('holiday.txt', 'Sand, sea and a hat')
      await page
        .getByText('There is no username with a password and no API key to be found in holiday.txt')
        .waitFor()
      await choose('klarna.csv', `Username,Password\nK123456_simulator,${simulatorPassword}\n`)
      await page.getByText('The username K123456_simulator and its password.').waitFor()
      assert.equal(await page.getByLabel('Username', { exact: true }).inputValue(), 'K123456_simulator')
      assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), simulatorPassword)
      assert.deepEqual(sent, [])
    })

    await step('the region where Klarna takes them is offered, and one button connects', async () => {
      await press(page.getByRole('button', { name: 'Connect', exact: true }), '/integrations/klarna')
      await assertMarked(page, 'North America', /Choose the region Europe/)
      await page.getByRole('button', { name: 'Use Europe, live' }).click()
      await page.getByRole('heading', { name: 'Your connection' }).waitFor()
      await page.getByText('Connected', { exact: true }).first().waitFor()
      await notice(page, 'Klarna is connected.').waitFor()
    })

    await step('the password is nowhere any more: not in the page, not in any answer', async () => {
      await page.reload()
      await page.getByRole('heading', { name: 'Your connection' }).waitFor()
      await page.getByText('ends in word').waitFor()
      await assertNotInPage(page, simulatorPassword)
      const all = await answers()
      assert.ok(all.length > 10, 'answers were recorded')
      for (const answer of all) {
        assert.ok(!answer.includes(simulatorPassword), answer)
        assert.ok(!answer.includes(password), answer)
      }
    })

    await step('a test says whether it still works, and when not, what to do', async () => {
      const test = () => press(page.getByRole('button', { name: 'Test again' }), '/integrations/klarna/test')
      await test()
      await page.getByRole('status').filter({ hasText: 'It works' }).waitFor()
      await fault(simulator, { status: 401, times: 100 })
      await test()
      await page.getByRole('status').filter({ hasText: 'The test failed' }).waitFor()
      await page.getByText('Needs attention').first().waitFor()
      await page.getByText('Klarna refused the credentials').waitFor()
      await clearFaults(simulator)
      await openPage(page, { url }, '/integrations')
      const card = page.getByRole('region', { name: 'Klarna' })
      await card.getByText('Needs attention').waitFor()
      await card.getByRole('link', { name: 'See what to do' }).click()
      await test()
      await page.getByRole('status').filter({ hasText: 'It works' }).waitFor()
    })

    await step('a question that Klarna refuses to answer says so on the card too', async () => {
      await fault(simulator, { status: 401, times: 100 })
      await openPage(page, { url }, '/tools/get_order_status')
      await page.getByLabel('Order number').fill(simulator.orders()[0]?.order_id ?? '')
      await page.getByLabel('Email on the order').fill('anna@example.com')
      await press(page.getByRole('button', { name: 'Try it', exact: true }), '/try')
      await page.getByText('Klarna is not connected').waitFor()
      await clearFaults(simulator)
      await openPage(page, { url }, '/integrations')
      await page.getByRole('region', { name: 'Klarna' }).getByText('Needs attention').waitFor()
    })

    await step('another account takes its place, and it is disconnected', async () => {
      await openPage(page, { url }, '/integrations/klarna')
      await page.getByRole('button', { name: 'Replace' }).click()
      await page.getByRole('heading', { name: 'Put another account in its place' }).waitFor()
      await page.getByText('API key', { exact: true }).click()
      await page.getByLabel('API key', { exact: true }).last().fill('klarna_test_api_simulator')
      await page.getByText('Test mode (Playground)').click()
      await press(page.getByRole('button', { name: 'Connect', exact: true }), '/integrations/klarna')
      await page.getByRole('heading', { name: 'Your connection' }).waitFor()
      await page.getByText('Europe, test mode').waitFor()
      await page.getByRole('button', { name: 'Disconnect' }).click()
      const dialog = page.getByRole('dialog', { name: 'Disconnect Klarna?' })
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Disconnect' }).click()
      await dialog.getByRole('button', { name: 'Disconnect' }).click()
      await page.getByRole('heading', { name: 'Connect your account' }).waitFor()
      assert.equal(await page.getByLabel('Username', { exact: true }).inputValue(), '')
      assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '')
    })

    await step('the link is dead for whoever finds it', async () => {
      const other = await newTab(browser)
      context.after(() => other.context.close())
      await other.page.goto(link)
      await other.page.getByRole('heading', { name: 'This link does not work' }).waitFor()
      await other.page.getByRole('link', { name: 'To sign-in' }).click()
      await other.page.getByRole('heading', { name: 'Sign in' }).waitFor()
      assertNoProblems(other, 401, 404)
    })

    await step('who signs out comes back with the password alone, and a guesser has to wait', async () => {
      await page.getByRole('button', { name: /Maja Lind/ }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await page.goto(`${url}/dashboard/settings/people`)
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      const signIn = async (secret: string) => {
        await page.getByLabel('Email').fill(email)
        await page.getByLabel('Password', { exact: true }).fill(secret)
        await press(page.getByRole('button', { name: 'Sign in' }), '/session')
      }
      await signIn('seven small boats at one')
      await assertMarked(page, 'Password', /Email and password do not fit together/)
      await signIn(password)
      await page.getByRole('heading', { name: 'Settings' }).waitFor()
      await untilLoaded(page)
      assert.match(page.url(), /\/settings\/people$/)

      const guesser = await newTab(browser)
      context.after(() => guesser.context.close())
      await guesser.page.goto(`${url}/dashboard/sign-in`)
      await guessUntilThrottled(guesser)
    })

    await step('the link was for people: in no line of the log, where no secret is either', async () => {
      const { code, stdout, stderr } = await running.stop()
      assert.equal(code, 0, stderr)
      const logged = `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('{'))
      assert.ok(logged.length > 0, 'something is logged')
      assert.ok(stderr.includes(`\n  ${link}\n`))
      for (const secret of [link.slice(link.indexOf('#') + 1), password, simulatorPassword])
        assert.deepEqual(
          logged.filter((line) => line.includes(secret)),
          [],
        )
    })

    assertNoProblems(tab, 400, 401, 422)
  })
})

async function guessUntilThrottled({ page }: Tab): Promise<void> {
  await page.getByLabel('Email').fill(email)
  for (let guess = 1; guess <= 5; guess += 1) {
    await page.getByLabel('Password', { exact: true }).fill(`a wrong guess ${guess}`)
    await press(page.getByRole('button', { name: 'Sign in' }), '/session')
    await assertMarked(page, 'Password', /do not fit together/)
  }
  // Right, but too late.
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page.getByRole('button', { name: 'Sign in' }), '/session')
  await page
    .getByRole('alert')
    .filter({ hasText: /There were too many wrong passwords\. Try again in \d+ seconds\./ })
    .waitFor()
}

type Context = Parameters<typeof launchFor>[0] & Parameters<typeof folderFor>[0]

async function firstStart(context: Context, simulator: Simulator) {
  const folder = await folderFor(context)
  const running = launchFor(context, ['serve', '--port', '0', '--data', folder], {
    KVITTO_KLARNA_URL: simulator.origin,
    KVITTO_KLARNA_BUDGET: '0',
  })
  const said = await running.until(/\n {2}http\S+\/dashboard\/welcome#\S+\n/)
  const link = /http\S+\/dashboard\/welcome#\S+/.exec(said)?.[0] ?? ''
  return { running, url: new URL(link).origin, link }
}

async function fault({ origin }: Simulator, what: Fault): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const { status } = await send(`${origin}/_simulator/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify(what),
  })
  assert.equal(status, 200)
}

async function clearFaults({ origin }: Simulator): Promise<void> {
  assert.equal((await send(`${origin}/_simulator/faults`, { method: 'DELETE' })).status, 200)
}
