import { isDeepStrictEqual } from 'node:util'
import { parseEmail } from '../../domain/email.ts'
import { parseKlarnaOrderId } from '../../domain/klarna-order-id.ts'
import type { Slots } from '../../understanding/slots.ts'
import { isSure } from '../../understanding/sure.ts'
import { type Understanding, understand } from '../../understanding/understand.ts'
import { languageOf, type WrittenMessage } from './message.ts'

/** A message, what was understood, and whether that is what was written down. */
export type JudgedMessage = {
  readonly written: WrittenMessage
  readonly understood: Understanding
  readonly confidence: number
  /** The intents are right: the first where there is one, else all in order. */
  readonly isRight: boolean
  readonly areSlotsRight: boolean
  readonly isLanguageRight: boolean
  /** The engine would answer and not ask back. */
  readonly isAnswered: boolean
  readonly durationMs: number
}

export function judgeMessage(written: WrittenMessage): JudgedMessage {
  const from = performance.now()
  const understood = understand(written.text)
  const durationMs = performance.now() - from
  const { intents, confidence } = understood
  return {
    written,
    understood,
    confidence,
    isRight:
      written.intents.length === 1
        ? intents[0] === written.intents[0]
        : isDeepStrictEqual(intents, written.intents),
    areSlotsRight: isDeepStrictEqual(understood.slots, slotsOf(written)),
    isLanguageRight: understood.language === languageOf(written),
    isAnswered: isSure(understood),
    durationMs,
  }
}

function slotsOf({ slots }: WrittenMessage): Slots {
  return {
    email: parseEmail(slots.email) ?? null,
    orderReference: slots.order_reference ?? null,
    klarnaOrderId: parseKlarnaOrderId(slots.klarna_order_id) ?? null,
    klarnaReference: slots.klarna_reference ?? null,
  }
}
