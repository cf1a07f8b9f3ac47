import assert from 'node:assert/strict'
import { it } from 'node:test'
import { someShop } from '../../../test/contracts/storage-fixtures.ts'
import { openStorage } from '../../storage/open-storage.ts'
import { checkDirectory } from './stored.ts'

it('warns of a directory that was never fed only where nothing else leads from a number to an order', async (context) => {
  const storage = await openStorage({ file: ':memory:' })
  context.after(() => storage.close())
  const shop = someShop()
  await storage.shops.create(shop, new Date())
  assert.equal((await checkDirectory(storage, shop, false)).state, 'warned')
  assert.equal((await checkDirectory(storage, shop, true)).state, 'ok')
})
