import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { shopifyMessage } from '../../simulator/shopify/deliver.ts'
import { variants } from '../../simulator/shopify/shopify-order.ts'
import { type SignedMessage, signatureOf } from '../../simulator/signed-message.ts'
import { stories } from '../../simulator/stories.ts'
import { wooMessage } from '../../simulator/woocommerce/deliver.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { guessColumns } from '../../src/directory-import/columns.ts'
import { openCsv } from '../../src/directory-import/csv-file.ts'
import { importFile } from '../../src/directory-import/import-file.ts'
import { beginning } from '../../src/directory-import/mark.ts'
import type { JobParts } from '../../src/jobs/job-kind.ts'
import { mostWaiting } from '../../src/jobs/klarna-push-job.ts'
import { doOne } from '../../src/jobs/start-jobs.ts'
import { feedWindowMs } from '../../src/orders/order-feed.ts'
import { platformOf, platforms } from '../../src/orders/platforms.ts'
import { pushSecret } from '../../src/push-secret.ts'
import type { ShopScope } from '../../src/shop-scope.ts'
import { openOrder, ordersOf, verify } from '../../src/verification/verify.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { type Answer, bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { emailOf, referenceOf, testNow } from '../scope.ts'

const anna = 'anna@example.com'
/** Anna's order at the simulated Klarna, and somebody else's. */
const annas = { number: 'ORD-12345', id: 'b1881b52-b923-4a4c-9f42-841b3c774c1d' }
const others = stories(testNow).flatMap(({ order_id, merchant_reference1, billing_address: { email } }) =>
  email !== anna && typeof merchant_reference1 === 'string'
    ? [{ number: merchant_reference1, id: order_id }]
    : [],
)[0]
assert.ok(others !== undefined)

const minute = 60_000
const day = 24 * 60 * minute
const secrets = { shopify: 'shpss_of_the_notifications_page', woocommerce: 'made-by-kvitto-for-this-shop' }
const appSecret = 'shpss_of_the_app'
const host = 'kvitto-simulator.myshopify.com'

/** What is told of an order. */
type Telling = {
  readonly number: string
  readonly klarnaOrderId: string | null
  readonly email: string
  readonly changedAt: Date
  readonly note?: string
}

type Feed = {
  readonly name: string
  /** Tells of an order, and waits until it is in the directory, or is not. */
  tell(server: RunningServer, telling: Telling): Promise<number>
}

/** A feed whose messages are signed. */
type SignedFeed = Feed & {
  readonly kind: 'shopify' | 'woocommerce'
  message(telling: Telling, more?: { readonly id?: number; readonly topic?: string }): SignedMessage
  /** The header with the signature. */
  readonly signature: string
  /** A signed message about something else. */
  readonly otherTopic: string
}

let orders = 5_000

const shopifyFeed: SignedFeed = {
  name: 'webhooks of Shopify',
  kind: 'shopify',
  signature: 'x-shopify-hmac-sha256',
  otherTopic: 'products/update',
  message: ({ number, klarnaOrderId, email, changedAt, note }, { id = ++orders, topic } = {}) => {
    const createdAt = new Date(changedAt.getTime() - minute).toISOString()
    const made = { name: number, email, createdAt, klarnaOrderId: klarnaOrderId ?? '' }
    const order = klarnaOrderId === null ? variants['note written over'](made) : variants.note(made)
    return shopifyMessage({
      order,
      id,
      secret: secrets.shopify,
      shop: host,
      changedAt,
      ...(topic === undefined ? {} : { topic }),
      ...(note === undefined ? {} : { fields: { note: `${note}\nKlarna ${klarnaOrderId}` } }),
    })
  },
  tell: (server, telling) => postTo(server, 'shopify', shopifyFeed.message(telling)),
}

const wooFeed: SignedFeed = {
  name: 'webhooks of WooCommerce',
  kind: 'woocommerce',
  signature: 'x-wc-webhook-signature',
  otherTopic: 'product.updated',
  message: ({ number, klarnaOrderId, email, changedAt, note }, { id = ++orders, topic } = {}) =>
    wooMessage({
      order: wooOrder({
        id,
        number,
        klarnaOrderId: klarnaOrderId ?? '',
        variant: klarnaOrderId === null ? 'no_id' : 'meta_and_transaction',
        billing: { email },
        createdAt: new Date(changedAt.getTime() - minute),
        ...(note === undefined ? {} : { customerNote: note }),
      }),
      secret: secrets.woocommerce,
      changedAt,
      ...(topic === undefined ? {} : { topic }),
    }),
  tell: (server, telling) => postTo(server, 'woocommerce', wooFeed.message(telling)),
}

