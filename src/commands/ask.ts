import { createInterface, type Interface } from 'node:readline'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { type Chat, openChat } from './ask/chat.ts'
import { withSpinner } from './ask/spinner.ts'
import { type ExitCode, endWith, fold, newCommand, note, out } from './command.ts'
import { addDeskOptions, type DeskFlags } from './desk.ts'
import type { RemoteChatReply } from './remote-tool.ts'

type Flags = DeskFlags & { readonly locale?: string; readonly json?: boolean }

export function askCommand(summary: string): Command {
  const command = newCommand('ask', summary, [
    'kvitto ask --demo',
    'kvitto ask --demo "Is ORD-12345 paid? anna@example.com"',
    'KVITTO_API_KEY=kv_… kvitto ask --server https://kvitto.example.com',
  ])
    .usage('[message] [options]')
    .argument('[message]', 'one message, answered once; without it, a chat')
    .option('--locale <locale>', 'language to begin in, e.g. sv')
    .option('--json', 'print each reply as a line of JSON')
  return addDeskOptions(command)
    .addHelpText(
      'after',
      '\nIn the chat: /new begins anew, /help lists the commands, /quit ends (Ctrl+D too).\nWithout a terminal, each line of stdin is a message.',
    )
    .action(run)
}

async function run(message: string | undefined, flags: Flags): Promise<void> {
  const chat = await openChat(flags)
  try {
    if (message !== undefined) endWith(exitCodes[await say(chat, message, flags)] ?? 0)
    else await converse(chat, flags)
  } finally {
    await chat.close()
  }
}

/** CONTRACT.md: 0 done, 1 the answer is no, 3 out of reach. */
const exitCodes: Readonly<Record<string, ExitCode>> = { no_match: 1, too_many_attempts: 1, unavailable: 3 }

async function converse(chat: Chat, flags: Flags): Promise<void> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const lines = createInterface({
    input: process.stdin,
    ...(isTerminal ? { output: process.stdout, prompt: paint('cyan', 'You › '), historySize: 200 } : {}),
  })
  if (isTerminal) {
    note(paint('dim', 'Ask about an order paid with Klarna. /help lists the commands, /quit ends.\n'))
    if (flags.demo === true)
      note(paint('dim', 'Try: Is my payment complete? (ORD-12345, anna@example.com)\n'))
    lines.prompt()
  }
  for await (const line of lines) {
    const text = line.trim()
    if (text === '/quit' || text === '/exit') break
    if (text !== '') await handle(text, chat, flags, lines)
    if (isTerminal) lines.prompt()
  }
  lines.close()
}

async function handle(text: string, chat: Chat, flags: Flags, lines: Interface): Promise<void> {
  if (!text.startsWith('/')) {
    // So that what is typed meanwhile is not mixed into the reply. What is piped in comes as it is asked for.
    if (process.stdin.isTTY === true) lines.pause()
    await say(chat, text, flags)
    if (process.stdin.isTTY === true) lines.resume()
    return
  }
  if (text === '/new') {
    chat.startAnew()
    note('A new conversation begins; what was proved is forgotten.')
  } else note(help)
}

const help = `Commands:
  /new    begin a new conversation
  /help   this list
  /quit   end (Ctrl+D too)`

async function say(chat: Chat, text: string, { locale, json }: Flags): Promise<string> {
  const reply = await withSpinner('Looking it up …', chat.send(text, locale))
  if (json === true) out(JSON.stringify(reply))
  else show(reply)
  return reply.outcome
}

function show({ notice, reply }: RemoteChatReply): void {
  if (notice !== null) out(paint('dim', folded(notice)))
  out(`${paint('green', 'Kvitto ›')} ${folded(reply, '         ').trimStart()}\n`)
}

/** Each line of the text broken for the terminal. */
function folded(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : fold(line, indent)))
    .join('\n')
}

/** No colour where stdout is no terminal, or NO_COLOR is set. */
function paint(style: 'cyan' | 'green' | 'dim', text: string): string {
  return styleText(style, text, { stream: process.stdout })
}
