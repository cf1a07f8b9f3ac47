import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { startServer } from '../running-server.ts'
import { launchBrowser, newTab, noBrowser } from './browser.ts'
import { assertNoProblems, enterAs, openPage, recordForeign } from './dashboard.ts'

/** Bytes of JavaScript, packed with gzip, that the first page after signing in may need. */
const budget = 300_000

describe('the first view of the dashboard', { skip: noBrowser, timeout: 60_000 }, () => {
  let browser: Browser

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it(`needs less than ${budget / 1_000} kB of JavaScript, and nothing from elsewhere`, async (context) => {
    const server = await startServer(context)
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server)
    const foreign = recordForeign(tab.context, server.url)
    const scripts: Promise<readonly [path: string, bytes: number]>[] = []
    tab.page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js'))
        scripts.push(response.body().then((body) => [pathname, gzipSync(body).length] as const))
    })
    await openPage(tab.page, server, '/')
    await tab.page.waitForLoadState('networkidle')
    const sizes = await Promise.all(scripts)
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
    context.diagnostic(`${(total / 1_000).toFixed(0)} kB in ${sizes.length} files`)
    assert.ok(total > 0 && total < budget, `${total} bytes: ${sizes.join('\n')}`)
    assert.deepEqual(foreign, [])
    assertNoProblems(tab)
  })

  it('is kept by the browser: a second one fetches no script again', async (context) => {
    const server = await startServer(context)
    const tab = await newTab(browser)
    context.after(() => tab.context.close())
    await enterAs(tab.context, server)
    const asked = () => server.log.filter((line) => line.includes('/dashboard/assets/')).length
    await openPage(tab.page, server, '/')
    const first = asked()
    assert.ok(first > 0, 'the log tells of files')
    await openPage(tab.page, server, '/')
    assert.equal(asked(), first)
  })
})
