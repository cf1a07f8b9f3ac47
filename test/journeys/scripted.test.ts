import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { languages } from '../../src/languages/index.ts'
import { kvitto } from '../command-line.ts'

const folder = new URL('..', import.meta.url).pathname

function filesIn(name: string): readonly string[] {
  return readdirSync(join(folder, name)).map((file) => join(folder, name, file))
}

const share = z.looseObject({ share: z.number() })

/** `npm run eval:conversations` holds each twice. */
describe('the scripted conversations', () => {
  const tags = languages.map(({ tag }) => tag)

  it('are at least 120, 30 in English and 6 in every other language', async () => {
    const files = filesIn('conversations')
    assert.deepEqual(files.map((file) => file.slice(-8, -6)).toSorted(), tags.toSorted())
  })

  it('all go as scripted', async () => {
    const { code, stdout } = await kvitto(['eval', '--json', ...filesIn('conversations')])
    const { all } = z
      .looseObject({ all: z.looseObject({ conversations: z.number() }) })
      .parse(JSON.parse(stdout))
    assert.ok(all.conversations >= 120, `${all.conversations} conversations`)
    assert.equal(code, 0, stdout.slice(0, 4_000))
  })
})

/** `npm run eval:messages` shows the figures; these are floors, below which something has broken. */
describe('the messages that were written with no sight of the phrases', () => {
  it('are understood as well as they were', async () => {
    const { stdout } = await kvitto(['eval', '--json', ...filesIn('understanding/held-out')])
    const { all } = z
      .looseObject({ all: z.looseObject({ intents: share, slots: share, language: share }) })
      .parse(JSON.parse(stdout))
    assert.ok(all.intents.share >= 0.92, `intents ${all.intents.share}`)
    assert.ok(all.slots.share >= 0.99, `slots ${all.slots.share}`)
    assert.ok(all.language.share >= 0.97, `language ${all.language.share}`)
  })
})
