import { ActionIcon } from '@mantine/core'
import IconTrash from '@tabler/icons-react/icons/IconTrash'

/** The bin at the end of a row; `label` says what it removes. Ask with `useConfirm` where it cannot be undone. */
export function RemoveButton({
  label,
  isRemoving,
  remove,
}: {
  label: string
  isRemoving: boolean
  remove: () => void
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      aria-label={label}
      title={label}
      loading={isRemoving}
      onClick={remove}
    >
      <IconTrash size={18} aria-hidden="true" />
    </ActionIcon>
  )
}
