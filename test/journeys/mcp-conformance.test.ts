import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startDemoProcess } from '../demo-process.ts'

const suite = fileURLToPath(import.meta.resolve('@modelcontextprotocol/conformance/dist/index.js'))
const revisions = ['2025-06-18', '2025-11-25', '2026-07-28'] as const

const fixtureTool = 'calls a fixture tool of the suite, which a server of real tools does not have'
const noPrompts = 'there are no prompts'
const noResources = 'there are no resources'
const noInput = 'no tool asks back: all that it needs is in its input'
const noCompletion = 'nothing is completed: references and emails must never be guessed'
const noLogging = 'the log goes to the merchant, not to the caller'

/**
 * What a server with nothing but tools of its own cannot pass, and why: a whole scenario, or the named checks of one.
 * Everything else passes.
 */
const notForUs: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'tools-call-simple-text': fixtureTool,
  'tools-call-image': fixtureTool,
  'tools-call-audio': fixtureTool,
  'tools-call-embedded-resource': fixtureTool,
  'tools-call-mixed-content': fixtureTool,
  'tools-call-error': fixtureTool,
  'tools-call-with-logging': noLogging,
  'tools-call-with-progress': fixtureTool,
  'tools-call-sampling': noInput,
  'tools-call-elicitation': noInput,
  'elicitation-sep1034-defaults': noInput,
  'elicitation-sep1330-enums': noInput,
  'json-schema-2020-12': fixtureTool,
  'logging-set-level': noLogging,
  'completion-complete': noCompletion,
  'resources-list': noResources,
  'resources-read-text': noResources,
  'resources-read-binary': noResources,
  'resources-templates-read': noResources,
  'resources-subscribe': noResources,
  'resources-unsubscribe': noResources,
  'prompts-list': noPrompts,
  'prompts-get-simple': noPrompts,
  'prompts-get-with-args': noPrompts,
  'prompts-get-embedded-resource': noPrompts,
  'prompts-get-with-image': noPrompts,
  'http-custom-header-server-validation':
    'no input travels in a header of its own: an email does not belong in one',
  'input-required-result-basic-elicitation': noInput,
  'input-required-result-basic-sampling': noInput,
  'input-required-result-basic-list-roots': noInput,
  'input-required-result-request-state': noInput,
  'input-required-result-multiple-input-requests': noInput,
  'input-required-result-multi-round': noInput,
  'input-required-result-non-tool-request': noPrompts,
  'input-required-result-result-type': noInput,
  'input-required-result-tampered-state': noInput,
  'input-required-result-capability-check': noInput,
  caching: {
    'sep-2549-prompts-list-caching-hints': noPrompts,
    'sep-2549-resources-list-caching-hints': noResources,
    'sep-2549-resources-templates-list-caching-hints': noResources,
  },
  'server-stateless': {
    'sep-2575-server-rejects-undeclared-capability': fixtureTool,
    'sep-2575-missing-capability-http-400': fixtureTool,
    'sep-2575-http-server-no-independent-requests-on-stream': fixtureTool,
    'sep-2575-server-no-log-without-loglevel': fixtureTool,
  },
}

describe('the conformance suite of MCP', () => {
  for (const revision of revisions) {
    it(`passes for ${revision}, but for what a server with tools alone does not have`, async (context) => {
      const demo = await startDemoProcess(context)
      const port = await startKeyProxy(context, demo)
      const results = await run(context, `http://localhost:${port}/mcp`, revision)
      assert.ok(results.size > 20, `${results.size} scenarios ran`)
      const unexpected = [...results].flatMap(([scenario, failed]) => {
        const known = notForUs[scenario]
        if (known === undefined) return failed.map((check) => `${scenario}: ${check} fails`)
        if (typeof known === 'string') return failed.length > 0 ? [] : [`${scenario} passes now`]
        return [
          ...failed.filter((check) => !(check in known)).map((check) => `${scenario}: ${check} fails`),
          ...Object.keys(known)
            .filter((check) => !failed.includes(check))
            .map((check) => `${scenario}: ${check} passes now`),
        ]
      })
      assert.deepEqual(unexpected, [])
      ranOnce.push(...results.keys())
    })
  }

  it('has every scenario of the table', () => {
    assert.deepEqual(
      Object.keys(notForUs).filter((scenario) => !ranOnce.includes(scenario)),
      [],
    )
  })
})

const ranOnce: string[] = []

const checks = z.array(z.looseObject({ id: z.string(), status: z.string() }))

/** The checks that failed, by scenario. */
async function run(context: TestContext, url: string, revision: string): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-conformance-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const output = await runSuite(context, [
    ...['server', '--url', url, '--spec-version', revision],
    ...['--suite', 'all', '--output-dir', folder],
  ])
  const results = new Map<string, string[]>()
  for (const name of await readdir(folder)) {
    const scenario = /^server-(.+?)-\d{4}-\d{2}-\d{2}T[\d-]+Z$/.exec(name)?.[1]
    assert.ok(scenario !== undefined, name)
    const found = checks.parse(JSON.parse(await readFile(join(folder, name, 'checks.json'), 'utf8')))
    const failed = found.filter(({ status }) => status === 'FAILURE').map(({ id }) => id)
    results.set(scenario, failed)
  }
  // The suite says for itself how many there were: none is lost on the way through the files.
  assert.equal(results.size, output.match(/^=== Running scenario: /gm)?.length, output)
  return results
}

function runSuite(context: TestContext, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [suite, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 90_000,
    signal: context.signal,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((done, reject) => {
    child.once('error', reject)
    child.once('close', () => done(output))
  })
}

/** The suite knows no API key, so this stands in front of the server and adds it; all else goes through as it is. */
async function startKeyProxy(
  context: TestContext,
  demo: { readonly url: string; readonly apiKey: string },
): Promise<number> {
  const { port: target } = new URL(demo.url)
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const withKey = { ...headers, authorization: `Bearer ${demo.apiKey}` }
    const onward = request({ host: '127.0.0.1', port: target, path, method, headers: withKey }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  // `localhost` may be either address of this machine.
  await new Promise<void>((listening) => proxy.listen(0, 'localhost', listening))
  context.after(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  const address = proxy.address()
  assert.ok(typeof address === 'object' && address !== null)
  return address.port
}
