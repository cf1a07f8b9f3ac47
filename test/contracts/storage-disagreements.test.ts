import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Comparison, DisagreementKind } from '../../src/domain/disagreement.ts'
import type { KlarnaOrderId } from '../../src/domain/klarna-order-id.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Looked, ShopStorage, Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, newShop, noon, someId } from './storage-fixtures.ts'

const kronor = (amount: number) => ({ amount: amount * 100, currency: 'SEK' }) as const

const shopSays = { cancelled: false, paid: true, refunded: kronor(200) }
const klarnaSays = { status: 'captured', captured: kronor(1200), refunded: kronor(0) } as const

const differing = (...differ: DisagreementKind[]): Comparison => ({ differ, agree: [] })
const agreeing = (...agree: DisagreementKind[]): Comparison => ({ differ: [], agree })

function looked(klarnaOrderId: KlarnaOrderId, changes: Partial<Looked> = {}): Looked {
  return {
    klarnaOrderId,
    source: 'shopify',
    orderNumber: '#1001',
    shopSays,
    klarnaSays,
    comparison: differing('refunded_only_at_shop'),
    ...changes,
  }
}

const open = { settled: false } as const
const settled = { settled: true } as const

async function addConversation({ conversations }: ShopStorage, id: string): Promise<void> {
  const turn = {
    at: noon,
    message: 'hello',
    reply: 'Hello!',
    language: 'en',
    outcome: 'answered',
    engine: 'rules',
    intents: [],
    tools: [],
    durationMs: 1,
    usage: null,
    messageId: null,
  } as const
  const made = { id, owner: 'cli', seen: null, status: 'open', language: 'en' } as const
  await conversations.addTurn({ ...made, emailHash: null, sealedState: '', turn })
}

