import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 2_000

/** Lets what is under way come to its end, but not for longer than a supervisor waits before it kills. */
export async function endInTime(
  end: () => Promise<unknown>,
  hurry: () => void = () => undefined,
): Promise<void> {
  const ended = end()
  if (await isFirst(ended)) return
  hurry()
  if (await isFirst(ended)) return
  process.exit(0)
}

async function isFirst(ended: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController()
  const late = sleep(patienceMs, 'late', { signal: timer.signal }).catch(() => 'ended')
  const first = await Promise.race([ended.then(() => 'ended'), late])
  timer.abort()
  return first === 'ended'
}
