import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { gatewayHtml, sendAnswer } from './answer.ts'
import { answerOfStatus } from './error-bodies.ts'
import type { Fault } from './faults.ts'

/** Does what the fault says. True when the call is over, false when the normal answer follows. */
export async function deliverFault(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
): Promise<boolean> {
  if (fault.delay_ms !== undefined && !(await waited(fault.delay_ms, closing))) {
    reply.hijack()
    request.raw.socket.destroy()
    return true
  }
  if (fault.reset === true) {
    reply.hijack()
    request.raw.socket.resetAndDestroy()
    return true
  }
  if (fault.malformed === 'cut') {
    cutShort(request, reply, fault.status ?? 200)
    return true
  }
  if (fault.malformed === 'html') {
    sendAnswer(reply, gatewayHtml(fault.status ?? 200))
    return true
  }
  if (fault.status === undefined) return false
  sendAnswer(reply, answerOfStatus(fault.status, request.url))
  return true
}

/** False when the simulator closes before the time is over. */
async function waited(delayMs: number, closing: AbortSignal): Promise<boolean> {
  try {
    await wait(delayMs, undefined, { signal: closing })
    return true
  } catch {
    return false
  }
}

/** A body that announces more than it brings, then the end of the connection. */
function cutShort(request: FastifyRequest, reply: FastifyReply, status: number): void {
  const part = `{"order_id":"${request.url.split('/')[4] ?? ''}","status":"CAPTU`
  reply.hijack()
  reply.raw.writeHead(status, { 'content-type': 'application/json', 'content-length': part.length + 2_000 })
  reply.raw.write(part, () => request.raw.socket.destroySoon())
}