for (const testDatabase of testDatabases) {
  describe(`disagreements on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
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

    it('are kept with what both say, and found again', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      assert.equal(await disagreements.note(looked(id), noon), true)
      const [one, ...others] = await disagreements.list(open, 10)
      assert.deepEqual(others, [])
      assert.deepEqual(one, {
        id: one?.id,
        klarnaOrderId: id,
        source: 'shopify',
        kind: 'refunded_only_at_shop',
        orderNumber: '#1001',
        shopSays,
        klarnaSays,
        firstSeenAt: noon,
        lastSeenAt: noon,
        settled: null,
        conversationId: null,
      })
      assert.deepEqual(await disagreements.find(one?.id ?? ''), one)
      assert.deepEqual(await disagreements.ofOrder(id), [one])
      assert.deepEqual(await disagreements.ofOrder(someId()), [])
      assert.equal(await disagreements.open(), 1)
      assert.equal(await disagreements.find('nothing'), undefined)
    })

    it('seen again only change when they were seen last, and what both say', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await disagreements.note(looked(id), noon)
      const more = { ...shopSays, refunded: kronor(300) }
      await disagreements.note(looked(id, { shopSays: more }), later(60))
      const found = await disagreements.list(open, 10)
      assert.equal(found.length, 1)
      assert.deepEqual(
        [found[0]?.firstSeenAt, found[0]?.lastSeenAt, found[0]?.shopSays],
        [noon, later(60), more],
      )
    })

    it('settle by themselves once the two agree, and open anew when they differ again', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await disagreements.note(looked(id), noon)
      assert.equal(
        await disagreements.note(looked(id, { comparison: agreeing('cancelled_only_at_shop') }), later(1)),
        true,
      )
      assert.equal(
        await disagreements.note(looked(id, { comparison: agreeing('refunded_only_at_shop') }), later(2)),
        false,
      )
      assert.deepEqual(await disagreements.list(open, 10), [])
      assert.deepEqual((await disagreements.list(settled, 10))[0]?.settled, { at: later(2), by: null })
      assert.equal(await disagreements.note(looked(id), later(3)), true)
      const [again] = await disagreements.list(open, 10)
      assert.deepEqual([again?.firstSeenAt, again?.settled], [later(3), null])
    })

    it('settle by one source’s look only what that source said', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await disagreements.note(looked(id), noon)
      const other = looked(id, { source: 'woocommerce', comparison: agreeing('refunded_only_at_shop') })
      assert.equal(await disagreements.note(other, later(1)), true)
      assert.equal(await disagreements.open(), 1)
    })

    it('turn into another kind where what differs does', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await disagreements.note(looked(id), noon)
      const comparison = {
        differ: ['refunded_differently'],
        agree: ['refunded_only_at_shop', 'refunded_only_at_klarna'],
      } as const
      await disagreements.note(looked(id, { comparison }), later(1))
      assert.deepEqual(
        (await disagreements.list(open, 10)).map(({ kind }) => kind),
        ['refunded_differently'],
      )
      assert.equal((await disagreements.list(settled, 10)).length, 1)
    })

    it('stay settled by a person while both say the same, and open anew where they do not', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await disagreements.note(looked(id), noon)
      const [one] = await disagreements.list(open, 10)
      assert.equal(await disagreements.settle(one?.id ?? '', 'Maja Lind', later(1)), true)
      assert.equal(await disagreements.settle(one?.id ?? '', 'Nils Ek', later(2)), false)
      assert.equal(await disagreements.note(looked(id), later(3)), false)
      const [kept] = await disagreements.list(settled, 10)
      assert.deepEqual([kept?.settled, kept?.lastSeenAt], [{ at: later(1), by: 'Maja Lind' }, later(3)])
      const changed = looked(id, { shopSays: { ...shopSays, refunded: kronor(900) } })
      assert.equal(await disagreements.note(changed, later(4)), true)
      assert.equal((await disagreements.list(open, 10))[0]?.settled, null)
    })

    it('flag the conversations in which they showed while they are open', async () => {
      const shop = await newShop(storage)
      const { disagreements, conversations } = shop
      const [first, second] = [`conv_${shop.id}_1`, `conv_${shop.id}_2`]
      await addConversation(shop, first)
      await addConversation(shop, second)
      const id = someId()
      await disagreements.note(looked(id), noon)
      await disagreements.show(id, first, later(1))
      await disagreements.show(id, second, later(2))
      await disagreements.show(id, 'conv_of_nobody', later(3))
      assert.equal((await disagreements.list(open, 10))[0]?.conversationId, second)
      await disagreements.show(id, first, later(4))
      const [one] = await disagreements.list(open, 10)
      assert.equal(one?.conversationId, first)
      assert.deepEqual(
        await disagreements.flagged([first, second, 'conv_of_nobody']),
        new Set([first, second]),
      )
      assert.deepEqual(await disagreements.flagged([]), new Set())
      const flagged = await conversations.list({ disagrees: true }, 10)
      assert.deepEqual(flagged.map((line) => line.id).toSorted(), [first, second])
      assert.ok(flagged.every(({ disagrees }) => disagrees))
      assert.equal((await conversations.summary(first))?.disagrees, true)
      assert.equal(await conversations.remove(first), true)
      assert.equal((await disagreements.list(open, 10))[0]?.conversationId, second)
      await disagreements.settle(one?.id ?? '', 'Maja Lind', later(5))
      assert.deepEqual(await conversations.list({ disagrees: true }, 10), [])
      assert.equal((await conversations.summary(second))?.disagrees, false)
      assert.equal((await conversations.list({}, 10))[0]?.disagrees, false)
    })

    it('are listed newest first, a page after the other, each once', async () => {
      const { disagreements } = await newShop(storage)
      for (let n = 0; n < 7; n += 1) await disagreements.note(looked(someId()), later(Math.floor(n / 2)))
      const seen: string[] = []
      let last: Awaited<ReturnType<typeof disagreements.list>>[number] | undefined
      do {
        const page = await disagreements.list({ ...open, after: last }, 3)
        seen.push(...page.map(({ id }) => id))
        last = page.length === 3 ? page.at(-1) : undefined
      } while (last !== undefined)
      assert.equal(new Set(seen).size, 7)
      const all = await disagreements.list(open, 10)
      assert.deepEqual(
        seen,
        all.map(({ id }) => id),
      )
      const times = all.map(({ firstSeenAt }) => firstSeenAt.getTime())
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      )
    })

    it('seen first by several at once are one', async () => {
      const { disagreements } = await newShop(storage)
      const id = someId()
      await Promise.all(Array.from({ length: 8 }, () => disagreements.note(looked(id), noon)))
      assert.equal((await disagreements.list(open, 10)).length, 1)
    })

    it('belong to one shop', async () => {
      const [shop, other] = [await newShop(storage), await newShop(storage)]
      const id = someId()
      await shop.disagreements.note(looked(id), noon)
      const [one] = await shop.disagreements.list(open, 10)
      await addConversation(other, `conv_${other.id}`)
      await shop.disagreements.show(id, `conv_${other.id}`, noon)
      assert.equal((await shop.disagreements.list(open, 10))[0]?.conversationId, null)
      assert.deepEqual(await other.disagreements.list(open, 10), [])
      assert.deepEqual(await other.disagreements.ofOrder(id), [])
      assert.equal(await other.disagreements.find(one?.id ?? ''), undefined)
      assert.equal(await other.disagreements.settle(one?.id ?? '', 'Maja Lind', noon), false)
      assert.equal(
        await other.disagreements.note(looked(id, { comparison: agreeing('refunded_only_at_shop') }), noon),
        false,
      )
      assert.equal(await shop.disagreements.open(), 1)
    })
  })
}
