import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, newShop, noon } from './storage-fixtures.ts'

const shopify = {
  kind: 'shopify',
  address: 'kanel.myshopify.com',
  sealedCredentials: 'sealed-1',
  hint: 'abcd',
}
const woocommerce = {
  kind: 'woocommerce',
  address: 'https://kanel.example/',
  sealedCredentials: 'sealed-2',
  hint: 'efgh',
}
const fresh = { state: 'connected', problem: null, createdAt: noon, lastUsedAt: null }

for (const testDatabase of testDatabases) {
  describe(`platforms on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let database: FreshDatabase
    let storage: Storage

    before(async () => {
      database = await testDatabase.create()
      storage = await openStorage(database.options)
    })

    after(async () => {
      await storage?.close()
      await database?.drop()
    })

    it('are found as they were saved, one of each kind, in order', async () => {
      const { platforms } = await newShop(storage)
      assert.deepEqual(await platforms.all(), [])
      await platforms.save(woocommerce, noon)
      await platforms.save(shopify, noon)
      assert.deepEqual(await platforms.all(), [
        { ...shopify, ...fresh },
        { ...woocommerce, ...fresh },
      ])
      assert.deepEqual(await platforms.find('shopify'), { ...shopify, ...fresh })
      assert.equal(await platforms.find('magento'), undefined)
    })

    it('keep how the credentials were taken, and when last', async () => {
      const { platforms } = await newShop(storage)
      await platforms.save(shopify, noon)
      await platforms.note(shopify, null, noon)
      await platforms.note(shopify, 'wrong_credentials', later(60))
      assert.deepEqual(await platforms.find('shopify'), {
        ...shopify,
        state: 'needs_attention',
        problem: 'wrong_credentials',
        createdAt: noon,
        lastUsedAt: noon,
      })
      await platforms.note(shopify, null, later(120))
      assert.deepEqual(await platforms.find('shopify'), {
        ...shopify,
        ...fresh,
        lastUsedAt: later(120),
      })
    })

    it('begin anew with new credentials, of which what was said of the old ones is not true', async () => {
      const { platforms } = await newShop(storage)
      await platforms.save(shopify, noon)
      await platforms.note(shopify, 'wrong_credentials', noon)
      const renewed = { ...shopify, sealedCredentials: 'sealed-3', hint: 'ijkl' }
      await platforms.save(renewed, later(60))
      await platforms.note(shopify, 'wrong_credentials', later(61))
      assert.deepEqual(await platforms.find('shopify'), {
        ...renewed,
        ...fresh,
        createdAt: later(60),
      })
    })

    it('are removed one by one', async () => {
      const { platforms } = await newShop(storage)
      await platforms.save(shopify, noon)
      await platforms.save(woocommerce, noon)
      assert.equal(await platforms.remove('shopify'), true)
      assert.equal(await platforms.remove('shopify'), false)
      assert.deepEqual(
        (await platforms.all()).map(({ kind }) => kind),
        ['woocommerce'],
      )
    })

    it('belong to one shop', async () => {
      const [shop, other] = [await newShop(storage), await newShop(storage)]
      await shop.platforms.save(shopify, noon)
      await other.platforms.save({ ...shopify, address: 'other.myshopify.com' }, noon)
      await other.platforms.note(shopify, 'no_such_shop', noon)
      assert.deepEqual(await shop.platforms.all(), [{ ...shopify, ...fresh }])
      await other.platforms.remove('shopify')
      assert.deepEqual(await shop.platforms.all(), [{ ...shopify, ...fresh }])
    })
  })
}
