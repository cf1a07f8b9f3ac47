import { readFileSync } from 'node:fs'

/** The nearest package.json upwards: `src/` runs beside it, the published `dist/src/` one folder deeper. */
function ownVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      return versionIn(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')))
    } catch {
      // Not here: one folder up.
    }
  }
  return '0.0.0'
}

function versionIn(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'version' in json && typeof json.version === 'string')
    return json.version
  throw new TypeError('A package.json has a version')
}

export const version = ownVersion()
