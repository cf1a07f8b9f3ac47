import { tools } from '../../tools/index.ts'
import { type Intent, intents, notLookedUp } from '../../understanding/intents.ts'
import { understand } from '../../understanding/understand.ts'
import { type JudgedMessage, judgeMessage } from './judge-message.ts'
import { groupedByLanguage, languageOf, type WrittenMessage } from './message.ts'
import { type Coverage, coverageAt, type Latency, latencyOf, type Share, shareOf } from './statistics.ts'

export type Group = {
  readonly name: string
  readonly count: number
  readonly intents: Share
  readonly slots: Share
  readonly language: Share
}

/** What the intents that must lead to no look-up led to. */
export type Stray = {
  readonly intent: Intent
  /** One of the nine tools is among what is understood. */
  readonly as_tool: Share
  /** So, and sure enough to be answered. */
  readonly as_tool_answered: Share
}

export type MessageReport = {
  readonly kind: 'messages'
  readonly all: Group
  readonly by_language: readonly Group[]
  readonly by_intent: readonly Group[]
  readonly coverage: Coverage
  readonly threshold: {
    readonly answered: Share
    readonly right_of_answered: Share
    readonly asked_back: Share
  }
  readonly strays: readonly Stray[]
  readonly latency: Latency
  readonly wrong: readonly WrongMessage[]
}

export type WrongMessage = {
  readonly id: string
  readonly text: string
  readonly confidence: number
  /** What differs: expected, and understood. */
  readonly differs: Readonly<Record<string, readonly [expected: string, understood: string]>>
}

/** Reads every message as the engine does, with no conversation before it. */
export function measureMessages(
  messages: readonly WrittenMessage[],
  precision: number,
  onProgress: (done: number) => void,
): MessageReport {
  // The first message waits for the model file, and a few more for the compiler.
  for (const { text } of messages.slice(0, 20)) understand(text)
  const judged = messages.map((message, index) => {
    onProgress(index)
    return judgeMessage(message)
  })
  const answered = judged.filter(({ isAnswered }) => isAnswered)
  return {
    kind: 'messages',
    all: groupOf('all', judged),
    by_language: groupedByLanguage(judged).map(([name, members]) => groupOf(name, members)),
    by_intent: intents.flatMap((intent) => {
      const members = judged.filter(({ written }) => written.intents[0] === intent)
      return members.length === 0 ? [] : [groupOf(intent, members)]
    }),
    coverage: coverageAt(precision, judged),
    threshold: {
      answered: shareOf(judged, ({ isAnswered }) => isAnswered),
      right_of_answered: shareOf(answered, ({ isRight }) => isRight),
      asked_back: shareOf(judged, ({ isAnswered }) => !isAnswered),
    },
    strays: notLookedUp.map((intent) => strayOf(intent, judged)),
    latency: latencyOf(judged.map(({ durationMs }) => durationMs)),
    wrong: judged.flatMap((message) => wrongOf(message) ?? []),
  }
}

function groupOf(name: string, members: readonly JudgedMessage[]): Group {
  return {
    name,
    count: members.length,
    intents: shareOf(members, ({ isRight }) => isRight),
    slots: shareOf(members, ({ areSlotsRight }) => areSlotsRight),
    language: shareOf(members, ({ isLanguageRight }) => isLanguageRight),
  }
}

/** Of messages that ask for nothing that a tool knows: a parcel and a refund in one message may be looked up. */
function strayOf(intent: Intent, judged: readonly JudgedMessage[]): Stray {
  const members = judged.filter(
    ({ written }) => written.intents[0] === intent && !written.intents.some(isToolIntent),
  )
  const isTool = ({ understood }: JudgedMessage): boolean => understood.intents.some(isToolIntent)
  return {
    intent,
    as_tool: shareOf(members, isTool),
    as_tool_answered: shareOf(members, (message) => isTool(message) && message.isAnswered),
  }
}

function isToolIntent(intent: Intent): boolean {
  return tools.some(({ name }) => name === `get_${intent}`)
}

function wrongOf(message: JudgedMessage): WrongMessage | undefined {
  const { written, understood, confidence, isRight, areSlotsRight, isLanguageRight } = message
  if (isRight && areSlotsRight && isLanguageRight) return undefined
  const { email, orderReference, klarnaOrderId, klarnaReference } = understood.slots
  const slots = {
    email,
    order_reference: orderReference,
    klarna_order_id: klarnaOrderId,
    klarna_reference: klarnaReference,
  }
  const differs = {
    ...(isRight ? {} : { intents: [written.intents.join(' '), understood.intents.join(' ')] as const }),
    ...(areSlotsRight ? {} : { slots: [slotText(written.slots), slotText(slots)] as const }),
    ...(isLanguageRight ? {} : { language: [languageOf(written), understood.language] as const }),
  }
  return { id: written.id, text: written.text, confidence, differs }
}

function slotText(slots: Readonly<Record<string, string | null | undefined>>): string {
  const named = Object.entries(slots).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${value}`],
  )
  return named.length === 0 ? 'none' : named.join(' ')
}
