import { Command, CommanderError } from 'commander'
import { version } from '../version.ts'
import { CommandFailure, type ExitCode, note, out } from './command.ts'
import { commands } from './index.ts'

/** Parses the command line and hands over to the command. Never throws; says what went wrong on stderr. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    const program = await programFor(argv[0])
    if (argv.length === 0) {
      out(program.helpInformation())
      return 2
    }
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    return report(error, argv)
  }
}

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command('kvitto')
    .description(
      "Answers shoppers' questions about orders paid with Klarna. It reads Klarna, and never writes.",
    )
    .version(version, '-V, --version')
    .showSuggestionAfterError(true)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  for (const listed of commands) {
    const command =
      listed.name === name
        ? (await listed.load())(listed.summary)
        : new Command(listed.name).description(listed.summary)
    program.addCommand(command)
  }
  return program
}

function report(error: unknown, argv: readonly string[]): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    if (error.code === 'commander.help') return 2
    const command = commands.some((listed) => listed.name === argv[0]) ? `kvitto ${argv[0]}` : 'kvitto'
    note(`${error.message}\nTry: ${command} --help`)
    return 2
  }
  if (error instanceof CommandFailure) {
    note(error.message)
    return error.exitCode
  }
  return reportKnown(error)
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
