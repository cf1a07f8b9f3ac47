import { type PointerEvent, type RefObject, useEffect, useState } from 'react'

/** So far from its top a list counts as scrolled, in pixels. */
const slackPx = 8

/**
 * Whether the reader is at a place in the list that must not move: the mouse is over it, or it is scrolled. `inPage`:
 * the list scrolls with the page, not by itself.
 */
export function useHold(list: RefObject<HTMLElement | null>, inPage: boolean) {
  const [isOver, setOver] = useState(false)
  const [isScrolled, setScrolled] = useState(false)
  useEffect(() => {
    const scroller = inPage ? window : list.current
    if (scroller === null) return
    const look = () => setScrolled(offsetOf(list.current, inPage) > slackPx)
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [list, inPage])
  return {
    hold: isOver || isScrolled,
    pointer: {
      onPointerEnter: (event: PointerEvent) => setOver(event.pointerType === 'mouse'),
      onPointerLeave: () => setOver(false),
    },
    toTop: () => {
      if (!inPage) list.current?.scrollTo({ top: 0 })
      else if (offsetOf(list.current, inPage) > slackPx) list.current?.scrollIntoView()
      setOver(false)
    },
  }
}

/** How far its first row is above what can be seen. */
function offsetOf(list: HTMLElement | null, inPage: boolean): number {
  if (list === null) return 0
  return inPage ? -list.getBoundingClientRect().top : list.scrollTop
}
