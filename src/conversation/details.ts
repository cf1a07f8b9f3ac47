import { parseOrderReference } from '../domain/order-reference.ts'
import type { Slots } from '../understanding/slots.ts'
import { type State, withoutExpired } from './state.ts'
import type { Brought } from './turn.ts'

/**
 * What the shopper wrote of order and email, into the state. A new email is somebody else until shown otherwise, so it
 * ends every proof. `now` in milliseconds since 1970; `turns`: how many there were before this message.
 */
export function noted(
  before: State,
  slots: Slots,
  { now, turns }: { readonly now: number; readonly turns: number },
): { state: State; brought: Brought } {
  const left = withoutExpired(before, now)
  const expired = before.proofs.length > left.proofs.length
  const current = expired ? { ...left, pastTurns: turns } : left
  const reference = slots.klarnaOrderId ?? slots.klarnaReference ?? slots.orderReference
  const brought = { reference: reference !== null, email: slots.email !== null, expired }
  if (!brought.reference && !brought.email) return { state: current, brought }
  const another = slots.email !== null && current.email !== null && slots.email !== current.email
  const state = {
    ...current,
    reference: reference ?? current.reference,
    email: slots.email ?? current.email,
    givenAt: now,
    ...(another ? { proofs: [], pastTurns: turns } : {}),
  }
  return { state, brought }
}

/** One spelling of a reference for all, to tell whether two name the same order. */
export function referenceKey(reference: string | null): string | undefined {
  return reference === null ? undefined : parseOrderReference(reference)?.key
}
