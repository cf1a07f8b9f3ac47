import { Button } from '@mantine/core'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { useSave } from '../../use-save.ts'

/** The two buttons that end a connection as it is. `path` is the server's. */
export function ReplaceOrDisconnect<View extends { readonly state: string }>({
  view,
  name,
  path,
  consequence,
  keep,
  replace,
}: {
  view: View
  name: string
  path: string
  /** What disconnecting means. */
  consequence: string
  keep: (view: View) => void
  replace: () => void
}) {
  const confirm = useConfirm()
  const disconnect = useSave({
    request: () => api.delete<View>(path),
    done: `${name} is disconnected.`,
    onDone: keep,
  })
  const askAndDisconnect = async () => {
    const yes = await confirm({
      title: `Disconnect ${name}?`,
      body: consequence,
      action: 'Disconnect',
      danger: true,
    })
    if (yes) disconnect.run(undefined)
  }
  return (
    <>
      <Button variant={view.state === 'connected' ? 'default' : 'filled'} onClick={replace}>
        Replace
      </Button>
      <Button
        variant="subtle"
        color="red"
        loading={disconnect.isSaving}
        onClick={() => void askAndDisconnect()}
      >
        Disconnect
      </Button>
    </>
  )
}
