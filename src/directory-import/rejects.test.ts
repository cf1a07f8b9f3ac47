import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { firstRejects, Rejects } from './rejects.ts'

it('fills no disk: of rows without end only the first are listed, also after an interruption', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-rejects-'))
  context.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'rejects.csv')
  let rejects = await Rejects.open(path, 0, 1_000)
  for (let row = 2; row < 5_000; row++) {
    rejects.add(row, { kind: 'bad', column: 'email', rule: 'needs the form name@domain' })
    if (row % 500 !== 0) continue
    await rejects.close()
    rejects = await Rejects.open(path, rejects.bytes, 1_000)
  }
  await rejects.close()
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  assert.equal(lines[0], 'row,column,rule')
  assert.ok(lines.length < 50, String(lines.length))
  assert.match(lines.at(-1) ?? '', /^\d+,,"more rows were left out from here on: /)
  assert.equal(lines.filter((line) => line.includes('more rows')).length, 1)
  assert.equal((await firstRejects(path, 100)).length, lines.length - 1)
})
