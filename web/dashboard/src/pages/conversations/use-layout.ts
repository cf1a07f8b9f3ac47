import { useMediaQuery } from '@mantine/hooks'

/** How many parts stand side by side: list, conversation, order. With one, the page scrolls. */
export type Layout = 'one' | 'two' | 'three'

const now = { getInitialValueInEffect: false }

export function useLayout(): Layout {
  const three = useMediaQuery('(min-width: 75em)', undefined, now)
  const two = useMediaQuery('(min-width: 62em)', undefined, now)
  if (three) return 'three'
  return two ? 'two' : 'one'
}
