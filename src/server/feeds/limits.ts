import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Shops } from '../../shops.ts'
import { addressKey } from '../address-key.ts'
import { FloodLimit } from '../flood-limit.ts'
import { sendProblem } from '../problem.ts'

/**
 * What one address may send in a minute, before its body is read. It keeps floods off, and leaves room for a sale:
 * all shops on a platform send from the same few addresses.
 */
const limit = new FloodLimit({ points: 3_000, seconds: 60 })

/**
 * Messages of one address that are on their way at once, and how long one may be: anybody may send them, and until
 * they are whole nobody knows whether they are signed.
 */
const mostAtOnce = 64
const longestMs = 10_000

/** A hook for all routes here. */
export function limitFeeds(shops: Shops, longest = longestMs) {
  const onTheirWay = new Map<string, number>()
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const address = addressKey(shops, request.ip)
    const wait = await limit.secondsToWait(address)
    const count = onTheirWay.get(address) ?? 0
    if (wait > 0 || count >= mostAtOnce) {
      reply.header('retry-after', Math.max(1, wait))
      sendProblem(reply, 429, 'Too many from this address. Retry-After says when to come back.')
      return
    }
    onTheirWay.set(address, count + 1)
    const late = setTimeout(() => {
      if (!request.raw.complete) request.raw.destroy()
    }, longest)
    let isHere = false
    const arrived = (): void => {
      if (isHere) return
      isHere = true
      clearTimeout(late)
      const left = (onTheirWay.get(address) ?? 1) - 1
      if (left > 0) onTheirWay.set(address, left)
      else onTheirWay.delete(address)
    }
    request.raw.once('end', arrived)
    // Nobody reads to the end what is refused before, or has no body.
    reply.raw.once('close', arrived)
  }
}
