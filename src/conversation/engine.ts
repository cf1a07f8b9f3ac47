import type { Engine } from './turn.ts'

/** Loads the engine when the first message comes: a start need not wait for it. */
export function engineLoader(): () => Promise<Engine> {
  let loaded: Promise<Engine> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

async function load(): Promise<Engine> {
  const { rules } = await import('./rules.ts')
  return rules
}
