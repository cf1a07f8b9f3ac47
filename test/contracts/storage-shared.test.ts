import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { openStorage, type StorageOptions } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { countUp, idsOf, newShop, noon, readState, someConnection, someRow } from './storage-fixtures.ts'

for (const testDatabase of testDatabases.filter(({ shared }) => shared)) {
  describe(`storage shared on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
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

    it('loses no change of an attempts key that two storages change at once', async () => {
      const shop = await newShop(storage)
      const second = await openStorage(fresh.options)
      const changes = Array.from({ length: 100 }, () => [
        countUp(shop, 'key'),
        countUp(second.forShop(shop.id), 'key'),
      ])
      await Promise.all(changes.flat())
      assert.equal(await readState(shop.attempts, 'key'), 200)
      await second.close()
    })

    it('loses no change of an attempts key that several processes change at once', async () => {
      const shop = await newShop(storage)
      await runEach(
        [1, 2, 3],
        fresh.options,
        `for (let n = 0; n < 50; n++)
            await storage.forShop('${shop.id}').attempts
              .change('key', (state) => ({ state: (state ?? 0) + 1, result: 0 }), new Date(${noon.getTime()}))`,
      )
      assert.equal(await readState(shop.attempts, 'key'), 150)
    })

    it('loses no change of keys that several processes change together, in any order', async () => {
      const shop = await newShop(storage)
      await runEach(
        [1, 2, 3],
        fresh.options,
        `for (let n = 0; n < 50; n++)
            await storage.forShop('${shop.id}').attempts.changeAll(
              n % 2 === 0 ? ['x', 'y'] : ['y', 'x'],
              (states) => ({ states: states.map((state) => (state ?? 0) + 1), result: 0 }),
              new Date(${noon.getTime()}),
            )`,
      )
      assert.equal(await readState(shop.attempts, 'x'), 150)
      assert.equal(await readState(shop.attempts, 'y'), 150)
    })

    it('counts what another process has changed from the next question on', async () => {
      const shop = await newShop(storage)
      const [id, hash] = [randomUUID(), randomUUID()]
      const key = { id, shopId: shop.id, name: 'till', scopes: ['chat'], createdAt: noon } as const
      await storage.apiKeys.create(key, hash)
      const seen = async () => ({
        key: (await storage.apiKeys.findByHash(hash))?.id,
        emoji: (await storage.shops.find(shop.id))?.settings.emoji,
        disabled: [...(await shop.tools.disabled())],
        hint: (await shop.connection.find())?.hint,
        platforms: (await shop.platforms.all()).length,
      })
      const before = { key: id, emoji: true, disabled: [], hint: undefined, platforms: 0 }
      // Asked twice: the second time it may be remembered.
      assert.deepEqual([await seen(), await seen()], [before, before])
      const changes = {
        key: `storage.apiKeys.remove('${shop.id}', '${id}')`,
        emoji: `storage.shops.changeSettings('${shop.id}', (settings) => ({ ...settings, emoji: false }))`,
        disabled: `storage.forShop('${shop.id}').tools.setEnabled('get_order_status', false)`,
        hint: `storage.forShop('${shop.id}').connection.save(${JSON.stringify(someConnection)}, new Date(0))`,
        platforms: `storage.forShop('${shop.id}').platforms
          .save({ kind: 'k', address: 'a', sealedCredentials: 's', hint: 'h' }, new Date(0))`,
      }
      const expected = {
        key: undefined,
        emoji: false,
        disabled: ['get_order_status'],
        hint: someConnection.hint,
        platforms: 1,
      }
      for (const [name, change] of Object.entries(changes)) {
        await runEach([1], fresh.options, `await ${change}`)
        const now: Record<string, unknown> = await seen()
        assert.deepEqual(now[name], { ...expected }[name], name)
      }
      assert.deepEqual(await seen(), expected)
    })

    it('gives no more places in any second than there are, over four processes', async () => {
      const [merchant, perSecond] = [randomUUID(), 5]
      const lines = await runEach(
        [1, 2, 3, 4],
        fresh.options,
        `const end = Date.now() + 2500
          while (Date.now() < end) {
            const before = Date.now()
            const wait = await storage.budget.reserve('${merchant}', ${perSecond}, 400)
            if (wait !== undefined) print([before + wait, Date.now() + wait].join(' '))
            await new Promise((resolve) => setTimeout(resolve, 5))
          }`,
      )
      const spans = lines.map((line) => {
        const [earliest, latest] = line.split(' ').map(Number)
        return { earliest: earliest ?? Number.NaN, latest: latest ?? Number.NaN }
      })
      assert.ok(spans.length >= 10, `${spans.length} places were given`)
      assertNeverMoreThan(perSecond, spans)
    })

    it('is set up once by processes that start at the same moment', async () => {
      const other = await testDatabase.create()
      const lines = await runEach(
        [1, 2, 3, 4],
        other.options,
        'await storage.ping(); print((await storage.shops.all()).length)',
      )
      assert.deepEqual(lines, ['0', '0', '0', '0'])
      await other.drop()
    })

    it('keeps everything when it is closed and opened again', async () => {
      const other = await testDatabase.create()
      const first = await openStorage(other.options)
      const shop = await newShop(first)
      const row = someRow({ orderNumber: '1001' })
      await shop.connection.save(someConnection, noon)
      await shop.directory.feed([row], 'put', noon)
      await countUp(shop, 'key')
      await shop.tools.setEnabled('get_order_status', false)
      await first.close()

      const second = await openStorage(other.options)
      const reopened = second.forShop(shop.id)
      assert.equal((await second.shops.all()).length, 1)
      assert.equal((await reopened.connection.find())?.hint, someConnection.hint)
      assert.deepEqual(await idsOf(reopened.directory.find(['1001'], 5)), [row.klarnaOrderId])
      assert.equal(await reopened.directory.fed(), true)
      assert.equal(await readState(reopened.attempts, 'key'), 1)
      assert.deepEqual(await reopened.tools.disabled(), new Set(['get_order_status']))
      await second.close()
      await other.drop()
    })

    it('loses no acknowledged turn when the process is killed while it writes', async () => {
      const shop = await newShop(storage)
      const child = start(
        fresh.options,
        `const { conversations } = storage.forShop('${shop.id}')
          const turn = { at: new Date(), message: 'm', reply: 'r', language: 'en', outcome: 'asked', engine: 'rules',
            intents: [], tools: [], durationMs: 1, usage: null, messageId: null }
          for (let turns = 0; ; turns++) {
            await conversations.addTurn({ id: 'conv ${shop.id}', owner: 'key:1', status: 'open', language: 'en',
              emailHash: null, sealedState: 'state ' + turns, turn,
              seen: turns === 0 ? null : { turns, status: 'open' } })
            print(String(turns + 1))
          }`,
      )
      let acknowledged = 0
      for await (const line of linesOf(child)) {
        acknowledged = Number(line)
        if (acknowledged === 60) child.kill('SIGKILL')
      }
      assert.ok(acknowledged >= 60)
      const reopened = await openStorage(fresh.options)
      const { conversations } = reopened.forShop(shop.id)
      const kept = await conversations.find(`conv ${shop.id}`)
      assert.ok((kept?.turns ?? 0) >= acknowledged, `${kept?.turns} of ${acknowledged}`)
      assert.equal((await conversations.turns(`conv ${shop.id}`)).length, kept?.turns)
      await reopened.close()
    })

    it('loses no acknowledged row when the process is killed while it writes', async () => {
      const shop = await newShop(storage)
      const child = start(
        fresh.options,
        `for (let n = 0; ; n++) {
            const klarnaOrderId = crypto.randomUUID()
            const row = { orderNumber: 'N' + n, klarnaReference: null, klarnaOrderId, emailHash: null, createdAt: null }
            await storage.forShop('${shop.id}').directory.feed([row], 'push', new Date())
            print('N' + n)
          }`,
      )
      const acknowledged: string[] = []
      for await (const line of linesOf(child)) {
        acknowledged.push(line)
        if (acknowledged.length === 60) child.kill('SIGKILL')
      }
      assert.ok(acknowledged.length >= 60)
      const reopened = await openStorage(fresh.options)
      const { directory } = reopened.forShop(shop.id)
      for (const number of acknowledged)
        assert.equal((await directory.find([number], 5)).length, 1, `${number} is lost`)
      await reopened.close()
    })
  })
}

/** A place starts between these two, by a clock of this host. */
type Span = { readonly earliest: number; readonly latest: number }

/** Each start lies within its span, so the start `perSecond` places later must be able to lie a second later. */
function assertNeverMoreThan(perSecond: number, spans: readonly Span[]): void {
  const earliest = spans.map((span) => span.earliest).sort((a, b) => a - b)
  const latest = spans.map((span) => span.latest).sort((a, b) => a - b)
  for (const [index, first] of earliest.entries()) {
    const next = latest[index + perSecond]
    if (next !== undefined)
      assert.ok(next - first >= 1000, `${perSecond + 1} places within ${next - first} ms`)
  }
}

const openStorageUrl = new URL('../../src/storage/open-storage.ts', import.meta.url).href

/** `body` sees `storage` and `print`. */
function start(options: StorageOptions, body: string): ChildProcess {
  const program = `
    import { writeSync } from 'node:fs'
    import { openStorage } from '${openStorageUrl}'
    const print = (line) => writeSync(1, line + '\\n')
    const storage = await openStorage(${JSON.stringify(options)})
    ${body}
    await storage.close()`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function runEach(
  children: readonly number[],
  options: StorageOptions,
  body: string,
): Promise<readonly string[]> {
  const lines = await Promise.all(
    children.map(async () => {
      const child = start(options, body)
      const ended = once(child, 'close')
      const printed: string[] = []
      for await (const line of linesOf(child)) printed.push(line)
      const [code] = await ended
      assert.equal(code, 0)
      return printed
    }),
  )
  return lines.flat()
}

function linesOf(child: ChildProcess): AsyncIterable<string> {
  assert.ok(child.stdout)
  return createInterface({ input: child.stdout })
}
