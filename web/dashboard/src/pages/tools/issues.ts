import type { Tried } from '../../../../../src/server/admin/wire.ts'

/** What a tool found wrong with its input, field by field. */
export function issuesOf({ reply }: Tried): readonly { readonly path: string; readonly message: string }[] {
  const issues: unknown = reply['issues']
  if (!Array.isArray(issues)) return []
  return issues.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null) return []
    const { path, message }: { path?: unknown; message?: unknown } = issue
    return typeof path === 'string' && typeof message === 'string' ? [{ path, message }] : []
  })
}
