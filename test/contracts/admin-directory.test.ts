import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startSimulator } from '../../simulator/start.ts'
import { demoAccount } from '../../src/commands/start-demo.ts'
import { loadConfig } from '../../src/config.ts'
import { newShop } from '../../src/new-shop.ts'
import { newApiKey } from '../../src/security/api-key.ts'
import { Keyring } from '../../src/security/sealed.ts'
import { listen } from '../../src/server/listen.ts'
import { Shops } from '../../src/shops.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Shop } from '../../src/storage/storage.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { shopper } from '../chat.ts'
import { type TestDatabase, testDatabases } from '../databases.ts'
import { type Answer, objectIn, send } from '../http.ts'
import { countryOf } from '../scope.ts'

const id = '11111111-2222-4333-8444-555555555555'
type Context = { after(end: () => Promise<void>): void }

/** A database, a data folder and a key that outlive a server. */
type Machine = { readonly start: () => Promise<Running>; readonly folder: string }

type Running = {
  readonly url: string
  readonly shops: Shops
  readonly shop: Shop
  readonly apiKey: string
  readonly log: readonly string[]
  readonly owner: Visitor
  readonly upload: (content: string | Buffer, type?: string) => Promise<Answer>
  readonly rows: () => Promise<number>
  readonly stop: () => Promise<void>
}

