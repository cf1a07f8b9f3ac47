/** `failed`: to be mended. `unreachable`: to be waited for, or mended elsewhere. `warned`: works, and could be better. */
export type CheckState = 'ok' | 'failed' | 'unreachable' | 'warned' | 'skipped'

/** One line of the doctor's. `wayOut` says what to do. Holds no secret. */
export type Check = {
  readonly name: string
  readonly state: CheckState
  readonly found: string
  readonly wayOut?: string
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found })
export const skipped = (name: string, found: string): Check => ({ name, state: 'skipped', found })
export const failed = (name: string, found: string, wayOut: string): Check => ({
  name,
  state: 'failed',
  found,
  wayOut,
})
export const warned = (name: string, found: string, wayOut: string): Check => ({
  name,
  state: 'warned',
  found,
  wayOut,
})
export const unreachable = (name: string, found: string, wayOut: string): Check => ({
  name,
  state: 'unreachable',
  found,
  wayOut,
})
