import { type RefObject, useEffect, useRef } from 'react'

/** The heading of what is shown; when something else takes its place, whoever changed it goes on reading there. */
export function useFocusAfter(shown: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current !== shown) heading.current?.focus()
    before.current = shown
  }, [shown])
  return heading
}
