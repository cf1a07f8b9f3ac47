import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { folderFor, kvitto, launchFor } from '../../test/command-line.ts'
import { objectIn, send } from '../../test/http.ts'

describe('kvitto owner-link', () => {
  it('prints nothing but the link on stdout, and each link ends the one before', async (context) => {
    const data = await folderFor(context)
    const server = launchFor(context, ['serve', '--port', '0', '--data', data])
    const url = /"url":"([^"]+)","shop"/.exec(await server.until(/dashboard\/welcome/))?.[1] ?? ''
    const args = ['owner-link', '--data', data, '--port', new URL(url).port]
    const first = await kvitto(args)
    const second = await kvitto(args)
    assert.equal(second.code, 0)
    assert.match(second.stdout, new RegExp(`^${url}/dashboard/welcome#[\\w-]{43}\\n$`))
    assert.match(second.stderr, /once, and within an hour/)
    const tokens = [first, second].map(({ stdout }) => stdout.trim().split('#')[1])
    const looked = await Promise.all(tokens.map((token) => post(`${url}/admin/api/links/look`, { token })))
    assert.deepEqual(
      looked.map(({ status }) => status),
      [404, 200],
    )
    assert.deepEqual(objectIn(looked[1] ?? { text: '' }), { kind: 'owner', email: null, role: 'owner' })
  })

  it('leads to the public address where there is one', async (context) => {
    const settings = { KVITTO_PUBLIC_URL: 'https://kvitto.shop.example/' }
    const { stdout } = await kvitto(['owner-link', '--data', await folderFor(context)], settings)
    assert.match(stdout, /^https:\/\/kvitto\.shop\.example\/dashboard\/welcome#[\w-]{43}\n$/)
  })

  it('is printed by serve only until somebody can sign in', async (context) => {
    const data = await folderFor(context)
    const args = ['serve', '--port', '0', '--data', data]
    const server = launchFor(context, args)
    const said = await server.until(/dashboard\/welcome/)
    const [, url = '', token = ''] = /(http:\S+)\/dashboard\/welcome#(\S+)/.exec(said) ?? []
    const person = { name: 'Maja Lind', email: 'maja@shop.example', password: 'four words in a row' }
    assert.equal((await post(`${url}/admin/api/links/use`, { token, ...person })).status, 200)
    await server.stop()
    const again = launchFor(context, args)
    await again.until(/no-api-key/)
    const { stderr } = await again.stop()
    assert.doesNotMatch(stderr, /dashboard\/welcome/)
  })
})

describe('the dashboard of kvitto demo', () => {
  it('signs in its owner as often as the address is opened, and nobody with another token', async (context) => {
    const data = await folderFor(context)
    for (const start of ['first', 'second']) {
      const demo = launchFor(context, ['demo', '--json', '--port', '0', '--data', data])
      const addresses: { url: string; dashboard_url: string } = JSON.parse(
        firstLine(await demo.until(/\}\n/)),
      )
      for (let times = 1; times <= 2; times += 1) {
        const answer = await send(addresses.dashboard_url)
        assert.equal(answer.status, 302)
        assert.equal(answer.headers.location, '/dashboard/')
        const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
        const session = await send(`${addresses.url}/admin/api/session`, { headers: { cookie } })
        assert.equal(session.status, 200, start)
        const { demo: isDemo, user } = objectIn(session)
        assert.equal(isDemo, true)
        assert.match(JSON.stringify(user), /"name":"Demo owner","email":"owner@demo.example","role":"owner"/)
      }
      for (const query of ['', '?token=', `?token=${'a'.repeat(43)}`, '?token=a&token=b']) {
        const refused = await send(`${addresses.url}/dashboard/demo${query}`)
        assert.equal(refused.status, 403, query)
        assert.equal(refused.headers['set-cookie'], undefined)
      }
      const tried = await post(`${addresses.url}/admin/api/session`, {
        email: 'owner@demo.example',
        password: 'none',
      })
      assert.equal(tried.status, 422)
      await demo.stop()
    }
  })

  it('is no route of an ordinary server', async (context) => {
    const server = launchFor(context, ['serve', '--port', '0', '--data', await folderFor(context)])
    const url = /"url":"([^"]+)","shop"/.exec(await server.until(/"event":"listening"/))?.[1] ?? ''
    const answer = await send(`${url}/dashboard/demo?token=${'a'.repeat(43)}`)
    assert.equal(answer.headers['set-cookie'], undefined)
    assert.notEqual(answer.status, 302)
  })
})

function post(url: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  return send(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.startsWith('{"url"')) ?? '{}'
}
