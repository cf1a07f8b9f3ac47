export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/**
 * The log takes an event and named fields, never a sentence: free text is where emails and keys slip through.
 * No field may hold a secret or what a shopper typed.
 */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
