import { useEffect, useState } from 'react'

/** True from when something that was open, here or on an earlier visit with this browser, is done; only on one visit. */
export function useJustDone(key: string, isDone: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(() => read(key) === 'open')
  useEffect(() => {
    if (!isDone) setWasOpen(true)
    write(key, isDone ? 'done' : 'open')
  }, [key, isDone])
  return isDone && wasOpen
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Where storage is blocked the visit itself is all that is known. */
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // See above.
  }
}
