import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import fastify from 'fastify'
import { platformOf } from '../../src/orders/platforms.ts'
import { pushSecret } from '../../src/push-secret.ts'
import { limitFeeds } from '../../src/server/feeds/limits.ts'
import { send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const address = 'https://shop.example/'

/** Shops of which more and more is known, and one that is not there. */
async function shopsOn({ shops, shop, addShop }: RunningServer): Promise<readonly string[]> {
  const woocommerce = platformOf('woocommerce') ?? assert.fail('no platform')
  const entered = woocommerce.parseCredentials({
    consumerKey: 'ck_0123456789',
    consumerSecret: 'cs_0123456789',
  })
  const [none, connected] = [await addShop(), await addShop()]
  for (const one of [connected, shop])
    await shops.connectPlatform(one, woocommerce, address, entered ?? assert.fail('no credentials'))
  await shops.keepWebhookSecret(shop, woocommerce, address, 'made-by-kvitto-for-this-shop')
  return ['no-such-shop', none.widgetKey, connected.widgetKey, shop.widgetKey]
}

/** The beginning of a message whose rest does not come. */
async function unfinished(context: TestContext, url: string): Promise<Socket> {
  const { hostname, port, host, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  context.after(() => void socket.destroy())
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{`,
  )
  return socket
}

describe('a message that nobody has signed', () => {
  it('is refused after the same time, whatever there is of the shop and however much there is to reckon', async (context) => {
    const server = await startServer(context, { fed: false })
    const names = await shopsOn(server)
    const headers = { 'x-wc-webhook-signature': Buffer.alloc(32, 1).toString('base64') }
    const body = Buffer.alloc(1024 * 1024, 'x')
    const secret = `${pushSecret(server.shops, server.shop).slice(1)}A`
    for (const name of names) {
      const webhook = await send(`${server.url}/feeds/v1/${name}/woocommerce`, {
        method: 'POST',
        headers,
        body,
      })
      const push = await send(`${server.url}/feeds/v1/${name}/klarna/${secret}`, { method: 'POST' })
      for (const { status, durationMs } of [webhook, push]) {
        assert.equal(status, 401)
        assert.ok(durationMs >= 245, `${name}: ${durationMs} ms`)
      }
    }
  })

  it('holds no place in memory for long where it never ends', { timeout: 10_000 }, async (context) => {
    const { shops } = await startServer(context, { fed: false })
    const app = fastify()
    app.addHook('onRequest', limitFeeds(shops, 200))
    app.post('/', async () => 'whole')
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/`
    context.after(() => app.close())
    const socket = await unfinished(context, url)
    const started = performance.now()
    await once(socket, 'close')
    assert.ok(performance.now() - started < 5_000)
    assert.equal(
      (await send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text,
      'whole',
    )
  })

  it('of one address is not one of very many at once', async (context) => {
    const server = await startServer(context, { fed: false })
    const url = `${server.url}/feeds/v1/no-such-shop/woocommerce`
    const sockets = await Promise.all(Array.from({ length: 64 }, () => unfinished(context, url)))
    const ping = () => send(url, { method: 'POST', body: 'webhook_id=7' })
    const until = async (status: number): Promise<void> => {
      for (let tries = 0; tries < 200 && (await ping()).status !== status; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20))
      assert.equal((await ping()).status, status)
    }
    await until(429)
    assert.equal((await ping()).headers['retry-after'], '1')
    for (const socket of sockets) socket.destroy()
    await until(200)
    assert.equal(server.log.join().includes('request-failed'), false)
  })
})
