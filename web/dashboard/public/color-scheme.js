// Before the first paint, so that nobody who chose dark sees a flash of light. A file, because the page's
// Content-Security-Policy allows no inline script.
;(() => {
  let chosen
  try {
    chosen = localStorage.getItem('kvitto-color-scheme')
  } catch {
    // Storage is blocked: follow the system.
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : system
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
})()
