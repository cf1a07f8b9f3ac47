import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { BrowserContext, Locator, Page, Response } from 'playwright-core'
import { z } from 'zod'
import type { Role } from '../../src/storage/storage.ts'
import { signedIn, type Visitor } from '../admin.ts'
import type { RunningServer } from '../running-server.ts'
import { type Tab, violations } from './browser.ts'

/** Signs the profile in to the dashboard, as somebody new in this role. */
export async function enterAs(
  context: BrowserContext,
  server: Pick<RunningServer, 'url' | 'shops' | 'shop'>,
  role: Role = 'owner',
  personName?: string,
): Promise<Visitor> {
  const visitor = await signedIn(server, role, personName)
  const [name = '', value = ''] = visitor.cookie.split('=', 2)
  const { hostname: domain } = new URL(server.url)
  await context.addCookies([
    { name, value, domain, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' },
  ])
  return visitor
}

/** Opens a page of the dashboard and waits until it shows what it is about. `path` begins with `/`. */
export async function openPage(page: Page, { url }: { readonly url: string }, path: string): Promise<void> {
  await page.goto(`${url}/dashboard${path}`)
  await untilLoaded(page)
}

/** Waits until the page has its heading and nothing in it is still being fetched. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: /^Loading$/ })
    .first()
    .waitFor({ state: 'detached' })
}

/** Every answer of the dashboard's API from here on, with its headers, as text. */
export function recordAnswers(context: BrowserContext): () => Promise<readonly string[]> {
  const answers: Promise<string>[] = []
  context.on('response', (response) => {
    if (!response.url().includes('/admin/api/') || response.url().endsWith('/events')) return
    const about = `${response.request().method()} ${response.url()} ${JSON.stringify(response.headers())}`
    // An answer with no body has none to be read.
    answers.push(
      response.text().then(
        (text) => `${about}\n${text}`,
        () => about,
      ),
    )
  })
  return () => Promise.all(answers)
}

/** Every request that leaves for another origin than `url`, from here on. */
export function recordForeign(context: BrowserContext, url: string): readonly string[] {
  const foreign: string[] = []
  context.on('request', (request) => {
    const asked = new URL(request.url())
    if (!['data:', 'blob:'].includes(asked.protocol) && asked.origin !== url) foreign.push(request.url())
  })
  return foreign
}

const refused = /^Failed to load resource: the server responded with a status of (\d+)/

/** Nothing went wrong in the tab, beside the answers with one of these statuses, which the browser writes down too. */
export function assertNoProblems({ problems }: Tab, ...expected: readonly number[]): void {
  const others = problems.filter((problem) => !expected.includes(Number(refused.exec(problem)?.[1])))
  assert.deepEqual(others, [])
}

/** axe-core finds nothing: by all rules in light, and in dark by the one that is about colours. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  await turn(page, 'light')
  assert.deepEqual(await violations(page), [], `${where}, light`)
  await turn(page, 'dark')
  assert.deepEqual(await violations(page, ['color-contrast']), [], `${where}, dark`)
}

async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`:root[data-mantine-color-scheme=${colorScheme}]`).waitFor()
  await atRest(page)
}

const runningAnimations = `document.getAnimations().filter(
  ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
).length`

/** Waits until nothing fades or slides any more: what is half faded in has not its own contrast. */
export async function atRest(page: Page): Promise<void> {
  await eventually(async () => {
    const running = await page.evaluate(runningAnimations)
    assert.equal(running, 0, 'nothing moves')
  })
}

const described = z.object({ name: z.string(), isMarked: z.boolean(), description: z.string() })

/** The field that has the focus: its label, whether it is marked as wrong, and what it is described by. */
export async function focusedField(page: Page): Promise<z.infer<typeof described>> {
  return described.parse(
    await page.locator(':root').evaluate(({ ownerDocument: document }) => {
      const field = document.activeElement
      const group = field?.closest('[role=radiogroup]')
      const ids = [field, group].map((element) => element?.getAttribute('aria-describedby') ?? '').join(' ')
      const description = ids
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ')
        .trim()
      const name = field?.labels?.[0]?.textContent ?? field?.ariaLabel
      // A radio button cannot be marked by itself: its group is described by what is wrong.
      const isMarked = field?.ariaInvalid === 'true' || group?.ariaDescribedByElements?.length === 2
      return { name: name ?? '', isMarked, description }
    }),
  )
}

/** Waits until the field has the focus, is marked as wrong, and says why to whoever hears it. */
export async function assertMarked(page: Page, name: string, reason: RegExp): Promise<void> {
  await eventually(async () => {
    const field = await focusedField(page)
    assert.equal(field.name.slice(0, name.length), name)
    assert.match(field.description, reason)
    assert.ok(field.isMarked, `${name} is marked as wrong`)
  })
}

const tryAgainMs = 50

/** Asks again until it holds, and says why not where it does not within 5 seconds. */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  const until = performance.now() + 5_000
  for (;;)
    try {
      return await holds()
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs))
    }
}

/** The steps of a journey, as tests of their own. Where one fails, those that build on it are skipped. */
export function stepsOf(context: TestContext): (name: string, run: () => Promise<void>) => Promise<void> {
  let failed: string | undefined
  return async (name, run) => {
    const skip = failed === undefined ? false : `“${failed}” failed`
    await context.test(name, { skip }, async () => {
      failed = name
      await run()
      failed = undefined
    })
  }
}

/** Presses a button and waits for what the server answers to it; `path` is the end of the address that is asked. */
export async function press(button: Locator, path: string | RegExp): Promise<Response> {
  const answer = button.page().waitForResponse((response) => {
    const isChange = response.request().method() !== 'GET'
    const { pathname } = new URL(response.url())
    return isChange && (typeof path === 'string' ? pathname.endsWith(path) : path.test(pathname))
  })
  const [response] = await Promise.all([answer, button.click()])
  return response
}

/** A secret is in no field and nowhere in the page's markup. */
export async function assertNotInPage(page: Page, secret: string): Promise<void> {
  const fields: readonly string[] = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map(({ value }) => String(value)))
  for (const text of [...fields, await page.content()]) assert.ok(!text.includes(secret), text)
}

/** The notification with these words, as it is read out and shown. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text })
}
