import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm test`: lint, types, dead code, then every test, on SQLite and, where there is a server to be had, on Postgres.
 * Arguments are test files; without any, all run.
 */
const started = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'kvitto-test-'))
const requests = join(folder, 'klarna-requests.txt')
const chosen = process.argv.slice(2)
const files = globSync(chosen.length > 0 ? chosen : ['{src,simulator,web,test}/**/*.test.ts']).sort()
/** What measures time, or stops processes in mid-air, runs alone. */
const isAlone = (file: string): boolean =>
  /(answer|attempts|faults|import|load|no-oracle|pace|serve|verify|understand)\.test\.ts$/.test(file)
const bin = (name: string): string => join('node_modules', '.bin', name)

let failed = false
let stopPostgres = async (): Promise<void> => undefined
try {
  if (chosen.length === 0) {
    await step('lint and format', bin('biome'), ['check', '.'])
    await step('types', bin('tsc'), ['--noEmit'])
    await step('types of the pages', bin('tsc'), ['--noEmit', '-p', 'web/tsconfig.json'])
    await step('dead code', bin('knip'), [])
    await step('pages', process.execPath, ['web/build.ts'])
    await step('sizes of the pages', bin('size-limit'), [])
  }
  const postgres = await findPostgres()
  const environment = {
    ...(postgres === undefined ? {} : { KVITTO_TEST_POSTGRES: postgres }),
    KVITTO_TEST_REQUESTS: requests,
    // Each file is a process of its own, and loads much the same.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${new URL('./record-requests.ts', import.meta.url).href}`,
  }
  const runTests = async (name: string, concurrency: number, some: readonly string[]): Promise<void> => {
    const args = ['--test', '--test-timeout=240000', `--test-concurrency=${concurrency}`, ...some]
    if (some.length > 0) await step(name, process.execPath, args, environment)
  }
  // Three on two processors: many of them wait, for a browser, a server or a clock.
  await runTests(
    'tests, three files at a time',
    3,
    files.filter((file) => !isAlone(file)),
  )
  await runTests('tests, one file at a time', 1, files.filter(isAlone))
  checkRequests()
} finally {
  await stopPostgres()
  await rm(folder, { recursive: true, force: true })
}
console.log(
  `\n${failed ? '✗ Failed' : '✓ All passed'} in ${Math.round((performance.now() - started) / 1000)} s`,
)
process.exitCode = failed ? 1 : 0

async function step(
  name: string,
  command: string,
  args: readonly string[],
  environment: object = {},
): Promise<void> {
  const from = performance.now()
  const code = await run(command, args, environment)
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) failed = true
}

function run(command: string, args: readonly string[], environment: object): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
    child.once('close', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

/** What the whole run asked of Klarna: nothing but GET, and something at all. */
function checkRequests(): void {
  const lines = existsSync(requests) ? readFileSync(requests, 'utf8').split('\n').filter(Boolean) : []
  const writes = lines.filter((line) => !line.startsWith('GET '))
  if (writes.length > 0) {
    failed = true
    console.log(`✗ requests to Klarna: ${writes.length} were not GET: ${[...new Set(writes)].join(', ')}`)
  } else if (chosen.length === 0 && lines.length === 0) {
    failed = true
    console.log('✗ requests to Klarna: none was recorded, so nothing was shown')
  } else {
    console.log(`✓ requests to Klarna: ${lines.length}, each a GET`)
  }
}

/** The URL of a Postgres server: the one given, or one that is started here where its programs are installed. */
async function findPostgres(): Promise<string | undefined> {
  const given = process.env['KVITTO_TEST_POSTGRES']
  if (given !== undefined) return given
  const data = join(tmpdir(), `kvitto-postgres-${process.pid}`)
  const url = await output('test/start-postgres.sh', [data, String(await freePort())])
  if (url !== undefined) {
    stopPostgres = async () => {
      const pid = Number(readFileSync(join(data, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGINT')
      while (existsSync(join(data, 'data', 'postmaster.pid')))
        await new Promise((resolve) => setTimeout(resolve, 50))
      await rm(data, { recursive: true, force: true })
    }
    return url
  }
  if (/\bpostgres\b/.test(process.env['KVITTO_REQUIRE'] ?? '')) {
    failed = true
    console.log('✗ KVITTO_REQUIRE asks for Postgres, and none could be started')
  }
  console.log(
    '– Postgres: skipped. To run these tests too: apt-get install postgresql, or set KVITTO_TEST_POSTGRES',
  )
  return undefined
}

function output(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      // The server inherits the pipe, so its end never comes.
      if (text.endsWith('\n')) resolve(text.trim())
    })
    child.once('exit', (code) => code !== 0 && resolve(undefined))
    child.once('error', () => resolve(undefined))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 54_329))
    })
  })
}