async function machine(context: Context, database: TestDatabase): Promise<Machine> {
  const fresh = await database.create()
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-directory-'))
  const simulator = await startSimulator({ region: 'eu' })
  const keyring = new Keyring({ current: randomBytes(32) })
  const stops: (() => Promise<void>)[] = []
  context.after(async () => {
    for (const stop of stops) await stop()
    await simulator.close()
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const details = {
    name: 'Testbutiken',
    country: countryOf('SE'),
    timeZone: 'Europe/Stockholm',
    locale: 'en',
  }
  const shop = newShop(keyring, details)
  let isFirst = true
  const start = async (): Promise<Running> => {
    const environment = {
      KVITTO_KLARNA_URL: simulator.origin,
      KVITTO_KLARNA_BUDGET: '0',
      KVITTO_DATA: folder,
    }
    const { config } = loadConfig(environment, {})
    const log: string[] = []
    const write = (event: string, fields = {}): void => void log.push(JSON.stringify({ event, ...fields }))
    const logs = { info: write, warn: write, error: write }
    const storage = await openStorage(fresh.options)
    const now = (): Date => new Date()
    const shops = new Shops({ storage, keyring, config, environmentAccount: null, now, log: logs })
    if (isFirst) {
      await storage.shops.create(shop, now())
      await shops.connect(shop, demoAccount, 'word')
      isFirst = false
    }
    const { key, hash } = newApiKey()
    const apiKeyId = `key_${hash.slice(0, 12)}`
    await storage.apiKeys.create(
      { id: apiKeyId, shopId: shop.id, name: 'test', scopes: ['chat'], createdAt: now() },
      hash,
    )
    const { app, origin: url } = await listen(shops, { ...config, port: 0, host: '127.0.0.1' }, logs)
    let isStopped = false
    const stop = async (): Promise<void> => {
      if (isStopped) return
      isStopped = true
      const closed = app.close()
      app.server.closeAllConnections()
      await closed
      await shops.close()
    }
    stops.push(stop)
    const owner = await signedIn({ url, shops, shop })
    return {
      url,
      shops,
      shop,
      apiKey: key,
      log,
      owner,
      upload: (content, type = 'text/csv') =>
        send(`${url}/admin/api/directory/import`, {
          method: 'POST',
          headers: { cookie: owner.cookie, 'x-kvitto-csrf': owner.csrf, 'content-type': type },
          body: content,
        }),
      rows: () => storage.forShop(shop.id).directory.count(),
      stop,
    }
  }
  return { start, folder }
}

type View = Readonly<Record<string, unknown>>

function viewIn(answer: Answer): View {
  assert.equal(answer.status, 200, answer.text)
  const view = objectIn(answer)['import']
  assert.ok(typeof view === 'object' && view !== null, answer.text)
  return { ...view }
}

const path = '/directory/import'

async function until(server: Running, isIt: (view: View) => boolean): Promise<View> {
  for (;;) {
    const view = viewIn(await server.owner.get(path))
    if (isIt(view)) return view
    await wait(5)
  }
}

const ended = (view: View): boolean => view['state'] !== 'running'

function many(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `#${n},shopper${n}@example.com,${randomUUID()}`)
  return `Name,Email,Klarna Order ID\n${lines.join('\n')}\n`
}

for (const database of testDatabases)
  describe(`importing orders in the dashboard, on ${database.name}`, { skip: database.skip }, () => {
    it('says what it understood without any email, and imports once it is told to', async (context) => {
      const { start, folder } = await machine(context, database)
      const server = await start()
      const content = `Name;Customer;Mail;Klarna Order ID;Day\n#1001;Änna Berg;anna@example.com;${id};2026-11-22\n#1002;Bo;bo at example;${randomUUID()};\n#1003;C;;;\n`
      const understood = viewIn(await server.upload(content))
      assert.deepEqual(
        [understood['state'], understood['delimiter'], understood['usable'], understood['columns']],
        [
          'waiting',
          'semicolon',
          true,
          { order_number: 0, klarna_order_id: 3, klarna_reference: null, email: 2, created_at: null },
        ],
      )
      const sample = JSON.stringify(understood['sample'])
      assert.match(
        sample,
        /^\[\["#9999","Aaaa Aaaa","email","99999999-9999-9999-9999-999999999999","9999-99-99"\],/,
      )
      assert.equal(await server.rows(), 0)
      const columns = { order_number: 0, klarna_order_id: 3, email: 2, created_at: 4 }
      viewIn(await server.owner.post(`${path}/start`, { columns }))
      const done = await until(server, ended)
      assert.deepEqual(
        ['state', 'rows', 'share', 'imported', 'bad', 'without_klarna', 'problem'].map((name) => done[name]),
        ['done', 3, 1, 1, 1, 1, null],
      )
      assert.deepEqual(done['first_bad'], [{ row: 3, column: 'email', rule: 'needs the form name@domain' }])
      const rejects = await server.owner.get(`${path}/rejects.csv`)
      assert.equal(rejects.text, 'row,column,rule\n3,email,"needs the form name@domain"\n')
      assert.equal(await server.rows(), 1)
      const directory = objectIn(await server.owner.get('/directory'))
      assert.equal(directory['orders'], 1)
      assert.match(String(directory['fed_at']), /^\d{4}-/)
      const [entry] = await server.shops.storage.forShop(server.shop.id).audit.latest(1)
      assert.deepEqual(
        [entry?.actor, entry?.action, entry?.detail],
        [`person:${server.owner.id}`, 'orders-imported', { imported: '1', bad: '1' }],
      )
      const files = await readdir(folder, { recursive: true })
      assert.equal(
        files.some((name) => name.endsWith('orders.csv')),
        false,
      )
      assert.doesNotMatch(server.log.join(), /anna|Berg|1001/)
    })

    it('refuses what is no CSV, and keeps nothing of it', async (context) => {
      const { start, folder } = await machine(context, database)
      const server = await start()
      for (const [content, status, detail] of [
        [Buffer.from('PK\u0003\u0004\u0014\u0000and more', 'latin1'), 422, /workbook/],
        [randomBytes(2_000), 422, /no text/],
        ['', 422, /empty/],
        // Without a header: the header is kept and shown.
        [`1001,anna@example.com,x\n1002,bo@example.com,y\n`, 422, /begins with an order/],
        [`1001;${id}\n1002;${randomUUID()}\n`, 422, /begins with an order/],
      ] as const) {
        const answer = await server.upload(content)
        assert.equal(answer.status, status, answer.text)
        assert.match(String(objectIn(answer)['detail']), detail)
        assert.doesNotMatch(answer.text, /tmp|imports|anna|1001/)
      }
      const json = await server.upload('{}', 'application/json')
      assert.equal(json.status, 415)
      assert.equal(objectIn(await server.owner.get(path))['import'], null)
      assert.equal((await server.owner.post(`${path}/start`, {})).status, 409)
      assert.equal((await server.owner.get(`${path}/rejects.csv`)).status, 404)
      const files = await readdir(folder, { recursive: true })
      assert.equal(
        files.some((name) => name.endsWith('.csv')),
        false,
      )
    })

    it('starts with columns that it can use alone', async (context) => {
      const { start } = await machine(context, database)
      const server = await start()
      const understood = viewIn(await server.upload(`A,B\n1001,${id}\n`))
      assert.equal(understood['usable'], false)
      for (const columns of [undefined, { order_number: 0 }, { order_number: 0, klarna_order_id: 2 }]) {
        const answer = await server.owner.post(`${path}/start`, columns === undefined ? {} : { columns })
        assert.equal(answer.status, 422, answer.text)
        assert.equal(objectIn(answer)['field'], 'columns')
      }
      // The wrong way round: every row is refused, and says why.
      await server.owner.post(`${path}/start`, { columns: { order_number: 1, klarna_order_id: 0 } })
      const done = await until(server, ended)
      assert.deepEqual([done['state'], done['imported'], done['bad']], ['done', 0, 1])
      assert.match(
        JSON.stringify(done['first_bad']),
        /"column":"klarna_order_id","rule":"must be UUID-shaped/,
      )
    })

    it('ends at a line of 2 MB, and says at which row', async (context) => {
      const { start } = await machine(context, database)
      const server = await start()
      const rest = `2,${'x'.repeat(2_000_000)}\n3,${randomUUID()}\n`
      viewIn(await server.upload(`number,klarna_order_id\n1,${id}\n${rest}`))
      await server.owner.post(`${path}/start`)
      const done = await until(server, ended)
      assert.deepEqual([done['state'], done['imported'], done['bad']], ['done', 1, 1])
      assert.match(String(done['problem']), /^Row 3 cannot be read/)
    })

    it('imports one file at a time, and stops when it is told to', async (context) => {
      const { start, folder } = await machine(context, database)
      const server = await start()
      viewIn(await server.upload(many(20_000)))
      const [orders] = (await readdir(folder, { recursive: true })).filter((name) =>
        name.endsWith('orders.csv'),
      )
      if (orders !== undefined) assert.equal((await stat(join(folder, orders))).mode & 0o777, 0o600)
      const started = await Promise.all([
        server.owner.post(`${path}/start`),
        server.owner.post(`${path}/start`),
      ])
      assert.deepEqual(started.map(({ status }) => status).toSorted(), [200, 409])
      assert.equal((await server.upload(many(1))).status, 409)
      await until(server, (view) => Number(view['rows']) > 0)
      assert.equal((await server.owner.delete(path)).status, 200)
      assert.equal(objectIn(await server.owner.get(path))['import'], null)
      const rows = await server.rows()
      assert.ok(rows > 0 && rows < 20_000, `${rows} rows`)
      await wait(100)
      assert.equal(await server.rows(), rows)
    })
  })

for (const database of testDatabases.filter(({ shared }) => shared))
  describe(`a long import, on ${database.name}`, { skip: database.skip }, () => {
    it('goes on after a restart with every row once', async (context) => {
      const { start, folder } = await machine(context, database)
      const first = await start()
      viewIn(await first.upload(`${many(20_000)}20000,,x\n`))
      await first.owner.post(`${path}/start`)
      await until(first, (view) => Number(view['rows']) > 0)
      await first.stop()
      const second = await start()
      const interrupted = viewIn(await second.owner.get(path))
      assert.equal(interrupted['state'], 'interrupted')
      const before = await second.rows()
      assert.ok(before > 0 && before < 20_000, `${before} rows`)
      assert.equal(interrupted['imported'], before)
      assert.equal(viewIn(await second.owner.post(`${path}/start`))['state'], 'running')
      const done = await until(second, ended)
      assert.deepEqual([done['state'], done['imported'], done['bad']], ['done', 20_000, 1])
      assert.equal(await second.rows(), 20_000)
      const third = await start()
      assert.equal(viewIn(await third.owner.get(path))['state'], 'done')
      for (const name of await readdir(folder, { recursive: true }))
        if (name.endsWith('.json'))
          assert.doesNotMatch(await readFile(join(folder, name), 'utf8'), /shopper\d/)
    })

    it('leaves chats their pace', async (context) => {
      const { start } = await machine(context, database)
      const server = await start()
      const chats = async (isOver: (count: number) => boolean): Promise<readonly number[]> => {
        const times: number[] = []
        while (!isOver(times.length)) {
          const from = performance.now()
          await shopper(server).say('Hello, who are you?')
          times.push(performance.now() - from)
          await wait(10)
        }
        return times.toSorted((a, b) => a - b)
      }
      await chats((count) => count === 10)
      const without = await chats((count) => count === 30)
      viewIn(await server.upload(many(40_000)))
      await server.owner.post(`${path}/start`)
      let isRunning = true
      const importing = until(server, ended).finally(() => {
        isRunning = false
      })
      const during = await chats(() => !isRunning)
      assert.equal((await importing)['state'], 'done')
      const of = (times: readonly number[], share: number) => times[Math.floor(times.length * share)] ?? 0
      const told = `${during.length} chats: median ${of(during, 0.5).toFixed(0)} ms, slowest ${of(during, 0.999).toFixed(0)} ms; without an import ${of(without, 0.5).toFixed(0)} ms and ${of(without, 0.999).toFixed(0)} ms`
      console.log(`  ${database.name}: ${told}`)
      assert.ok(during.length >= 5, told)
      assert.ok(of(during, 0.5) < Math.max(250, 5 * of(without, 0.5)), told)
    })
  })
