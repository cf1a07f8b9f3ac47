import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { signedIn } from '../admin.ts'
import { startServer } from '../running-server.ts'
import { launchBrowser, noBrowser } from './browser.ts'
import {
  assertFlawless,
  heardFromLog,
  launcherOf,
  listenToLogs,
  openChat,
  openDemoShop,
  say,
  shown,
  tabFor,
  transcript,
} from './chat.ts'

describe('a person in the widget', { skip: noBrowser, timeout: 120_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('is asked for, writes under her first name, and hands back to an assistant that asks anew', async (context) => {
    const tab = await tabFor(context, browser)
    await listenToLogs(tab.context)
    const server = await startServer(context, { demo: true })
    const agent = await signedIn(server, 'agent')
    await openDemoShop(tab, server)
    const panel = await openChat(tab.page)
    await say(panel, 'Is ORD-12345 paid? I am anna@example.com')
    await transcript(panel, 2)

    const person = panel.getByRole('button', { name: 'Talk to a person' })
    await person.click()
    await panel.getByText('A person has been asked for').waitFor()
    await transcript(panel, 4)
    assert.equal(await person.isVisible(), false)
    await assertFlawless(tab, 'waiting for a person')

    const [conversation] = await (await server.scope()).storage.conversations.list({}, 2)
    assert.ok(conversation)
    const act = async (action: string, body?: object): Promise<void> => {
      const answer = await agent.post(`/conversations/${conversation.id}/${action}`, body)
      assert.equal(answer.status, 200, answer.text)
    }
    await act('take')
    await panel.getByText('You are talking to Maja.').waitFor()
    await act('reply', { text: 'Hello Anna,\nhow can I help? <b>&amp;' })
    const lines = await transcript(panel, 5)
    assert.equal(lines.at(-1), 'agent: Hello Anna,\nhow can I help? <b>&amp;')
    const row = panel.locator('.message.from-agent')
    assert.equal(await row.locator('.from span').first().textContent(), 'Maja')
    await assertFlawless(tab, 'talking to a person')

    await say(panel, 'Where is my parcel?')
    assert.equal((await transcript(panel, 6)).at(-1), 'shopper: Where is my parcel?')
    assert.equal(await panel.locator('.details').isVisible(), false)

    await launcherOf(tab.page).click()
    await act('reply', { text: 'On its way.' })
    await tab.page.getByRole('button', { name: 'Chat (1)' }).waitFor()
    await launcherOf(tab.page).click()
    assert.equal((await transcript(panel, 7)).at(-1), 'agent: On its way.')

    await act('hand-back')
    await person.waitFor()
    assert.equal(await panel.locator('.status').textContent(), '')
    await say(panel, 'When is my next payment?')
    assert.match((await transcript(panel, 9)).at(-1) ?? '', /^assistant: .*order number/i)
    assert.deepEqual(await panel.locator('.details:visible label').count(), 2)

    const heard = await heardFromLog(panel)
    const said = (await shown(panel)).map((line) => line.slice(line.indexOf(': ') + 2))
    for (const text of said)
      assert.equal(heard.filter((words) => words.includes(text)).length, 1, `${text}\n${heard.join('\n')}`)
    assert.ok(heard.some((words) => /^Maja: .*On its way\./.test(words)))
    assert.deepEqual(tab.problems, [])
  })
})
