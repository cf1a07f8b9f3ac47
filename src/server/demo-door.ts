import { timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { openSession } from '../accounts/sign-in.ts'
import { hashToken } from '../accounts/token.ts'
import type { Account, Shops } from '../shops.ts'
import { setSessionCookie } from './admin/session.ts'

/** What only a demo has. */
export type DemoParts = {
  /** Opens the dashboard as its owner, as often as wanted while the process runs. */
  readonly token: string
  readonly owner: { readonly id: string; readonly shopId: string }
  /** What opens the simulator. */
  readonly account: Account
}

export type DemoDoorOptions = { readonly shops: Shops; readonly demo: DemoParts }

const given = z.object({ token: z.string() })

export function demoAddress(origin: string, token: string): string {
  return `${origin}/dashboard/demo?token=${token}`
}

/** Signs in the demo's owner. Only a demo has this route. */
export const demoDoor: FastifyPluginAsync<DemoDoorOptions> = async (app, { shops, demo }) => {
  app.get('/dashboard/demo', async (request, reply) => {
    const { data } = given.safeParse(request.query)
    const owner = await shops.storage.forShop(demo.owner.shopId).people.find(demo.owner.id)
    if (data === undefined || !isToken(data.token, demo.token) || owner === undefined)
      return reply
        .code(403)
        .type('text/plain; charset=utf-8')
        .send('This link is not of this demo. Open the one that it printed when it started.')
    setSessionCookie(reply, await openSession(shops.storage, owner, shops.now()))
    return reply.redirect('/dashboard/')
  })
}

/** Hashed, so that both are of one length. */
function isToken(text: string, token: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(text)), Buffer.from(hashToken(token)))
}
