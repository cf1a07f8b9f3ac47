import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = new URL('../src/main.ts', import.meta.url).pathname

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }
type Settings = Readonly<Record<string, string>>
type Context = { after(end: () => Promise<void>): void }

/** One call of the real command line, in a process of its own with nothing of ours in its environment. */
export async function kvitto(args: readonly string[], settings: Settings = {}, input = ''): Promise<Ended> {
  const running = launch(args, settings)
  running.child.stdin?.end(input)
  return running.ended
}

export type Running = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves with all the output once it holds this. */
  until(pattern: RegExp): Promise<string>
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

export function launch(args: readonly string[], settings: Settings = {}): Running {
  const child = spawn(process.execPath, [main, ...args], { env: { ...bareEnvironment(), ...settings } })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text
      child.emit('output')
    })
  // Who ends early does not read all that is written.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...output }))
  })
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const all = output.stdout + output.stderr
        if (pattern.test(all)) resolve(all)
      }
      child.on('output', look)
      void ended.then(({ code }) =>
        reject(new Error(`It ended with ${code} before ${pattern}: ${output.stderr}`)),
      )
      look()
    })
  return {
    child,
    ended,
    until,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Ended after the test, however that went. */
export function launchFor(context: Context, args: readonly string[], settings: Settings = {}): Running {
  const running = launch(args, settings)
  context.after(async () => {
    await running.stop('SIGKILL')
  })
  return running
}

export async function folderFor(context: Context): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-command-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function bareEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(KVITTO_(?!TEST_)|KLARNA_|DATABASE_URL$|PORT$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}
