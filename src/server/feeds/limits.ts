import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Shops } from '../../shops.ts'
import { addressKey } from '../address-key.ts'
import { sendProblem } from '../problem.ts'

/**
 * What one address may send in a minute, before its body is read. It keeps floods off, and leaves room for a sale:
 * all shops on a platform send from the same few addresses.
 */
const limit = new RateLimiterMemory({ points: 3_000, duration: 60 })

/** A hook for all routes here. */
export function limitFeeds(shops: Shops) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      await limit.consume(addressKey(shops, request.ip))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      reply.header('retry-after', Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
      sendProblem(reply, 429, 'Too many from this address. Retry-After says when to come back.')
    }
  }
}
