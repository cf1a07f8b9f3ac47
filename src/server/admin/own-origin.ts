import type { FastifyRequest } from 'fastify'

/** Where browsers reach this server: KVITTO_PUBLIC_URL, else the address of the request itself. */
export function ownOrigin({ protocol, host }: FastifyRequest, publicUrl: URL | null): string {
  return publicUrl?.origin ?? `${protocol}://${host}`
}
