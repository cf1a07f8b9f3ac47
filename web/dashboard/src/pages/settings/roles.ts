import type { Role } from '../../../../../src/server/admin/wire.ts'
import { roleNames } from '../../session.tsx'

const roles = ['owner', 'agent', 'viewer'] as const satisfies readonly Role[]

export const roleChoices: { value: Role; label: string }[] = roles.map((value) => ({
  value,
  label: roleNames[value],
}))

export const roleDescriptions: Readonly<Record<Role, string>> = {
  owner: 'Changes everything: the connection, the tools, people and keys.',
  agent: 'Reads conversations and answers shoppers.',
  viewer: 'Looks at everything but changes nothing.',
}

export function isRole(value: string): value is Role {
  return roles.some((role) => role === value)
}
