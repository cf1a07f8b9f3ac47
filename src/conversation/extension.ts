import { extensionDays } from '../tools/extension-days.ts'
import { resume } from '../verification/verify.ts'
import type { Desk } from './desk.ts'
import type { TurnInput } from './turn.ts'

/** By how many days the shop may have the due date of the proved order moved; empty where nothing is known of it. */
export async function extensionFor({ scope }: TurnInput, desk: Desk): Promise<readonly number[]> {
  const proof = desk.proof()
  if (proof === undefined) return []
  const verification = await resume(scope, proof.grant)
  return verification.outcome === 'verified' ? extensionDays(scope, verification.order) : []
}
