import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { parseOrderReference } from '../../src/domain/order-reference.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { type Storage, standardSettings } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import {
  countUp,
  idsOf,
  later,
  newShop,
  noon,
  readState,
  someConnection,
  someRow,
  someShop,
} from './storage-fixtures.ts'

for (const testDatabase of testDatabases) {
  describe(`storage on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
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

    describe('shops and keys', () => {
      it('changes what the merchant may change of a shop, and of that shop alone', async () => {
        const [shop, other] = [someShop(), someShop()]
        for (const made of [shop, other]) await storage.shops.create(made, noon)
        const details = { name: 'Nya butiken', country: other.country, timeZone: 'Europe/Oslo', locale: 'nb' }
        await storage.shops.update(shop.id, details)
        assert.deepEqual(await storage.shops.find(shop.id), { ...shop, ...details })
        assert.deepEqual(await storage.shops.find(other.id), other)
      })

      it('takes text with signs that are part of no text, and never as another text', async () => {
        const shop = someShop()
        await storage.shops.create(shop, noon)
        for (const strange of ['a\0b', 'a\ud800b']) {
          await storage.shops.update(shop.id, { ...shop, name: strange })
          assert.match((await storage.shops.find(shop.id))?.name ?? '', /^a[^ab]b$/)
          assert.deepEqual(await storage.forShop(shop.id).directory.find([strange, 'ab'], 5), [])
          assert.deepEqual(await storage.forShop(shop.id).conversations.list({ words: strange }, 5), [])
          assert.equal(await storage.shops.findByWidgetKey(`${shop.widgetKey}\0`), undefined)
        }
      })

      it('finds a shop as it was created', async () => {
        const shop = someShop()
        await storage.shops.create(shop, noon)
        assert.deepEqual(await storage.shops.find(shop.id), shop)
        assert.deepEqual(
          (await storage.shops.all()).filter(({ id }) => id === shop.id),
          [shop],
        )
        assert.equal(await storage.shops.find('no such shop'), undefined)
      })

      it('refuses rows of a shop that does not exist', async () => {
        await assert.rejects(storage.forShop('no such shop').tools.setEnabled('get_order_status', false))
      })

      it('finds an API key by its hash alone, and no more once it is removed by its own shop', async () => {
        const [shop, other] = [await newShop(storage), await newShop(storage)]
        const key = {
          id: randomUUID(),
          shopId: shop.id,
          name: 'Till',
          scopes: ['tools', 'orders'] as const,
          createdAt: noon,
        }
        const hash = randomUUID()
        await storage.apiKeys.create(key, hash)
        assert.deepEqual(await storage.apiKeys.findByHash(hash), key)
        assert.deepEqual(await storage.apiKeys.list(shop.id), [key])
        assert.deepEqual(await storage.apiKeys.list(other.id), [])
        await storage.apiKeys.remove(other.id, key.id)
        assert.deepEqual(await storage.apiKeys.findByHash(hash), key)
        await storage.apiKeys.remove(shop.id, key.id)
        assert.equal(await storage.apiKeys.findByHash(hash), undefined)
      })
    })

    describe('connection', () => {
      it('is replaced as a whole by the next one, which is connected and unused', async () => {
        const shop = await newShop(storage)
        await shop.connection.save(someConnection, noon)
        await shop.connection.setState('needs_attention')
        await shop.connection.markUsed(noon)
        assert.deepEqual(await shop.connection.find(), {
          ...someConnection,
          state: 'needs_attention',
          createdAt: noon,
          lastUsedAt: noon,
        })
        const next = { ...someConnection, region: 'na', sealedCredentials: 'other', hint: 'wxyz' } as const
        await shop.connection.save(next, later(5))
        assert.deepEqual(await shop.connection.find(), {
          ...next,
          state: 'connected',
          createdAt: later(5),
          lastUsedAt: null,
        })
        await shop.connection.remove()
        assert.equal(await shop.connection.find(), undefined)
      })

      it('writes its last use at most once a minute, also after the clock was set back', async () => {
        const shop = await newShop(storage)
        await shop.connection.save(someConnection, noon)
        const lastUse = async (at: Date) => {
          await shop.connection.markUsed(at)
          return (await shop.connection.find())?.lastUsedAt
        }
        assert.deepEqual(await lastUse(later(10)), later(10))
        assert.deepEqual(await lastUse(later(69)), later(10))
        assert.deepEqual(await lastUse(later(70)), later(70))
        assert.deepEqual(await lastUse(noon), noon)
      })

      it('writes the first use of a connection that was replaced within the minute', async () => {
        const shop = await newShop(storage)
        const elsewhere = storage.forShop(shop.id)
        await shop.connection.save(someConnection, noon)
        await shop.connection.markUsed(later(10))
        for (const saver of [shop, elsewhere]) {
          await shop.connection.find()
          await saver.connection.save(someConnection, later(20))
          if (saver === elsewhere) await shop.connection.find()
          await shop.connection.markUsed(later(30))
          assert.deepEqual((await shop.connection.find())?.lastUsedAt, later(30))
        }
      })
    })

    describe('directory', () => {
      it('finds an order by every spelling of its number and of its Klarna reference', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '#ORD-12345', klarnaReference: 'K4MADNY' })
        await directory.feed([row], 'put', noon)
        for (const typed of [
          'ORD-12345',
          ' ord 12345',
          '#ord12345',
          '12345',
          '1 23 45',
          'k4madny',
          'Order 12345',
        ])
          assert.deepEqual(await idsOf(directory.find(keysOf(typed), 5)), [row.klarnaOrderId], typed)
        for (const typed of ['ORD-1234', '2345', 'K4MADN', 'ABC-12345'])
          assert.deepEqual(await directory.find(keysOf(typed), 5), [], typed)
      })

      it('finds nothing by an empty key, even where rows have no number', async () => {
        const { directory } = await newShop(storage)
        await directory.feed([someRow({ orderNumber: null }), someRow({ orderNumber: '#' })], 'put', noon)
        assert.equal(await directory.count(), 2)
        assert.deepEqual(await directory.find([''], 5), [])
        assert.deepEqual(await directory.find([], 5), [])
      })

      it('keeps several orders of one number and names them newest first, at most the limit', async () => {
        const { directory } = await newShop(storage)
        const [old, recent, undated] = [
          someRow({ orderNumber: '1001', createdAt: later(-100) }),
          someRow({ orderNumber: '#1001', createdAt: later(100) }),
          someRow({ orderNumber: '10 01', createdAt: null }),
        ]
        await directory.feed([old, recent, undated], 'import', noon)
        const newestFirst = [recent, undated, old].map((row) => row.klarnaOrderId)
        assert.deepEqual(await idsOf(directory.find(['1001'], 5)), newestFirst)
        assert.deepEqual(await idsOf(directory.find(['1001'], 2)), newestFirst.slice(0, 2))
      })

      it('names a Klarna order once, however many of its rows match', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: 'A-77', klarnaReference: '77' })
        await directory.feed([row, { ...row, orderNumber: 'B-77', emailHash: null }], 'put', noon)
        assert.equal(await directory.count(), 2)
        assert.deepEqual(await directory.find(['77', 'A77', 'B77'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: row.emailHash },
        ])
      })

      it('replaces the row of the same number and order, in any spelling', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '#1001' })
        await directory.feed([row], 'put', noon)
        await directory.feed([{ ...row, orderNumber: '1001', emailHash: 'changed' }], 'push', later(1))
        assert.equal(await directory.count(), 1)
        assert.deepEqual(await directory.find(['1001'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: 'changed' },
        ])
      })

      it('takes thousands of rows at once, the last of equal ones winning', async () => {
        const { directory } = await newShop(storage)
        const rows = Array.from({ length: 3000 }, (_, index) => someRow({ orderNumber: `B${index}` }))
        const again = rows.map((row) => ({ ...row, emailHash: 'again' }))
        await directory.feed([...rows, ...again], 'import', noon)
        assert.equal(await directory.count(), 3000)
        const nominations = await directory.find(['B0', 'B2999'], 5)
        assert.deepEqual(nominations.map(({ emailHash }) => emailHash).sort(), ['again', 'again'])
      })

      it('remembers a verified order, and what was learned last', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: null, klarnaReference: 'K4MADNY' })
        await directory.learn(row, noon)
        await directory.learn({ ...row, orderNumber: '1001', emailHash: 'newer' }, later(1))
        assert.equal(await directory.count(), 1)
        assert.deepEqual(await directory.find(['1001'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: 'newer' },
        ])
        assert.equal(await directory.fed(), false)
      })

      it('never lets a learned order change or join a fed one', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '1001' })
        await directory.feed([row], 'put', noon)
        await directory.learn({ ...row, orderNumber: '2002', emailHash: 'learned' }, later(1))
        assert.deepEqual(await directory.find(['2002'], 5), [])
        assert.deepEqual(await directory.find(['1001'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: row.emailHash },
        ])
      })

      it('fills what a fed row leaves open with what is learned', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '1001' })
        await directory.feed([{ ...row, klarnaReference: null, emailHash: null }], 'put', noon)
        await directory.learn({ ...row, klarnaReference: 'K4MADNY', emailHash: 'learned' }, later(1))
        assert.deepEqual(await directory.find(['K4MADNY'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: 'learned' },
        ])
        await directory.feed([{ ...row, emailHash: null }], 'put', later(2))
        assert.deepEqual(await directory.find(['1001'], 5), [
          { klarnaOrderId: row.klarnaOrderId, emailHash: 'learned' },
        ])
      })

      it('lets a fed row take the place of what was learned of the same order', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '1001' })
        await directory.learn(row, noon)
        await directory.feed([{ ...row, orderNumber: '2002' }], 'put', later(1))
        assert.deepEqual(await directory.find(['1001'], 5), [])
        assert.deepEqual(await idsOf(directory.find(['2002'], 5)), [row.klarnaOrderId])
      })

      it('keeps what was learned of an order beside what a webhook tells of it under another number', async () => {
        const { directory } = await newShop(storage)
        const row = someRow({ orderNumber: '1001', emailHash: 'owner' })
        const told = { ...row, orderNumber: '2002', emailHash: 'somebody else' }
        const webhook = 'webhook:shopify'
        const both = async () => [
          ...(await directory.find(['1001'], 5)),
          ...(await directory.find(['2002'], 5)),
          ...(await directory.ordersOf('owner', 5)),
        ]
        const expected = ['owner', 'somebody else', 'owner'].map((emailHash) => ({
          klarnaOrderId: row.klarnaOrderId,
          emailHash,
        }))
        await directory.learn(row, noon)
        await directory.feed([told], webhook, later(1))
        assert.deepEqual(await both(), expected)
        await directory.clear()
        await directory.feed([told], webhook, later(1))
        await directory.learn(row, later(2))
        assert.deepEqual(await both(), expected)
        await directory.feed([{ ...row, emailHash: 'not at Klarna' }], webhook, later(3))
        assert.deepEqual(await both(), expected)
      })

      it('never holds an order both fed and learned, however the two race', async () => {
        const { directory } = await newShop(storage)
        const rows = Array.from({ length: 40 }, () => someRow({ orderNumber: '1' }))
        await Promise.all(
          rows.flatMap((row) => [
            directory.learn({ ...row, orderNumber: 'L1' }, noon),
            directory.feed([{ ...row, orderNumber: 'F1' }], 'push', noon),
            directory.learn({ ...row, orderNumber: 'L2' }, noon),
          ]),
        )
        assert.equal(await directory.count(), rows.length)
        assert.equal((await directory.find(['F1'], 100)).length, rows.length)
      })

      it('lists the orders of an email hash, newest first', async () => {
        const { directory } = await newShop(storage)
        const emailHash = randomUUID()
        const rows = [1, 3, 2].map((seconds) => someRow({ emailHash, createdAt: later(seconds) }))
        await directory.feed([...rows, someRow({ emailHash: 'other' })], 'import', noon)
        const expected = [rows[1], rows[2], rows[0]].map((row) => row?.klarnaOrderId)
        assert.deepEqual(await idsOf(directory.ordersOf(emailHash, 10)), expected)
        assert.deepEqual(await idsOf(directory.ordersOf(emailHash, 2)), expected.slice(0, 2))
      })

      it('removes every row of a number in any spelling and counts them', async () => {
        const { directory } = await newShop(storage)
        await directory.feed(
          ['#1001', '1001', '1002', null].map((orderNumber) => someRow({ orderNumber })),
          'put',
          noon,
        )
        assert.equal(await directory.remove(' 10-01'), 2)
        assert.equal(await directory.remove('1001'), 0)
        assert.equal(await directory.remove('#'), 0)
        assert.equal(await directory.count(), 2)
      })

      it('stays fed once fed, and is not by an empty batch', async () => {
        const { directory } = await newShop(storage)
        await directory.feed([], 'import', noon)
        assert.equal(await directory.fed(), false)
        await directory.feed([someRow({ orderNumber: '1' })], 'put', noon)
        await directory.clear()
        assert.equal(await directory.count(), 0)
        assert.equal(await directory.fed(), true)
      })

      it('is one shop’s alone', async () => {
        const [mine, other] = [await newShop(storage), await newShop(storage)]
        const row = someRow({ orderNumber: '1001' })
        await mine.directory.feed([row], 'put', noon)
        assert.deepEqual(await other.directory.find(['1001'], 5), [])
        assert.deepEqual(await other.directory.ordersOf(row.emailHash ?? '', 5), [])
        assert.equal(await other.directory.remove('1001'), 0)
        assert.equal(await other.directory.fed(), false)
        await other.directory.clear()
        assert.equal(await mine.directory.count(), 1)
      })

      it('takes text that a database could trip over', async () => {
        const { directory } = await newShop(storage)
        for (const orderNumber of ["1'; drop table shops --", 'nul\u0000 9', 'ß-№ ৪', '🧾', '"'])
          await directory.feed([someRow({ orderNumber })], 'put', noon)
        assert.equal(await directory.count(), 5)
        assert.equal((await directory.find(['NUL9'], 5)).length, 1)
      })
    })

    describe('attempts', () => {
      it('hands each change the state that the last one left, and forgets an undefined one', async () => {
        const { attempts } = await newShop(storage)
        const seen: unknown[] = []
        for (const state of [{ failures: [1, 2] }, null, undefined, 'text'])
          await attempts.change('key', (old) => ({ state, result: seen.push(old) }), noon)
        assert.deepEqual(seen, [undefined, { failures: [1, 2] }, null, undefined])
      })

      it('returns the result of the change, and changes nothing when it throws', async () => {
        const { attempts } = await newShop(storage)
        assert.equal(await attempts.change('key', () => ({ state: 1, result: 'done' }), noon), 'done')
        const failing = attempts.change(
          'key',
          () => {
            throw new RangeError('no')
          },
          noon,
        )
        await assert.rejects(failing, RangeError)
        assert.equal(await readState(attempts, 'key'), 1)
      })

      it('loses no change of many at once', async () => {
        const shop = await newShop(storage)
        await Promise.all(Array.from({ length: 200 }, () => countUp(shop, 'key')))
        assert.equal(await readState(shop.attempts, 'key'), 200)
      })

      it('keeps keys and shops apart, and clears one shop', async () => {
        const [mine, other] = [await newShop(storage), await newShop(storage)]
        await countUp(mine, 'a')
        await countUp(other, 'a')
        assert.equal(await readState(mine.attempts, 'b'), undefined)
        await mine.attempts.clear()
        assert.equal(await readState(mine.attempts, 'a'), undefined)
        assert.equal(await readState(other.attempts, 'a'), 1)
      })

      it('changes several keys in one change, of all or none', async () => {
        const { attempts } = await newShop(storage)
        await attempts.change('b', () => ({ state: 'known', result: null }), noon)
        const swap = (states: readonly unknown[]) => ({ states: states.toReversed(), result: states })
        assert.deepEqual(await attempts.changeAll(['b', 'a'], swap, noon), ['known', undefined])
        assert.deepEqual(await attempts.changeAll(['a', 'b'], swap, noon), ['known', undefined])
        const failing = attempts.changeAll(
          ['a', 'b', 'c'],
          () => {
            throw new RangeError('no')
          },
          noon,
        )
        await assert.rejects(failing, RangeError)
        const states = await Promise.all(['a', 'b', 'c'].map((key) => readState(attempts, key)))
        assert.deepEqual(states, [undefined, 'known', undefined])
      })

      it('sweeps away what nobody has touched for two hours', async () => {
        const shop = await newShop(storage)
        await countUp(shop, 'old')
        const afterwards = later(2 * 60 * 60 + 1)
        for (let change = 0; change < 100; change++) await countUp(shop, 'new', afterwards)
        assert.equal(await readState(shop.attempts, 'old'), undefined)
        assert.equal(await readState(shop.attempts, 'new'), 100)
      })
    })

    describe('conversations', () => {
      const turn = {
        at: later(5),
        message: 'Is order 1001 paid? a•••@example.com',
        reply: 'It is.',
        language: 'en',
        outcome: 'answered',
        engine: 'rules',
        intents: ['payment_status'],
        tools: [
          { name: 'get_payment_status', outcome: 'no_match', durationMs: 12, mismatch: 'email_mismatch' },
        ],
        durationMs: 14,
        usage: { model: 'some-model', inputTokens: 10, outputTokens: 3, cost: null },
        messageId: null,
      } as const
      const someConversation = () =>
        ({
          id: randomUUID(),
          owner: 'key:1',
          status: 'open',
          language: 'sv',
          emailHash: 'hash',
          sealedState: 'sealed',
        }) as const

      it('keeps a conversation and its turns as they were, and for its own shop alone', async () => {
        const [shop, other] = [await newShop(storage), await newShop(storage)]
        const begun = someConversation()
        assert.equal(await shop.conversations.addTurn({ ...begun, seen: null, turn }), true)
        const next = { ...begun, status: 'waiting', sealedState: 'other' } as const
        const second = { ...turn, at: later(9), usage: null, tools: [], engine: 'model' } as const
        const seen = { turns: 1, status: 'open' } as const
        assert.equal(await shop.conversations.addTurn({ ...next, seen, turn: second }), true)
        assert.deepEqual(await shop.conversations.find(begun.id), {
          ...next,
          agent: null,
          rating: null,
          turns: 2,
          createdAt: later(5),
          updatedAt: later(9),
        })
        assert.deepEqual(await shop.conversations.turns(begun.id), [turn, second])
        assert.equal(await other.conversations.find(begun.id), undefined)
        assert.deepEqual(await other.conversations.turns(begun.id), [])
      })

      it('takes one of two turns that were made from the same state, and nothing of the other', async () => {
        const shop = await newShop(storage)
        const begun = someConversation()
        const both = [begun, { ...begun, sealedState: 'other' }]
        const taken = await Promise.all(
          both.map((state) => shop.conversations.addTurn({ ...state, seen: null, turn })),
        )
        assert.deepEqual(taken.toSorted(), [false, true])
        const after = { ...begun, seen: { turns: 1, status: 'open' }, turn } as const
        assert.equal(await shop.conversations.addTurn(after), true)
        assert.equal(await shop.conversations.addTurn(after), false)
        assert.equal((await shop.conversations.turns(begun.id)).length, 2)
        assert.equal((await shop.conversations.find(begun.id))?.turns, 2)
      })

      it('takes no turn where what is remembered has changed since', async () => {
        const shop = await newShop(storage)
        const begun = someConversation()
        await shop.conversations.addTurn({ ...begun, seen: null, turn })
        const seen = { turns: 1, status: 'open', sealedState: begun.sealedState } as const
        const forget = { at: later(6), from: ['open'], event: null, sealedState: 'forgotten' } as const
        await shop.conversations.change(begun.id, forget)
        assert.equal(await shop.conversations.addTurn({ ...begun, seen, turn }), false)
        assert.equal((await shop.conversations.turns(begun.id)).length, 1)
        const anew = { ...seen, sealedState: 'forgotten' }
        assert.equal(await shop.conversations.addTurn({ ...begun, seen: anew, turn }), true)
      })

      it('sweeps away what opened a conversation of the widget, once it is too old', async () => {
        const shop = someShop()
        await storage.shops.create(shop, noon)
        const create = (hash: string, createdAt: Date): Promise<void> =>
          storage.widgetSessions.create(
            { id: hash, shopId: shop.id, conversationId: `conv_${hash}`, createdAt },
            hash,
          )
        const [old, young] = [randomUUID(), randomUUID()]
        await create(old, noon)
        assert.equal((await storage.widgetSessions.find(old, noon))?.id, old)
        const afterwards = new Date(noon.getTime() + 31 * 24 * 60 * 60_000)
        await create(young, afterwards)
        for (let count = 0; count < 500; count += 1) await create(randomUUID(), afterwards)
        assert.equal(await storage.widgetSessions.find(old, noon), undefined)
        assert.equal((await storage.widgetSessions.find(young, afterwards))?.id, young)
      })

      it('keeps what the merchant has set, of that shop alone', async () => {
        const [shop, other] = [someShop(), someShop()]
        for (const made of [shop, other]) await storage.shops.create(made, noon)
        const settings = { ...standardSettings, emoji: false, generalAnswers: { sv: { late_fee: 'Nej.' } } }
        assert.deepEqual(await storage.shops.changeSettings(shop.id, () => settings), settings)
        assert.deepEqual((await storage.shops.find(shop.id))?.settings, settings)
        assert.deepEqual((await storage.shops.find(other.id))?.settings, other.settings)
      })
    })

    describe('tools and audit', () => {
      it('disables a tool until it is enabled again, in one shop', async () => {
        const [mine, other] = [await newShop(storage), await newShop(storage)]
        await mine.tools.setEnabled('get_order_status', false)
        await mine.tools.setEnabled('get_order_history', true)
        assert.deepEqual(await mine.tools.disabled(), new Set(['get_order_status']))
        assert.deepEqual(await other.tools.disabled(), new Set())
        await mine.tools.setEnabled('get_order_status', true)
        assert.deepEqual(await mine.tools.disabled(), new Set())
      })

      it('returns the latest audit entries first, those of one millisecond too', async () => {
        const { audit } = await newShop(storage)
        const entry = (action: string, at: Date) => ({ at, actor: 'cli', action, detail: { tool: 'x' } })
        const entries = [entry('a', later(2)), entry('b', noon), entry('c', later(2))]
        for (const each of entries) await audit.append(each)
        assert.deepEqual(await audit.latest(10), [entries[2], entries[0], entries[1]])
        assert.deepEqual(await audit.latest(1), [entries[2]])
      })

      it('keeps an entry with a character that Postgres cannot store', async () => {
        const { audit } = await newShop(storage)
        await audit.append({ at: noon, actor: 'nul\u0000', action: 'tool-used', detail: {} })
        const [entry] = await audit.latest(1)
        assert.ok(['nul\u0000', 'nul\ufffd'].includes(entry?.actor ?? ''))
      })
    })

    describe('budget', () => {
      it('gives as many places at once as there are in a second, then makes callers wait', async () => {
        const merchant = randomUUID()
        for (let place = 0; place < 3; place++) assert.equal(await storage.budget.reserve(merchant, 3, 0), 0)
        assert.equal(await storage.budget.open(merchant, 3, 0), false)
        assert.equal(await storage.budget.reserve(merchant, 3, 0), undefined)
        assert.equal(await storage.budget.open(merchant, 3, 1000), true)
        const wait = await storage.budget.reserve(merchant, 3, 1000)
        assert.ok(wait !== undefined && wait > 0 && wait <= 1000, String(wait))
      })

      it('takes nothing when it refuses', async () => {
        const merchant = randomUUID()
        await storage.budget.reserve(merchant, 1, 0)
        for (let refused = 0; refused < 5; refused++)
          assert.equal(await storage.budget.reserve(merchant, 1, 0), undefined)
        const wait = await storage.budget.reserve(merchant, 1, 1000)
        assert.ok(wait !== undefined && wait <= 1000, String(wait))
      })

      it('gives each merchant places of its own, and all of them after a clear', async () => {
        const [one, other] = [randomUUID(), randomUUID()]
        assert.equal(await storage.budget.open(one, 1, 0), true)
        assert.equal(await storage.budget.reserve(one, 1, 0), 0)
        assert.equal(await storage.budget.reserve(other, 1, 0), 0)
        await storage.budget.clear()
        assert.equal(await storage.budget.reserve(one, 1, 0), 0)
      })

      it('tells the share that is taken, of one merchant', async () => {
        const [merchant, other] = [randomUUID(), randomUUID()]
        assert.equal(await storage.budget.used(merchant, 4), 0)
        await storage.budget.reserve(merchant, 4, 0)
        assert.equal(await storage.budget.used(merchant, 4), 0.25)
        for (let place = 1; place < 4; place++) await storage.budget.reserve(merchant, 4, 0)
        assert.equal(await storage.budget.used(merchant, 4), 1)
        assert.equal(await storage.budget.used(other, 4), 0)
        await setTimeout(1_010)
        assert.equal(await storage.budget.used(merchant, 4), 0)
      })

      it('keeps its bound when the number of places changes', async () => {
        const merchant = randomUUID()
        let given = 0
        for (const perSecond of [3, 1, 4, 2, 3, 1])
          for (let asked = 0; asked < 4; asked++)
            if ((await storage.budget.reserve(merchant, perSecond, 0)) !== undefined) given++
        assert.ok(given <= 4, `${given} places within a moment`)
        const wait = await storage.budget.reserve(merchant, 4, 2000)
        assert.ok(wait !== undefined && wait <= 1000, String(wait))
      })

      it('refuses a budget that is no whole number of at least one', async () => {
        for (const perSecond of [0, -1, 0.5, Number.NaN])
          await assert.rejects(storage.budget.reserve(randomUUID(), perSecond, 0), RangeError)
      })
    })

    it('answers a ping', async () => {
      await storage.ping()
    })

    it('runs its migrations again without a change', async () => {
      const shop = await newShop(storage)
      await countUp(shop, 'key')
      const again = await openStorage(fresh.options)
      await again.ping()
      await again.close()
      assert.equal(await readState(shop.attempts, 'key'), 1)
    })
  })
}

function keysOf(typed: string): readonly string[] {
  const reference = parseOrderReference(typed)
  assert.ok(reference?.kind === 'number')
  return reference.keys
}
