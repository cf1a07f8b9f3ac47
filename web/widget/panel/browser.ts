import { KeptText, type TextStore } from './kept-text.ts'

/** Calls back after so many ms; what it returns takes that back. */
export function wait(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** 32 hex digits. `crypto.randomUUID` is not there on a page without https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Only in this tab, over page loads where the browser lets us. */
export function keptInTab(key: string): KeptText {
  return new KeptText(key, [(): TextStore => window.sessionStorage])
}

/** In all tabs, or else in this one. */
export function keptInBrowser(key: string): KeptText {
  return new KeptText(key, [(): TextStore => window.localStorage, (): TextStore => window.sessionStorage])
}

/** What one tab has written takes a moment until another can read it. */
const storageMs = 250

/** Runs the task in one tab at a time, where the browser has locks. The next sees what the one before has kept. */
export function oneTabAtATime(name: string): <Value>(task: () => Promise<Value>) => Promise<Value> {
  return async (task) => {
    if (navigator.locks === undefined) return task()
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return task()
    }
    try {
      const { locks } = navigator
      const first = await locks.request(name, { ifAvailable: true }, async (lock) =>
        lock === null ? null : { value: await begin() },
      )
      if (first !== null) return first.value
      return await locks.request(name, async () => {
        await new Promise((resolve) => setTimeout(resolve, storageMs))
        return begin()
      })
    } catch (error) {
      // A frame whose storage is blocked is refused locks too.
      if (hasBegun) throw error
      return task()
    }
  }
}

/** Whether focus in a text field would bring up a keyboard over half of the panel. */
export function hasTouchKeyboard(): boolean {
  return matchMedia('(pointer: coarse)').matches
}