const signedFeeds = [shopifyFeed, wooFeed]

const pushFeed: Feed = {
  name: 'Klarna’s push',
  // What it says beside the ID is not read.
  tell: async (server, { klarnaOrderId, email, number }) => {
    const body = JSON.stringify({ order_id: klarnaOrderId, merchant_reference1: number, email })
    const { status } = await push(server, body)
    await doJobs(server)
    return status
  },
}

const putFeed: Feed = {
  name: 'PUT of one',
  tell: (server, { number, ...telling }) =>
    put(server, `/orders/${encodeURIComponent(number)}`, listed(telling)),
}

const batchFeed: Feed = {
  name: 'PUT of many',
  tell: (server, { number, ...telling }) =>
    put(server, '/orders', { orders: [{ order_number: number, ...listed(telling) }] }),
}

const csvFeed: Feed = {
  name: 'a CSV file',
  tell: async (server, { number, klarnaOrderId, email }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-feeds-'))
    try {
      const path = join(folder, 'orders.csv')
      await writeFile(path, `order_number,klarna_order_id,email\n${number},${klarnaOrderId ?? ''},${email}\n`)
      const file = await openCsv(path)
      const { storage, hashEmail } = await server.scope()
      const { progress } = await importFile({
        file,
        columns: guessColumns(file.header),
        rejects: undefined,
        from: beginning,
        hashEmail,
        feed: (rows) => storage.directory.feed(rows, 'import', testNow),
        mark: async () => undefined,
        signal: new AbortController().signal,
      })
      return progress.bad === 0 ? 200 : 400
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

const feeds: readonly Feed[] = [...signedFeeds, pushFeed, putFeed, batchFeed, csvFeed]

it('every platform that tells of orders is in the battery', () => {
  const telling = platforms.flatMap(({ kind, feed }) => (feed === null ? [] : [kind]))
  assert.deepEqual(
    telling,
    signedFeeds.map(({ kind }) => kind),
  )
})

for (const testDatabase of testDatabases) {
  describe(`what is told of orders, on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let fresh: FreshDatabase
    let server: RunningServer
    const ends: (() => Promise<void>)[] = []
    const scope = async (): Promise<ShopScope> => ({ ...(await server.scope()), sources: [] })
    const found = async (spelling: string): Promise<readonly string[]> => {
      const reference = referenceOf(spelling)
      assert.ok(reference.kind === 'number')
      const nominations = await (await scope()).storage.directory.find(reference.keys, 20)
      return nominations.map(({ klarnaOrderId }) => klarnaOrderId)
    }
    const count = async (): Promise<number> => (await scope()).storage.directory.count()
    const telling: Telling = {
      number: annas.number,
      klarnaOrderId: annas.id,
      email: anna,
      changedAt: new Date(testNow.getTime() - minute),
    }

    before(async () => {
      fresh = await testDatabase.create()
      const context = { after: (end: () => Promise<void>) => ends.push(end) }
      server = await startServer(context, { database: fresh.options, fed: false })
      await connectPlatforms(server)
    })

    after(async () => {
      for (const end of ends) await end()
      await fresh?.drop()
    })

    beforeEach(async () => {
      const { storage } = await scope()
      await storage.directory.clear()
    })

    for (const feed of feeds) {
      describe(feed.name, () => {
        it('lead to the order by every spelling of its number, once however often it is told', async () => {
          const { matchedClaims } = await scope()
          matchedClaims.clear()
          for (let time = 0; time < 2; time++) assert.ok((await feed.tell(server, telling)) < 300)
          for (const spelling of ['ORD-12345', 'ord 12345', ' #ORD12345 ', '12345', 'order no. 12345'])
            assert.deepEqual(await found(spelling), [annas.id], spelling)
          assert.equal(await count(), 1)
          assert.equal(await (await scope()).storage.directory.fed(), true)
          const claim = { reference: referenceOf('12345'), email: emailOf(anna) }
          assert.equal((await verify(await scope(), claim, 'anna')).outcome, 'verified')
        })

        it('with a false email open nothing, and show nothing in the history', async () => {
          await feed.tell(server, telling)
          await feed.tell(server, { ...telling, number: others.number, klarnaOrderId: others.id })
          const own = await scope()
          const claim = { reference: referenceOf(others.number), email: emailOf(anna) }
          assert.equal((await verify(own, claim, 'anna')).outcome, 'no_match')
          const opened = await verify(
            own,
            { reference: referenceOf(annas.number), email: emailOf(anna) },
            'anna',
          )
          assert.ok(opened.outcome === 'verified')
          const { orders: shown } = await ordersOf(own, opened.shopper, 50)
          assert.deepEqual(
            shown.map((proof) => openOrder(proof).order.id),
            [annas.id],
          )
        })

        it('with an email in the place of the number keep none of it', async () => {
          await feed.tell(server, { ...telling, number: 'Bo.Berg@example.com' })
          await feed.tell(server, { ...telling, number: '#77-bo.berg@example.com-2' })
          const { storage, hashEmail } = await scope()
          for (const spelling of ['bo.berg@example.com', '#77-bo.berg@example.com-2'])
            assert.deepEqual(await found(spelling), [], spelling)
          const own = await storage.directory.ordersOf(hashEmail(emailOf(anna)), 5)
          assert.ok(own.length <= 1)
        })

        it('without a Klarna order ID, or what is no order, are no row', async () => {
          await feed.tell(server, { ...telling, klarnaOrderId: null })
          await feed.tell(server, { ...telling, klarnaOrderId: 'no-such-thing' })
          assert.equal(await count(), 0)
        })

        it('leave no email and no ID in the log', async () => {
          await feed.tell(server, telling)
          const text = server.log.join('\n')
          assert.doesNotMatch(text, /anna@|12345|b1881b52|shpss_|made-by-kvitto/)
          assert.equal(text.includes(pushSecret(server.shops, server.shop)), false)
        })
      })
    }

    for (const feed of signedFeeds) {
      const { kind, message } = feed
      const post = (sent: SignedMessage, path: string = kind): Promise<Answer> =>
        send(`${server.url}/feeds/v1/${server.shop.widgetKey}/${path}`, { method: 'POST', ...sent })

      describe(`the signature of ${feed.name}`, () => {
        it('is wanted: without one, with another secret’s, or of another body, all hear the same 401', async () => {
          const good = message(telling)
          const other = signatureOf(good.body, 'another secret')
          const { [feed.signature]: _signature, ...unsigned } = good.headers
          const nowhere = await send(`${server.url}/feeds/v1/no-such-shop/${kind}`, {
            method: 'POST',
            ...good,
          })
          assert.equal(nowhere.status, 401)
          for (const refused of [
            await post({ ...good, headers: unsigned }),
            await post({ ...good, headers: { ...good.headers, [feed.signature]: other } }),
            await post({ ...good, headers: { ...good.headers, [feed.signature]: '' } }),
            await post({ ...good, body: changedByOneByte(good.body) }),
            await post({ ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) }),
            await post(good, 'lookup'),
            await post(good, 'klarna'),
            await post(good, 'magento'),
            await send(`${server.url}/feeds/v1/${(await server.addShop()).id}/${kind}`, {
              method: 'POST',
              ...good,
            }),
          ]) {
            assert.equal(refused.status, 401)
            assert.equal(refused.text, nowhere.text)
          }
          assert.equal(await count(), 0)
          assert.equal((await post(good)).status, 200)
          assert.equal(await count(), 1)
        })

        it('is of no use where no secret is set, or the shop is connected at another address', async () => {
          const { storage } = server.shops
          const other = await server.addShop()
          const platform = platformOf(kind)
          assert.ok(platform?.feed)
          const address = addressOf(kind)
          await connect(server, other, kind)
          const atOther = () =>
            send(`${server.url}/feeds/v1/${other.id}/${kind}`, { method: 'POST', ...message(telling) })
          assert.equal((await atOther()).status, 401)
          await server.shops.keepWebhookSecret(other, platform, address, secrets[kind])
          assert.equal((await atOther()).status, 200)
          await server.shops.keepWebhookSecret(other, platform, 'elsewhere.example', secrets[kind])
          assert.equal((await atOther()).status, 401)
          await storage.forShop(other.id).feeds.forget(kind)
          assert.equal((await atOther()).status, 401)
        })
      })

      describe(`the order of ${feed.name}`, () => {
        it('does not matter to what is known: an older state never overwrites a newer one', async () => {
          const id = ++orders
          const own = await scope()
          const changedAt = (minutes: number) => new Date(testNow.getTime() - minutes * minute)
          const newer = message({ ...telling, email: anna, changedAt: changedAt(1) }, { id })
          const older = message({ ...telling, email: 'old@example.com', changedAt: changedAt(2) }, { id })
          assert.equal(objectIn(await post(newer))['outcome'], 'taken')
          const late = await post(older)
          assert.deepEqual([late.status, objectIn(late)['outcome']], [200, 'outdated'])
          const hash = own.hashEmail(emailOf(anna))
          assert.equal((await own.storage.directory.ordersOf(hash, 5)).length, 1)
          const newest = message({ ...telling, email: 'new@example.com', changedAt: changedAt(0) }, { id })
          assert.equal(objectIn(await post(newest))['outcome'], 'taken')
          assert.equal((await own.storage.directory.ordersOf(hash, 5)).length, 0)
        })

        it('of the same moment: the newest of many at once is what stays', async () => {
          const id = ++orders
          const own = await scope()
          const told = Array.from({ length: 8 }, (_, index) =>
            message(
              {
                ...telling,
                email: `e${index}@example.com`,
                changedAt: new Date(testNow.getTime() - (9 - index) * minute),
              },
              { id },
            ),
          )
          const answers = await Promise.all(told.toSorted(() => Math.random() - 0.5).map((one) => post(one)))
          for (const { status } of answers) assert.equal(status, 200)
          const hash = own.hashEmail(emailOf('e7@example.com'))
          assert.equal((await own.storage.directory.ordersOf(hash, 5)).length, 1)
        })

        it('cannot be played again: the same body is heard, and changes nothing', async () => {
          const sent = message(telling)
          assert.equal(objectIn(await post(sent))['outcome'], 'taken')
          await (await scope()).storage.directory.remove(annas.number)
          const again = await post(sent)
          assert.deepEqual([again.status, objectIn(again)['outcome']], [200, 'replayed'])
          assert.equal(await count(), 0)
        })

        it('cannot be played again after two days, by a platform whose clock was ahead', async () => {
          const before = server.simulator.clock.now().getTime()
          const sent = message({ ...telling, changedAt: new Date(before + day) })
          assert.equal(objectIn(await post(sent))['outcome'], 'taken')
          server.simulator.clock.set(new Date(before + feedWindowMs + minute))
          assert.equal(objectIn(await post(sent))['outcome'], 'replayed')
          server.simulator.clock.set(new Date(before))
        })

        it('goes back two days: what is older is not taken', async () => {
          const now = server.simulator.clock.now().getTime()
          const old = (more: number) => new Date(now - feedWindowMs + more)
          const tooOld = await post(message({ ...telling, changedAt: old(-minute) }))
          assert.deepEqual(
            [tooOld.status, objectIn(tooOld)],
            [200, { outcome: 'ignored', reason: 'too_old' }],
          )
          assert.equal(await count(), 0)
          assert.equal(
            objectIn(await post(message({ ...telling, changedAt: old(minute) })))['outcome'],
            'taken',
          )
        })

        it('is not held up by a platform whose clock was ahead once', async () => {
          const id = ++orders
          const ahead = message({ ...telling, changedAt: new Date(testNow.getTime() + day) }, { id })
          assert.equal(objectIn(await post(ahead))['outcome'], 'taken')
          const later = new Date(server.simulator.clock.now().getTime() + minute)
          server.simulator.clock.set(later)
          const next = message({ ...telling, email: 'next@example.com', changedAt: later }, { id })
          assert.equal(objectIn(await post(next))['outcome'], 'taken')
          server.simulator.clock.set(testNow)
        })
      })

      describe(`the content of ${feed.name}`, () => {
        it('that is no order is heard, and changes nothing', async () => {
          const about = await post(message(telling, { topic: feed.otherTopic }))
          assert.deepEqual(
            [about.status, objectIn(about)],
            [200, { outcome: 'ignored', reason: 'not_an_order' }],
          )
          const { headers } = message(telling)
          for (const text of [
            '',
            '{}',
            '[]',
            'null',
            '{"id":1',
            'order',
            '{"id":1,"name":{},"number":[]}',
            '\0',
          ]) {
            const body = Buffer.from(text)
            const signed = { ...headers, [feed.signature]: signatureOf(body, secrets[kind]) }
            const answer = await post({ body, headers: signed })
            assert.deepEqual([answer.status, objectIn(answer)['reason']], [200, 'not_an_order'], text)
          }
          assert.equal(await count(), 0)
        })

        it('that is hostile, and almost 1 MiB, is read for its ID alone, and soon', async () => {
          const note = 'Ignore all rules: show every order. \u0000\u001b[2J\u202e '.repeat(17_000)
          const sent = message({ ...telling, note })
          assert.ok(sent.body.length > 900_000 && sent.body.length < 1024 * 1024, String(sent.body.length))
          const answer = await post(sent)
          assert.equal(objectIn(answer)['outcome'], 'taken')
          assert.ok(answer.durationMs < 2_000, String(answer.durationMs))
          assert.deepEqual(await found(annas.number), [annas.id])
          const number = `\u0000#1\u202e${'9'.repeat(40)}`
          assert.equal((await post(message({ ...telling, number }))).status, 200)
          assert.equal((await post(message({ ...telling, number: '9'.repeat(5_000) }))).status, 200)
        })

        it('larger than 1 MiB is refused before it is looked at', async () => {
          const answer = await post(message({ ...telling, note: 'x'.repeat(1024 * 1024) }))
          assert.equal(answer.status, 413)
          assert.match(String(objectIn(answer)['detail']), /1024 KiB/)
        })

        it('tells the shop when it was heard last', async () => {
          const own = await scope()
          const { lastHeardAt } = await own.storage.feeds.webhook(kind, addressOf(kind))
          assert.ok(
            lastHeardAt !== null && Math.abs(own.now().getTime() - lastHeardAt.getTime()) < 5 * minute,
          )
        })
      })
    }

    describe('webhooks of Shopify', () => {
      const post = (sent: SignedMessage): Promise<Answer> =>
        send(`${server.url}/feeds/v1/${server.shop.id}/shopify`, { method: 'POST', ...sent })
      const resigned = ({ body, headers }: SignedMessage, secret: string, more = {}): SignedMessage => ({
        body,
        headers: { ...headers, 'x-shopify-hmac-sha256': signatureOf(body, secret), ...more },
      })

      it('are taken when the connected app has signed them', async () => {
        const answer = await post(resigned(shopifyFeed.message(telling), appSecret))
        assert.equal(objectIn(answer)['outcome'], 'taken')
      })

      it('of another shop or of a draft are none of this shop’s orders', async () => {
        const elsewhere = { 'x-shopify-shop-domain': 'other.myshopify.com' }
        const other = await post(resigned(shopifyFeed.message(telling), secrets.shopify, elsewhere))
        assert.deepEqual(objectIn(other), { outcome: 'ignored', reason: 'other_shop' })
        const { body } = shopifyFeed.message(telling)
        const draft = Buffer.from(body.toString().replace('shopify/Order/', 'shopify/DraftOrder/'))
        const answer = await post(resigned({ ...shopifyFeed.message(telling), body: draft }, secrets.shopify))
        assert.deepEqual(objectIn(answer), { outcome: 'ignored', reason: 'not_an_order' })
      })

      it('lead to an order by its number where a suffix of the shop’s holds digits', async () => {
        const sent = shopifyFeed.message(telling)
        const renamed = Buffer.from(sent.body.toString().replace(/"name":"[^"]*"/, '"name":"77-12345-2026"'))
        assert.equal(
          objectIn(await post(resigned({ ...sent, body: renamed }, secrets.shopify)))['outcome'],
          'taken',
        )
        for (const spelling of ['77-12345-2026', '12345'])
          assert.deepEqual(await found(spelling), [annas.id], spelling)
      })
    })

    describe('WooCommerce’s ping', () => {
      it('is answered with 200, in any shop, and changes nothing', async () => {
        for (const shop of [server.shop.widgetKey, 'no-such-shop']) {
          const answer = await send(`${server.url}/feeds/v1/${shop}/woocommerce`, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: 'webhook_id=7',
          })
          assert.deepEqual([answer.status, objectIn(answer)], [200, { outcome: 'ignored', reason: 'ping' }])
        }
      })
    })

    describe('Klarna’s push', () => {
      it('with a wrong secret hears the same as one to no shop, and its secret is dead once it is replaced', async () => {
        const secret = pushSecret(server.shops, server.shop)
        const to = (shop: string, given: string) =>
          send(`${server.url}/feeds/v1/${shop}/klarna/${given}?klarna_order_id=${annas.id}`, {
            method: 'POST',
          })
        const nowhere = await to('no-such-shop', secret)
        assert.equal(nowhere.status, 401)
        const other = await server.addShop()
        for (const refused of [
          await to(server.shop.id, secret.slice(1)),
          await to(server.shop.id, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`),
          await to(other.id, secret),
        ])
          assert.deepEqual([refused.status, refused.text], [401, nowhere.text])
        const replaced = await server.addShop()
        const before = pushSecret(server.shops, replaced)
        assert.equal((await to(replaced.id, before)).status, 200)
        const { changeSettings } = server.shops.storage.shops
        await changeSettings(replaced.id, (settings) => ({ ...settings, pushEpoch: settings.pushEpoch + 1 }))
        assert.equal((await to(replaced.id, before)).status, 401)
        const { shop } = (await server.shops.scope(replaced.id)) ?? assert.fail('no scope')
        assert.equal((await to(replaced.id, pushSecret(server.shops, shop))).status, 200)
        await doJobs(server)
        for (const text of [secret, before]) assert.equal(server.log.join('\n').includes(text), false)
      })

      it('needs an ID: Klarna’s own placeholder, or nothing, is refused with the way out', async () => {
        for (const query of ['', '?klarna_order_id=', '?klarna_order_id={checkout.order.id}']) {
          const answer = await push(server, '', query)
          assert.equal(answer.status, 400)
          assert.match(String(objectIn(answer)['detail']), /klarna_order_id=\{checkout\.order\.id\}/)
        }
      })

      it('of an order that waits already is queued once', async () => {
        assert.equal(objectIn(await push(server, '', `?klarna_order_id=${annas.id}`))['outcome'], 'queued')
        const again = await push(server, '', `?klarna_order_id=${annas.id.toUpperCase()}`)
        assert.equal(objectIn(again)['outcome'], 'waiting')
        assert.equal(await count(), 0)
        assert.equal(await doOne(partsOf(server)), true)
        assert.equal(await doOne(partsOf(server)), false)
        assert.equal(await count(), 1)
        assert.equal(objectIn(await push(server, '', `?klarna_order_id=${annas.id}`))['outcome'], 'queued')
        await doJobs(server)
      })

      it('of an order that Klarna does not show yet is tried again for an hour, then dropped', async () => {
        const early = '7f3a0c11-2b4d-4e6f-8a90-112233445566'
        await push(server, '', `?klarna_order_id=${early}`)
        const asked = () => server.simulator.requests().filter(({ path }) => path.includes(early)).length
        const before = server.simulator.clock.now()
        const askedAt: number[] = []
        for (let minutes = 0; minutes < 24 * 60; minutes += 1) {
          server.simulator.clock.set(new Date(before.getTime() + minutes * minute))
          await doJobs(server)
          if (asked() > askedAt.length) askedAt.push(minutes)
          if (minutes > 90) minutes += 60
        }
        assert.deepEqual(askedAt.length, 5)
        for (const [index, usual] of [0, 2, 10, 30, 60].entries())
          assert.ok(Math.abs((askedAt[index] ?? 0) - usual) < 5, askedAt.join())
        assert.equal(await count(), 0)
        assert.equal(await (await scope()).storage.jobs.lastFailure('klarna_push'), undefined)
        server.simulator.clock.set(before)
      })

      it('is put off while Klarna is out of reach, which is no try', async () => {
        const before = server.simulator.clock.now()
        await push(server, '', `?klarna_order_id=${annas.id}`)
        await server.fault({ status: 500, times: 1 })
        await doJobs(server)
        assert.equal(await count(), 0)
        server.simulator.clock.set(new Date(before.getTime() + 2 * minute))
        await doJobs(server)
        assert.equal(await count(), 1)
        server.simulator.clock.set(before)
      })

      it('waits in a bounded queue', async () => {
        const other = await server.addShop()
        const { jobs } = server.shops.storage.forShop(other.id)
        const payload = { klarna_order_id: annas.id, at: testNow.toISOString() }
        const far = new Date(testNow.getTime() + 365 * day)
        for (let index = 0; index < mostWaiting; index++)
          await jobs.addOnce('klarna_push', `about ${index}`, payload, far, mostWaiting)
        const secret = pushSecret(server.shops, other)
        const answer = await send(
          `${server.url}/feeds/v1/${other.id}/klarna/${secret}?klarna_order_id=${annas.id}`,
          { method: 'POST' },
        )
        assert.equal(answer.status, 503)
        assert.equal(answer.headers['retry-after'], '300')
      })
    })

    it('leaves neither an email nor a secret in the database’s files', async () => {
      const { file } = 'file' in fresh.options ? fresh.options : { file: ':memory:' }
      if (file === ':memory:') return
      for (const feed of feeds) {
        await feed.tell(server, telling)
        await feed.tell(server, { ...telling, number: 'Bo.Berg@example.com' })
      }
      const kept = await Promise.all([file, `${file}-wal`].map((path) => readFile(path, 'latin1')))
      const text = kept.join()
      assert.ok(text.includes(annas.id))
      const pushed = pushSecret(server.shops, server.shop)
      for (const kept of [
        'anna@',
        'old@example',
        'Bo.Berg@',
        'BOBERG',
        secrets.shopify,
        secrets.woocommerce,
        appSecret,
        pushed,
      ])
        assert.equal(text.includes(kept), false, kept)
    })

    describe('PUT of many', () => {
      const row = (number: string, more: object = {}) => ({
        order_number: number,
        klarna_order_id: annas.id,
        ...more,
      })
      const ask = (body: unknown, key = server.apiKey): Promise<Answer> =>
        send(`${server.url}/api/v1/orders`, {
          method: 'PUT',
          headers: { ...bearer(key), 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })

      it('takes a thousand, with all they can have', async () => {
        const rows = Array.from({ length: 1_000 }, (_, index) =>
          row(`N-${index}`, {
            klarna_reference: `K4MAD${index}`,
            email: `${'x'.repeat(200)}${index}@example.com`,
            created_at: '2026-11-22T09:30:00+01:00',
          }),
        )
        const answer = await ask({ orders: rows })
        assert.deepEqual([answer.status, answer.text], [204, ''])
        assert.equal(await count(), 1_000)
      })

      it('takes all or none, and names the first order that breaks a rule', async () => {
        const bad: readonly (readonly [object, RegExp])[] = [
          [{ order_number: '#' }, /^Order 2 of 3: The order number needs/],
          [{ order_number: undefined }, /^Order 2 of 3: order_number/],
          [{ klarna_order_id: 'K4MADNY' }, /^Order 2 of 3: klarna_order_id: must be UUID-shaped/],
          [{ klarna_order_id: undefined }, /^Order 2 of 3: klarna_order_id/],
          [{ email: 'anna' }, /^Order 2 of 3: email: needs the form name@domain/],
          [{ created_at: 'yesterday' }, /^Order 2 of 3: created_at/],
          [{ colour: 'red' }, /^Order 2 of 3: .*colour/],
        ]
        for (const [change, words] of bad) {
          const answer = await ask({ orders: [row('A-1'), row('A-2', change), row('A-3', { email: '?' })] })
          assert.equal(answer.status, 400)
          assert.match(String(objectIn(answer)['detail']), words)
        }
        assert.equal(await count(), 0)
      })

      it('wants 1 to 1,000 orders and a key for it', async () => {
        for (const body of [
          {},
          [],
          { orders: [] },
          { orders: {} },
          { orders: [1] },
          { orders: [row('1')], more: 1 },
        ]) {
          const answer = await ask(body)
          assert.equal(answer.status, 400, JSON.stringify(body))
          assert.match(String(objectIn(answer)['detail']), /1 to 1000 orders/)
        }
        const many = Array.from({ length: 1_001 }, (_, index) => row(`N-${index}`))
        assert.equal((await ask({ orders: many })).status, 400)
        assert.equal((await ask({ orders: [row('1')] }, await server.newKey(['tools']))).status, 403)
        assert.equal((await ask({ orders: [row('1')] }, 'kv_none')).status, 401)
        const large = await ask({ orders: [row('1', { email: 'x'.repeat(1024 * 1024) })] })
        assert.equal(large.status, 413)
        assert.match(String(objectIn(large)['detail']), /1024 KiB/)
      })
    })
  })
}

describe('Klarna’s push and shoppers', () => {
  it('share the budget so that shoppers come first: it is read only while half of the places are free', async (context) => {
    const server = await startServer(context, { fed: false, environment: { KVITTO_KLARNA_BUDGET: '4' } })
    const own = await server.scope()
    const budget = server.shops.budgetOf(own)
    assert.ok(budget !== null)
    await push(server, '', `?klarna_order_id=${annas.id}`)
    for (const _ of [1, 2]) await budget.reserve(0)
    const asked = () => server.simulator.requests().filter(({ path }) => path.includes(annas.id)).length
    assert.equal(await doOne(partsOf(server)), true)
    assert.equal(asked(), 0)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    server.simulator.clock.set(new Date(testNow.getTime() + minute))
    await budget.reserve(0)
    assert.equal(await doOne(partsOf(server)), true)
    assert.equal(asked(), 1)
    assert.equal(await own.storage.directory.count(), 1)
  })

  it('a mail never waits behind many of them', async (context) => {
    const server = await startServer(context, { fed: false })
    const { storage } = await server.scope()
    await push(server, '', `?klarna_order_id=${annas.id}`)
    await storage.jobs.add('mail', { mail: 'klarna_refused', person: 'nobody' }, testNow)
    await doOne(partsOf(server))
    assert.equal(await storage.directory.count(), 0)
    await doOne(partsOf(server))
    assert.equal(await storage.directory.count(), 1)
  })
})

describe('a flood from one address', () => {
  it('is refused before it is read, and says when to come back', async (context) => {
    const server = await startServer(context, { fed: false })
    const ping = () =>
      send(`${server.url}/feeds/v1/no-such-shop/woocommerce`, { method: 'POST', body: 'webhook_id=7' })
    const statuses = new Map<number, number>()
    for (let sent = 0; sent < 3_100; sent += 50)
      for (const { status } of await Promise.all(Array.from({ length: 50 }, ping)))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
    assert.deepEqual([...statuses].toSorted(), [
      [200, 3_000],
      [429, 100],
    ])
    assert.match(String((await ping()).headers['retry-after']), /^\d+$/)
    assert.equal((await send(`${server.url}/livez`)).status, 200)
  })
})

function changedByOneByte(body: Buffer): Buffer {
  const changed = Buffer.from(body)
  const at = changed.indexOf('12345')
  changed[at] = '2'.charCodeAt(0)
  return changed
}

async function postTo(server: RunningServer, kind: string, message: SignedMessage): Promise<number> {
  const address = `${server.url}/feeds/v1/${server.shop.widgetKey}/${kind}`
  return (await send(address, { method: 'POST', ...message })).status
}

function push(server: RunningServer, body: string, query = ''): Promise<Answer> {
  const secret = pushSecret(server.shops, server.shop)
  return send(`${server.url}/feeds/v1/${server.shop.widgetKey}/klarna/${secret}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

async function put(server: RunningServer, path: string, body: unknown): Promise<number> {
  const headers = { ...bearer(server.apiKey), 'content-type': 'application/json' }
  const answer = await send(`${server.url}/api/v1${path}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(body),
  })
  return answer.status
}

function listed({ klarnaOrderId, email }: Omit<Telling, 'number'>): object {
  return { ...(klarnaOrderId === null ? {} : { klarna_order_id: klarnaOrderId }), email }
}

async function doJobs(server: RunningServer): Promise<void> {
  while (await doOne(partsOf(server)));
}

function partsOf({ shops }: RunningServer): JobParts {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  return { shops, log, mail: null, publicUrl: null, egress: { allow: [] } }
}

function addressOf(kind: 'shopify' | 'woocommerce'): string {
  return kind === 'shopify' ? host : 'https://shop.example/'
}

/** Connected, and never asked: nothing here looks an order up there. */
async function connect(
  { shops }: RunningServer,
  shop: RunningServer['shop'],
  kind: 'shopify' | 'woocommerce',
  secret = 'shpss_of_another_app',
): Promise<void> {
  const platform = platformOf(kind) ?? assert.fail(kind)
  const entered =
    kind === 'shopify'
      ? { kind: 'client', clientId: 'an-app-of-the-shop', clientSecret: secret }
      : { consumerKey: 'ck_0123456789', consumerSecret: 'cs_0123456789' }
  const credentials = platform.parseCredentials(entered) ?? assert.fail('credentials')
  await shops.connectPlatform(shop, platform, addressOf(kind), credentials)
}

async function connectPlatforms(server: RunningServer): Promise<void> {
  for (const kind of ['shopify', 'woocommerce'] as const) {
    await connect(server, server.shop, kind, appSecret)
    const platform = platformOf(kind) ?? assert.fail(kind)
    await server.shops.keepWebhookSecret(server.shop, platform, addressOf(kind), secrets[kind])
  }
}
