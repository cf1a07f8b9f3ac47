import { type Command, InvalidArgumentError, Option } from 'commander'
import { CommandFailure, endWith, newCommand, out } from './command.ts'
import type { WrittenConversation } from './eval/conversation.ts'
import type { WrittenMessage } from './eval/message.ts'
import { readFiles } from './eval/read-files.ts'
import type { Share } from './eval/statistics.ts'
import { ProgressBar } from './progress-bar.ts'

type Flags = {
  readonly precision?: number
  readonly wrong?: boolean
  readonly engine?: 'rules' | 'model'
  readonly times?: number
  readonly atLeast?: number
  readonly json?: boolean
}

export function evalCommand(summary: string): Command {
  return newCommand('eval', summary, [
    'kvitto eval messages.jsonl --wrong',
    'kvitto eval messages.jsonl --at-least 0.97 --json',
    'kvitto eval conversations.jsonl --times 8',
    'KVITTO_MODEL=openai:gpt-5 kvitto eval conversations.jsonl --engine model',
  ])
    .argument('<files...>', 'files of messages or of conversations, a JSON object a line (.jsonl)')
    .addOption(
      shareOption('--precision <share>', 'messages: how many of those answered must be right (0.98)'),
    )
    .option('--wrong', 'messages: list those that were not understood')
    .addOption(
      new Option(
        '--engine <engine>',
        'conversations: which engine, model being that of KVITTO_MODEL',
      ).choices(['rules', 'model']),
    )
    .addOption(timesOption('--times <count>', 'conversations: hold each so many times (1)'))
    .addOption(shareOption('--at-least <share>', 'how many must go well for an exit code of 0'))
    .option('--json', 'print the report as one JSON object')
    .addHelpText('after', explanation)
    .action(run)
}

const explanation = `
Messages. accuracy: the first intent is the one written down; where several are
written down, all are, in order. slots: all are right, and none is there that is
not written down. Coverage: the largest share of messages that could be answered,
most confident first, with at least --precision of them right. The engine answers
where it is sure enough (surer where the message may be one that it must not
answer), and where it finds several questions; else it asks back. A message that must lead to no look-up leads to a tool where
its first intent is one of the nine tools'.

Conversations. Each is held on its own orders with its own caller, on a simulated
Klarna in this process. as scripted: every turn was. In texts, upper and lower
case and kinds of space make no difference. with no person: of the conversations
in whose script no turn has the outcome handoff, those in which no turn ended in
handoff and the last one ended in answered, refused, smalltalk or out_of_scope.
pass^k: the chance that k runs of a conversation all go as scripted, estimated
from --times runs, averaged over the conversations; shown for k = 1, 4, 8 as far
as there are so many. A turn's latency holds the wait of no_match: 1 s at least.

Exit codes: 0 done; 1 a conversation did not go as scripted, or with --at-least,
a smaller share of messages (accuracy) or conversations did well; 2 a file has a
line that breaks a rule; 3 a part that is needed is out of reach.`

async function run(paths: readonly string[], flags: Flags): Promise<void> {
  const written = await readFiles(paths)
  if (written.kind === 'messages') await evaluateMessages(written.messages, flags)
  else await evaluateConversations(written.conversations, flags)
}

async function evaluateMessages(messages: readonly WrittenMessage[], flags: Flags): Promise<void> {
  refuse('conversations', { '--engine': flags.engine, '--times': flags.times })
  const [{ measureMessages }, { showMessages }] = await Promise.all([
    import('./eval/measure-messages.ts'),
    import('./eval/show-messages.ts'),
  ])
  const progress = new ProgressBar(0, 'messages')
  const report = measureMessages(messages, flags.precision ?? 0.98, (done) =>
    progress.show(done / messages.length, done),
  )
  progress.clear()
  const withWrong = flags.wrong === true
  if (flags.json === true) out(JSON.stringify(withWrong ? report : { ...report, wrong: undefined }))
  else out(showMessages(report, withWrong))
  endWith(isEnough(report.all.intents, flags.atLeast ?? 0) ? 0 : 1)
}

async function evaluateConversations(
  conversations: readonly WrittenConversation[],
  flags: Flags,
): Promise<void> {
  refuse('messages', { '--wrong': flags.wrong, '--precision': flags.precision })
  const [{ holdAll }, { measureConversations }, { showConversations }] = await Promise.all([
    import('./eval/hold-all.ts'),
    import('./eval/measure-conversations.ts'),
    import('./eval/show-conversations.ts'),
  ])
  const { engine = 'rules', times = 1 } = flags
  const progress = new ProgressBar(0, 'conversations')
  const held = await holdAll(conversations, { engine, times }, (done) =>
    progress.show(done / (conversations.length * times), done),
  )
  progress.clear()
  const report = measureConversations(held, engine)
  out(flags.json === true ? JSON.stringify(report) : showConversations(report))
  endWith(isEnough(report.all.as_scripted, flags.atLeast ?? 1) ? 0 : 1)
}

function refuse(goesWith: string, flags: Readonly<Record<string, unknown>>): void {
  const stray = Object.keys(flags).find((name) => flags[name] !== undefined)
  if (stray !== undefined) throw new CommandFailure(2, `${stray} goes with ${goesWith}. Leave it out.`)
}

function isEnough({ share }: Share, atLeast: number): boolean {
  return (share ?? 0) >= atLeast
}

function shareOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const share = Number(text)
    if (!/^[01](\.\d+)?$/.test(text) || share > 1)
      throw new InvalidArgumentError('A share is a number from 0 to 1, e.g. 0.98.')
    return share
  })
}

function timesOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const times = Number(text)
    if (!/^\d{1,4}$/.test(text) || times < 1) throw new InvalidArgumentError('At least 1, at most 9999.')
    return times
  })
}
