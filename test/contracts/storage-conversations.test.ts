import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { AddedTurn, ConversationFilter, ShopStorage, Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, noon, someShop } from './storage-fixtures.ts'

for (const testDatabase of testDatabases) {
  describe(`lists of conversations on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
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

    const newShop = async (): Promise<ShopStorage> => {
      const shop = someShop()
      await storage.shops.create(shop, noon)
      return storage.forShop(shop.id)
    }

    it('finds words in any case and accent, in order, within one message', async () => {
      const shop = await newShop()
      const id = await converse(shop, [
        ['Où est mon   remboursement de 100%?', 'It is on its way.'],
        ['Kiitos_paljon', 'Gern geschehen, Herr Müller'],
      ])
      const found = (words: string): Promise<boolean> => isFound(shop, id, { words })
      for (const words of [
        'OU EST',
        'remboursement',
        'mon remb',
        '100%',
        'kiitos_',
        'muller',
        'MÜLLER',
        'on its way',
      ])
        assert.ok(await found(words), words)
      for (const words of [
        'est ou',
        'bourse ment',
        '1000',
        'kiitos paljon',
        '100%? it is',
        'way. kiitos',
        '10_%',
      ])
        assert.ok(!(await found(words)), words)
    })

    it('finds what was said in any turn of a long conversation, and what an agent wrote', async () => {
      const shop = await newShop()
      const turns = Array.from({ length: 30 }, (_, n) => [`question-${n}.`, `reply-${n}.`] as const)
      const id = await converse(shop, turns)
      for (let n = 0; n < 30; n += 1) {
        assert.ok(await isFound(shop, id, { words: `question-${n}.` }))
        assert.ok(await isFound(shop, id, { words: `reply-${n}.` }))
      }
      const event = { kind: 'agent_message', name: 'Maja', text: 'Ask for Örjan' } as const
      await shop.conversations.change(id, { at: noon, from: ['open'], event })
      assert.ok(await isFound(shop, id, { words: 'orjan' }))
      assert.ok(!(await isFound(shop, id, { words: '. ask' })))
      assert.ok(!(await isFound(shop, id, { words: 'maja' })))
    })

    it('finds by words or email, and both only with all else', async () => {
      const shop = await newShop()
      const [mine, named] = [
        await converse(shop, [['hello', 'hi']], { emailHash: 'hash' }),
        await converse(shop, [['write to post@shop.example', 'yes']], { language: 'sv' }),
      ]
      const ids = async (filter: ConversationFilter): Promise<ReadonlySet<string>> =>
        new Set((await shop.conversations.list(filter, 10)).map(({ id }) => id))
      const search = { words: 'post@shop.example', orEmailHash: 'hash' }
      assert.deepEqual(await ids(search), new Set([mine, named]))
      assert.deepEqual(await ids({ ...search, language: 'sv' }), new Set([named]))
      assert.deepEqual(await ids({ ...search, orEmailHash: 'other' }), new Set([named]))
    })

    it('finds by what any turn was about, whole words only', async () => {
      const shop = await newShop()
      const id = await converse(shop, [['a', 'b']], {
        turn: { outcome: 'no_match', intents: ['refund_status'], tools: ['get_refund_status'] },
      })
      await shop.conversations.addTurn(someTurn(id, ['c', 'd'], 1))
      const good = { outcome: 'no_match', intent: 'refund_status', tool: 'get_refund_status' }
      assert.ok(await isFound(shop, id, good))
      assert.ok(await isFound(shop, id, { outcome: 'answered' }))
      for (const [name, value] of Object.entries({ outcome: 'match', intent: 'refund', tool: 'status' }))
        assert.ok(!(await isFound(shop, id, { [name]: value })), name)
    })

    it('lists the latest change first, and goes on from any place', async () => {
      const shop = await newShop()
      const ids: string[] = []
      for (let n = 0; n < 9; n += 1)
        ids.push(await converse(shop, [['a', 'b']], { at: later(Math.floor(n / 3)) }))
      const all = await shop.conversations.list({}, 20)
      assert.deepEqual(new Set(all.map(({ id }) => id)), new Set(ids))
      const places = all.map(({ updatedAt, id }) => `${updatedAt.toISOString()} ${id}`)
      assert.deepEqual(places, places.toSorted().reverse())
      for (const [index, before] of all.entries())
        assert.deepEqual(await shop.conversations.list({ before }, 3), all.slice(index + 1, index + 4))
    })

    it('counts and finds nothing of another shop', async () => {
      const [shop, other] = [await newShop(), await newShop()]
      const id = await converse(shop, [['hello', 'hi']], { status: 'waiting' })
      assert.deepEqual(await shop.conversations.counts(), { open: 0, waiting: 1, agent: 0, resolved: 0 })
      assert.deepEqual(await other.conversations.counts(), { open: 0, waiting: 0, agent: 0, resolved: 0 })
      assert.deepEqual(await other.conversations.list({ words: 'hello' }, 10), [])
      assert.equal(await other.conversations.remove(id), false)
      assert.equal(await shop.conversations.remove(id), true)
      assert.deepEqual(await shop.conversations.list({ words: 'hello' }, 10), [])
    })

    it('changes a conversation only while it has as many turns as were seen', async () => {
      const shop = await newShop()
      const id = await converse(shop, [['hello', 'hi']])
      const event = { kind: 'resolved', name: 'Maja', text: null } as const
      const change = { at: noon, from: ['open'], status: 'resolved', event } as const
      assert.equal(await shop.conversations.change(id, { ...change, turns: 2 }), undefined)
      assert.deepEqual(await shop.conversations.events(id), [])
      assert.notEqual(await shop.conversations.change(id, { ...change, turns: 1 }), undefined)
      assert.equal((await shop.conversations.find(id))?.status, 'resolved')
    })
  })
}

type Texts = readonly [message: string, reply: string]

type Special = {
  readonly at?: Date
  readonly status?: AddedTurn['status']
  readonly language?: string
  readonly emailHash?: string
  readonly turn?: {
    readonly outcome: string
    readonly intents: readonly string[]
    readonly tools: readonly string[]
  }
}

async function converse(
  { conversations }: ShopStorage,
  turns: readonly Texts[],
  special: Special = {},
): Promise<string> {
  const id = `conv_${randomUUID()}`
  for (const [index, texts] of turns.entries())
    assert.ok(await conversations.addTurn(someTurn(id, texts, index, special)))
  return id
}

function someTurn(id: string, [message, reply]: Texts, seenTurns: number, special: Special = {}): AddedTurn {
  const { at = noon, status = 'open', language = 'en', emailHash = null, turn } = special
  return {
    id,
    owner: 'key:test',
    seen: seenTurns === 0 ? null : { turns: seenTurns, status },
    status,
    language,
    emailHash,
    sealedState: 'sealed',
    turn: {
      at,
      message,
      reply,
      language,
      outcome: turn?.outcome ?? 'answered',
      engine: 'rules',
      intents: turn?.intents ?? [],
      tools: (turn?.tools ?? []).map((name) => ({ name, outcome: 'answered', durationMs: 1 })),
      durationMs: 1,
      usage: null,
      messageId: null,
    },
  }
}

async function isFound(
  { conversations }: ShopStorage,
  id: string,
  filter: ConversationFilter,
): Promise<boolean> {
  return (await conversations.list(filter, 100)).some((found) => found.id === id)
}
