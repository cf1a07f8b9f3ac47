import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * How long Kvitto takes to start, beside a bare Node process in the same run: `mcp` to its list of tools, `serve` to
 * its first answer; and how much memory each then holds. The three in turn, so that a noisy machine is noisy for all.
 */
const rounds = Number(process.argv[2] ?? 15)
const main = new URL('../bin/kvitto.js', import.meta.url).pathname
const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
const data = join(folder, 'data')
const environment = {
  ...process.env,
  KVITTO_LOG_LEVEL: 'warn',
  TMPDIR: folder,
}

type Sample = { readonly milliseconds: number; readonly megabytes: number }

console.log(`Node ${process.version}, ${rounds} rounds, each process in turn\n`)
try {
  const cold = { bare: await bare(), mcp: await mcp(), serve: await serve() }
  const samples = { bare: [] as Sample[], mcp: [] as Sample[], serve: [] as Sample[] }
  for (let round = 0; round < rounds; round += 1) {
    samples.bare.push(await bare())
    samples.mcp.push(await mcp())
    samples.serve.push(await serve())
    process.stderr.write(`\r${round + 1}/${rounds}`)
  }
  process.stderr.write('\r        \r')
  const base = median(samples.bare.map((sample) => sample.milliseconds))
  console.log('process                    median ms   min–max ms   over bare ms   memory MB   first start ms')
  for (const [name, label] of [
    ['bare', 'bare Node, first line'],
    ['mcp', 'kvitto mcp, tools list'],
    ['serve', 'kvitto serve, listening'],
  ] as const) {
    const times = samples[name].map((sample) => sample.milliseconds)
    const middle = median(times)
    console.log(
      [
        label.padEnd(25),
        middle.toFixed(0).padStart(10),
        `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`.padStart(12),
        (middle - base).toFixed(0).padStart(14),
        median(samples[name].map((sample) => sample.megabytes))
          .toFixed(0)
          .padStart(11),
        cold[name].milliseconds.toFixed(0).padStart(16),
      ].join(' '),
    )
  }
  console.log(
    '\nAim: within 250 ms of bare Node, under 100 MB. The first start has nothing in its compile cache.',
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

function bare(): Promise<Sample> {
  return measure(['-e', 'console.log("ready"); setInterval(() => {}, 1000)'], (child, ready) =>
    child.stdout?.once('data', ready),
  )
}

function mcp(): Promise<Sample> {
  return measure([main, 'mcp', '--data', data], (child, ready) => {
    let received = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      received += chunk.toString('utf8')
      if (received.includes('get_capture_details')) ready()
    })
    const client = {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'bench', version: '1' },
    }
    for (const message of [
      { jsonrpc: '2.0', id: 1, method: 'initialize', params: client },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/list', params: {} },
    ]) {
      child.stdin?.write(`${JSON.stringify(message)}\n`)
    }
  })
}

async function serve(): Promise<Sample> {
  const port = await freePort()
  return measure([main, 'serve', '--data', data, '--port', String(port)], (child, ready) => {
    const poll = async (): Promise<void> => {
      while (child.exitCode === null) {
        const answered = await fetch(`http://127.0.0.1:${port}/livez`).then(
          (response) => response.ok,
          () => false,
        )
        if (answered) return ready()
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    void poll()
  })
}

function measure(
  args: readonly string[],
  watch: (child: ChildProcess, ready: () => void) => void,
): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(process.execPath, args, { env: environment, stdio: ['pipe', 'pipe', 'ignore'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
    let sample: Sample | undefined
    child.once('exit', (code) => {
      clearTimeout(timer)
      if (sample === undefined)
        reject(new Error(`node ${args.join(' ')} ended with ${code} before it was ready`))
      else resolve(sample)
    })
    watch(child, () => {
      if (sample !== undefined) return
      sample = { milliseconds: performance.now() - from, megabytes: residentMegabytes(child.pid) }
      // As a client ends it: its input closes. That also lets Node keep what it compiled.
      child.stdin?.end()
      if (!args.includes('mcp')) child.kill('SIGTERM')
    })
  })
}

/** Resident memory as the kernel counts it; 0 where there is no /proc. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
