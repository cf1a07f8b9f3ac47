import type { Database } from './database.ts'

const mostKept = 1_000

/**
 * A read that remembers what it found until the database changes, by whichever process: so a key removed or a switch
 * turned elsewhere counts from the next question on. For what is never committed lightly. What is not found is looked
 * for anew.
 */
export function untilChanged<Found>(
  { version }: Pick<Database, 'version'>,
  read: (key: string) => Promise<Found>,
): (key: string) => Promise<Found> {
  const kept = new Map<string, Found>()
  let of: number | null = null
  return async (key) => {
    // Before the read: what is committed in between is then looked for once more.
    const current = version()
    if (current === null) return read(key)
    if (current !== of) kept.clear()
    of = current
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = await read(key)
    if (found !== undefined && current === of && kept.size < mostKept) kept.set(key, found)
    return found
  }
}
