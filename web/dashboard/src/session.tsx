import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { Role, Session } from '../../../src/server/admin/wire.ts'
import { ApiError, api, keepCsrfToken } from './api.ts'

/** `read`: look at it. `reply`: talk to shoppers. `write`: change how the shop is set up, its people and its keys. */
export type Permission = 'read' | 'reply' | 'write'

const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  owner: ['read', 'reply', 'write'],
  agent: ['read', 'reply'],
  viewer: ['read'],
}

export const roleNames: Readonly<Record<Role, string>> = { owner: 'Owner', agent: 'Agent', viewer: 'Viewer' }

type SignedIn = {
  readonly session: Session
  readonly can: (permission: Permission) => boolean
  readonly signOut: () => Promise<void>
}

const SessionContext = createContext<SignedIn | null>(null)

/** Who is signed in, and what they may do. Only under the shell. */
export function useSession(): SignedIn {
  const signedIn = useContext(SessionContext)
  if (signedIn === null) throw new Error('useSession was called outside of the shell. Call it in a page.')
  return signedIn
}

/** The session, null while signed out. */
export function useReadSession() {
  return useQuery<Session | null>({ queryKey: ['/session'], queryFn: readSession, staleTime: 60_000 })
}

/** Puts a new session in place: after signing in, and after a change of one's own shop. */
export function useKeepSession(): (session: Session) => void {
  const queryClient = useQueryClient()
  return (session) => {
    keepCsrfToken(session.csrf_token)
    queryClient.setQueryData(['/session'], session)
  }
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const queryClient = useQueryClient()
  const can = (permission: Permission) => permissions[session.user.role].includes(permission)
  const signOut = async () => {
    await api.delete('/session')
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/session' })
    queryClient.setQueryData(['/session'], null)
  }
  return <SessionContext value={{ session, can, signOut }}>{children}</SessionContext>
}

async function readSession({ signal }: { signal: AbortSignal }): Promise<Session | null> {
  try {
    const session = await api.get<Session>('/session', signal)
    keepCsrfToken(session.csrf_token)
    return session
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}
