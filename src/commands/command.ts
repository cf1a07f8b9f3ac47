import { Command, InvalidArgumentError, Option } from 'commander'
import { parsePort } from '../config.ts'
import { platformVariables } from '../platform-settings.ts'

/** CONTRACT.md: 0 done, 1 the answer is no, 2 bad usage or configuration, 3 a part that it needs is out of reach. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a command says before it ends without having done its work. The message names the way out. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Ends the command with this code; all there is to say has been said. */
export function endWith(exitCode: ExitCode): void {
  if (exitCode !== 0) throw new CommandFailure(exitCode, '')
}

/** Results go to stdout, everything else to stderr. */
export const out = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const columns = 79

/** Breaks lines between words, for a terminal of 80 columns. The first begins with `first`, the others with `rest`. */
export function fold(text: string, rest = '', first = rest): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const isEmpty = line === first || line === rest
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = rest + word
    } else line += isEmpty ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

/** A command of the command line: throws instead of ending the process, and suggests what was meant. */
export function newCommand(name: string, summary: string, examples: readonly string[] = []): Command {
  const command = new Command(name)
    .description(summary)
    .showSuggestionAfterError(true)
    .allowExcessArguments(false)
    .helpCommand(false)
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  if (examples.length === 0) return command
  const lines = examples.map((example) => `  ${example}`)
  return command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'))
}

/** Below a command that reads them from the environment. */
export const platformHelp = [
  '',
  'Shop platforms by environment (docs/order-sources.md):',
  ...platformVariables.map((variables) => `  ${variables}`),
].join('\n')

export function portOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const port = parsePort(text)
    if (port === undefined) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
    return port
  })
}

export function instantOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const at = new Date(text)
    if (Number.isNaN(at.getTime()) || !/\d{4}-\d{2}-\d{2}/.test(text)) {
      throw new InvalidArgumentError('An instant is written like 2026-11-22T09:30:00Z.')
    }
    return at
  })
}

export function dataOption(): Option {
  return new Option('--data <folder>', 'data folder (env KVITTO_DATA, else ./data)').argParser((text) => {
    if (text === '') throw new InvalidArgumentError('A folder has a name.')
    return text
  })
}

/** Resolves when the process is asked to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
}
