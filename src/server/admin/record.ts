import type { Visitor } from './session.ts'

/** Writes down who changed what. No personal data: people and things by their IDs. */
export function record(
  { person, scope }: Pick<Visitor, 'person' | 'scope'>,
  action: string,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  return scope.storage.audit.append({ at: scope.now(), actor: `person:${person.id}`, action, detail })
}
