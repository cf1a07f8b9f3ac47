import type { ConnectionCheck, Place } from '../klarna/check-connection.ts'
import { type Explained, explainRefusal, isForLater, wordOf } from '../klarna/explain-refusal.ts'
import type { ExitCode } from './command.ts'

/** What came of trying credentials, in words for a terminal; `undefined` where Klarna took them. */
export function explainCheck(
  check: ConnectionCheck,
  place: Place,
  via: string | null,
): (Explained & { readonly exitCode: ExitCode }) | undefined {
  if (check.outcome === 'accepted') return undefined
  return { ...explainRefusal(check, place, via, connectThere), exitCode: isForLater(check) ? 3 : 1 }
}

function connectThere({ region, environment }: Place): string {
  return `Run: kvitto connect --region ${region} --environment ${wordOf(environment)}`
}
