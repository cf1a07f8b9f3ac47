import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Action, PlannedCall } from './action.ts'
import type { ModelApi, ModelReply } from './apis/model-api.ts'
import type { ModelRequest } from './model-request.ts'

/** All that an answer needs beside what the model does. */
export type Exchange = {
  readonly api: ModelApi
  readonly request: ModelRequest
  readonly inputTokens: number
  readonly newId: ModelReply['newId']
  readonly response: ServerResponse
  readonly closing: AbortSignal
}

/** Answers as the action says. */
export async function deliver(action: Action, exchange: Exchange): Promise<void> {
  const { api, request, response } = exchange
  if ('delayMs' in action) {
    await wait(action.delayMs, undefined, { signal: exchange.closing })
    return await deliver(action.next, exchange)
  }
  if ('hang' in action) return
  if ('reset' in action) return void response.socket?.resetAndDestroy()
  if ('status' in action) {
    const message = `The simulated model was told to answer ${action.status}.`
    const { retryAfterSeconds } = action
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds))
    return sendJson(response, action.status, api.error(action.status, message))
  }
  if ('garbage' in action) return sendGarbage(action.garbage, request.stream, response)
  if ('cut' in action) {
    const reply = replyOf(cutText, [], exchange)
    return request.stream ? sendCutFrames(api.frames(reply), response) : sendCut(api.answer(reply), response)
  }
  const reply = replyOf(action.say ?? '', 'call' in action ? action.call : [], exchange)
  if (!request.stream) return sendJson(response, 200, api.answer(reply))
  beginEvents(response)
  for (const frame of api.frames(reply)) response.write(frame)
  response.end()
}

const cutText =
  'Your order is on its way. It was charged when it left the shop, and the rest of this sentence is never'

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A token for each four characters, and never none: near enough to what models count. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4) + 1
}

function replyOf(text: string, calls: readonly PlannedCall[], exchange: Exchange): ModelReply {
  const { request, newId, inputTokens } = exchange
  return {
    request,
    text,
    calls: calls.map(({ name, input }) => ({ id: newId('call_'), name, input })),
    usage: { input: inputTokens, output: tokensIn(text + JSON.stringify(calls)) },
    newId,
  }
}

function sendGarbage(kind: 'html' | 'json' | 'empty', stream: boolean, response: ServerResponse): void {
  const json = '{"hello":"world"}'
  if (kind === 'html')
    return void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><body><h1>We will be back soon</h1></body></html>\n')
  if (stream) {
    beginEvents(response)
    return void response.end(kind === 'json' ? `data: ${json}\n\n` : '')
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(kind === 'json' ? json : '')
}

/** A body that announces more than it brings, then the end of the connection. */
function sendCut(body: object, response: ServerResponse): void {
  const whole = JSON.stringify(body)
  const length = Buffer.byteLength(whole)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
  response.write(whole.slice(0, whole.length / 2), () => response.socket?.destroySoon())
}

/** The first half of the events, then the end of the connection, not of the body. */
function sendCutFrames(frames: readonly string[], response: ServerResponse): void {
  beginEvents(response)
  response.write(frames.slice(0, frames.length / 2).join(''), () => response.socket?.destroySoon())
}

function beginEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
}
