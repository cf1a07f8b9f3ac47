import { CommandFailure } from './command.ts'

/** Starts listening; a port that cannot be had is explained with the way out. */
export async function listenOrExplain<T>(start: () => Promise<T>, port: number): Promise<T> {
  try {
    return await start()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new CommandFailure(
        2,
        `Port ${port} is taken. Choose another: --port ${port + 1}, or 0 for any free one.`,
      )
    if (code === 'EACCES')
      throw new CommandFailure(2, `Port ${port} may not be used. Choose one above 1023: --port 3000.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new CommandFailure(
        2,
        'This machine does not have that address. Choose another: --host 127.0.0.1, or 0.0.0.0 for all.',
      )
    }
    throw error
  }
}
