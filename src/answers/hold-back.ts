import { setTimeout as sleep } from 'node:timers/promises'

const ofOrders = { earliestMs: 1_000, stepMs: 500 }

/**
 * Waits until the first multiple of 500 ms that is at least 1 s after `receivedAt`: whether an order exists must not
 * show in how long the answer takes. Times are monotonic milliseconds. Of what is not about orders, the caller says
 * other times.
 */
export async function holdBack(
  receivedAt: number,
  monotonic: () => number,
  { earliestMs, stepMs } = ofOrders,
): Promise<void> {
  const elapsed = monotonic() - receivedAt
  const leaveAt = receivedAt + Math.max(earliestMs, Math.ceil(elapsed / stepMs) * stepMs)
  // A timer may fire a little early.
  for (let left = leaveAt - monotonic(); left > 0; left = leaveAt - monotonic()) await sleep(Math.ceil(left))
}
