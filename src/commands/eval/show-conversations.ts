import type { ConversationGroup, ConversationReport, NamedDeviation } from './measure-conversations.ts'
import type { Share } from './statistics.ts'
import { milliseconds, percent, table } from './table.ts'

/** The report for people, as lines. */
export function showConversations(report: ConversationReport): string {
  const { all, by_language, engine, said_by_model, pass_power, latency, runs_of_each, deviations } = report
  const powers = Object.entries(pass_power).flatMap(([k, value]) =>
    value === null ? [] : [`pass^${k} ${percent(value)}`],
  )
  return [
    table(
      [
        'Language',
        runs_of_each > 1 ? 'runs' : 'conversations',
        'as scripted',
        'turns right',
        'with no person',
      ],
      [...by_language, all].map(row),
    ),
    '',
    `${powers.join(', ')} (${report.conversations} conversations, ${runs_of_each} ${runs_of_each === 1 ? 'run' : 'runs'} of each)`,
    `Engine: ${engine}${engine === 'model' ? `; ${percent(said_by_model.share)} of the replies in the model's own words` : ''}`,
    `Latency of a turn: median ${milliseconds(latency.median_ms)}, p99 ${milliseconds(latency.p99_ms)}`,
    ...(deviations.length === 0 ? [] : ['', 'Not as scripted:', ...namedOnce(deviations)]),
  ].join('\n')
}

function row({ name, as_scripted, turns_right, with_no_person }: ConversationGroup): readonly string[] {
  return [
    name,
    String(as_scripted.of),
    counted(as_scripted),
    counted(turns_right),
    with_no_person.of === 0 ? '–' : counted(with_no_person),
  ]
}

function counted({ count, of, share }: Share): string {
  return `${count}/${of} ${percent(share).padStart(7)}`
}

/** Under its turn; what deviates alike in several runs is shown once, with their number. */
function namedOnce(deviations: readonly NamedDeviation[]): readonly string[] {
  const alike = Map.groupBy(deviations, ({ run: _run, ...rest }) => JSON.stringify(rest))
  const named = [...alike.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ heading: headingOf(first, group.length), line: lineOf(first) }]
  })
  return [...Map.groupBy(named, ({ heading }) => heading)].flatMap(([heading, members]) => [
    heading,
    ...members.map(({ line }) => line),
  ])
}

function headingOf({ id, turn, say }: NamedDeviation, times: number): string {
  return `  ${id} turn ${turn}${times > 1 ? `, in ${times} runs` : ''}: ${JSON.stringify(say)}`
}

function lineOf({ what, expected, said }: NamedDeviation): string {
  return `    ${what}: expected ${expected}\n      said ${JSON.stringify(said)}`
}
