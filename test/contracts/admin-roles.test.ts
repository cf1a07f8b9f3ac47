import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Platform } from '../../src/orders/platform.ts'
import { platforms } from '../../src/orders/platforms.ts'
import type { Role } from '../../src/storage/storage.ts'
import { signedIn } from '../admin.ts'
import { startServer } from '../running-server.ts'

/** The least role that each of the dashboard's routes is for. A new route is written down here too. */
const wanted: Readonly<Record<string, Role | 'nobody'>> = {
  'GET /session': 'nobody',
  'POST /session': 'nobody',
  'DELETE /session': 'viewer',
  'POST /links/look': 'nobody',
  'POST /links/use': 'nobody',
  'PUT /me/password': 'viewer',
  'GET /shop': 'viewer',
  'PUT /shop': 'owner',
  'GET /answers': 'viewer',
  'PUT /answers/tone': 'owner',
  'PUT /answers/general': 'owner',
  'PUT /answers/methods': 'owner',
  'PUT /answers/plans': 'owner',
  'PUT /answers/handoff': 'owner',
  'GET /api-keys': 'owner',
  'POST /api-keys': 'owner',
  'DELETE /api-keys/:id': 'owner',
  'GET /conversations': 'viewer',
  'GET /conversations/events': 'viewer',
  'GET /conversations/:id': 'viewer',
  'DELETE /conversations/:id': 'agent',
  'POST /conversations/:id/take': 'agent',
  'POST /conversations/:id/reply': 'agent',
  'POST /conversations/:id/resolve': 'agent',
  'POST /conversations/:id/reopen': 'agent',
  'POST /conversations/:id/hand-back': 'agent',
  'GET /disagreements': 'viewer',
  'POST /disagreements/:id/settle': 'agent',
  'GET /directory': 'viewer',
  'GET /directory/import': 'viewer',
  'POST /directory/import': 'owner',
  'DELETE /directory/import': 'owner',
  'POST /directory/import/start': 'owner',
  'GET /directory/import/rejects.csv': 'owner',
  'GET /integrations': 'viewer',
  'GET /integrations/klarna': 'viewer',
  'PUT /integrations/klarna': 'owner',
  'DELETE /integrations/klarna': 'owner',
  'POST /integrations/klarna/test': 'owner',
  ...ofEach(({ kind }) => ({
    [`GET /integrations/platforms/${kind}`]: 'viewer',
    [`PUT /integrations/platforms/${kind}`]: 'owner',
    [`DELETE /integrations/platforms/${kind}`]: 'owner',
    [`POST /integrations/platforms/${kind}/test`]: 'owner',
  })),
  'PUT /integrations/platforms/shopify/webhook': 'owner',
  'DELETE /integrations/platforms/shopify/webhook': 'owner',
  'POST /integrations/platforms/woocommerce/webhook': 'owner',
  'DELETE /integrations/platforms/woocommerce/webhook': 'owner',
  'GET /directory/push': 'owner',
  'POST /directory/push': 'owner',
  'POST /invitations': 'owner',
  'DELETE /invitations/:id': 'owner',
  'GET /overview': 'viewer',
  'GET /overview.csv': 'viewer',
  'GET /people': 'owner',
  'PUT /people/:id': 'owner',
  'DELETE /people/:id': 'owner',
  'GET /tools': 'viewer',
  'PUT /tools/:name': 'owner',
  'POST /tools/:name/try': 'agent',
  'GET /widget': 'viewer',
  'PUT /widget': 'owner',
}

/** Every platform has the same. */
function ofEach(
  routes: (platform: Platform) => Readonly<Record<string, Role>>,
): Readonly<Record<string, Role>> {
  return Object.fromEntries(platforms.flatMap((platform) => Object.entries(routes(platform))))
}

const prefix = '/admin/api'
const ranks: readonly Role[] = ['viewer', 'agent', 'owner']

describe('the dashboard’s routes', () => {
  it('are all known here with the role that they are for', async (context) => {
    const { app } = await startServer(context)
    const found = routesIn(app.printRoutes({ commonPrefix: false }))
      .filter(({ path }) => path.startsWith(prefix))
      .map(({ method, path }) => `${method} ${path.slice(prefix.length)}`)
    assert.deepEqual(found.toSorted(), Object.keys(wanted).toSorted())
  })

  it('refuse every role below theirs, whoever is not signed in, and a change without its token', async (context) => {
    const server = await startServer(context)
    for (const [route, needs] of Object.entries(wanted)) {
      const [method = '', path = ''] = route.replace(/:(?:id|name)/, 'none').split(' ')
      const status = (headers: Readonly<Record<string, string>>) =>
        statusOf(`${server.url}${prefix}${path}`, method, headers)
      if (needs === 'nobody') continue
      assert.equal(await status({}), 401, route)
      for (const role of ranks) {
        const { cookie, csrf } = await signedIn(server, role)
        const may: boolean = ranks.indexOf(role) >= ranks.indexOf(needs)
        if (method !== 'GET') assert.equal(await status({ cookie }), 403, `${route} without a token`)
        const answered = await status({ cookie, 'x-kvitto-csrf': csrf })
        assert.equal(answered !== 403, may, `${route} as ${role}: ${answered}`)
        assert.notEqual(answered, 401, route)
      }
    }
  })
})

/** Of a stream too, which would not end by itself. */
async function statusOf(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const body = method === 'GET' ? {} : { body: '{}' }
  const typed = method === 'GET' ? headers : { ...headers, 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers: typed, ...body })
  await answer.body?.cancel()
  return answer.status
}

/** Of the router's own tree: each level is indented by four characters and continues the path above it. */
function routesIn(tree: string): readonly { method: string; path: string }[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^((?:[│ ] {3})*)[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
    if (indent === undefined || part === undefined || methods === undefined) return []
    const depth = indent.length / 4
    const path = `${above[depth - 1] ?? ''}${part}`
    above[depth] = path
    return methods.split(', ').map((method) => ({ method, path }))
  })
}
