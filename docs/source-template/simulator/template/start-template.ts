import { type ShopAnswer, type ShopServer, type ShopServerOptions, startShopServer } from '../shop-server.ts'

export type TemplateOrder = {
  readonly number: string
  readonly paid_with: string
  readonly klarna_order_id: string | null
  /** What Kvitto does not ask for, and gets all the same. */
  readonly [more: string]: unknown
}

export type Template = ShopServer & { changeKey(key: string): void }

export const templateKey = 'simulated-template-key'

/** A simulated shop on Template, on loopback. Throws when the port is taken. */
export async function startTemplate(
  orders: readonly TemplateOrder[],
  tls?: ShopServerOptions['tls'],
): Promise<Template> {
  let key = templateKey
  const server = await startShopServer({
    answer: ({ url, headers }) => answerTo(headers['x-api-key'] === key ? orders : undefined, url),
    shape: '{"orders":[]}',
    beginning: '[{"number":"10',
    tls,
  })
  return {
    ...server,
    changeKey: (next) => {
      key = next
    },
  }
}

function answerTo(orders: readonly TemplateOrder[] | undefined, url: URL): ShopAnswer {
  if (url.pathname !== '/api/orders') return { status: 404, body: {} }
  if (orders === undefined) return { status: 401, body: {} }
  const number = url.searchParams.get('number')
  const found = orders.filter((order) => number === null || order.number === number)
  return { status: 200, body: found.slice(0, Number(url.searchParams.get('limit') ?? found.length)) }
}
