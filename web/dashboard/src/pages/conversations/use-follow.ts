import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** So near to the end somebody reads the newest, in pixels. */
const nearPx = 96

/**
 * Keeps the end of a conversation in sight for whoever is there, and leaves alone whoever reads further up: they are
 * told (`isBehind`) that there is more. `inPage`: it scrolls with the page, not in `box`.
 */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  inPage: boolean,
  length: number,
) {
  const isNear = useRef(true)
  const [isBehind, setBehind] = useState(false)
  const seen = useRef(length)
  const scrollerOf = () => (inPage ? document.scrollingElement : box.current)
  const toEnd = () => {
    const scroller = scrollerOf()
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight
    isNear.current = true
    setBehind(false)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `toEnd` is of this rendering
  useLayoutEffect(() => {
    toEnd()
    let lastTop = 0
    const look = () => {
      const scroller = scrollerOf()
      if (scroller === null) return
      const { scrollHeight, scrollTop, clientHeight } = scroller
      // Only a reader goes up; away from the end leads also what has just come in.
      if (scrollHeight - scrollTop - clientHeight < nearPx) isNear.current = true
      else if (scrollTop < lastTop) isNear.current = false
      lastTop = scrollTop
      if (isNear.current) setBehind(false)
    }
    // The room also shrinks, as when the field below grows.
    const observer = new ResizeObserver(() => isNear.current && toEnd())
    for (const element of [box.current, content.current]) if (element !== null) observer.observe(element)
    const target = inPage ? window : box.current
    target?.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      target?.removeEventListener('scroll', look)
    }
  }, [inPage])
  useEffect(() => {
    if (length > seen.current && !isNear.current) setBehind(true)
    seen.current = length
  }, [length])
  return { isBehind, toEnd }
}
