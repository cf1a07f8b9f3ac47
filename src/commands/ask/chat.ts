import { loadConfig, modelSettings } from '../../config.ts'
import type { ModelSettings } from '../../model-settings.ts'
import type { ShopScope } from '../../shop-scope.ts'
import { type DeskFlags, refuseStrayFlags } from '../desk.ts'
import type { RemoteChatReply } from '../remote-tool.ts'

/** A conversation with Kvitto: here, on a running server, or on a demo in this process. */
export type Chat = {
  /** `locale`: the language to begin in. */
  send(text: string, locale: string | undefined): Promise<RemoteChatReply>
  /** The next message begins another conversation. */
  startAnew(): void
  close(): Promise<void>
}

export async function openChat(flags: DeskFlags): Promise<Chat> {
  refuseStrayFlags(flags)
  if (flags.server !== undefined) return remoteChat(flags.server)
  return flags.demo === true ? demoChat(flags) : localChat(flags)
}

type Send = (message: {
  readonly text: string
  readonly conversationId: string | undefined
  readonly locale: string | undefined
}) => Promise<RemoteChatReply>

function chatBy(send: Send, close: () => Promise<void>): Chat {
  let conversationId: string | undefined
  return {
    send: async (text, locale) => {
      const reply = await send({ text, conversationId, locale })
      conversationId = reply.conversation_id
      return reply
    },
    startAnew: () => {
      conversationId = undefined
    },
    close,
  }
}

async function remoteChat(address: string): Promise<Chat> {
  const { sendChat, serverAt } = await import('../remote-tool.ts')
  const server = serverAt(address, loadConfig().secrets.apiKey)
  return chatBy(
    (message) => sendChat(server, message),
    async () => undefined,
  )
}

async function demoChat({ orders, now }: DeskFlags): Promise<Chat> {
  const [{ startDemo }, { silentLog }] = await Promise.all([
    import('../start-demo.ts'),
    import('../../log.ts'),
  ])
  const demo = await startDemo({ dataDirectory: null, ordersFile: orders, now, makeLog: () => silentLog })
  return chatBy(await sendHere(() => demo.scope(), demo.model), () => demo.close())
}

async function localChat({ data }: DeskFlags): Promise<Chat> {
  const { openHere } = await import('../open-here.ts')
  const here = await openHere({ data })
  const model = modelSettings(here.config, here.secrets)
  return chatBy(await sendHere(() => here.scope(), model), () => here.shops.close())
}

async function sendHere(scope: () => Promise<ShopScope>, model: ModelSettings | null): Promise<Send> {
  const [{ takeTurn }, { engineLoader }, { toJson }] = await Promise.all([
    import('../../conversation/conversation.ts'),
    import('../../conversation/engine.ts'),
    import('../../conversation/wire.ts'),
  ])
  const engine = await engineLoader(model)()
  return async (message) => {
    const receivedAt = performance.now()
    const reply = await takeTurn({ scope: await scope(), caller: { id: 'cli' }, engine, receivedAt }, message)
    if (reply === undefined) throw new Error('The conversation has gone')
    return toJson(reply)
  }
}
