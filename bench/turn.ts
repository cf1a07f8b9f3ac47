import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postChat } from '../test/chat.ts'
import { send } from '../test/http.ts'
import { knownOrder, manyOrders } from '../test/many-orders.ts'

/**
 * What a turn of the built-in engine costs, beside a bare Node server that does one GET to the simulator and returns a
 * string, in the same run and in turns with it. The server measured has one core; simulator and client share the
 * other. No budget, SQLite in a folder. Each turn begins a conversation and asks of an order of its own, so each costs
 * a claim, a GET, and a commit.
 */
const turns = Number(process.argv[2] ?? 1_000)
const rounds = 3
const atOnce = 8
const main = new URL('../bin/kvitto.js', import.meta.url).pathname
const bareServer = new URL('./bare-server.ts', import.meta.url).pathname
const account = { KLARNA_USERNAME: 'K123456_simulator', KLARNA_PASSWORD: 'simulator-password' }
const authorization = `Basic ${btoa(`${account.KLARNA_USERNAME}:${account.KLARNA_PASSWORD}`)}`

type Ask = (order: number) => Promise<unknown>
type Row = { readonly label: string; readonly times: number[]; perSecond: number }

const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
const children: ChildProcess[] = []
try {
  // Every measured turn, the first ones to warm up, and the same for each kind of run.
  const orders = manyOrders(turns * (rounds * 2 + 1))
  await writeFile(join(folder, 'orders.json'), JSON.stringify(orders))
  spawnSync('taskset', ['-cp', '1', String(process.pid)])
  const simulator = await start(1, [
    main,
    'simulator',
    '--port',
    '0',
    '--orders',
    join(folder, 'orders.json'),
  ])
  const environment = {
    ...account,
    KLARNA_ENV: 'playground',
    KVITTO_KLARNA_URL: simulator,
    KVITTO_KLARNA_BUDGET: '0',
    KVITTO_DATA: join(folder, 'data'),
  }
  const apiKey = spawnSync(process.execPath, [main, 'api-keys', 'create'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  }).stdout.trim()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await start(0, [main, 'serve', '--port', String(port)], environment, url)
  const bare = await start(0, [bareServer, simulator, authorization])
  const asks: Readonly<Record<string, Ask>> = {
    'bare Node server, one GET': (order) =>
      send(`${bare}/${knownOrder(order).id}`, { method: 'POST', body: '{}' }),
    'a turn of Kvitto': (order) => turn({ url, apiKey }, order),
  }
  print(await measure(asks))
} finally {
  for (const child of children.reverse()) child.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}

async function turn(server: { readonly url: string; readonly apiKey: string }, order: number): Promise<void> {
  const { id, email } = knownOrder(order)
  const message = `Is my order ${id} paid? My email is ${email}`
  const answer = await postChat(server, { message, end_user: `shopper-${order}` })
  if (!answer.text.includes('"answered"')) throw new Error(`A turn went wrong: ${answer.text}`)
}

async function measure(asks: Readonly<Record<string, Ask>>): Promise<readonly Row[]> {
  const rows: Row[] = Object.keys(asks).map((label) => ({ label, times: [], perSecond: 0 }))
  let next = 0
  const range = (count: number): number[] => Array.from({ length: count }, () => next++)
  const warm = range(turns)
  for (const ask of Object.values(asks)) for (const order of warm) await ask(order)
  for (let round = 0; round < rounds; round += 1) {
    const [alone, together] = [range(turns), range(turns)]
    for (const row of rows) {
      const ask = asks[row.label]
      if (ask === undefined) continue
      for (const order of alone) row.times.push(await timed(() => ask(order)))
      row.perSecond = Math.max(row.perSecond, await throughput(ask, together))
    }
    process.stderr.write(`\r${round + 1}/${rounds}`)
  }
  process.stderr.write('\r        \r')
  return rows
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function throughput(ask: Ask, orders: readonly number[]): Promise<number> {
  const waiting = [...orders]
  const from = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let order = waiting.pop(); order !== undefined; order = waiting.pop()) await ask(order)
    }),
  )
  return orders.length / ((performance.now() - from) / 1_000)
}

function print(rows: readonly Row[]): void {
  const base = percentile(rows[0]?.times ?? [], 0.5)
  console.log(`Node ${process.version}, ${rounds} rounds of ${turns} turns each, one server core\n`)
  console.log('                            median ms   p99 ms   over bare ms   ratio   turns/s (8 at once)')
  for (const { label, times, perSecond } of rows) {
    const middle = percentile(times, 0.5)
    const cells = [
      middle.toFixed(2).padStart(9),
      percentile(times, 0.99).toFixed(2).padStart(8),
      (middle - base).toFixed(2).padStart(14),
      (middle / base).toFixed(1).padStart(7),
      perSecond.toFixed(0).padStart(21),
    ]
    console.log(`${label.padEnd(27)} ${cells.join(' ')}`)
  }
  console.log('\nAim: the median within 1 ms of the bare server.')
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Starts a server on one core, and returns the address that it prints; of several, the one asked for. */
function start(
  core: number,
  args: readonly string[],
  environment: object = {},
  expected = 'http://127.0.0.1:',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', String(core), process.execPath, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    let said = ''
    let isUp = false
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        // What is logged later is read and forgotten.
        if (isUp) return
        said += text
        const origins = said.match(/http:\/\/127\.0\.0\.1:\d+(?=\s|")/g) ?? []
        const origin = origins.find((found) => found.startsWith(expected))
        if (origin === undefined) return
        isUp = true
        resolve(origin)
      })
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}:\n${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
