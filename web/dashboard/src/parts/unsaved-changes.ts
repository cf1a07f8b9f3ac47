import { useCallback, useEffect, useLayoutEffect } from 'react'
import type { RouterOptions } from 'wouter'
import { useConfirm } from './confirm.tsx'

/** The forms on the screen with something in them that is not saved. */
const unsaved = new Set<symbol>()

/** While `changed`, the person is asked before what they wrote is lost. */
export function useUnsavedChanges(changed: boolean): void {
  // A layout effect, so that a form that is gone does not hold up the redirect that took its place.
  useLayoutEffect(() => {
    if (!changed) return
    const form = Symbol()
    unsaved.add(form)
    return () => {
      unsaved.delete(form)
    }
  }, [changed])
}

/** For the router: asks before another page opens. Also watches over the window and the way back. */
export function useAskBeforeLeaving(): NonNullable<RouterOptions['aroundNav']> {
  const confirm = useConfirm()
  const ask = useCallback(
    async (leave: () => void) => {
      const yes = await confirm({
        title: 'Leave without saving?',
        body: 'What you changed here is not saved yet and would be lost.',
        action: 'Leave without saving',
        danger: true,
      })
      if (!yes) return
      unsaved.clear()
      leave()
    },
    [confirm],
  )
  useEffect(() => {
    window.addEventListener('beforeunload', holdWindow)
    return () => window.removeEventListener('beforeunload', holdWindow)
  }, [])
  useEffect(() => {
    // Not in every browser yet: there, the way back leaves at once.
    const navigation: Navigation | undefined = window.navigation
    const holdWayBack = (event: NavigateEvent) => {
      const { destination, navigationType, cancelable } = event
      if (unsaved.size === 0 || navigationType !== 'traverse' || !destination.sameDocument || !cancelable)
        return
      event.preventDefault()
      void ask(() => navigation?.traverseTo(destination.key))
    }
    navigation?.addEventListener('navigate', holdWayBack)
    return () => navigation?.removeEventListener('navigate', holdWayBack)
  }, [ask])
  return useCallback(
    (navigate, to, options) => {
      const isElsewhere = new URL(to, location.href).pathname !== location.pathname
      if (unsaved.size === 0 || !isElsewhere || options?.replace === true) navigate(to, options)
      else void ask(() => navigate(to, options))
    },
    [ask],
  )
}

function holdWindow(event: BeforeUnloadEvent): void {
  if (unsaved.size > 0) event.preventDefault()
}
