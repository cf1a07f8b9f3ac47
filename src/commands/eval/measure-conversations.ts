import type { Deviation } from './check-turn.ts'
import type { HeldConversation } from './hold-conversation.ts'
import { groupedByLanguage } from './message.ts'
import { type Latency, latencyOf, mean, passPower, type Share, shareOf } from './statistics.ts'

export type ConversationGroup = {
  readonly name: string
  readonly as_scripted: Share
  readonly turns_right: Share
  readonly with_no_person: Share
}

export type NamedDeviation = Deviation & {
  readonly id: string
  /** From 1 on, as are runs. */
  readonly run: number
  readonly turn: number
  readonly say: string
}

export type ConversationReport = {
  readonly kind: 'conversations'
  readonly engine: 'rules' | 'model'
  readonly conversations: number
  readonly runs_of_each: number
  readonly all: ConversationGroup
  readonly by_language: readonly ConversationGroup[]
  /** Null where fewer than k runs were held of each. */
  readonly pass_power: Readonly<Record<'1' | '4' | '8', number | null>>
  /** Replies that the model itself phrased; of the built-in engine none. */
  readonly said_by_model: Share
  readonly latency: Latency
  readonly deviations: readonly NamedDeviation[]
}

/** One conversation of the file, as often as it was held. */
export type Runs = readonly HeldConversation[]

export function measureConversations(
  all: readonly Runs[],
  engine: ConversationReport['engine'],
): ConversationReport {
  const runs = all.flat()
  const turns = runs.flatMap((run) => run.turns)
  const power = (k: number): number | null => {
    const powers = all.map((held) => passPower(k, held.filter(wentAsScripted).length, held.length))
    return powers.includes(null) ? null : mean(powers.flatMap((value) => value ?? []))
  }
  return {
    kind: 'conversations',
    engine,
    conversations: all.length,
    runs_of_each: all[0]?.length ?? 0,
    all: groupOf('all', runs),
    by_language: groupedByLanguage(runs).map(([name, members]) => groupOf(name, members)),
    pass_power: { 1: power(1), 4: power(4), 8: power(8) },
    said_by_model: shareOf(turns, ({ reply }) => reply?.engine === 'model'),
    latency: latencyOf(turns.map(({ durationMs }) => durationMs)),
    deviations: all.flatMap((held) => held.flatMap((run, index) => deviationsOf(run, index + 1))),
  }
}

function wentAsScripted({ turns }: HeldConversation): boolean {
  return turns.every(({ deviations }) => deviations.length === 0)
}

function groupOf(name: string, runs: Runs): ConversationGroup {
  const turns = runs.flatMap((run) => run.turns)
  return {
    name,
    as_scripted: shareOf(runs, wentAsScripted),
    turns_right: shareOf(turns, ({ deviations }) => deviations.length === 0),
    with_no_person: shareOf(
      runs.filter((run) => !wishesForPerson(run)),
      neededNoPerson,
    ),
  }
}

/** As its script has it, not as the engine took it. */
function wishesForPerson({ written }: HeldConversation): boolean {
  return written.turns.some(({ outcome }) => outcome === 'handoff')
}

const settled = ['answered', 'refused', 'smalltalk', 'out_of_scope'] as const

function neededNoPerson({ turns }: HeldConversation): boolean {
  const outcomes = turns.map(({ reply }) => reply?.outcome)
  return !outcomes.includes('handoff') && settled.some((outcome) => outcome === outcomes.at(-1))
}

function deviationsOf({ written, turns }: HeldConversation, run: number): readonly NamedDeviation[] {
  return turns.flatMap(({ deviations, written: { say } }, index) =>
    deviations.map((deviation) => ({ id: written.id, run, turn: index + 1, say, ...deviation })),
  )
}
