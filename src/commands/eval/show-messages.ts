import type { Group, MessageReport, WrongMessage } from './measure-messages.ts'
import type { Share } from './statistics.ts'
import { milliseconds, percent, table } from './table.ts'

/** The report for people, as lines. */
export function showMessages(report: MessageReport, withWrong: boolean): string {
  const { all, by_language, by_intent, strays, wrong } = report
  const header = ['messages', 'accuracy', 'slots', 'language']
  return [
    table(['Language', ...header], [...by_language, all].map(row)),
    '',
    table(['Intent', ...header], by_intent.map(row)),
    '',
    ...summary(report),
    '',
    table(
      ['Must lead to no look-up', 'messages', 'to a tool', 'and answered'],
      strays.map(({ intent, as_tool, as_tool_answered }) => [
        intent,
        String(as_tool.of),
        counted(as_tool),
        counted(as_tool_answered),
      ]),
    ),
    ...(withWrong ? ['', `Wrong: ${wrong.length}`, ...wrong.map(wrongLine)] : []),
  ].join('\n')
}

function row({ name, count, intents, slots, language }: Group): readonly string[] {
  return [name, String(count), percent(intents.share), percent(slots.share), percent(language.share)]
}

function summary({ coverage, threshold, latency }: MessageReport): readonly string[] {
  const { answered, right_of_answered, asked_back } = threshold
  const from = coverage.threshold === null ? '' : `, from a confidence of ${coverage.threshold.toFixed(3)}`
  return [
    `Coverage at ${percent(coverage.precision)} right: ${percent(coverage.share)} (${coverage.count} messages)${from}`,
    `As the engine decides: ${percent(answered.share)} answered, ${percent(right_of_answered.share)} of these right, ${percent(asked_back.share)} asked back`,
    `Latency: median ${milliseconds(latency.median_ms)}, p99 ${milliseconds(latency.p99_ms)}`,
  ]
}

function counted({ count, share }: Share): string {
  return `${count} (${percent(share)})`
}

function wrongLine({ id, text, confidence, differs }: WrongMessage): string {
  const found = Object.entries(differs).map(
    ([what, [expected, understood]]) => `    ${what}: ${expected} → ${understood}`,
  )
  return [`  ${id} ${JSON.stringify(text)} (${confidence.toFixed(3)})`, ...found].join('\n')
}
