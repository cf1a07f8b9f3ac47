import { notLookedUp } from './intents.ts'
import type { Understanding } from './understand.ts'

/** From this confidence on it is better to answer than to ask back. */
const sureEnough = 0.6
/** Where a wish that must not be looked up is this likely as well, only this confidence will do. */
const doubtful = 0.03
const sureInDoubt = 0.9

/** Whether to answer without asking back. Of the messages answered so, docs/decisions/0005 says how many are right. */
export function isSure({ intents, confidence, alternatives }: Understanding): boolean {
  if (intents.length > 1) return true
  const [first, ...others] = alternatives
  if (first === undefined || notLookedUp.includes(first.intent)) return confidence >= sureEnough
  const inDoubt = others.some((other) => notLookedUp.includes(other.intent) && other.confidence >= doubtful)
  return confidence >= (inDoubt ? sureInDoubt : sureEnough)
}
