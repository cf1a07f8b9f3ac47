import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

/** Where Debian puts it; another place by KVITTO_TEST_CHROMIUM. */
const executablePath = process.env['KVITTO_TEST_CHROMIUM'] ?? '/usr/bin/chromium'
const isThere = existsSync(executablePath)

if (!isThere && /\bchromium\b/.test(process.env['KVITTO_REQUIRE'] ?? ''))
  throw new Error(`KVITTO_REQUIRE asks for Chromium, and there is none at ${executablePath}`)

/** For the `skip` of a suite: false where the browser can be had. */
export const noBrowser = isThere
  ? false
  : `There is no Chromium at ${executablePath}: apt-get install chromium, or set KVITTO_TEST_CHROMIUM`

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

const launching = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
}

export function launchBrowser(moreArgs: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...launching, args: [...launching.args, ...moreArgs] })
}

/** A browser with this folder as its profile, whose settings may stand in `Default/Preferences`. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...launching, viewport: desktop, locale: 'en-GB' })
}

/** A page of a browser profile of its own, and everything that went wrong in it. */
export type Tab = {
  readonly page: Page
  readonly context: BrowserContext
  /** What pages wrote to the console as errors, uncaught errors, and reports of a broken policy. */
  readonly problems: readonly string[]
}

export async function newTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: desktop, locale: 'en-GB', ...options })
  return tabIn(context)
}

/** One more tab of the same profile. */
export async function tabIn(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => {
    // The driver’s own, now and then: it evaluates text in a page whose policy forbids that. Kvitto’s pages have no eval.
    if (error.name !== 'EvalError') problems.push(String(error))
  })
  return { page, context, problems }
}

export type Violation = { readonly id: string; readonly impact: string; readonly where: readonly string[] }

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core finds on the page as it is now, in all its frames of our own: by all its rules, or by these. */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const frame of page.frames()) {
    // Evaluated, not added as an element: the pages' policies stay as they are.
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(await axeSource())
    const results = await frame.evaluate(runAxe, rules)
    found.push(...results)
  }
  return found
}

async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return readFile(axePath, 'utf8')
}

/** Runs in the page. */
async function runAxe(rules: readonly string[] | undefined): Promise<Violation[]> {
  type Axe = {
    run(
      context: unknown,
      options: unknown,
    ): Promise<{ violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] }>
  }
  const { axe } = globalThis as unknown as { axe: Axe }
  const options = {
    iframes: false,
    runOnly: rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }
  const { violations } = await axe.run({ exclude: [] }, options)
  return violations.map(({ id, impact, nodes }) => ({
    id,
    impact: impact ?? '',
    where: nodes.map(({ target }) => target.map(String).join(' ')),
  }))
}
