import type { Desk } from './desk.ts'
import type { TurnInput } from './turn.ts'

/** By how many days the shop may have the due date of the proved order moved; empty where nothing is known of it. */
export async function extensionFor(_turn: TurnInput, _desk: Desk): Promise<readonly number[]> {
  return []
}
