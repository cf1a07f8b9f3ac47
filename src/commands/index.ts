import type { Command } from 'commander'

/** A command's place in the list; its file is loaded only when it is called. */
export type ListedCommand = {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<(summary: string) => Command>
}

export const commands: readonly ListedCommand[] = [
  {
    name: 'demo',
    summary: 'Show everything with simulated orders; no account, no internet, nothing kept',
    load: async () => (await import('./demo.ts')).demo,
  },
]
