import type { FastifyRequest } from 'fastify'
import type { Shop } from '../../storage/storage.ts'
import { ownOrigin } from './own-origin.ts'

/** Where others tell of the shop's orders. The widget key is public, and so may stand in an address. */
export function feedAddress(
  request: FastifyRequest,
  publicUrl: URL | null,
  { widgetKey }: Pick<Shop, 'widgetKey'>,
  path: string,
): string {
  return `${ownOrigin(request, publicUrl)}/feeds/v1/${encodeURIComponent(widgetKey)}/${path}`
}
