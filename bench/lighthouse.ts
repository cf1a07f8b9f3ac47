import { createServer } from 'node:net'
import lighthouse from 'lighthouse'
import type { Browser } from 'playwright-core'
import { launchBrowser, newTab, phone } from '../test/browser/browser.ts'
import { startDemoProcess } from '../test/demo-process.ts'

/**
 * What the widget costs a shop's page before anybody opens it: Lighthouse on the demo's shop page with and without the
 * script tag, in turns, the median of each (7 rounds; `npm run bench:lighthouse 15` takes more). Lighthouse's own
 * settings: a phone with a slow network and a quarter of this machine's speed. Its main thread is by the clock, so it
 * grows with whatever else the machine does, and a median of three still moves by 150 ms; the time of the processor
 * beside it does not, and is at full speed. The page is on this machine and asks nothing of another; Lighthouse sends
 * no reports.
 */
const rounds = Number(process.argv[2] ?? 7)
const largestMs = 33

type Figures = {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly layoutShift: number
  readonly mainThreadMs: number
  readonly processorMs: number
}

const afterwards: (() => Promise<unknown>)[] = []
try {
  const demo = await startDemoProcess({ after: (stop) => void afterwards.push(stop) })
  const port = await freePort()
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  afterwards.push(() => browser.close())
  const page = `${demo.url}/demo-shop/`
  const pages = { without: `${page}?without-widget`, with: page } as const
  // The first page that a browser opens is slower than any other.
  await measure(pages.without, port, browser)
  const taken: Record<keyof typeof pages, Figures[]> = { without: [], with: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const which of ['without', 'with'] as const)
      taken[which].push(await measure(pages[which], port, browser))
  report(medians(taken.without), medians(taken.with))
} finally {
  for (const stop of afterwards.reverse()) await stop()
}

async function measure(url: string, port: number, browser: Browser, triesLeft = 3): Promise<Figures> {
  const onlyCategories = ['performance', 'accessibility', 'best-practices']
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories })
  const problem = result === undefined ? 'no result' : result.lhr.runtimeError?.message
  if (result === undefined || problem !== undefined) {
    // On a busy machine Chromium now and then begins its trace too late.
    if (triesLeft > 1) return measure(url, port, browser, triesLeft - 1)
    throw new Error(`Lighthouse could not measure ${url}: ${problem}`)
  }
  const { categories, audits } = result.lhr
  const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100)
  const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    layoutShift: value('cumulative-layout-shift'),
    mainThreadMs: value('mainthread-work-breakdown'),
    processorMs: await processorTime(url, browser),
  }
}

/** All that the page's main thread did until the network was quiet. */
async function processorTime(url: string, browser: Browser): Promise<number> {
  const { page, context } = await newTab(browser, { viewport: phone })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url, { waitUntil: 'networkidle' })
  const { metrics } = await session.send('Performance.getMetrics')
  await context.close()
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

function medians(runs: readonly Figures[]): Figures {
  const median = (of: (figures: Figures) => number): number =>
    runs.map(of).sort((one, other) => one - other)[Math.floor(runs.length / 2)] ?? Number.NaN
  return {
    performance: median(({ performance }) => performance),
    accessibility: median(({ accessibility }) => accessibility),
    bestPractices: median(({ bestPractices }) => bestPractices),
    layoutShift: median(({ layoutShift }) => layoutShift),
    mainThreadMs: median(({ mainThreadMs }) => mainThreadMs),
    processorMs: median(({ processorMs }) => processorMs),
  }
}

function report(without: Figures, withWidget: Figures): void {
  const row = (label: string, before: number, after: number, digits = 0): void => {
    const cells = [before.toFixed(digits), after.toFixed(digits), (after - before).toFixed(digits)]
    const ratio = before === 0 ? '–' : (after / before).toFixed(2)
    console.log([label.padEnd(20), ...[...cells, ratio].map((cell) => cell.padStart(12))].join(''))
  }
  console.log(
    `Median of ${rounds}`.padEnd(20) +
      ['without', 'with', 'difference', 'ratio'].map((cell) => cell.padStart(12)).join(''),
  )
  row('performance', without.performance, withWidget.performance)
  row('accessibility', without.accessibility, withWidget.accessibility)
  row('best practices', without.bestPractices, withWidget.bestPractices)
  row('layout shift', without.layoutShift, withWidget.layoutShift, 3)
  row('main thread, ms', without.mainThreadMs, withWidget.mainThreadMs)
  row('processor, ms', without.processorMs, withWidget.processorMs, 1)
  const aims: readonly (readonly [string, boolean])[] = [
    ['the same performance', withWidget.performance >= without.performance],
    ['accessibility 100', withWidget.accessibility === 100],
    ['best practices 100', withWidget.bestPractices === 100],
    ['no layout shift', withWidget.layoutShift === 0],
    [
      `at most ${largestMs} ms more of the main thread`,
      withWidget.mainThreadMs - without.mainThreadMs <= largestMs,
    ],
  ]
  for (const [aim, isMet] of aims) console.log(`${isMet ? '✓' : '✗'} ${aim}`)
  if (aims.some(([, isMet]) => !isMet)) process.exitCode = 1
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
