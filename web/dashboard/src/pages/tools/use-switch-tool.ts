import { useQueryClient } from '@tanstack/react-query'
import type { Tools, ToolView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useSave } from '../../use-save.ts'

/** Switches a tool on or off, and keeps the list as the server answers. */
export function useSwitchTool({ name }: Pick<ToolView, 'name'>): {
  readonly run: (enabled: boolean, done?: () => void) => void
  readonly isSaving: boolean
} {
  const queryClient = useQueryClient()
  const save = useSave({
    request: ({ enabled }: Change) => api.put<ToolView>(`/tools/${name}`, { enabled }),
    onDone: (saved, { done }) => {
      queryClient.setQueryData<Tools>(['/tools'], (before) =>
        before === undefined
          ? before
          : { tools: before.tools.map((tool) => (tool.name === name ? saved : tool)) },
      )
      done?.()
    },
  })
  return { run: (enabled, done) => save.run({ enabled, done }), isSaving: save.isSaving }
}

type Change = { readonly enabled: boolean; readonly done: (() => void) | undefined }
