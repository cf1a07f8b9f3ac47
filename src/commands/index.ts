import type { Command } from 'commander'

/** A command's place in the list; its file is loaded only when it is called. */
export type ListedCommand = {
  readonly name: string
  readonly group: string
  readonly summary: string
  readonly load: () => Promise<(summary: string) => Command>
}

const start = 'Start:'
const setUp = 'Set up:'
const ask = 'Ask:'
const lookAfter = 'Look after it:'

export const commands: readonly ListedCommand[] = [
  {
    name: 'demo',
    group: start,
    summary: 'Show everything with simulated orders; no account, nothing kept',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'serve',
    group: start,
    summary: 'Start the server: chat, REST and MCP over HTTP',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'connect',
    group: setUp,
    summary: 'Connect a Klarna account, after trying it with a read',
    load: async () => (await import('./connect.ts')).connect,
  },
  {
    name: 'api-keys',
    group: setUp,
    summary: 'Create, list and remove the keys of REST and MCP',
    load: async () => (await import('./api-keys.ts')).apiKeys,
  },
  {
    name: 'owner-link',
    group: setUp,
    summary: 'Print a one-time link that makes an owner of the dashboard',
    load: async () => (await import('./owner-link.ts')).ownerLink,
  },
  {
    name: 'import',
    group: setUp,
    summary: 'Fill the order directory from a CSV file',
    load: async () => (await import('./import.ts')).importOrders,
  },
  {
    name: 'ask',
    group: ask,
    summary: 'Chat in the terminal, as a shopper would',
    load: async () => (await import('./ask.ts')).askCommand,
  },
  {
    name: 'tool',
    group: ask,
    summary: 'Use one tool: ask about one order',
    load: async () => (await import('./tool.ts')).tool,
  },
  {
    name: 'mcp',
    group: ask,
    summary: 'Offer the tools over MCP on stdin and stdout',
    load: async () => (await import('./mcp.ts')).mcp,
  },
  {
    name: 'understand',
    group: ask,
    summary: 'Say what messages mean: intents, language, order and email',
    load: async () => (await import('./understand.ts')).understandCommand,
  },
  {
    name: 'doctor',
    group: lookAfter,
    summary: 'Check everything that can be checked, and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'eval',
    group: lookAfter,
    summary: 'Measure messages or conversations that were written down',
    load: async () => (await import('./eval.ts')).evalCommand,
  },
  {
    name: 'simulator',
    group: lookAfter,
    summary: 'Start the simulated Klarna alone, to test against',
    load: async () => (await import('./simulator.ts')).simulator,
  },
]
