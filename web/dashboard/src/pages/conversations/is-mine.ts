import type { ConversationLine, Person } from '../../../../../src/server/admin/wire.ts'

/** Whether it is with this person. The server keeps no more than the first name, as shoppers are told it. */
export function isMine(
  { status, agent }: Pick<ConversationLine, 'status' | 'agent'>,
  { name }: Person,
): boolean {
  return status === 'agent' && agent === (name.trim().split(/\s+/)[0] ?? name)
}
