import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { DisagreementView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'

/** For those who may talk to shoppers. What tells of it is read again. */
export function SettleButton({
  view,
  onSettled,
}: {
  view: Pick<DisagreementView, 'id' | 'order_number'>
  onSettled: () => void
}) {
  const { can } = useSession()
  const queryClient = useQueryClient()
  const settle = useSave({
    request: () => api.post<DisagreementView>(`/disagreements/${encodeURIComponent(view.id)}/settle`),
    done: `The disagreement about ${view.order_number} is settled.`,
    refresh: ['/disagreements', '/conversations', '/session'],
    onDone: onSettled,
    // Somebody else was faster, or it settled itself.
    onRefused: ({ status }) => {
      if (status === 409)
        void queryClient.invalidateQueries({
          predicate: ({ queryKey: [path] }) => /^\/(disagreements|session)/.test(String(path)),
        })
    },
  })
  if (!can('reply')) return null
  return (
    <Button
      variant="default"
      loading={settle.isSaving}
      onClick={() => settle.run(undefined)}
      aria-label={`Mark as settled: ${view.order_number}`}
    >
      Mark as settled
    </Button>
  )
}
