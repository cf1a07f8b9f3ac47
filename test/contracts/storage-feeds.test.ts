import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseKlarnaOrderId } from '../../src/domain/klarna-order-id.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { DirectoryRow, FeedDelivery, Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, newShop, noon } from './storage-fixtures.ts'

const hour = 3_600
const keptMs = 48 * hour * 1_000

let digests = 0

function delivery(changes: Partial<FeedDelivery> = {}): FeedDelivery {
  return { feed: 'shopify', digest: `digest ${++digests}`, order: '1', changedAt: noon, ...changes }
}

const id = parseKlarnaOrderId('b1881b52-b923-4a4c-9f42-841b3c774c1d') ?? assert.fail('no ID')
const row: DirectoryRow = {
  orderNumber: '1001',
  klarnaReference: null,
  klarnaOrderId: id,
  emailHash: 'hash',
  createdAt: noon,
}

for (const testDatabase of testDatabases) {
  describe(`what platforms tell, on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let fresh: FreshDatabase
    let storage: Storage

    before(async () => {
      fresh = await testDatabase.create()
      storage = await openStorage(fresh.options)
    })

    after(async () => {
      await storage?.close()
      await fresh?.drop()
    })

    it('is taken once, and feeds the directory; of another shop or platform it is another message', async () => {
      const [shop, other] = [await newShop(storage), await newShop(storage)]
      const told = delivery()
      assert.equal(await shop.feeds.take(told, [row], noon, keptMs), 'taken')
      assert.equal(await shop.directory.count(), 1)
      assert.equal(await shop.directory.fed(), true)
      assert.equal(await shop.feeds.take(told, [{ ...row, orderNumber: '2' }], noon, keptMs), 'replayed')
      assert.equal(await shop.directory.count(), 1)
      assert.equal(await other.feeds.take(told, [row], noon, keptMs), 'taken')
      assert.equal(await shop.feeds.take({ ...told, feed: 'woocommerce' }, [], noon, keptMs), 'taken')
    })

    it('without a row leaves the directory as one that nobody has fed', async () => {
      const shop = await newShop(storage)
      assert.equal(await shop.feeds.take(delivery(), [], noon, keptMs), 'taken')
      assert.equal(await shop.directory.fed(), false)
    })

    it('of an older state than is known changes nothing, and of the same moment it does', async () => {
      const shop = await newShop(storage)
      const emailOf = async () => (await shop.directory.find(['1001'], 5))[0]?.emailHash
      const tell = (changedAt: Date, emailHash: string) =>
        shop.feeds.take(delivery({ changedAt }), [{ ...row, emailHash }], later(60), keptMs)
      assert.equal(await tell(later(10), 'newer'), 'taken')
      assert.equal(await tell(later(9), 'older'), 'outdated')
      assert.equal(await emailOf(), 'newer')
      assert.equal(await tell(later(10), 'same moment'), 'taken')
      assert.equal(await emailOf(), 'same moment')
      const ofAnother = delivery({ order: '2', changedAt: later(1) })
      assert.equal(await shop.feeds.take(ofAnother, [row], later(60), keptMs), 'taken')
    })

    it('of the same body by two at once is taken by one', async () => {
      const shop = await newShop(storage)
      const told = delivery()
      const results = await Promise.all(
        [1, 2, 3, 4].map((number) =>
          shop.feeds.take(told, [{ ...row, orderNumber: String(number) }], noon, keptMs),
        ),
      )
      assert.deepEqual(results.toSorted(), ['replayed', 'replayed', 'replayed', 'taken'])
      assert.equal(await shop.directory.count(), 1)
    })

    it('is forgotten once it is older than it is kept', async () => {
      const shop = await newShop(storage)
      const told = delivery()
      await shop.feeds.take(told, [], noon, keptMs)
      assert.equal(await shop.feeds.take(told, [], later(48 * hour), keptMs), 'replayed')
      assert.equal(await shop.feeds.take(told, [], later(48 * hour + 1), keptMs), 'taken')
    })

    it('of a state that is ahead is known for as long as that state is taken, and keeps out no later one', async () => {
      const shop = await newShop(storage)
      const ahead = delivery({ changedAt: later(100 * hour) })
      assert.equal(await shop.feeds.take(ahead, [], noon, keptMs), 'taken')
      assert.equal(await shop.feeds.take(delivery({ changedAt: later(1) }), [], later(1), keptMs), 'taken')
      for (const hours of [49, 100, 148])
        assert.equal(await shop.feeds.take(ahead, [], later(hours * hour), keptMs), 'replayed')
    })

    it('says which platforms were heard, and not which have a secret alone', async () => {
      const { feeds } = await newShop(storage)
      assert.deepEqual(await feeds.heardFrom(), [])
      await feeds.saveSecret('woocommerce', 'w', { sealedSecret: 'sealed', hint: 'abcd' })
      assert.deepEqual(await feeds.heardFrom(), [])
      await feeds.heard('woocommerce', 'w', noon)
      await feeds.heard('shopify', 's', noon)
      assert.deepEqual(await feeds.heardFrom(), ['shopify', 'woocommerce'])
      assert.deepEqual(await (await newShop(storage)).feeds.heardFrom(), [])
    })

    it('has a secret for one address, and is heard at most once a minute', async () => {
      const shop = await newShop(storage)
      const { feeds } = shop
      const nothing = { sealedSecret: null, hint: null, lastHeardAt: null }
      assert.deepEqual(await feeds.webhook('shopify', 'a'), nothing)
      await feeds.saveSecret('shopify', 'a', { sealedSecret: 'sealed', hint: '1234' })
      assert.deepEqual(await feeds.webhook('shopify', 'a'), {
        ...nothing,
        sealedSecret: 'sealed',
        hint: '1234',
      })
      assert.deepEqual(await feeds.webhook('shopify', 'b'), nothing)
      assert.deepEqual(await feeds.webhook('woocommerce', 'a'), nothing)
      const heardAt = async (address = 'a') => (await feeds.webhook('shopify', address)).lastHeardAt
      for (const [seconds, expected] of [
        [0, 0],
        [59, 0],
        [60, 60],
        // The clock was set back.
        [30, 30],
      ] as const) {
        await feeds.heard('shopify', 'a', later(seconds))
        assert.deepEqual(await heardAt(), later(expected))
      }
      await feeds.heard('shopify', 'b', later(100))
      assert.deepEqual(await feeds.webhook('shopify', 'a'), nothing)
      assert.deepEqual(await heardAt('b'), later(100))
      assert.equal(await feeds.forget('shopify'), true)
      assert.equal(await feeds.forget('shopify'), false)
      assert.deepEqual(await feeds.webhook('shopify', 'b'), nothing)
    })
  })

  describe(`jobs that wait once, on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let fresh: FreshDatabase
    let storage: Storage
    const leaseMs = 60_000

    before(async () => {
      fresh = await testDatabase.create()
      storage = await openStorage(fresh.options)
    })

    after(async () => {
      await storage?.close()
      await fresh?.drop()
    })

    it('are added once for what they are about, until they are done or given up, and never more than may wait', async () => {
      const [shop, other] = [await newShop(storage), await newShop(storage)]
      const add = (about: string, to = shop) => to.jobs.addOnce('push', about, {}, noon, 2)
      const several = await Promise.all([add('a'), add('a'), add('a')])
      assert.deepEqual(several.toSorted(), ['added', 'waiting', 'waiting'])
      assert.equal(await add('b'), 'added')
      assert.equal(await add('c'), 'full')
      assert.equal(await add('a'), 'waiting')
      assert.equal(await add('a', other), 'added')
      const first = await storage.jobs.take(later(1), leaseMs)
      assert.equal(await add('c'), 'full')
      await storage.jobs.finish(first?.id ?? 0)
      const second = await storage.jobs.take(later(1), leaseMs)
      await storage.jobs.giveUp(second?.id ?? 0, later(1), 'gone')
      assert.equal(await add('a'), 'added')
      assert.equal(await add('b'), 'added')
      while ((await done(storage)) !== undefined);
    })

    it('of some kinds go before others, and one that could not be tried yet was not tried', async () => {
      const shop = await newShop(storage)
      await shop.jobs.addOnce('push', 'a', {}, noon, 10)
      await shop.jobs.add('mail', {}, later(5))
      const take = (kinds: Parameters<Storage['jobs']['take']>[2], seconds = 10) =>
        storage.jobs.take(later(seconds), leaseMs, kinds)
      const mail = await take({ except: ['push'] })
      assert.equal(mail?.kind, 'mail')
      assert.equal(await take({ except: ['push'] }), undefined)
      assert.equal(await take({ only: ['other'] }), undefined)
      const push = await take({ only: ['push'] })
      assert.equal(push?.tries, 1)
      await storage.jobs.postpone(push?.id ?? 0, later(20))
      assert.equal(await take({ only: ['push'] }, 19), undefined)
      assert.equal((await take({ only: ['push'] }, 20))?.tries, 1)
      await storage.jobs.finish(mail?.id ?? 0)
      await storage.jobs.finish(push?.id ?? 0)
    })
  })
}

async function done(storage: Storage): Promise<number | undefined> {
  const job = await storage.jobs.take(later(60), 60_000)
  if (job !== undefined) await storage.jobs.finish(job.id)
  return job?.id
}
