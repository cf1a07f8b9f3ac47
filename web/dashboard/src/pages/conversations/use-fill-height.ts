import { type RefObject, useLayoutEffect } from 'react'

/** Room that stays below, and the least height, in pixels. */
const belowPx = 32
const leastPx = 448

/** Makes an element as high as what is left of the window below its top, while `active`. */
export function useFillHeight(element: RefObject<HTMLElement | null>, active: boolean): void {
  useLayoutEffect(() => {
    const { current } = element
    if (current === null || !active) return
    const fit = () => {
      const top = current.getBoundingClientRect().top + window.scrollY
      current.style.height = `${Math.max(leastPx, window.innerHeight - top - belowPx)}px`
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(document.body)
    window.addEventListener('resize', fit)
    // The shell glides to its new padding.
    document.addEventListener('transitionend', fit)
    return () => {
      document.removeEventListener('transitionend', fit)
      observer.disconnect()
      window.removeEventListener('resize', fit)
      current.style.height = ''
    }
  }, [element, active])
}
