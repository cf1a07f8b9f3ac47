import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The nearest package.json upwards: `src/` runs beside it, the published `dist/src/` one folder deeper. */
function ownVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(path, import.meta.url), 'utf8')
      return z.object({ version: z.string() }).parse(JSON.parse(text)).version
    } catch {
      // Not here: one folder up.
    }
  }
  return '0.0.0'
}

export const version = ownVersion()
