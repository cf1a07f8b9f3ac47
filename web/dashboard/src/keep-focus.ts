/**
 * A button is disabled while it works, and browsers then take the focus from it. It gets the focus back when it can be
 * pressed again, if by then nothing else has it.
 */
export function keepFocusOfBusyButtons(): void {
  let busy: HTMLElement | null = null
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof HTMLElement)) continue
      // Told before the browser takes the focus away, which it does when it next draws the page.
      if (target.matches(':disabled')) busy = target === document.activeElement ? target : busy
      else if (target === busy) {
        if (document.activeElement === document.body) busy.focus()
        busy = null
      }
    }
  })
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['disabled'] })
}
