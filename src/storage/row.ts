import { StorageError } from './storage-error.ts'

/** For what Kvitto itself has written, and so can be read back unless somebody else changed it. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined)
    throw new StorageError(
      'corrupt_row',
      `The database holds something unreadable: ${what}. Restore a backup.`,
    )
  return value
}

export function oneOf<T extends string>(values: readonly T[], value: string, what: string): T {
  return present(
    values.find((known) => known === value),
    what,
  )
}

export function dateOrNull(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
