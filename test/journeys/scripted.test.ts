import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { languages } from '../../src/languages/index.ts'
import { kvitto } from '../command-line.ts'

const folder = new URL('..', import.meta.url).pathname

/** `npm run eval:conversations` holds each twice. */
describe('the scripted conversations', () => {
  it('are 30 at least in English and 6 in every other language', () => {
    for (const { tag } of languages) {
      const lines = readFileSync(join(folder, 'conversations', `${tag}.jsonl`), 'utf8')
        .trim()
        .split('\n')
      assert.ok(lines.length >= (tag === 'en' ? 30 : 6), `${tag}: ${lines.length}`)
    }
  })

  it('are 120 at least, and all go as scripted', async () => {
    const files = filesIn('conversations')
    // In three processes: most of the time is the wait before "no match".
    const shares = [0, 1, 2].map((share) => files.filter((_, index) => index % 3 === share))
    const held = await Promise.all(shares.map((share) => kvitto(['eval', '--json', ...share])))
    const report = z.looseObject({ conversations: z.number(), deviations: z.array(z.unknown()) })
    const reports = held.map(({ stdout }) => report.parse(JSON.parse(stdout)))
    const conversations = reports.reduce((sum, each) => sum + each.conversations, 0)
    assert.ok(conversations >= 120, `${conversations} conversations`)
    assert.deepEqual(
      reports.flatMap(({ deviations }) => deviations),
      [],
    )
    assert.deepEqual(
      held.map(({ code }) => code),
      [0, 0, 0],
    )
  })
})

/** `npm run eval:messages` shows the figures; these are floors, below which something has broken. */
describe('the messages that were written with no sight of the phrases', () => {
  it('are understood as well as they were', async () => {
    const { stdout } = await kvitto(['eval', '--json', ...filesIn('understanding/held-out')])
    const share = z.looseObject({ share: z.number() })
    const report = z.looseObject({ all: z.looseObject({ intents: share, slots: share, language: share }) })
    const { all } = report.parse(JSON.parse(stdout))
    assert.ok(all.intents.share >= 0.92, `intents ${all.intents.share}`)
    assert.ok(all.slots.share >= 0.99, `slots ${all.slots.share}`)
    assert.ok(all.language.share >= 0.97, `language ${all.language.share}`)
  })
})

function filesIn(name: string): readonly string[] {
  return readdirSync(join(folder, name)).map((file) => join(folder, name, file))
}
