import { Command, CommanderError } from 'commander'
import { version } from '../version.ts'
import { CommandFailure, type ExitCode, fold, note } from './command.ts'
import { commands } from './index.ts'

/** Parses the command line and hands over to the command. Never throws; says what went wrong on stderr. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv
  endQuietlyWhenNobodyReads()
  let program: Command | undefined
  try {
    program = await programFor(words[0])
    if (words.length === 0) {
      program.outputHelp()
      return 2
    }
    await program.parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    return report(error, words, program)
  }
}

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command('kvitto')
    .usage('COMMAND [options]')
    .description(
      "Answers shoppers' questions about orders paid with Klarna. It reads Klarna, and never writes.",
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help; with a command, its own')
    .showSuggestionAfterError(true)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', introduction)
  for (const listed of commands) {
    const command =
      listed.name === name
        ? (await listed.load())(listed.summary)
        : new Command(listed.name).description(listed.summary)
    program.addCommand(command.helpGroup(listed.group))
  }
  return program
}

const introduction = `
Examples:
  kvitto demo                          look around, with nothing to set up
  kvitto ask --demo                    chat with it, as a shopper would
  kvitto connect                       connect your Klarna account
  kvitto serve                         answer in chats, over REST and MCP
  kvitto tool get_payment_status --order '#1001' --email anna@example.com

From a clone, write "npm run kvitto --" in place of "kvitto".
"kvitto COMMAND --help" tells more of a command.`

/** As in `kvitto tool … | head -1`. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

function report(error: unknown, words: readonly string[], program: Command | undefined): ExitCode {
  if (error instanceof CommanderError) return reportUsage(error, words, program)
  if (error instanceof CommandFailure) {
    if (error.message !== '') note(error.message)
    return error.exitCode
  }
  return reportKnown(error)
}

function reportUsage(
  error: CommanderError,
  words: readonly string[],
  program: Command | undefined,
): ExitCode {
  if (error.exitCode === 0) return 0
  const { name, command } = deepestOf(program, words)
  // A command of commands that was called alone.
  if (error.code === 'commander.help') note(`Which one? See: ${name} --help`)
  else note(`${error.message}${knownOptions(error, command)}\nTry: ${name} --help`)
  return 2
}

/** The command that the words lead to, and how it is called: `kvitto api-keys create`. */
function deepestOf(
  program: Command | undefined,
  words: readonly string[],
): { name: string; command: Command | undefined } {
  let command = program
  let name = 'kvitto'
  for (const word of words) {
    const inner = command?.commands.find((candidate) => candidate.name() === word)
    if (inner === undefined) break
    command = inner
    name += ` ${word}`
  }
  return { name, command }
}

/** For an unknown option that is near no known one. */
function knownOptions(error: CommanderError, command: Command | undefined): string {
  if (error.code !== 'commander.unknownOption' || error.message.includes('Did you mean')) return ''
  const names = command?.options.flatMap((option) => option.long ?? []) ?? []
  return names.length === 0 ? '' : `\n${fold(`Known are ${names.join(', ')}.`)}`
}

/** Errors of the rooms below, each of which says in its message what to do. */
function reportKnown(error: unknown): ExitCode {
  if (!(error instanceof Error)) throw error
  switch (error.name) {
    case 'ConfigError':
    case 'SecretKeyError':
      note(error.message)
      return 2
    case 'StorageError':
      note(error.message)
      return 3
    default:
      note(error.stack ?? error.message)
      return 3
  }
}
