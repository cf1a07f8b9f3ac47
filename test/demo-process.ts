import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Fault } from '../simulator/faults.ts'
import { send } from './http.ts'

export type DemoOptions = {
  /** More arguments of `kvitto demo`. */
  readonly args?: readonly string[]
  /** Written to a file for `--orders`. */
  readonly orders?: readonly object[]
  /** Beside the test's own environment. Without a budget unless it says otherwise; `undefined` removes one. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** A demo in a process of its own, as somebody starts it who types `kvitto demo`. */
export type DemoProcess = {
  readonly url: string
  readonly mcpUrl: string
  readonly simulatorUrl: string
  readonly apiKey: string
  readonly shopId: string
  readonly widgetKey: string
  /** Signs in the demo's owner. */
  readonly dashboardUrl: string
  /** All that it has written to stderr so far. */
  readonly log: () => string
  readonly fault: (fault: Omit<Fault, 'times'> & { readonly times?: number }) => Promise<void>
  readonly clearFaults: () => Promise<void>
  /** Also clears what the demo remembers: answers, attempts, limits, budget. */
  readonly replaceOrders: (orders: readonly object[]) => Promise<void>
  readonly requests: () => Promise<readonly LoggedRequest[]>
  readonly forgetRequests: () => Promise<void>
  /** Ends it and returns its exit code. */
  readonly stop: () => Promise<number | null>
}

export type LoggedRequest = z.infer<typeof loggedRequest>

const loggedRequest = z.object({ method: z.string(), path: z.string(), at: z.string() })

const root = resolve(import.meta.dirname, '..')
const startsWithinMs = 20_000
const stopsWithinMs = 10_000

const addresses = z.object({
  url: z.string(),
  mcp_url: z.string(),
  simulator_url: z.string(),
  api_key: z.string(),
  shop_id: z.string(),
  widget_key: z.string(),
  dashboard_url: z.string(),
})

/** Starts a demo on free ports; it is stopped after the test, or with this process. */
export async function startDemoProcess(
  context: { after(stop: () => Promise<unknown>): void },
  options: DemoOptions = {},
): Promise<DemoProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-demo-'))
  const args = ['src/main.ts', 'demo', '--port', '0', '--json', ...(options.args ?? [])]
  if (options.orders !== undefined) {
    const file = join(folder, 'orders.json')
    await writeFile(file, JSON.stringify(options.orders))
    args.push('--orders', file)
  }
  const environment = { ...process.env, KVITTO_KLARNA_BUDGET: '0', ...options.environment }
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = stopper(child)
  context.after(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })
  const log: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text))
  const started = addresses.parse(JSON.parse(await firstLine(child, () => log.join(''))))
  const control = (method: string, path: string, body?: unknown) =>
    controlCall(`${started.simulator_url}/_simulator${path}`, method, body)
  return {
    url: started.url,
    mcpUrl: started.mcp_url,
    simulatorUrl: started.simulator_url,
    apiKey: started.api_key,
    shopId: started.shop_id,
    widgetKey: started.widget_key,
    dashboardUrl: started.dashboard_url,
    log: () => log.join(''),
    fault: async (fault) => void (await control('POST', '/faults', fault)),
    clearFaults: async () => void (await control('DELETE', '/faults')),
    replaceOrders: async (orders) => void (await control('PUT', '/orders', orders)),
    requests: async () => z.array(loggedRequest).parse(await control('GET', '/requests')),
    forgetRequests: async () => void (await control('DELETE', '/requests')),
    stop,
  }
}

function firstLine(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolveLine, reject) => {
    const { stdout } = child
    if (stdout === null) throw new Error('The demo has no stdout')
    const timer = setTimeout(() => fail('is still not up'), startsWithinMs)
    const fail = (what: string): void => reject(new Error(`The demo ${what}. It said:\n${log()}`))
    const onExit = (code: number | null): void => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    }
    child.once('exit', onExit)
    child.once('error', (error) => fail(error.message))
    createInterface({ input: stdout }).once('line', (line) => {
      clearTimeout(timer)
      child.off('exit', onExit)
      resolveLine(line)
    })
  })
}

/** Ends the process by its ID, gently first; whatever ends this process ends it too. */
function stopper(child: ChildProcess): () => Promise<number | null> {
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  const onSignal = (): void => {
    kill()
    process.exit(1)
  }
  process.once('exit', kill)
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
  const ended = new Promise<number | null>((done) => {
    child.once('error', () => done(null))
    child.once('exit', (code) => {
      process.off('exit', kill)
      process.off('SIGTERM', onSignal)
      process.off('SIGINT', onSignal)
      done(code)
    })
  })
  return async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(kill, stopsWithinMs)
    const code = await ended
    clearTimeout(timer)
    return code
  }
}

async function controlCall(url: string, method: string, body: unknown): Promise<unknown> {
  const answer = await send(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (answer.status !== 200) throw new Error(`The simulator refused: ${answer.text}`)
  return JSON.parse(answer.text)
}
