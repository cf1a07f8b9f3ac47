import { once } from 'node:events'
import type { Server } from 'node:http'
import { z } from 'zod'

/**
 * Lets a server listen on this machine alone; 0, the default, takes any free port. `close` ends at once, hanging calls
 * included. Throws when the port is taken.
 */
export async function listenOnLoopback(
  server: Server,
  port = 0,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = z.object({ port: z.number() }).parse(server.address())
  return {
    port: address.port,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
