import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { it } from 'node:test'
import { openStorage } from '../storage/open-storage.ts'
import { DirectoryImports, ImportRefusal } from './directory-imports.ts'

const hour = 60 * 60_000
const content = 'number,klarna_order_id\n1,11111111-2222-4333-8444-555555555555\n'

it('deletes a file that nobody has imported for a day, and one that was cut off on its way at once', async (context) => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'kvitto-imports-'))
  const storage = await openStorage({ file: ':memory:' })
  let now = new Date('2026-11-26T12:00:00Z')
  const failures: unknown[] = []
  const imports = new DirectoryImports({
    dataDirectory,
    isTemporary: false,
    storage,
    now: () => now,
    onFailure: (_shop, error) => failures.push(error),
  })
  context.after(async () => {
    await imports.close()
    await storage.close()
    await rm(dataDirectory, { recursive: true, force: true })
  })
  await imports.receive('shop-1', Readable.from([Buffer.from(content)]))
  const file = join(dataDirectory, 'imports', 'shop-1', 'orders.csv')
  now = new Date(now.getTime() + 23 * hour)
  await imports.sweep()
  assert.equal(existsSync(file), true)
  now = new Date(now.getTime() + 2 * hour)
  await imports.sweep()
  assert.deepEqual(await readdir(join(dataDirectory, 'imports')), [])
  assert.equal(await imports.find('shop-1'), undefined)

  const cut = Readable.from(
    (async function* () {
      yield Buffer.from(content)
      throw new Error('The browser has gone')
    })(),
  )
  await assert.rejects(imports.receive('shop-1', cut), /The browser has gone/)
  assert.deepEqual(await readdir(join(dataDirectory, 'imports')), [])
  const starting = { columns: undefined, hashKey: Buffer.alloc(32), onDone: async () => undefined }
  await assert.rejects(imports.start('shop-1', starting), ImportRefusal)
  assert.deepEqual(failures, [])
})
